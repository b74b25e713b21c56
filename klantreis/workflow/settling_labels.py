"""Settling labels: what people say to the proposals, one by one or many at once."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from klantreis.journeys import shaping
from klantreis.model.codes import Codebook
from klantreis.model.codings import Coding
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line
from klantreis.workflow import code, deciding
from klantreis.workflow.evidence import Voices, gather
from klantreis.workflow.label_proposals import LabelProposal, ProposalKind, told_apart_by_people


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
    refused = told_apart_by_people(deciding.heeded(study, gather(study).codebook))
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
