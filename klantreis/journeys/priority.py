"""What to take up first: findings ranked by how many told it, how bad it is, and whether one can mend it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from klantreis.model.findings import Assessment, Finding, FindingKind, OwnReach, Ranked
from klantreis.model.study import Priority

WORST = 5


class Order(StrEnum):
    """By what findings can be put in order."""

    PRIORITY = "priority"
    PARTICIPANTS = "participants"
    SEVERITY = "severity"
    FEELING = "feeling"
    PHASE = "phase"
    TITLE = "title"


def proposed_severity(finding: Finding) -> int:
    """How bad (or good) it is by the mean feeling: 1 for none, 5 for the strongest; 3 for an idea."""
    if finding.kind is FindingKind.IDEA or finding.valence is None:
        return 3
    return max(1, min(WORST, round(1 + 2 * abs(finding.valence))))


def ranked(
    findings: Iterable[Finding], assessments: Mapping[str, Assessment], told_by: int, weights: Priority
) -> tuple[Ranked, ...]:
    """The findings, the most pressing of each kind first; `told_by`: how many there are in all who tell.

    priority = (tellers / told_by) ** reach × (severity / 5) ** severity × outside, the last only for what
    lies outside of one's own reach. Equals stay in the order in which they came.
    """
    found = []
    for finding in findings:
        said = assessments.get(finding.id, Assessment(finding.id))
        severity = said.severity or proposed_severity(finding)
        reach = min(1.0, finding.tellers / told_by) if told_by else 0.0
        priority = reach**weights.reach * (severity / WORST) ** weights.severity
        if said.own_reach is OwnReach.OUTSIDE:
            priority *= min(1.0, weights.outside)
        found.append(Ranked(finding, said, severity, said.severity is None, priority))
    order = list(FindingKind)
    return tuple(sorted(found, key=lambda each: (order.index(each.finding.kind), -round(each.priority, 9))))


def in_order(found: Iterable[Ranked], by: Order, phases: Sequence[str] = ()) -> tuple[Ranked, ...]:
    """The findings of each kind in another order: most or worst first, phases as they follow one another.

    Equals stay in the order in which they came; what has no phase or no feeling comes last.
    """
    kinds = list(FindingKind)
    known = {phase: place for place, phase in enumerate(phases)}
    keys: dict[Order, Callable[[Ranked], Any]] = {
        Order.PRIORITY: lambda each: -round(each.priority, 9),
        Order.PARTICIPANTS: lambda each: -each.finding.tellers,
        Order.SEVERITY: lambda each: -each.severity,
        Order.FEELING: lambda each: (each.finding.valence is None, each.finding.valence or 0),
        Order.PHASE: lambda each: known.get(each.finding.phase or "", len(known)),
        Order.TITLE: lambda each: each.finding.title.casefold(),
    }
    return tuple(sorted(found, key=lambda each: (kinds.index(each.finding.kind), keys[by](each))))
