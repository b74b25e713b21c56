"""Whoever reads a public table of response can't compute what it hides."""

import itertools
from collections import defaultdict

import pytest

from klantreis.model.responses import Count, Key, Response, Tally
from klantreis.model.study import Gate
from klantreis.privacy import responses

MOST = 9
"""No row of the worlds below has more people; so all worlds with as many in total are there."""
PLACES = {
    "groups": [Key("jongere"), Key("ouder")],
    "three groups": [Key("jongere"), Key("ouder"), Key("pleegouder")],
    "cohorts": [Key("jongere", cohort="OTS"), Key("jongere", cohort="vrij"), Key("ouder")],
    "rounds": [Key("jongere", "2025"), Key("jongere", "2026"), Key("ouder", "2026")],
    "crossed": [Key(group, cohort=cohort) for group in ("jongere", "ouder") for cohort in ("OTS", "vrij")],
}


def tally(key: Key, talked: int, invited: int | None = None, homes: int | None = None) -> Tally:
    people = frozenset(f"{key}{n}" for n in range(talked))
    own = frozenset(f"{key}{n}" for n in range(talked if homes is None else homes))
    return Tally(Response(key, None if invited is None else Count(invited)), talked, people, own)


@pytest.mark.parametrize("least", [2, 3, 4])
@pytest.mark.parametrize("places", PLACES)
def test_who_talked_is_never_the_only_answer(places: str, least: int) -> None:
    keys, gate = PLACES[places], Gate(participants=least, households=1)
    worlds = defaultdict(list)
    for numbers in itertools.product(range(MOST + 1), repeat=len(keys)):
        shown = responses.public([tally(key, n) for key, n in zip(keys, numbers, strict=True)], gate)
        worlds[shown].append(numbers)
    for same in worlds.values():
        for numbers in same:
            if sum(numbers) > MOST:
                continue  # its other answers may lie outside of these worlds
            for place, number in enumerate(numbers):
                if 0 < number < least:
                    assert {other[place] for other in same} != {number}, (numbers, same)


@pytest.mark.parametrize("least", [2, 3])
def test_invitations_are_never_the_only_answer_either(least: int) -> None:
    keys, gate = PLACES["groups"], Gate(participants=least, households=1)
    worlds = defaultdict(list)
    numbers = [(invited, talked) for invited in range(MOST + 1) for talked in range(invited + 1)]
    for world in itertools.product(numbers, repeat=2):
        rows = [tally(key, talked, invited) for key, (invited, talked) in zip(keys, world, strict=True)]
        worlds[responses.public(rows, gate)].append(world)
    for same in worlds.values():
        for world in same:
            if sum(invited for invited, _talked in world) > MOST:
                continue
            for place, row in enumerate(world):
                for which, number in enumerate(row):
                    if 0 < number < least:
                        assert {other[place][which] for other in same} != {number}, (world, same)
