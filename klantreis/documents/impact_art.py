"""Draws impact against effort on a canvas: quadrants, axes, and marks whose shape tells what they are."""

from collections.abc import Sequence
from enum import StrEnum

from klantreis.documents import impact_words, palette, priority_words
from klantreis.documents.canvas import Canvas
from klantreis.documents.findings_report import Point
from klantreis.documents.impact_layout import BAND, EFFORTS, HEIGHT, MARGIN, ImpactLayout, Quadrant
from klantreis.documents.shapes import Align, Box, Style, block
from klantreis.model.findings import FindingKind
from klantreis.text.catalogue import _

SMALL = 9.0
"""The size of the smallest words; numbers in marks go down to eight."""
_SQUARE = 0.84
"""Half the side of a square against the radius of a circle, so that its corners reach no further."""


def draw_plot(canvas: Canvas, layout: ImpactLayout) -> None:
    """The quadrants with their names, the axes, and the lane of what nobody judged; without the marks."""
    plot, border, middle = layout.plot, layout.border, layout.middle
    gap = 1.5
    left = (plot.x, border - gap - plot.x)
    right = (border + gap, plot.right - border - gap)
    for (x, width), quadrant, is_high, color in (
        (left, Quadrant.NOW, True, palette.HIGH),
        (right, Quadrant.PLAN, True, palette.ACCENT),
        (left, Quadrant.ALONG, False, palette.NO_PHASE),
        (right, Quadrant.LATER, False, palette.NO_PHASE),
    ):
        top = plot.y if is_high else middle + gap
        height = plot.height / 2 - gap
        fill = palette.GOOD_AREA if quadrant is Quadrant.NOW else palette.LANE
        canvas.rounded(Box(x, top, width, height), 0.1, fill, fill)
        _band(
            canvas,
            Box(x, plot.y - BAND if is_high else plot.bottom, width, BAND),
            color,
            impact_words.quadrant_name(quadrant),
        )
    _axes(canvas, layout)
    if layout.lane is not None:
        lane = layout.lane
        canvas.rounded(lane, 0.1, palette.LANE, palette.LANE)
        canvas.rounded(lane, 0.1, palette.LANE, palette.NEUTRAL_LINE, 0.8)
        _band(canvas, Box(lane.x, lane.y - BAND, lane.width, BAND), palette.NO_PHASE, _("Inspanning?"))
        style = Style(SMALL, color=palette.SOFT_INK, align=Align.CENTER)
        lines = style.wrap(_("nog niet ingeschat"), lane.width, 2)
        canvas.text(block(lines, lane.x, lane.bottom + 4, lane.width, style))
    if all(mark.quadrant is Quadrant.OPEN for mark in layout.marks):
        style = Style(11, color=palette.SOFT_INK, align=Align.CENTER)
        room = Box(plot.x + 24, middle - 24, plot.width - 48, 48)
        canvas.rounded(room, 5, palette.WHITE, palette.NEUTRAL_LINE, 0.8)
        lines = style.wrap(_("Nog van geen punt is de inspanning ingeschat."), room.width - 16, 2)
        top = middle - len(lines) * style.line / 2
        canvas.text(block(lines, room.x + 8, top, room.width - 16, style))


def _band(canvas: Canvas, box: Box, fill: str, text: str) -> None:
    style = Style(9.5, bold=True, color=palette.WHITE, align=Align.CENTER)
    canvas.rounded(box, 0.1, fill, fill)
    lines = style.wrap(text, box.width - 4, 1)
    canvas.text(block(lines, box.x + 2, box.y + (box.height - style.line) / 2, box.width - 4, style))


