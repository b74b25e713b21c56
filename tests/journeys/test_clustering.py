"""Which tellings belong together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from klantreis.journeys.clustering import Rates, cluster, jaccard, own_probability
from klantreis.journeys.silhouette import silhouette, silhouettes


def two_kinds(number: int, seed: int = 1) -> np.ndarray:
    """Tellings of ten steps each by turns, of which a quarter is left out; they share two steps."""
    rng = np.random.default_rng(seed)
    presence = np.zeros((number, 18), np.bool_)
    presence[::2, :10] = rng.random((len(presence[::2]), 10)) < 0.75
    presence[1::2, 8:] = rng.random((len(presence[1::2]), 10)) < 0.75
    return presence


@pytest.mark.parametrize("number", [6, 15, 1000])
def test_two_kinds_of_tellings_are_told_apart(number: int) -> None:
    groups, rates = cluster(two_kinds(number), 2)
    assert len(set(groups[::2])) == len(set(groups[1::2])) == 1 and groups[0] != groups[1]
    assert 0.6 < rates.told < 0.85 and rates.stray < 0.1


@given(
    st.integers(1, 9)
    .flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n), st.integers(0, 6)))
    .flatmap(lambda shape: st.tuples(st.just(shape[1]), arrays.arrays(np.bool_, (shape[0], shape[2]))))
)
def test_no_group_is_empty(drawn: tuple[int, np.ndarray]) -> None:
    count, presence = drawn
    groups, _rates = cluster(presence, count)
    assert set(groups.tolist()) == set(range(count))


def test_jaccard_distance() -> None:
    presence = np.array([[1, 1, 0], [1, 1, 0], [0, 1, 1], [0, 0, 0], [0, 0, 0]], np.bool_)
    distance = jaccard(presence)
    assert distance[0, 1] == 0 and distance[0, 2] == pytest.approx(2 / 3)
    assert distance[0, 3] == 1 and distance[3, 4] == 0


def test_a_step_told_by_more_tellings_is_likelier_the_persona_s_own() -> None:
    own = own_probability(np.array(6), np.arange(7), Rates())
    assert (np.diff(own) > 0).all() and own[0] < 0.05 and own[5] > 0.95


def test_silhouette_of_clear_and_of_wrong_groups() -> None:
    distance = np.array([[0, 0.1, 1, 1], [0.1, 0, 1, 1], [1, 1, 0, 0.1], [1, 1, 0.1, 0]])
    assert silhouette(distance, np.array([0, 0, 1, 1])) == pytest.approx(0.9)
    assert silhouette(distance, np.array([0, 1, 0, 1])) < 0
    assert silhouette(distance, np.array([0, 1, 2, 3])) == 0


def test_silhouettes_point_at_the_number_of_kinds() -> None:
    found = silhouettes(two_kinds(20))
    assert set(found) == set(range(2, 9)) and max(found, key=lambda k: found[k]) == 2
    assert silhouettes(two_kinds(2)) == {}
