"""How many personas?"""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.builder import build
from klantreis.journeys.choices import adjusted_rand, choices
from klantreis.journeys.constraints import Constraints
from klantreis.model.errors import KlantreisError
from klantreis.model.touchpoints import Project, Telling
from tests.journeys.examples import PHASES, ROUTES, project, telling


def test_the_true_number_stands_out() -> None:
    found = {choice.personas: choice for choice in choices(project(12))}
    assert set(found) == set(range(1, 9))
    assert found[2].stability == 1 and all((found[k].stability or 0) < 1 for k in range(3, 9))
    assert (found[2].silhouette or 0) > (found[3].silhouette or 0)
    assert found[2].smallest == 6 and found[1].smallest == 12
    assert found[1].silhouette is None and found[1].stability == 1


def test_steps_are_lost_where_too_few_tell_them() -> None:
    studied = Project(PHASES, tuple(telling(f"t{n}", ROUTES[n % 2]) for n in range(5)))
    assert [(c.steps, c.lost) for c in choices(studied, gate=3)][:2] == [(8, 3), (9, 4)]
    assert [(c.steps, c.lost) for c in choices(studied, gate=2)][:2] == [(8, 0), (9, 0)]


def test_one_interview_and_none() -> None:
    (one,) = choices(project(1))
    assert (one.personas, one.silhouette, one.stability, one.smallest) == (1, None, None, 1)
    assert [c.personas for c in choices(project(2))] == [1, 2]
    with pytest.raises(KlantreisError, match="geen contactmomenten"):
        choices(Project((), (Telling("leeg", "", ()),)))


def test_choices_hold_to_the_decisions_and_do_not_depend_on_the_order() -> None:
    pins = Constraints(pins={"gesprek 1": "A", "gesprek 2": "B", "gesprek 3": "C"})
    studied = project(9, coded=False)
    found = choices(studied, constraints=pins)
    assert [c.personas for c in found] == [3, 4, 5, 6, 7, 8]
    turned = list(studied.tellings)
    random.Random(1).shuffle(turned)
    assert choices(replace(studied, tellings=tuple(turned)), constraints=pins) == found


def test_choices_agree_with_what_is_built() -> None:
    studied = project(14, seed=5)
    for choice in choices(studied):
        built = build(studied, choice.personas)
        assert choice.steps == sum(len(route.steps) for route in built.routes)
        assert choice.smallest == min(list(built.clusters.values()).count(route.id) for route in built.routes)
        assert choice.silhouette == built.silhouette.get(choice.personas)


groups = st.lists(st.integers(0, 3), min_size=1, max_size=8)


@given(groups, st.permutations(range(4)))
def test_the_same_grouping_by_other_numbers_agrees(one: list[int], names: list[int]) -> None:
    assert adjusted_rand(np.array(one), np.array([names[g] for g in one])) == pytest.approx(1)


def test_adjusted_rand_of_groupings_that_cross() -> None:
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])) == pytest.approx(-0.5)
    assert adjusted_rand(np.array([0, 0, 1, 2]), np.array([0, 0, 1, 1])) == pytest.approx(0.5714, abs=1e-3)
