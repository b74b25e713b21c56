"""Settling labels: which codes seem one step, which codings seem to have the wrong code, and what people say to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from math import exp

from klantreis.journeys import evidence, shaping
from klantreis.journeys.reasons import Reason, ReasonKind
from klantreis.model.codes import Codebook
from klantreis.model.codings import Coding
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Quote
from klantreis.model.touchpoints import Project
from klantreis.store import journeys as store
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line
from klantreis.workflow import building, code, deciding, merge
from klantreis.workflow.evidence import Voices, gather

EXAMPLES = 5
"""At most so many quotes are given of either side."""
LEAST_CHANCE = 0.2
"""A pair of codes that is less likely one step is not worth a question."""
_EVERY = 10**6


class ProposalKind(StrEnum):
    """What is proposed."""

    SAME = "same"
    """Two codes are one step."""
    RECODE = "recode"
    """A coding has another code."""


@dataclass(frozen=True)
class LabelProposal:
    """Something to settle: that `subject` is part of the code `object`, both paths.

    Of a coding that seems to have another code `coding` has the id, and `subject` is the code that it
    has now. `chance`: how likely it is that it must change (0…1). `score`: that times how much would
    change. `reasons` and `against` are sentences.
    """

    kind: ProposalKind
    subject: str
    object: str
    chance: float
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    examples: tuple[Quote, ...]
    other_examples: tuple[Quote, ...]
    coding: str = ""


@at_one_moment
def proposals(study: Study) -> tuple[LabelProposal, ...]:
    """What is there to settle, what would change most first, and last what an interview tells apart.

    Nothing that was settled before, and no pair of codes below LEAST_CHANCE.
    """
    from klantreis.journeys import builder
    from klantreis.journeys.hints import hints
    from klantreis.journeys.questions import QuestionKind, questions

    voices = gather(study)
    project = merge.project(study)
    if not project.tellings:
        return ()
    heeded = deciding.heeded(study, voices.codebook)
    constraints = building.constraints(study)
    before = store.latest(study)
    personas = min(before.personas if before else study.settings.personas, len(project.tellings))
    proposal = builder.build(project, personas, constraints)
    behind: dict[str, list[Quote]] = {}
    for touch, concept in proposal.concepts.items():
        behind.setdefault(concept, []).append(voices.quotes[touch])
    quotes = {concept: evidence.ranked(found) for concept, found in behind.items()}
    refused = _refused(heeded)
    tellers = _tellers(project, proposal.concepts)
    found = []
    # Given codes are never asked about, so the codes stand there as if the builder had proposed them.
    for question in questions(_uncoded(project), proposal, most=_EVERY):
        pair = (question.subject, question.object)
        if question.kind is not QuestionKind.SAME or question.chance < LEAST_CHANCE:
            continue
        if frozenset(pair) not in refused:
            found.append(
                LabelProposal(
                    ProposalKind.SAME,
                    *pair,
                    question.chance,
                    question.score,
                    tuple(_told(reason) for reason in question.reasons),
                    _against(len(tellers[pair[0]] & tellers[pair[1]])),
                    quotes[pair[0]][:EXAMPLES],
                    quotes[pair[1]][:EXAMPLES],
                )
            )
    settled = {each.subject for each in heeded if each.kind in (DecisionKind.RIGHT, DecisionKind.SPLIT)}
    for hint in hints(project, personas, constraints, settled):
        chance = _chance(hint.margin)
        found.append(
            LabelProposal(
                ProposalKind.RECODE,
                hint.own,
                hint.proposed,
                chance,
                chance,
                tuple(_told(reason) for reason in hint.reasons),
                (),
                (voices.quotes[hint.touchpoint],),
                quotes[hint.proposed][:EXAMPLES],
                hint.touchpoint,
            )
        )
    return tuple(
        sorted(found, key=lambda p: (bool(p.against), -round(p.score, 6), p.kind, p.subject, p.object, p.coding))
    )


def _uncoded(project: Project) -> Project:
    tellings = (
        replace(telling, touchpoints=tuple(replace(touch, concept=None) for touch in telling.touchpoints))
        for telling in project.tellings
    )
    return replace(project, tellings=tuple(tellings))


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-log_odds))


def _refused(heeded: Sequence[Decision]) -> set[frozenset[str]]:
    """The pairs that people keep apart, each concept as what it is part of."""
    same = shaping.same_as(heeded)
    return {
        frozenset(same.get(concept, concept) for concept in (each.subject, each.object))
        for each in heeded
        if each.kind is DecisionKind.APART
    }


def _tellers(project: Project, concepts: Mapping[str, str]) -> dict[str, set[str]]:
    tellers: dict[str, set[str]] = {}
    for telling in project.tellings:
        for touch in telling.touchpoints:
            tellers.setdefault(concepts[touch.id], set()).add(telling.id)
    return tellers


def _against(both: int) -> tuple[str, ...]:
    told = plural(
        "{n} gesprek vertelt beide, als aparte momenten", "{n} gesprekken vertellen beide, als aparte momenten", both
    )
    return (told,) if both else ()


def _told(reason: Reason) -> str:
    texts = {
        ReasonKind.WORDING: _("de namen lijken op elkaar"),
        ReasonKind.CHANNEL: _("het kanaal past"),
        ReasonKind.ACTOR: _("wie het deed past"),
        ReasonKind.PHASE: _("de fase past"),
        ReasonKind.FEELING: _("het gevoel past"),
        ReasonKind.PLACE: _("het komt op dezelfde plek in het verhaal"),
        ReasonKind.NEIGHBOURS: _("ervoor en erna wordt hetzelfde verteld"),
        ReasonKind.PERSONA: _("dezelfde soort respondenten vertelt het"),
        ReasonKind.TOGETHER: _("wat het gesprek verder vertelt past erbij"),
    }
    text = texts[reason.kind]
    return f"{text}: {reason.value}" if reason.value and reason.kind is not ReasonKind.WORDING else text


def accept(study: Study, proposal: LabelProposal, name: str = "") -> None:
    """Make one step of two codes, under a new name where one is given; or give a coding the proposed code.

    Raises KlantreisError where the code or the coding is no longer what it was.
    """
    _settle(study, _accepted(proposal), [proposal], name)


def refuse(study: Study, proposal: LabelProposal) -> None:
    """Keep two codes apart, or a coding as it is; it is not asked again. Raises KlantreisError."""
    if proposal.kind is ProposalKind.RECODE:
        summary = _("Codering {code} is goed zoals ze is").format(code=proposal.subject)
        deciding.decide(study, summary, [Decision(DecisionKind.RIGHT, proposal.coding)])
        return
    one, other = sorted((proposal.subject, proposal.object))
    summary = _("{one} en {other} zijn niet dezelfde stap").format(one=one, other=other)
    deciding.decide(study, summary, [Decision(DecisionKind.APART, one, other)])


def accept_all(study: Study, found: Sequence[LabelProposal], chance: float) -> int:
    """Accept those of at least this chance as one operation, but for what an interview or a person tells apart.

    Returns how many. Raises KlantreisError where there are none, or a code or coding is no longer what it was.
    """
    certain = [proposal for proposal in found if proposal.chance >= chance and not proposal.against]
    refused = _refused(deciding.heeded(study, gather(study).codebook))
    # Two that may be one step can each be the same as a third one from which one of them is kept apart.
    told_apart = {frozenset((p.subject, p.object)) for p in found if p.against} | refused
    groups: dict[str, set[str]] = {}
    taken = []
    for proposal in certain:
        if proposal.kind is ProposalKind.SAME:
            one = groups.get(proposal.subject, {proposal.subject})
            other = groups.get(proposal.object, {proposal.object})
            if one is other or any(frozenset(pair) in told_apart for pair in combinations(sorted(one | other), 2)):
                continue
            united = one | other
            groups.update(dict.fromkeys(united, united))
        taken.append(proposal)
    if not taken:
        raise KlantreisError(_("Er is geen voorstel dat zo zeker is en dat niemand tegenspreekt."))
    summary = plural("{n} voorstel over labels aangenomen", "{n} voorstellen over labels aangenomen", len(taken))
    _settle(study, summary, taken)
    return len(taken)


def _accepted(proposal: LabelProposal) -> str:
    if proposal.kind is ProposalKind.SAME:
        return _("{one} en {other} zijn dezelfde stap").format(one=proposal.subject, other=proposal.object)
    return _("Codering {one} is nu {other}").format(one=proposal.subject, other=proposal.object)


def _settle(study: Study, summary: str, accepted: Sequence[LabelProposal], name: str = "") -> None:
    with operation(study, "journey", summary):
        voices = gather(study)
        same = dict(shaping.same_as(deciding.heeded(study, voices.codebook)))
        made = []
        for proposal in accepted:
            if proposal.kind is ProposalKind.RECODE:
                _recode(study, voices, proposal, same)
                made.append(Decision(DecisionKind.RIGHT, proposal.coding))
                continue
            one, other = (_end(same, concept) for concept in (proposal.subject, proposal.object))
            if one != other:
                same[one] = other
                made.append(Decision(DecisionKind.SAME, one, other))
            if called := one_line(name):
                made.append(Decision(DecisionKind.NAME, other, value=called))
        deciding.decide(study, summary, made)


def _end(same: Mapping[str, str], concept: str) -> str:
    while concept in same:
        concept = same[concept]
    return concept


def _recode(study: Study, voices: Voices, proposal: LabelProposal, same: Mapping[str, str]) -> None:
    coding = _coding(voices, proposal.coding)
    book: Codebook = voices.codebook
    wanted = book.by_path.get(proposal.object)
    if coding is None or wanted is None or _end(same, book.paths[coding.code]) != _end(same, proposal.subject):
        raise KlantreisError(_("Die codering of code is intussen veranderd; bekijk de lijst opnieuw."))
    code.change_coding(study, coding, code=wanted.id)


def _coding(voices: Voices, id_: str) -> Coding | None:
    return next((coding for several in voices.codings.values() for coding in several if coding.id == id_), None)
