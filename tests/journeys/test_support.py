"""How sure the steps and arrows of a route are."""

import random
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys.builder import build
from klantreis.journeys.graph import graphs_of
from klantreis.journeys.support import _orders, order_support, step_support
from klantreis.model.touchpoints import Project
from tests.journeys.examples import project, telling


def steps_of(*tellings: list[str]) -> dict[str, float]:
    """Name of a step -> its support."""
    studied = Project((), tuple(telling(f"t{n}", steps) for n, steps in enumerate(tellings)))
    bare = replace(
        studied,
        tellings=tuple(
            replace(one, touchpoints=tuple(replace(t, phase=None) for t in one.touchpoints)) for one in studied.tellings
        ),
    )
    return {name.partition("/")[2]: share for name, share in step_support(bare, build(bare, 1))["J1"].items()}


def test_what_all_tell_alike_is_sure() -> None:
    told = [["huisarts", "wachtlijst", "intake"]] * 5
    assert set(steps_of(*told).values()) == {1.0}
    assert order_support(told[0], told) == (1.0, 1.0)


def test_what_few_tell_is_less_sure_and_what_one_tells_is_not() -> None:
    step = steps_of(*[["huisarts", "intake"]] * 6, *[["huisarts", "loket", "intake"]] * 3, ["internet", "huisarts"])
    assert step["huisarts"] == 1 > step["loket"] > step["internet"] == 0


def test_tellings_that_disagree_leave_the_arrow_open() -> None:
    route = ["huisarts", "intake"]
    (sure,) = order_support(route, [*[route] * 7, route[::-1]])
    (open_,) = order_support(route, [*[route] * 4, *[route[::-1]] * 4, ["intake"]])
    assert sure > 0.95 and 0.2 < open_ < 0.8


def test_an_arrow_of_a_route_that_nobody_told_has_no_support() -> None:
    assert order_support(["huisarts", "intake"], []) == (0.0,)
    assert order_support(["huisarts"], [["huisarts"]]) == order_support([], [["huisarts"]]) == ()


def test_support_does_not_depend_on_the_order_of_the_tellings() -> None:
    for coded in (True, False):
        studied = project(11, coded=coded)
        built = build(studied, 2)
        found, graphs = step_support(studied, built), graphs_of(studied, built)
        turned = list(studied.tellings)
        random.Random(2).shuffle(turned)
        other = replace(studied, tellings=tuple(turned))
        assert step_support(other, build(other, 2)) == found
        assert graphs_of(other, build(other, 2)) == graphs
        assert set(found) == {"J1", "J2"}
        for route in built.routes:
            sure = [arrow.support is not None for arrow in graphs[route.id].arrows]
            assert sure[: len(route.steps) - 1] == [True] * (len(route.steps) - 1) and not any(
                sure[len(route.steps) - 1 :]
            )
            assert set(route.steps) <= set(found[route.id]) == set(built.order[route.id])


@settings(max_examples=50)
@given(st.integers(2, 6).flatmap(lambda size: st.lists(st.permutations(range(size)), min_size=1, max_size=4)))
def test_orders_have_no_step_that_would_stand_better_elsewhere(told: list[list[int]]) -> None:
    size = len(told[0])
    earlier = np.zeros((1, size, size))
    for one in told:
        for place, item in enumerate(one):
            earlier[0, item, one[place + 1 :]] += 1

    def cost(order: list[int]) -> float:
        return float(sum(earlier[0, b, a] for n, a in enumerate(order) for b in order[n + 1 :]))

    found = _orders(earlier, [None] * size)[0].argsort().tolist()
    assert sorted(found) == list(range(size))
    for item in found:
        rest = [other for other in found if other != item]
        assert cost(found) <= min(cost([*rest[:at], item, *rest[at:]]) for at in range(size))


def test_phases_count_where_tellings_do_not() -> None:
    assert _orders(np.zeros((3, 3, 3)), [2, 0, 1]).tolist() == [[2, 0, 1]] * 3
