"""Where everything stands in the picture of impact against effort; in points, y running down."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import hypot

from klantreis.documents.findings_report import Point
from klantreis.documents.shapes import Box

WIDTH, HEIGHT = 794.0, 515.0
"""What an A4 on its side has room for beside a heading, at its true size."""
MOST = 40
"""At most so many points are drawn, the most pressing ones."""
EFFORTS = (1, 2, 3, 4, 5)
_LITTLE = 2
"""Up to here something is little work."""
MARGIN = 14.0
_HEAD = 52.0
_GUTTER = 40.0
BAND = 20.0
_TICKS = 32.0
_FOOT = 26.0
_LANE = 78.0
_BETWEEN = 10.0
_APART = 1.4
"""Between two marks."""
_RADII = (10.0, 9.0, 8.0, 7.0)
"""The smallest still holds two digits of eight points."""
_STEP = 2.0


class Quadrant(StrEnum):
    """What to do with a point, by its impact and the effort that it takes; `OPEN` where nobody judged that."""

    NOW = "now"
    PLAN = "plan"
    ALONG = "along"
    LATER = "later"
    OPEN = "open"


@dataclass(frozen=True)
class Mark:
    """A point in its place."""

    point: Point
    quadrant: Quadrant
    at: tuple[float, float]


@dataclass(frozen=True)
class ImpactLayout:
    """The plot with its marks. `top`: the priority at its upper edge; its middle is where impact begins to be high.

    `lane` holds the marks of which nobody judged the effort; None where there are none. `legend` is what is left.
    """

    plot: Box
    top: float
    lane: Box | None
    legend: Box
    radius: float
    marks: tuple[Mark, ...]

    @property
    def middle(self) -> float:
        """The y between high and low impact."""
        return self.plot.y + self.plot.height / 2

    @property
    def column(self) -> float:
        """The width of the room for one effort."""
        return self.plot.width / len(EFFORTS)

    @property
    def border(self) -> float:
        """The x between little work and much."""
        return self.plot.x + _LITTLE * self.column

    def of(self, quadrant: Quadrant) -> tuple[Mark, ...]:
        """The marks of one quadrant, in their order."""
        return tuple(mark for mark in self.marks if mark.quadrant is quadrant)


def quadrant(point: Point, top: float) -> Quadrant:
    """Where a point belongs, `top` being the highest priority of the scale."""
    effort = point.ranked.assessment.effort
    if effort is None:
        return Quadrant.OPEN
    if point.ranked.priority >= top / 2:
        return Quadrant.NOW if effort <= _LITTLE else Quadrant.PLAN
    return Quadrant.ALONG if effort <= _LITTLE else Quadrant.LATER


def scale(points: Sequence[Point]) -> float:
    """The highest priority of the scale: 0.6, 0.8 or 1, so that little stays empty."""
    highest = max((point.ranked.priority for point in points), default=0.0)
    return next((top for top in (0.6, 0.8) if highest <= top), 1.0)


def lay_out(points: Sequence[Point], legend: float) -> ImpactLayout:
    """The layout of at most MOST points beside a legend of this width."""
    top = scale(points)
    placed = {point.number: quadrant(point, top) for point in points}
    is_open = Quadrant.OPEN in placed.values()
    height = HEIGHT - _HEAD - 2 * BAND - _TICKS - _FOOT
    width = WIDTH - 2 * MARGIN - _GUTTER - 2 * _BETWEEN - legend - (_LANE + _BETWEEN if is_open else 0.0)
    plot = Box(MARGIN + _GUTTER, _HEAD + BAND, width, height)
    lane = Box(plot.right + _BETWEEN, plot.y, _LANE, height) if is_open else None
    beside = (lane or plot).right + 2 * _BETWEEN
    rest = Box(beside, _HEAD, WIDTH - MARGIN - beside, HEIGHT - _HEAD - 6)
    cells = _cells(points, placed, plot, lane)
    radius = next((r for r in _RADII if all(len(group) <= _room(box, r) for box, group in cells)), _RADII[-1])
    marks = [
        Mark(point, placed[point.number], at)
        for box, group in cells
        for point, at in zip(group, spread([_height(point, plot, top) for point in group], box, radius), strict=True)
    ]
    return ImpactLayout(plot, top, lane, rest, radius, tuple(sorted(marks, key=lambda mark: mark.point.number)))


def _height(point: Point, plot: Box, top: float) -> float:
    return plot.bottom - plot.height * min(1.0, point.ranked.priority / top)


def _cells(
    points: Sequence[Point], placed: dict[int, Quadrant], plot: Box, lane: Box | None
) -> list[tuple[Box, list[Point]]]:
    """The points by the room that they must stay in: an effort and high or low, or the lane."""

    def cell(point: Point) -> tuple[int, bool]:
        return point.ranked.assessment.effort or 0, placed[point.number] in (Quadrant.NOW, Quadrant.PLAN)

    column, half = plot.width / len(EFFORTS), plot.height / 2
    found = []
    for (effort, high), group in groupby(sorted(points, key=cell), key=cell):
        if effort:
            box = Box(plot.x + (effort - 1) * column, plot.y if high else plot.y + half, column, half)
        else:
            assert lane is not None
            box = lane
        found.append((box, sorted(group, key=lambda point: (-point.ranked.priority, point.number))))
    return found


def _grid(box: Box, radius: float) -> tuple[int, int]:
    """How many marks fit beside and below each other."""
    pitch = 2 * radius + _APART
    return int((box.width - _APART) / pitch), int((box.height - _APART) / pitch)


def _room(box: Box, radius: float) -> int:
    across, down = _grid(box, radius)
    return across * down


def spread(heights: Sequence[float], box: Box, radius: float) -> list[tuple[float, float]]:
    """A place within the box for each mark, from the highest down: as near to its height as can be, none on another.

    Marks at about the same height stand beside each other, around the middle. Where they don't fit like that they
    fill the box row by row, in their order.
    """
    pitch, edge = 2 * radius + _APART, radius + _APART / 2
    low, high = box.y + edge, box.bottom - edge
    middle, aside = box.x + box.width / 2, box.width / 2 - edge
    steps = range(int(2 * aside / pitch) + 1)
    offsets = sorted({sign * n * pitch / 2 for n in steps for sign in (1, -1)}, key=lambda each: (abs(each), each))
    placed: list[tuple[float, float]] = []
    for wanted in heights:
        start = min(max(wanted, low), high)
        shifts = [sign * n * _STEP for n in range(int((high - low) / _STEP) + 1) for sign in (1, -1)]
        at = next(
            (
                (middle + dx, start + dy)
                for dy in shifts
                if low <= start + dy <= high
                for dx in offsets
                if all(hypot(middle + dx - x, start + dy - y) >= pitch - 0.01 for x, y in placed)
            ),
            None,
        )
        if at is None:
            return _rows(len(heights), box, radius)
        placed.append(at)
    return placed


def _rows(count: int, box: Box, radius: float) -> list[tuple[float, float]]:
    pitch, (across, down) = 2 * radius + _APART, _grid(box, radius)
    across = max(across, -(-count // max(down, 1)), 1)
    left = box.x + (box.width - across * pitch) / 2
    return [(left + (n % across + 0.5) * pitch, box.y + (n // across + 0.5) * pitch) for n in range(count)]
