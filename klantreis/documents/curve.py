"""The heartbeat of a journey: a smooth curve through the feelings that never overshoots them.

Monotone cubic interpolation, F.N. Fritsch and J. Butland, "A method for constructing local monotone
piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5 (1984), written as Bézier curves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Piece:
    """A stretch of curve; not `solid` where it bridges steps that nobody told a feeling of."""

    bezier: Cubic
    solid: bool


def _slopes(points: Sequence[Point]) -> list[float]:
    widths = [b[0] - a[0] for a, b in pairwise(points)]
    deltas = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    slopes = [0.0] * len(points)
    for i in range(1, len(points) - 1):
        before, after = deltas[i - 1], deltas[i]
        if before * after > 0:
            w1, w2 = 2 * widths[i] + widths[i - 1], widths[i] + 2 * widths[i - 1]
            slopes[i] = (w1 + w2) / (w1 / before + w2 / after)
    return slopes


def heartbeat(values: Sequence[float | None]) -> tuple[Piece, ...]:
    """The curve through values at x = 0, 1, 2, …; None where a value is missing."""
    points = [(float(i), v) for i, v in enumerate(values) if v is not None]
    slopes = _slopes(points)
    pieces = []
    for (x0, y0), (x1, y1), m0, m1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        bezier = ((x0, y0), (x0 + third, y0 + m0 * third), (x1 - third, y1 - m1 * third), (x1, y1))
        pieces.append(Piece(bezier, solid=x1 - x0 == 1))
    return tuple(pieces)


def wished(values: Sequence[float | None], wishes: Sequence[float | None]) -> tuple[Piece, ...]:
    """The curve as it should be: through the wishes, and where there is none through the values.

    Only the stretches beside a wish; the rest is as it is.
    """
    wanted = [value if wish is None else wish for value, wish in zip(values, wishes, strict=True)]
    there = {place for place, wish in enumerate(wishes) if wish is not None}
    return tuple(piece for piece in heartbeat(wanted) if {round(piece.bezier[0][0]), round(piece.bezier[3][0])} & there)


def _lerp(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _halves(bezier: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """De Casteljau: the parts of a curve before and after `t`."""
    p0, p1, p2, p3 = bezier
    a, b, c = _lerp(p0, p1, t), _lerp(p1, p2, t), _lerp(p2, p3, t)
    d, e = _lerp(a, b, t), _lerp(b, c, t)
    middle = _lerp(d, e, t)
    return (p0, a, d, middle), (middle, e, c, p3)


def samples(bezier: Cubic, fine: int = 12) -> tuple[Point, ...]:
    """Points on a curve, its ends included."""
    return (bezier[0], *(_halves(bezier, i / fine)[0][3] for i in range(1, fine + 1)))


def mapped(bezier: Cubic, place: Callable[[float, float], Point]) -> Cubic:
    """The curve in other coordinates; `place` scales and shifts."""
    p0, p1, p2, p3 = bezier
    return place(*p0), place(*p1), place(*p2), place(*p3)


def cut(pieces: Sequence[Piece], start: float, end: float) -> tuple[Piece, ...]:
    """The part of a curve between two places on the x-axis."""
    found = []
    for piece in pieces:
        bezier = piece.bezier
        x0, x1 = bezier[0][0], bezier[3][0]
        if x1 <= start or x0 >= end:
            continue
        if x1 > end:
            bezier = _halves(bezier, (end - x0) / (x1 - x0))[0]
        if x0 < start:
            bezier = _halves(bezier, (start - x0) / (bezier[3][0] - x0))[1]
        found.append(Piece(bezier, piece.solid))
    return tuple(found)


def value_at(pieces: Sequence[Piece], x: float) -> float | None:
    """The height of a curve at `x`, or None beside it."""
    for piece in pieces:
        x0, x1 = piece.bezier[0][0], piece.bezier[3][0]
        if x0 <= x <= x1:
            return _halves(piece.bezier, (x - x0) / (x1 - x0))[0][3][1]
    return None


def areas(pieces: Sequence[Piece]) -> tuple[tuple[Point, ...], ...]:
    """The areas between the solid parts of a curve and zero as polygons, above and below apart."""
    polygons = []
    for piece in pieces:
        if not piece.solid:
            continue
        line = samples(piece.bezier)
        crossed: list[Point] = []
        for a, b in pairwise(line):
            crossed.append(a)
            if a[1] * b[1] < 0:
                crossed.append((a[0] + (b[0] - a[0]) * a[1] / (a[1] - b[1]), 0.0))
        crossed.append(line[-1])
        for side in (max, min):
            if any(side(y, 0.0) for _, y in crossed):
                top = [(x, side(y, 0.0)) for x, y in crossed]
                polygons.append(((top[0][0], 0.0), *top, (top[-1][0], 0.0)))
    return tuple(polygons)
