"""What there is to settle about labels: which codes seem one step, which codings seem to have the wrong code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp

from klantreis.journeys import evidence, shaping
from klantreis.journeys.reasons import Reason, ReasonKind
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.journeys import Quote
from klantreis.model.touchpoints import Project
from klantreis.store import journeys as store
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.workflow import building, deciding, merge
from klantreis.workflow.evidence import gather

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
    refused = told_apart_by_people(heeded)
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


def told_apart_by_people(heeded: Sequence[Decision]) -> set[frozenset[str]]:
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
