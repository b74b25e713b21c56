"""Which steps stand in which row of the picture, and which phases run over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from klantreis.model.journeys import Step

_MOST_COLUMNS = ((8, 1, 8), (16, 2, 8), (27, 3, 9), (40, 4, 10))
"""Up to so many steps: rows, most columns."""
_BREAK_IN_PHASE = 1.6


@dataclass(frozen=True)
class Run:
    """Consecutive steps of one phase in one row: from `start` up to, not including, `end`.

    `continued`: it goes on from the row above. `again`: the journey comes back to
    this phase from another one.
    """

    phase: str | None
    start: int
    end: int
    continued: bool = False
    again: bool = False


@dataclass(frozen=True)
class Grid:
    """How a picture is folded. `scale` is above 1 only where an A4 can't hold the steps."""

    rows: tuple[tuple[int, int], ...]
    columns: int
    scale: float


def _capacity(n: int) -> tuple[int, int, float]:
    for most, rows, columns in _MOST_COLUMNS:
        if n <= most:
            return rows, columns, 1.0
    columns = 11
    while columns * (columns * 4 // 10) < n:
        columns += 1
    return ceil(n / columns), columns, max(1.0, columns / 11)


def fold(steps: Sequence[Step]) -> Grid:
    """Rows of about equal length that end, where they can, at the end of a phase."""
    n = len(steps)
    count, most, scale = _capacity(n)
    mean = n / count
    # best[i]: cost and row starts of the best way to fold the first i steps, per number of rows.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _row in range(count):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, starts) in best.items():
            for end in range(start + 1, min(n, start + most) + 1):
                inside = end < n and steps[end - 1].phase == steps[end].phase
                total = cost + (end - start - mean) ** 2 + _BREAK_IN_PHASE * inside
                if end not in following or (total, (*starts, start)) < following[end]:
                    following[end] = (total, (*starts, start))
        best = following
    starts = best[n][1] if n else ()
    rows = tuple(zip(starts, (*starts[1:], n), strict=True)) if n else ()
    return Grid(rows, max((end - start for start, end in rows), default=1), scale)


def runs(steps: Sequence[Step], row: tuple[int, int]) -> tuple[Run, ...]:
    """The runs of phases in one row."""
    found: list[Run] = []
    at = row[0]
    while at < row[1]:
        end = at + 1
        while end < row[1] and steps[end].phase == steps[at].phase:
            end += 1
        phase = steps[at].phase
        continued = at == row[0] and at > 0 and steps[at - 1].phase == phase
        earlier = [s.phase for s in steps[:at] if s.phase is not None]
        again = not continued and phase in earlier and earlier[-1] != phase
        found.append(Run(phase, at, end, continued, again))
        at = end
    return tuple(found)
