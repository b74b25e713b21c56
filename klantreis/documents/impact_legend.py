"""What the numbers in the picture of impact against effort stand for, quadrant by quadrant, in columns."""

from dataclasses import dataclass

from klantreis.documents import impact_words, palette
from klantreis.documents.canvas import Canvas
from klantreis.documents.impact_art import SMALL, draw_mark
from klantreis.documents.impact_layout import ImpactLayout, Mark, Quadrant
from klantreis.documents.shapes import Box, Style, block

_COLUMN_GAP = 12.0
_HEADING, _BELOW, _BESIDE = 16.5, 3.0, 6.0
_RADII = {1: 9.0, 2: 7.0}
"""Radius of the marks by the number of columns."""
_NAME, _BOLD = Style(SMALL), Style(SMALL + 0.5, bold=True, color=palette.ACCENT)


@dataclass(frozen=True)
class Manner:
    """How a legend is set: its width, its columns, and how many lines the name of a point may take."""

    width: float
    columns: int
    lines: int

    @property
    def radius(self) -> float:
        """That of the marks beside the names."""
        return _RADII[self.columns]

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.width - _COLUMN_GAP * (self.columns - 1)) / self.columns


@dataclass(frozen=True)
class _Entry:
    """Lines of text in a column, with the mark that they belong to where they name a point."""

    down: float
    text: tuple[str, ...]
    mark: Mark | None = None
    bold: bool = False


def fits(layout: ImpactLayout, manner: Manner, more: int) -> bool:
    """Whether everything has room; `more` points are told only as a number."""
    return len(_columns(layout, manner, more, layout.legend.height)) <= manner.columns


def _columns(layout: ImpactLayout, manner: Manner, more: int, most: float) -> list[list[_Entry]]:
    """What stands in each column, `most` points high; as many columns as that takes."""
    found: list[list[_Entry]] = [[]]
    y = 0.0
    room = manner.column - 2 * manner.radius - _BESIDE
    for quadrant in Quadrant:
        for place, mark in enumerate(layout.of(quadrant)):
            text = _NAME.wrap(mark.point.name, room, manner.lines)
            height = max(2 * manner.radius, len(text) * _NAME.line) + _BELOW
            is_full = y + height + (0.0 if place else _HEADING) > most
            if is_full:
                found.append([])
                y = 0.0
            if is_full or not place:  # a column begins with the name of its quadrant
                name = _BOLD.wrap(impact_words.quadrant_name(quadrant), manner.column, 1)
                found[-1].append(_Entry(y, name, bold=True))
                y += _HEADING
            found[-1].append(_Entry(y, text, mark))
            y += height
        y += _BELOW if layout.of(quadrant) else 0.0
    if more:
        text = _NAME.wrap(impact_words.more_told(more), manner.column, 2)
        if y + len(text) * _NAME.line > most:
            found.append([])
            y = 0.0
        found[-1].append(_Entry(y, text))
    return found


def draw_legend(canvas: Canvas, layout: ImpactLayout, manner: Manner, more: int) -> None:
    """The columns as low as goes, so that they end at about the same height."""
    heights = (*map(float, range(120, int(layout.legend.height), 6)), layout.legend.height)
    tried = (_columns(layout, manner, more, most) for most in heights)
    columns = next((found for found in tried if len(found) <= manner.columns), [])
    for place, column in enumerate(columns):
        x = layout.legend.x + place * (manner.column + _COLUMN_GAP)
        for entry in column:
            _draw(canvas, entry, Box(x, layout.legend.y + entry.down, manner.column, 0), manner.radius)


def _draw(canvas: Canvas, entry: _Entry, at: Box, radius: float) -> None:
    if entry.mark is None:
        canvas.text(block(entry.text, at.x, at.y + 1, at.width, _BOLD if entry.bold else _NAME))
        return
    height = max(2 * radius, len(entry.text) * _NAME.line)
    draw_mark(canvas, entry.mark.point, (at.x + radius, at.y + height / 2), radius)
    aside = 2 * radius + _BESIDE
    top = at.y + (height - len(entry.text) * _NAME.line) / 2
    canvas.text(block(entry.text, at.x + aside, top, at.width - aside, _NAME))
