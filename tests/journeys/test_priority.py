"""Ranking findings: by how many told it, how bad it is, and whose reach it is in."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.priority import proposed_severity, ranked
from klantreis.model.findings import Assessment, Finding, FindingKind, OwnReach
from klantreis.model.study import Priority

WEIGHTS = Priority()


def finding(id_: str, told: int, valence: float | None = -1.0, kind: FindingKind = FindingKind.IMPROVE) -> Finding:
    people = tuple(f"R{n}" for n in range(told))
    return Finding(id_, kind, id_, id_, None, people, told, (), valence)


def order(*findings: Finding, weights: Priority = WEIGHTS, **said: Assessment) -> list[str]:
    return [each.finding.id for each in ranked(findings, said, 10, weights)]


def test_more_people_and_worse_feelings_go_first() -> None:
    assert order(finding("a", 2), finding("b", 5), finding("c", 5, -2.0)) == ["c", "b", "a"]


def test_the_formula_is_as_told() -> None:
    (found,) = ranked([finding("a", 5, -2.0)], {}, 10, WEIGHTS)
    assert (found.severity, found.proposed, found.priority) == (5, True, 0.5)
    said = Assessment("a", severity=3, own_reach=OwnReach.OUTSIDE)
    (found,) = ranked([finding("a", 5, -2.0)], {"a": said}, 10, WEIGHTS)
    assert (found.severity, found.proposed, found.priority) == (3, False, 0.5 * 0.6 * 0.5)


def test_a_weight_of_zero_leaves_something_out() -> None:
    many, bad = finding("many", 9, -0.5), finding("bad", 1, -2.0)
    assert order(many, bad) == ["many", "bad"]
    assert order(many, bad, weights=Priority(reach=0)) == ["bad", "many"]


def test_kinds_stay_together_and_equals_in_order() -> None:
    good = finding("good", 10, 2.0, FindingKind.STRENGTH)
    idea = finding("idea", 10, None, FindingKind.IDEA)
    assert order(idea, good, finding("a", 1), finding("b", 1)) == ["a", "b", "good", "idea"]
    assert proposed_severity(idea) == 3


@given(st.lists(st.tuples(st.integers(0, 10), st.none() | st.floats(-2, 2)), max_size=8), st.floats(0, 3))
def test_every_finding_is_there_once_with_a_priority_of_at_most_one(
    told: list[tuple[int, float | None]], weight: float
) -> None:
    findings = [finding(str(n), *each) for n, each in enumerate(told)]
    found = ranked(findings, {}, 10, Priority(weight, weight))
    assert sorted(each.finding.id for each in found) == sorted(each.id for each in findings)
    assert all(0 <= each.priority <= 1 for each in found)
    assert [each.priority for each in found] == sorted((each.priority for each in found), reverse=True)
