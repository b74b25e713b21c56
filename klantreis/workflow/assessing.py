"""Judging findings: how bad, how much work, within whose reach; and ranking them by it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from klantreis.journeys import priority
from klantreis.journeys.priority import Order, ranked
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Assessment, Finding, Nature, OwnReach, Ranked
from klantreis.store import findings as store
from klantreis.store import people, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.workflow import merge

__all__ = ["Judged", "Order", "Ranked", "assess", "conditions", "find", "in_order", "prioritised", "told_by"]

_LEAST, _MOST = 1, 5


class Judged(TypedDict, total=False):
    """What is said of a finding; what is left out stays as it was, None takes it back."""

    condition: str
    severity: int | None
    effort: int | None
    own_reach: OwnReach | None
    nature: Nature | None
    note: str


@at_one_moment
def prioritised(study: Study, findings: Sequence[Finding] | None = None) -> tuple[Ranked, ...]:
    """All findings, or these, with what people made of them; the most pressing of each kind first."""
    found = merge.findings_of(study) if findings is None else findings
    return ranked(found, store.assessments(study), told_by(study), study.settings.priority)


def in_order(study: Study, found: Sequence[Ranked], by: Order) -> tuple[Ranked, ...]:
    """Findings of each kind in another order."""
    return priority.in_order(found, by, merge.phases(study) if by is Order.PHASE else ())


def told_by(study: Study) -> int:
    """How many told anything: participants, or sources where nobody noted who took part."""
    return len(people.participants(study)) or len(sources.sources(study))


def conditions(study: Study) -> tuple[Assessment, ...]:
    """What people made of findings, as far as they said when one holds."""
    return tuple(said for said in store.assessments(study).values() if said.condition)


def find(found: Sequence[Ranked], reference: str) -> Ranked:
    """A finding by its number (from 1), its title or its id. Raises KlantreisError."""
    wanted = reference.strip()
    if wanted.isdecimal() and 0 < int(wanted) <= len(found):
        return found[int(wanted) - 1]
    named = [each for each in found if wanted == each.finding.id or wanted.casefold() == each.finding.title.casefold()]
    if len(named) == 1:
        return named[0]
    if named:
        raise KlantreisError(_("Er zijn meer bevindingen die {name} heten; geef het nummer.").format(name=reference))
    raise KlantreisError(_("Er is geen bevinding {name}; bekijk ze met: klantreis findings").format(name=reference))


def assess(study: Study, finding: Finding, **said: Unpack[Judged]) -> None:
    """Say what one makes of a finding. Raises KlantreisError where a number is not one from 1 to 5."""
    for number in (said.get("severity"), said.get("effort")):
        if number is not None and not _LEAST <= number <= _MOST:
            raise KlantreisError(_("Ernst en inspanning gaan van 1 tot 5; {n} kan niet.").format(n=number))
    with operation(study, "finding", _("Oordeel over {title}").format(title=finding.title)):
        before = store.assessments(study).get(finding.id, Assessment(finding.id))
        for field in ("condition", "note"):
            if field in said:
                said[field] = one_line(said[field])
        store.assess(study, finding, replace(before, **said))
