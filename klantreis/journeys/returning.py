"""Returns: earlier steps that were passed again after a step, such as a refusal, that others did not have.

The evidence is that steps are told both before and after it, by those who tell it and not by the others.
"""

from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np

from klantreis.journeys.branching import NEAR, Places, Weighing
from klantreis.journeys.evidence_weight import log_rate
from klantreis.journeys.visits import LEAST, Table, Visits
from klantreis.model.journey_graph import Branch, BranchKind

RETURN = 2.5
"""How many natural logs the evidence must weigh (tuned on seeds 100-111 of tests/bench/loops.py)."""
_COMES_BACK = 0.5
"""Of those who came back past a step and tell it at all, about so many tell it twice."""
_MENTIONED = 0.04
"""How often a step is named again without a second visit."""


@dataclass(frozen=True)
class Turn:
    """A return: its branch, and the rows of tellings and places of the line that were passed again by it."""

    branch: Branch
    rows: frozenset[int]
    places: frozenset[int]


def turns(weighing: Weighing) -> tuple[Turn, ...]:
    """The returns, the weightiest first; no step is part of two."""
    seen = weighing.seen
    wholes: list[Places] = [(place,) for place in weighing.optional]
    wholes += [pair for pair in combinations(weighing.optional, 2) if pair[1] - pair[0] <= NEAR]
    weighed = [past for whole in wholes if (past := _return_past(weighing, whole))]
    weighed.sort(key=lambda past: (-past[0], past[1], past[2]))
    taken: set[int] = set()
    found = []
    for _weight, steps, again in weighed:
        if taken.isdisjoint((*steps, *again)):
            turn = _turn(seen, steps, again)
            if len(turn.rows) >= LEAST:
                taken.update(steps, again)
                found.append(turn)
    return tuple(sorted(found, key=lambda turn: seen.line.index(turn.branch.steps[0])))


def _return_past(weighing: Weighing, steps: Places) -> tuple[float, Places, Places] | None:
    """(weight, steps, earlier places told again past them), if it weighs enough."""
    seen = weighing.seen
    names = {seen.line[place] for place in steps}
    inside: Table = np.asarray(seen.told[:, list(steps)].any(axis=1))
    if inside.all() or inside.sum() < LEAST:
        return None
    rows = seen.reaching(steps[0], steps[-1])
    together = weighing.weigh(steps) if len(steps) > 1 else min(0.0, weighing.weigh(steps))
    gains = {}
    for place in range(max(0, steps[0] - NEAR), min(len(seen.line), steps[-1] + NEAR + 1)):
        if place not in steps:
            gains[place] = _gain(seen, names, inside, place)
    again = _best_stretch(gains, steps)
    weight = round(together + sum(gains[place] for place in again), 9)
    if not again or not rows.any() or weight < RETURN or sum(gains[place] for place in again) < RETURN:
        return None
    return weight, steps, again


def _gain(seen: Visits, names: set[str], inside: Table, place: int) -> float:
    """How much more a step is told again past these steps by who has them than by others, as a Bayes factor."""
    step = seen.line[place]
    told = seen.told[:, place]
    spans = sum(_spans(seen, row, step, names) for row in np.flatnonzero(inside & told).tolist())
    others = int((seen.again[:, place] & ~inside).sum())
    had, had_not = int((told & inside).sum()), int((told & ~inside).sum())
    parted = log_rate(spans, had, _COMES_BACK, 6.0) + log_rate(others, had_not, _MENTIONED, 1 / _MENTIONED)
    chance = log_rate(spans + others, had + had_not, _MENTIONED, 1 / _MENTIONED)
    looping = log_rate(spans + others, had + had_not, 0.5, 2.0)
    return parted - float(np.logaddexp(log(0.8) + chance, log(0.2) + looping))


def _spans(seen: Visits, row: int, step: str, names: set[str]) -> bool:
    """Whether a telling has a step before and after one of these others."""
    own = seen.visits[row]
    places = [place for place, visit in enumerate(own) if visit.step == step]
    others = [place for place, visit in enumerate(own) if visit.step in names]
    return any(places[0] < other < places[-1] for other in others)


def _best_stretch(gains: dict[int, float], steps: Places) -> Places:
    """The places that gain, as far as they stand next to one another but for the steps themselves."""
    runs: list[list[int]] = [[]]
    for place in sorted(gains):
        if gains[place] > 0:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return tuple(max(runs, key=lambda run: (sum(gains[place] for place in run), [-place for place in run])))


def _turn(seen: Visits, steps: Places, again: Places) -> Turn:
    """A return: who told one of its steps and, after it, a step that people came back to."""
    names, back = {seen.line[place] for place in steps}, {seen.line[place] for place in again}
    rows = []
    for row, own in enumerate(seen.visits):
        first = next((place for place, visit in enumerate(own) if visit.step in names), None)
        if first is not None and any(visit.step in back for visit in own[first:]):
            rows.append(row)
    own_steps = tuple(seen.line[place] for place in steps)
    branch = Branch(
        BranchKind.RETURN,
        seen.line[again[-1]],
        own_steps,
        seen.line[again[0]],
        seen.passings(rows, (*own_steps, *(seen.line[place] for place in again))),
        len(seen.tellings),
    )
    return Turn(branch, frozenset(rows), frozenset(again))
