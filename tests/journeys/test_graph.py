"""Arrows, loops and branches of one persona's journey."""

import json
import random
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys.graph import dump_graph, graph
from klantreis.journeys.projects import parse_project
from klantreis.model.journey_graph import Branch, BranchKind, JourneyGraph, Loop
from klantreis.model.touchpoints import Telling, Touchpoint
from tests.bench import journeys, loops, planted_loops

ROUTE = tuple("abcdefgh")


def tellings(*paths: str) -> list[Telling]:
    """Tellings T0, T1 … of steps that are a letter each."""
    return [
        Telling(f"T{n:02}", "ouder", tuple(Touchpoint(f"T{n:02}-{at}", step) for at, step in enumerate(path)))
        for n, path in enumerate(paths)
    ]


def found(route: Sequence[str], told: Sequence[Telling]) -> JourneyGraph:
    return graph(route, told, {touch.id: touch.label for one in told for touch in one.touchpoints})


def only(branches: Sequence[Branch]) -> Branch:
    assert len(branches) == 1
    return branches[0]


def test_an_arrow_counts_who_said_which_by_first_visits() -> None:
    arrows = {(a.first, a.then): a for a in found("abc", tellings("abc", "bac", "axb", "a", "abac")).arrows}
    ab, bc = arrows["a", "b"], arrows["b", "c"]
    assert (ab.before, ab.after, ab.directly) == (3, 1, 2)
    assert ab.along == ("T00", "T02", "T04") and ab.against == ("T01",) and ab.next_to == ("T00", "T04")
    assert (bc.before, bc.after, bc.directly) == (3, 0, 1)


def test_steps_off_the_route_get_an_arrow_where_several_tell_them_right_after_one_another() -> None:
    pairs = [(a.first, a.then) for a in found("ab", tellings("axb", "axb", "ab", "ab", "ybz")).arrows]
    assert pairs == [("a", "b"), ("a", "x"), ("x", "b")]


def test_a_step_that_comes_back_with_another_in_between_is_a_loop() -> None:
    told = tellings("abcdcefgh", "abcdcdcefgh", "abcdefgh", "abcdcefgh", "abcdcdefgh", "abdefgh", "abcdcefgh")
    loop = found(ROUTE, told).loops[0]
    assert loop.steps == ("c", "d")
    assert loop.tellings == ("T00", "T01", "T03", "T04", "T06") and loop.of == 7
    assert loop.times == (2, 3, 2, 2, 2) and loop.usual == 2 and loop.most == 3
    assert [(v.step, v.touchpoints) for v in loop.passings[0].visits] == [
        ("c", ("T00-2",)),
        ("d", ("T00-3",)),
        ("c", ("T00-4",)),
    ]


def test_the_same_step_coded_twice_on_end_is_one_visit() -> None:
    assert not found(ROUTE, tellings(*["abccdeefgh"] * 6)).loops


def test_steps_that_come_or_stay_away_together_are_a_detour() -> None:
    branch = only(found(ROUTE, tellings(*["abcxydefgh"] * 4, *["abcdefgh"] * 5)).branches)
    assert (branch.kind, branch.leaves, branch.steps, branch.joins) == (BranchKind.DETOUR, "c", ("x", "y"), "d")
    assert branch.tellings == ("T00", "T01", "T02", "T03") and branch.of == 9


def test_steps_that_exclude_one_another_are_alternatives_that_name_each_other() -> None:
    one, other = found(ROUTE, tellings(*["abcxydefgh"] * 5, *["abczdefgh"] * 5)).branches
    assert {one.kind, other.kind} == {BranchKind.ALTERNATIVE}
    assert (one.steps, one.instead) == (other.instead, other.steps) == (("x", "y"), ("z",))
    assert (one.leaves, one.joins) == (other.leaves, other.joins) == ("c", "d")
    assert len(one.tellings) == len(other.tellings) == 5 and not {*one.tellings} & {*other.tellings}


def test_four_of_nine_were_turned_down_and_came_back() -> None:
    result = found(ROUTE, tellings(*["abcdxcdefgh"] * 4, *["abcdefgh"] * 5))
    branch = only(result.branches)
    assert (branch.kind, branch.leaves, branch.steps, branch.joins) == (BranchKind.RETURN, "d", ("x",), "c")
    assert len(branch.tellings) == 4 and branch.of == 9
    assert not result.loops
    assert [v.step for v in branch.passings[0].visits] == list("cdxcd")


def test_who_broke_off_early_took_no_other_way() -> None:
    """The last steps are missing together in short tellings; that is no detour."""
    told = tellings(*["abcdefgh"] * 5, *["abcde"] * 4)
    assert not found(ROUTE, told).branches


@pytest.mark.parametrize("rate", [0.6, 0.8])
def test_forgetting_is_no_branch(rate: float) -> None:
    dice = random.Random(3)
    studies = [tellings(*["".join(s for s in ROUTE if dice.random() < rate) for _ in range(9)]) for _ in range(20)]
    assert sum(len(found(ROUTE, told).branches) for told in studies) <= 2


