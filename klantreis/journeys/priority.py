"""What to take up first: findings ranked by how many told it, how bad it is, and whether one can mend it."""

from collections.abc import Iterable, Mapping

from klantreis.model.findings import Assessment, Finding, FindingKind, OwnReach, Ranked
from klantreis.model.study import Priority

WORST = 5


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
