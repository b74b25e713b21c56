"""Branches: steps that part of the tellings passed and the others really did not.

A step that few tell is no branch by that alone: people forget to tell things. What counts is that steps
come or stay away together (a detour of two steps or more), or that the tellings with the one lack the other
(an alternative). Each is weighed as a Bayes factor against steps that are told or forgotten on their own, at
the rate of the persona's other steps. Returns are found in `returning`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np

from klantreis.journeys.evidence_weight import STRAY_RATE, log_parted, log_told, log_yes, telling_rate
from klantreis.journeys.visits import LEAST, Table, Visits
from klantreis.model.journey_graph import Branch, BranchKind

DETOUR, ALTERNATIVE = 5.0, 4.5
"""How many natural logs the evidence must weigh (tuned on seeds 100-111 of tests/bench/loops.py)."""
NEAR, _WIDEST, _LONGEST = 3, 6, 4
"""Places along the line between steps that may be put together, places that a branch may span, steps it may have."""
_PER_STEP = 2.0
"""What each step beyond the fewest must add, since there are so many ways to put steps together."""
_FEWEST, _MOST = 0.2, 0.8
"""The share of the tellings that an optional step is told by, the most as a part of the usual telling rate."""
Places = tuple[int, ...]


@dataclass(frozen=True)
class _Candidate:
    weight: float
    steps: Places
    instead: Places = ()

    @property
    def all(self) -> Places:
        return tuple(sorted((*self.steps, *self.instead)))


class Weighing:
    """The weight of candidates for one persona."""

    def __init__(self, seen: Visits) -> None:
        self.seen = seen
        self.counts = [self._count(place) for place in range(len(seen.line))]
        self.rate = telling_rate(self.counts)
        self.rates = tuple(min(0.95, max(0.35, self.rate + more)) for more in (-0.12, 0.0, 0.08))
        self.optional = [
            place
            for place, (yes, number) in enumerate(self.counts)
            if max(LEAST, _FEWEST * number) <= yes <= _MOST * self.rate * number
        ]

    def _count(self, place: int) -> tuple[int, int]:
        reaching = self.seen.reaching(place, place)
        return int(self.seen.told[reaching, place].sum()), int(reaching.sum())

    def alone(self, places: Places, rows: Table) -> float:
        """Log likelihood of steps that are told or forgotten on their own."""
        number = int(rows.sum())
        return sum(log_told(int(self.seen.told[rows, place].sum()), number, self.rate) for place in places)

    def weigh(self, steps: Places, instead: Places = ()) -> float:
        """The weight of a detour, or with `instead` of an alternative."""
        places = sorted((*steps, *instead))
        rows = self.seen.reaching(places[0], places[-1])
        a, b = self.seen.told[rows][:, list(steps)], self.seen.told[rows][:, list(instead)]
        told = [
            log_parted(
                log_yes(a, rate) + log_yes(b, STRAY_RATE),
                log_yes(a, STRAY_RATE) + log_yes(b, rate),
            )
            for rate in self.rates
        ]
        mean = float(np.logaddexp.reduce(told)) - log(len(told))
        beyond = len(places) - 2 if len(places) > 2 else 0
        return round(mean - self.alone(tuple(places), rows) - _PER_STEP * beyond, 9)


def branches(weighing: Weighing, taken: Collection[str]) -> tuple[Branch, ...]:
    """Detours and alternatives in the order of the line, of steps that are not `taken` yet."""
    seen = weighing.seen
    used = {place for place, step in enumerate(seen.line) if step in taken}
    found: list[Branch] = []
    for candidate in sorted(_candidates(weighing), key=lambda c: (-c.weight, len(c.all), c.all, c.steps)):
        if used.isdisjoint(candidate.all):
            made = _made(seen, candidate)
            if made:
                used.update(candidate.all)
                found += made
    return tuple(sorted(found, key=lambda branch: seen.line.index(branch.steps[0])))


def _candidates(weighing: Weighing) -> Iterator[_Candidate]:
    """Detours and alternatives that weigh enough, each grown from two steps while it gains weight."""
    for a, b in combinations(weighing.optional, 2):
        if b - a > NEAR:
            continue
        detour = _grown(weighing, _Candidate(weighing.weigh((a, b)), (a, b)))
        if detour.weight >= DETOUR:
            yield detour
        either = _grown(weighing, _Candidate(weighing.weigh((a,), (b,)), (a,), (b,)))
        if either.weight >= ALTERNATIVE:
            yield either


def _grown(weighing: Weighing, start: _Candidate) -> _Candidate:
    best = start
    while True:
        now = best
        for place in weighing.optional:
            wide = max(place, now.all[-1]) - min(place, now.all[0])
            if place in now.all or wide > _WIDEST:
                continue
            options = [(_with(now.steps, place), now.instead)]
            options += [(now.steps, _with(now.instead, place))] if now.instead else []
            for steps, instead in options:
                if max(len(steps), len(instead)) <= _LONGEST:
                    weight = weighing.weigh(steps, instead)
                    if weight > best.weight:
                        best = _Candidate(weight, steps, instead)
        if best is now:
            return best


def _with(places: Places, place: int) -> Places:
    return tuple(sorted((*places, place)))


def _made(seen: Visits, candidate: _Candidate) -> list[Branch]:
    """The branches of a candidate, or none where too few tellings took it."""
    kind = BranchKind.ALTERNATIVE if candidate.instead else BranchKind.DETOUR
    leaves, joins = _around(seen, candidate.all)
    made = []
    sides = [(candidate.steps, candidate.instead)]
    sides += [(candidate.instead, candidate.steps)] if candidate.instead else []
    for own, other in sides:
        had, others = seen.told[:, list(own)].sum(axis=1), seen.told[:, list(other)].sum(axis=1)
        rows = np.flatnonzero((had > 0) & (had >= others)).tolist()
        if not LEAST <= len(rows) < len(seen.tellings):
            return []
        steps, instead = tuple(seen.line[place] for place in own), tuple(seen.line[place] for place in other)
        passings = seen.passings(rows, steps)
        made.append(Branch(kind, leaves, steps, joins, passings, len(seen.tellings), instead))
    return made


def _around(seen: Visits, places: Places) -> tuple[str | None, str | None]:
    """The steps of the route right before and after these places, apart from the places themselves."""
    on_route = [place for place, step in enumerate(seen.line) if step in seen.route and place not in places]
    before = [place for place in on_route if place < places[0]]
    after = [place for place in on_route if place > places[-1]]
    return (seen.line[before[-1]] if before else None), (seen.line[after[0]] if after else None)
