"""How sure the steps and arrows of a route are."""

import random
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys.builder import build
from klantreis.journeys.support import RouteSupport, _orders, support
from klantreis.model.touchpoints import Project
from tests.journeys.examples import project, telling


def of(*tellings: list[str]) -> RouteSupport:
    studied = Project((), tuple(telling(f"t{n}", steps) for n, steps in enumerate(tellings)))
    bare = replace(
        studied,
        tellings=tuple(
            replace(one, touchpoints=tuple(replace(t, phase=None) for t in one.touchpoints)) for one in studied.tellings
        ),
    )
    return support(bare, build(bare, 1))["J1"]


def test_what_all_tell_alike_is_sure() -> None:
    found = of(*[["huisarts", "wachtlijst", "intake"]] * 5)
    assert set(found.steps.values()) == {1.0}
    assert [(a.share, a.before, a.after, a.only_one) for a in found.arrows] == [(1.0, 5, 0, 0)] * 2


def test_what_few_tell_is_less_sure_and_what_one_tells_is_not() -> None:
    found = of(*[["huisarts", "intake"]] * 6, *[["huisarts", "loket", "intake"]] * 3, ["internet", "huisarts"])
    step = {name.partition("/")[2]: share for name, share in found.steps.items()}
    assert step["huisarts"] == 1 > step["loket"] > step["internet"] == 0


def test_tellings_that_disagree_leave_the_arrow_open() -> None:
    sure = of(*[["huisarts", "intake"]] * 7, ["intake", "huisarts"]).arrows[0]
    open_ = of(*[["huisarts", "intake"]] * 4, *[["intake", "huisarts"]] * 4, ["intake"]).arrows[0]
    assert sure.share > 0.95 and (sure.before, sure.after, sure.only_one) == (7, 1, 0)
    assert 0.2 < open_.share < 0.8 and (open_.before, open_.after, open_.only_one) == (4, 4, 1)


def test_support_does_not_depend_on_the_order_of_the_tellings() -> None:
    for coded in (True, False):
        studied = project(11, coded=coded)
        found = support(studied, build(studied, 2))
        turned = list(studied.tellings)
        random.Random(2).shuffle(turned)
        other = replace(studied, tellings=tuple(turned))
        assert support(other, build(other, 2)) == found
        assert set(found) == {"J1", "J2"}
        for route in build(studied, 2).routes:
            arrows = [(arrow.first, arrow.then) for arrow in found[route.id].arrows]
            assert arrows == list(pairwise(route.steps))
            assert set(route.steps) <= set(found[route.id].steps) == set(build(studied, 2).order[route.id])


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
