"""Loops: a step, or a few steps close together, that part of the tellings came by more than once.

A step is now and then named again without a second visit; a loop is told again by clearly more tellings
than that. What a return explains is left out.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import log

import numpy as np

from klantreis.journeys.evidence_weight import Floats, log_parted, log_rate
from klantreis.journeys.returning import Turn
from klantreis.journeys.visits import LEAST, Table, Visits
from klantreis.model.journey_graph import Loop

LOOP = 2.75
"""How many natural logs the evidence must weigh (tuned on seeds 100-111 of tests/bench/loops.py)."""
_NEAR, _LONGEST = 2, 3
"""Places along the line between the steps of one loop, and how many these may be."""
_TOLD_TWICE = (0.45, 0.7)
"""Of those who went round and tell the step at all, how many tell it more than once."""
_UNSEEN = 1.5
"""The steps that are mentioned again least are left over to measure that by: they understate it so much."""
_PER_STEP = 1.5
"""What each further step must add, since there are so many ways to put steps together."""
_FEWEST = 0.2
"""The share of the tellings that go round at least."""
_GAP = 2
"""A step is part of a loop where at most so many others lie between two visits."""


def loops(seen: Visits, turns: Sequence[Turn]) -> tuple[Loop, ...]:
    """The loops in the order of the line."""
    again = _unexplained(seen, turns)
    mentioned = _mention_rate(seen.told, again)
    able = [place for place in range(len(seen.line)) if again[:, place].any()]
    sets: list[tuple[int, ...]] = [(place,) for place in able]
    for size in range(2, _LONGEST + 1):
        sets += [c for c in combinations(able, size) if all(b - a <= _NEAR for a, b in pairwise(c))]
    weighed = [(-_weight(seen.told, again, places, mentioned), len(places), places) for places in sets]
    found: list[tuple[int, Loop]] = []
    taken: set[int] = set()
    for weight, _size, places in sorted(weighed):
        rows = np.flatnonzero(again[:, list(places)].any(axis=1)).tolist()
        if -weight >= LOOP and len(rows) >= max(LEAST, _FEWEST * len(seen.tellings)) and taken.isdisjoint(places):
            taken.update(places)
            whole = _with_between(seen, again, places, taken)
            steps = tuple(seen.line[place] for place in whole)
            found.append((whole[0], Loop(steps, seen.passings(rows, steps), len(seen.tellings))))
    return tuple(loop for _place, loop in sorted(found, key=lambda each: each[0]))


def _unexplained(seen: Visits, turns: Sequence[Turn]) -> Table:
    again = seen.again.copy()
    for turn in turns:
        again[np.ix_(sorted(turn.rows), sorted(turn.places))] = False
    return again


def _mention_rate(told: Table, again: Table) -> float:
    """How often a step is named again by chance: over the steps but for the quarter with most of it."""
    shares = sorted(range(told.shape[1]), key=lambda place: (int(again[:, place].sum()), place))
    rest = shares[: max(1, len(shares) * 3 // 4)]
    return float(min(0.15, max(0.03, _UNSEEN * (again[:, rest].sum() + 1) / (told[:, rest].sum() + 20))))


def _weight(told: Table, again: Table, places: tuple[int, ...], mentioned: float) -> float:
    """Log Bayes factor of tellings that went round these steps against steps that are named again by chance."""
    columns = list(places)
    had, twice = told[:, columns], again[:, columns]

    def likely(rate: float) -> Floats:
        return np.asarray(np.where(had, np.where(twice, log(rate), log(1 - rate)), 0.0).sum(axis=1))

    parted = [log_parted(likely(rate), likely(mentioned)) for rate in _TOLD_TWICE]
    chance = sum(
        log_rate(int(twice[:, n].sum()), int(had[:, n].sum()), mentioned, 1 / mentioned) for n in range(len(columns))
    )
    weight = float(np.logaddexp.reduce(parted)) - log(len(parted)) - chance
    return round(weight - _PER_STEP * (len(columns) - 1), 9)


def _with_between(seen: Visits, again: Table, places: tuple[int, ...], taken: set[int]) -> tuple[int, ...]:
    """The loop with a neighbour that most of its tellings have between two visits of one step of it."""
    names = {seen.line[place] for place in places}
    rows = np.flatnonzero(again[:, list(places)].any(axis=1)).tolist()
    between: dict[int, int] = {}
    for row in rows:
        own = [visit.step for visit in seen.visits[row]]
        inside: set[str] = set()
        for name in names:
            at = [place for place, step in enumerate(own) if step == name]
            for left, right in pairwise(at):
                if right - left <= _GAP + 1:
                    inside.update(own[left + 1 : right])
        for step in inside - names:
            if step in seen.line:
                between[seen.line.index(step)] = between.get(seen.line.index(step), 0) + 1
    near = [p for p in between if min(abs(p - own) for own in places) <= _NEAR and p not in taken]
    best = max(near, key=lambda p: (between[p], -p), default=None)
    if best is None or len(places) > 1 or between[best] * 2 < len(rows) or between[best] < LEAST:
        return places
    taken.add(best)
    return tuple(sorted((*places, best)))