def test_nothing_to_go_on_is_no_error() -> None:
    assert found((), []).arrows == ()
    assert found("ab", []).arrows[0].before == 0
    one = found("ab", tellings("abab"))
    assert not one.loops and not one.branches
    assert not found((), tellings("", "")).branches


def sound(result: JourneyGraph, route: Sequence[str], told: Sequence[Telling]) -> None:
    """Whether all that a graph names exists and is counted once, and it can be written down."""
    told_by = {touch.id: one.id for one in told for touch in one.touchpoints}
    label = {touch.id: touch.label for one in told for touch in one.touchpoints}
    for arrow in result.arrows:
        assert arrow.before + arrow.after <= len(told)
        assert not {*arrow.along} & {*arrow.against}
        assert {*arrow.along, *arrow.against, *arrow.next_to} <= {*told_by.values()}
    items: tuple[Loop | Branch, ...] = (*result.loops, *result.branches)
    for item in items:
        assert len({*item.tellings}) == len(item.tellings) and 2 <= len(item.tellings) <= item.of == len(told)
        for passing in item.passings:
            touches = [touch for visit in passing.visits for touch in visit.touchpoints]
            assert touches and len({*touches}) == len(touches)
            assert all(told_by[touch] == passing.telling for touch in touches)
            assert all(label[touch] == visit.step for visit in passing.visits for touch in visit.touchpoints)
    for loop in result.loops:
        assert min(loop.times) >= 2
    for branch in result.branches:
        assert {branch.leaves, branch.joins} <= {None, *label.values(), *route}
    steps = Counter(step for branch in result.branches for step in branch.steps)
    assert max(steps.values(), default=1) == 1
    json.dumps(dump_graph(result))


paths = st.lists(st.text("abcdefxyz", max_size=14), max_size=12)


@settings(max_examples=60, deadline=None)
@given(paths, st.permutations("abcdef"), st.randoms(use_true_random=False))
def test_the_order_of_the_tellings_makes_no_difference(told: list[str], route: list[str], dice: random.Random) -> None:
    given_order = tellings(*told)
    shuffled = dice.sample(given_order, len(given_order))
    assert found(route, given_order) == found(route, shuffled)


@settings(max_examples=60, deadline=None)
@given(paths, st.permutations("abcdef"))
def test_all_that_is_named_exists_and_is_counted_once(told: list[str], route: list[str]) -> None:
    given_tellings = tellings(*told)
    sound(found(route, given_tellings), route, given_tellings)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_found_in_planted_journeys_is_sound_and_independent_of_the_order_of_tellings(seed: int) -> None:
    data, truth = planted_loops.make(30, seed, "low")
    project = parse_project(data)
    items = 0
    for persona, planted in enumerate(truth["journeys"]):
        told = [telling for telling in project.tellings if truth["interviews"][telling.id] == persona]
        result = found(planted.trunk, told)
        assert result == found(planted.trunk, told[::-1])
        sound(result, planted.trunk, told)
        items += len(result.loops) + len(result.branches)
    assert items


def test_the_graph_as_plain_data() -> None:
    data = dump_graph(found(ROUTE, tellings(*["abcdxcdefgh"] * 4, *["abcdefgh"] * 5)))
    assert data["edges"][0] == {"from": "a", "to": "b", "before": 9, "after": 0, "directly": 9, "support": 1.0}
    branch = data["branches"][0]
    assert branch["kind"] == "return" and branch["of"] == 9 and len(branch["tellings"]) == 4
    assert branch["evidence"]["T00"][0] == {"step": "c", "touchpoints": ["T00-2"]}


def test_planted_journeys_are_the_same_for_the_same_seed() -> None:
    assert planted_loops.make(15, 1, "mid") == planted_loops.make(15, 1, "mid") != planted_loops.make(15, 2, "mid")


def test_loops_and_branches_that_were_planted_are_found() -> None:
    total = sum((loops.measure(30, seed, "low") for seed in range(4)), Counter())
    assert total["loop right"] >= 0.7 * total["loop planted"] and total["loop right"] >= 0.75 * total["loop found"]
    assert total["branch right"] >= 0.6 * total["branch planted"]
    assert total["branch right"] >= 0.7 * total["branch found"]


def test_few_false_alarms_on_linear_journeys() -> None:
    total = sum((loops.measure(30, seed, "mid", linear=True) for seed in range(6)), Counter())
    assert total["loop found"] + total["branch found"] <= 0.2 * total["journeys"]


@pytest.mark.skipif(
    not (journeys.FOLDER / "gen.py").exists(), reason="the planted-truth bench is not beside this checkout"
)
def test_few_false_alarms_on_the_linear_journeys_of_the_bench() -> None:
    total = sum((loops.false_alarms_elsewhere(30, seed, "mid", "a") for seed in range(6)), Counter())
    assert total["loop found"] + total["branch found"] <= 0.2 * total["journeys"]
