"""Steps outside of the route, and where they would stand."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.builder import build
from klantreis.journeys.placing import with_thin
from tests.journeys.examples import project


def test_a_step_stands_where_it_was_told() -> None:
    assert with_thin([[0, 1, 9, 2], [0, 1, 2]], [0, 1, 2], [None] * 10) == ([0, 1, 9, 2], [9])


def test_phases_place_what_was_told_alone() -> None:
    phase = [0, 1, 2, 1]
    assert with_thin([[0, 1, 2], [3]], [0, 1, 2], phase)[0] == [0, 1, 3, 2]


def test_steps_at_one_place_stand_by_phase_and_position() -> None:
    assert with_thin([[0, 7, 8, 1], [0, 8, 1]], [0, 1], [None] * 9)[0] == [0, 7, 8, 1]
    phase = [0, 0, *[None] * 5, 1, 0]
    assert with_thin([[0, 1, 7, 8]], [0, 1], phase)[0] == [0, 1, 8, 7]


@given(
    st.lists(st.lists(st.integers(0, 9), unique=True), max_size=6),
    st.lists(st.integers(0, 9), unique=True),
    st.lists(st.none() | st.integers(0, 3), min_size=10, max_size=10),
)
def test_nothing_told_is_lost(told: list[list[int]], route: list[int], phase: list[int | None]) -> None:
    whole, thin = with_thin(told, route, phase)
    assert set(thin) == {step for one in told for step in one} - set(route)
    assert [step for step in whole if step in route] == route
    assert [step for step in whole if step in thin] == thin
    assert len(whole) == len(route) + len(thin)


def test_a_proposal_shows_all_that_its_tellings_tell() -> None:
    found = build(project(10), 4)
    for route in found.routes:
        told = {
            found.concepts[t.id]
            for one in project(10).tellings
            for t in one.touchpoints
            if found.clusters[one.id] == route.id
        }
        assert set(found.order[route.id]) == told
        assert set(found.thin[route.id]) == told - set(route.steps)
        assert tuple(step for step in found.order[route.id] if step in route.steps) == route.steps
