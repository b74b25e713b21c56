"""Rows without colour for who asked for none (NO_COLOR), where a widget paints its rows itself.

Textual filters what it paints; https://no-color.org says what the variable means.
"""

from textual.filter import Monochrome
from textual.strip import Strip
from textual.widget import Widget

_FILTER = Monochrome()


def as_asked(widget: Widget, rows: list[Strip]) -> list[Strip]:
    """The rows, without colour if the user wants none."""
    if not widget.app.no_color:
        return rows
    _base, background = widget.background_colors
    return [row.apply_filter(_FILTER, background) for row in rows]
