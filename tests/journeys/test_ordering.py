"""The order of steps from tellings that are not chronological."""

import random
from bisect import bisect_left
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys import blocks
from klantreis.journeys.increasing import longest_below, with_one_inserted
from klantreis.journeys.ordering import LONGEST, consensus


def longest(ranks: list[int]) -> int:
    tails: list[int] = []
    for rank in ranks:
        tails[bisect_left(tails, rank) : bisect_left(tails, rank) + 1] = [rank]
    return len(tails)


@given(st.integers(1, 8).flatmap(lambda size: st.permutations(range(size))), st.integers(0, 3))
def test_longest_increasing_run_below_each_rank(order: list[int], empty: int) -> None:
    size = len(order)
    table = longest_below(np.array([order + [size] * empty]), size)
    assert table[0].tolist() == [longest([r for r in order if r < p]) for p in range(size + 1)]


@given(st.integers(2, 8).flatmap(lambda size: st.permutations(range(size - 1))), st.data())
def test_longest_increasing_run_with_one_more(order: list[int], data: st.DataObject) -> None:
    size = len(order) + 1
    at = data.draw(st.integers(0, len(order)))
    before = np.array([order[:at] + [size] * (size - at)])
    after = np.array([[size] * at + order[at:] + [size]])
    found = with_one_inserted(before, after, size)[0].tolist()
    for p in range(size):
        moved = [r + (r >= p) for r in order]
        assert found[p] == longest([*moved[:at], p, *moved[at:]])


@given(st.integers(1, 9).flatmap(lambda size: st.permutations(range(size))))
def test_a_moved_opening_changes_the_pairs_it_jumps_over(ranks: list[int]) -> None:
    def discordant(order: list[int]) -> int:
        return sum(a > b for place, a in enumerate(order) for b in order[place + 1 :])

    options = blocks.places(len(ranks))
    extra = blocks.extra_discordance(np.array(ranks))
    assert options[0].tolist() == list(range(len(ranks)))
    for option, more in zip(options.tolist(), extra.tolist(), strict=True):
        assert more == discordant([ranks[place] for place in option]) - discordant(ranks)


@settings(max_examples=40)
@given(st.integers(0, 7).flatmap(lambda size: st.permutations(range(size))))
def test_tellings_that_agree_are_followed(order: list[int]) -> None:
    assert consensus([order] * 3, [None] * len(order)) == order


def test_each_order_is_found_back_from_tellings_with_gaps_and_a_moved_step() -> None:
    for order in list(permutations(range(5)))[::17]:
        tellings = [[x for x in order if x != left_out] for left_out in range(5)]
        tellings.append([*order[1:], order[0]])
        assert consensus(tellings, [None] * 5) == list(order)


def test_phases_decide_where_tellings_do_not() -> None:
    assert consensus([[0, 1, 2], [2, 1, 0]], [2, 1, 0]) == [2, 1, 0]
    assert consensus([[0, 1, 2], [2, 1, 0]], [0, 1, 2]) == [0, 1, 2]


def test_tellings_that_agree_outweigh_the_phases() -> None:
    """A step outside its phase stays where everybody puts it."""
    order = [0, 4, 1, 2, 3, 5]
    assert consensus([order] * 4, [0, 0, 1, 2, 2, 3]) == order


def test_a_story_that_starts_in_the_middle_does_not_turn_the_order() -> None:
    whole, turned = list(range(9)), [5, 6, 7, 8, 0, 1, 2, 3, 4]
    assert consensus([whole, turned], [0, 0, 0, 1, 1, 2, 2, 3, 3]) == whole


def test_steps_that_no_telling_has_and_empty_tellings_do_no_harm() -> None:
    assert sorted(consensus([[0, 1], []], [None, None, None])) == [0, 1, 2]
    assert consensus([[], []], [1, 0]) == [1, 0]


def test_a_very_long_route_is_ordered_at_once() -> None:
    size = LONGEST + 50
    chance = random.Random(1)
    tellings = [[x for x in range(size) if chance.random() < 0.9] for _ in range(3)]
    phases = [x * 5 // size for x in range(size)]
    order = consensus(tellings, phases)
    assert sorted(order) == list(range(size)) and [phases[x] for x in order] == sorted(phases)