def _axes(canvas: Canvas, layout: ImpactLayout) -> None:
    plot = layout.plot
    ticks = Style(SMALL, color=palette.SOFT_INK, align=Align.RIGHT)
    for n in range(round(layout.top * 10) + 1):
        if n % 2 and layout.top > 0.6:
            continue
        y = plot.bottom - plot.height * n / 10 / layout.top
        if 0 < n < round(layout.top * 10) and abs(y - layout.middle) > 1:
            canvas.line((plot.x, y), (plot.right, y), palette.LINE, 0.5, "dotted")
        canvas.text(block((priority_words.share(n / 10),), plot.x - 40, y - ticks.line / 2, 35, ticks))
    name = Style(SMALL + 0.5, bold=True, color=palette.SOFT_INK)
    canvas.text(block((_("Impact"),), plot.x - 40, plot.y - BAND + 2, 38, name))
    centre = Style(SMALL, color=palette.SOFT_INK, align=Align.CENTER)
    y = plot.bottom + BAND + 4
    for effort in EFFORTS:
        middle = plot.x + (effort - 0.5) * layout.column
        text = {1: _("1 weinig werk"), EFFORTS[-1]: _("5 veel werk")}.get(effort, str(effort))
        lines = centre.wrap(text, layout.column, 2)
        canvas.text(block(lines, middle - layout.column / 2, y, layout.column, centre))
        x = plot.x + (effort - 1) * layout.column
        if effort > 1 and abs(x - layout.border) > 1:
            canvas.line((x, plot.y), (x, plot.bottom), palette.LINE, 0.5, "dotted")
    bold = Style(SMALL + 0.5, bold=True, color=palette.SOFT_INK, align=Align.CENTER)
    canvas.text(block((_("Inspanning"),), plot.x, y + 12, plot.width, bold))


def draw_mark(canvas: Canvas, point: Point, at: tuple[float, float], radius: float) -> None:
    """The number of a point in the shape of its kind."""
    x, y = at
    sort = _sort(point)
    _shape(canvas, sort, at, radius)
    ink = palette.ACCENT if sort is _Sort.IDEA else palette.WHITE
    style = Style(8.0 if point.number > 99 else max(8.0, radius), bold=True, color=ink, align=Align.CENTER)
    name = f"{point.number}. {point.name}"
    canvas.text(block((str(point.number),), x - radius, y - style.line / 2, 2 * radius, style), name)


class _Sort(StrEnum):
    """What the shape of a mark tells, without colour."""

    OWN = "own"
    OUTSIDE = "outside"
    IDEA = "idea"


def _sort(point: Point) -> _Sort:
    if point.outside:
        return _Sort.OUTSIDE
    return _Sort.IDEA if point.ranked.finding.kind is FindingKind.IDEA else _Sort.OWN


def _shape(canvas: Canvas, sort: _Sort, at: tuple[float, float], radius: float) -> None:
    x, y = at
    if sort is _Sort.OUTSIDE:
        half = _SQUARE * radius
        canvas.rounded(Box(x - half, y - half, 2 * half, 2 * half), 2, palette.NO_PHASE, palette.INK, 0.8)
    elif sort is _Sort.IDEA:
        canvas.circle(at, radius, palette.WHITE, palette.ACCENT, 1.4)
    else:
        canvas.circle(at, radius, palette.ACCENT, palette.INK, 0.8)


def draw_kinds(canvas: Canvas, points: Sequence[Point]) -> None:
    """What the shapes stand for, as far as they are in the picture."""
    style, y, radius = Style(SMALL, color=palette.SOFT_INK), HEIGHT - 12.0, 5.5
    x = MARGIN + 40.0
    names = {
        _Sort.OWN: _("verbeterpunt"),
        _Sort.OUTSIDE: _("buiten het eigen bereik"),
        _Sort.IDEA: _("idee van deelnemers"),
    }
    shown = set(map(_sort, points))
    for sort, name in names.items():
        if sort in shown:
            _shape(canvas, sort, (x + radius, y), radius)
            width = style.measure(name) + 2
            canvas.text(block((name,), x + 2 * radius + 5, y - style.line / 2, width, style))
            x += 2 * radius + width + 22
