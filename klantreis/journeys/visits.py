"""Tellings of one persona as visits of steps, and the line along which all those steps stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from klantreis.model.journey_graph import Passing, Visit
from klantreis.model.touchpoints import Telling

Table = npt.NDArray[np.bool_]
LEAST = 2
"""What fewer tellings have is nobody's habit: a step beside the route, a loop, a branch."""
_BESIDE = 0.05
"""The share of the tellings that a step beside the route is told by at least."""


@dataclass(frozen=True)
class Visits:
    """The tellings in the order of their ids, each with its visits as they happened."""

    tellings: tuple[str, ...]
    visits: tuple[tuple[Visit, ...], ...]
    line: tuple[str, ...]
    """The steps of the route, with those that several tellings have beside it where these fit best."""
    route: tuple[str, ...]
    told: Table
    """Tellings × steps of the line: whether the telling comes by it."""
    again: Table
    """The same: whether it does so more than once."""

    def passings(self, rows: Sequence[int], steps: Sequence[str]) -> tuple[Passing, ...]:
        """How these tellings (row numbers) pass these steps."""
        return tuple(
            Passing(self.tellings[row], tuple(visit for visit in self.visits[row] if visit.step in steps))
            for row in rows
        )

    def reaching(self, first: int, last: int) -> Table:
        """Which tellings tell something before and something after these places of the line.

        Who broke off earlier, or only tells the end, doesn't show whether it passed there.
        """
        before = self.told[:, :first].any(axis=1) if first else np.ones(len(self.told), np.bool_)
        after = self.told[:, last + 1 :].any(axis=1) if last + 1 < len(self.line) else np.ones_like(before)
        return np.asarray(before & after)


def visits(telling: Telling, concepts: Mapping[str, str]) -> tuple[Visit, ...]:
    """The visits of a telling: touchpoints of one step right after one another are one visit."""
    runs = groupby(telling.touchpoints, key=lambda touch: concepts[touch.id])
    return tuple(Visit(step, tuple(touch.id for touch in run)) for step, run in runs)


def read(tellings: Sequence[Telling], concepts: Mapping[str, str], route: Sequence[str]) -> Visits:
    """The tellings of a persona; `concepts`: touchpoint id -> step, `route`: the persona's steps in order."""
    ordered = sorted(tellings, key=lambda telling: telling.id)
    all_visits = tuple(visits(telling, concepts) for telling in ordered)
    firsts = [_first_places(own) for own in all_visits]
    line = _line(tuple(route), firsts)
    counts = np.array([[sum(v.step == step for v in own) for step in line] for own in all_visits], np.intp)
    counts = counts.reshape(len(ordered), len(line))
    return Visits(tuple(t.id for t in ordered), all_visits, line, tuple(route), counts > 0, counts > 1)


def _first_places(own: Sequence[Visit]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, visit in enumerate(own):
        places.setdefault(visit.step, place)
    return places


def _line(route: tuple[str, ...], firsts: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """The route with the other steps of several tellings, each where it goes against the fewest of them."""
    tellings: dict[str, int] = {}
    for own in firsts:
        for step in own:
            tellings[step] = tellings.get(step, 0) + 1
    least = max(LEAST, _BESIDE * len(firsts))
    beside = sorted(step for step, count in tellings.items() if count >= least and step not in set(route))
    slots: dict[int, list[tuple[float, str]]] = {}
    for step in beside:
        having = [own for own in firsts if step in own]
        # How many tellings would rather have it after than before each step of the route.
        gain = [0, *(sum(_sign(own, other, step) for own in having) for other in route)]
        total = np.cumsum(gain)
        share = sum(own[step] / max(len(own) - 1, 1) for own in having) / len(having)
        slots.setdefault(int(total.argmax()), []).append((round(share, 9), step))
    found = [step for _share, step in sorted(slots.get(0, []))]
    for place, step in enumerate(route, 1):
        found += [step, *(other for _share, other in sorted(slots.get(place, [])))]
    return tuple(found)


def _sign(own: Mapping[str, int], first: str, then: str) -> int:
    return 0 if first not in own else 1 if own[first] < own[then] else -1
