"""Where the ways back and around run in the picture: in lanes between the cards of a row and the feelings below."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.documents.arcs import Arc, ArcKind
from klantreis.documents.curve import Point
from klantreis.documents.palette import SOFT_INK
from klantreis.documents.shapes import Align, Block, Style, block

_OUT, _IN = 0.72, 0.28
"""Where on the width of its card an arc leaves and arrives: never at the same place."""
_ROOM = 6.0
"""Between two arcs in one lane."""


@dataclass(frozen=True)
class Stretch:
    """The part of an arc in one row, from x to x; an end that runs on in another row has no card.

    `level`: its lane, from 0. `label` stands on it, unless there is no room.
    """

    arc: Arc
    row: int
    start: float
    end: float
    leaves: bool
    arrives: bool
    level: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """From its left to its right end."""
        return min(self.start, self.end), max(self.start, self.end)


@dataclass(frozen=True)
class DrawnArc:
    """A way back or around: the line from card to card, its label, and whether it ends here, with an arrow."""

    line: tuple[Point, ...]
    label: Block | None
    ends: bool
    dashed: bool


def _label_of(stretch: Stretch, y: float, style: Style) -> Block | None:
    """The label in the middle of a stretch that runs at height `y`, or its number; None where even that is too much."""
    left, right = stretch.span
    if not stretch.leaves:
        return None
    for text in (stretch.arc.label, str(stretch.arc.tellings)):
        width = style.measure(text) + 4
        if width <= right - left - 4:
            return block((text,), (left + right - width) / 2, y - style.line / 2, width, style)
    return None


def _label_style(size: float) -> Style:
    return Style(size, color=SOFT_INK, align=Align.CENTER)


def stretches(
    arcs: Sequence[Arc], rows: Sequence[tuple[int, int]], left: float, step: float, card: float, levels: int
) -> tuple[Stretch, ...]:
    """The arcs that find a lane, in parts by row; those of the most tellings first choose.

    `rows`: from which up to, not including, which step each row runs. `step`: from one card to the next, `card`: the
    width of one, in points. At most so many `levels` lie below each other.
    """
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    found: list[Stretch] = []
    for arc in arcs:
        parts = _parts(arc, rows, left, step, card)
        for level in range(levels):
            if all(_free(part, taken.get((part.row, level), ())) for part in parts):
                for part in parts:
                    taken.setdefault((part.row, level), []).append(part.span)
                    found.append(Stretch(arc, part.row, part.start, part.end, part.leaves, part.arrives, level))
                break
    return tuple(found)


def _free(part: Stretch, taken: Sequence[tuple[float, float]]) -> bool:
    left, right = part.span
    return all(right + _ROOM <= other or other_end + _ROOM <= left for other, other_end in taken)


def _parts(arc: Arc, rows: Sequence[tuple[int, int]], left: float, step: float, card: float) -> list[Stretch]:
    def place(number: int, share: float) -> tuple[int, float]:
        row = next(n for n, (start, end) in enumerate(rows) if start <= number < end)
        return row, left + (number - rows[row][0]) * step + share * card

    (first, start), (last, end) = place(arc.start, _OUT), place(arc.end, _IN)
    if first == last:
        return [Stretch(arc, first, start, end, True, True)]
    back = last < first
    edges = {row: (left, left + (stop - begin) * step - (step - card)) for row, (begin, stop) in enumerate(rows)}
    leaving = Stretch(arc, first, start, edges[first][0 if back else 1], True, False)
    arriving = Stretch(arc, last, edges[last][1 if back else 0], end, False, True)
    return [leaving, arriving]


def drawn(stretch: Stretch, top: float, small: float) -> DrawnArc:
    """A stretch as it is drawn; `top`: the lower edge of the cards, `small`: the size of its label."""
    style = _label_style(small)
    y = top + 3 + (stretch.level + 0.5) * (style.line + 1)
    line = [(stretch.start, y), (stretch.end, y)]
    if stretch.leaves:
        line.insert(0, (stretch.start, top))
    if stretch.arrives:
        line.append((stretch.end, top))
    label = _label_of(stretch, y, style)
    return DrawnArc(tuple(line), label, stretch.arrives, stretch.arc.kind is ArcKind.PAST)
