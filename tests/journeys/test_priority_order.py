"""Findings in another order: within their kind, most or worst first, and nothing gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.priority import Order, in_order
from klantreis.model.findings import Assessment, Finding, FindingKind, Ranked

PHASES = ("Zoeken", "Wachten", "Hulp")


def ranked(
    kind: FindingKind, title: str, phase: str | None, tellers: int, valence: float | None, severity: int
) -> Ranked:
    people = tuple(f"R{n}" for n in range(tellers))
    finding = Finding(title, kind, title, title, phase, people, tellers, (), valence, ())
    return Ranked(finding, Assessment(title), severity, True, tellers / 10)


FOUND = st.lists(
    st.builds(
        ranked,
        st.sampled_from(list(FindingKind)),
        st.text("abc", min_size=1, max_size=4),
        st.sampled_from([*PHASES, None, "Elders"]),
        st.integers(0, 9),
        st.one_of(st.none(), st.floats(-2, 2)),
        st.integers(1, 5),
    ),
    max_size=12,
)


@given(found=FOUND, by=st.sampled_from(list(Order)))
def test_all_are_there_and_kinds_stay_together(found: list[Ranked], by: Order) -> None:
    listed = in_order(found, by, PHASES)
    assert sorted(map(id, listed)) == sorted(map(id, found))
    kinds = [list(FindingKind).index(each.finding.kind) for each in listed]
    assert kinds == sorted(kinds)
    assert in_order(listed, by, PHASES) == listed


@given(found=FOUND)
def test_each_order_is_what_it_says(found: list[Ranked]) -> None:
    found = [each for each in found if each.finding.kind is FindingKind.IMPROVE]
    assert [e.finding.tellers for e in in_order(found, Order.PARTICIPANTS)] == sorted(
        (e.finding.tellers for e in found), reverse=True
    )
    assert [e.severity for e in in_order(found, Order.SEVERITY)] == sorted((e.severity for e in found), reverse=True)
    felt = [e.finding.valence for e in in_order(found, Order.FEELING)]
    known = [valence for valence in felt if valence is not None]
    assert felt == [*sorted(known), *[None] * (len(felt) - len(known))]
    phases = [e.finding.phase for e in in_order(found, Order.PHASE, PHASES)]
    places = [PHASES.index(phase) if phase in PHASES else 9 for phase in phases]
    assert places == sorted(places)
