"""Draws a layout on a canvas: bands, cards, the heartbeat with its faces, and the legend."""

from collections.abc import Sequence
from itertools import pairwise

from klantreis.documents import cards, moments, palette, words
from klantreis.documents.arc_lanes import DrawnArc
from klantreis.documents.audience import Audience
from klantreis.documents.canvas import Canvas
from klantreis.documents.layout import BAND_TIP, Band, Card, Layout, Row
from klantreis.documents.shapes import Align, Box, Style, block
from klantreis.model.journeys import Journey
from klantreis.text.catalogue import _


def face(canvas: Canvas, at: tuple[float, float], radius: float, valence: float | None, strong: bool = False) -> None:
    """A face that smiles, frowns or does neither; a question mark where no feeling was told."""
    x, y = at
    if valence is None:
        canvas.circle(at, radius, palette.WHITE, palette.NEUTRAL_LINE, 0.9)
        style = Style(max(8.0, radius * 1.1), bold=True, color=palette.SOFT_INK, align=Align.CENTER)
        canvas.text(block(("?",), x - radius, y - style.line / 2, 2 * radius, style))
        return
    good, bad = valence >= moments.GOOD_FROM, valence <= moments.BAD_FROM
    fill = palette.GOOD if good else palette.BAD if bad else palette.PLAIN
    canvas.circle(at, radius, fill, palette.INK, 2.2 if strong else 1.1)
    for side in (-1, 1):
        eye = (x + side * radius * 0.34, y - radius * 0.24)
        canvas.circle(eye, radius * 0.11, palette.INK, palette.INK, 0.1)
    bend = radius * (0.25 if abs(valence) < 1.5 else 0.4) * (good - bad)
    level = y + radius * 0.36
    left, right = (x - radius * 0.44, level - bend * 0.5), (x + radius * 0.44, level - bend * 0.5)
    mouth = (left, (x - radius * 0.2, level + bend), (x + radius * 0.2, level + bend), right)
    canvas.path((mouth,), palette.INK, max(0.9, radius * 0.11))


def draw_band(canvas: Canvas, band: Band, first: bool) -> None:
    """A phase as an arrow whose tip reaches into the next one; the first begins straight."""
    box, tip = band.box, BAND_TIP
    notch = 0.0 if first else tip
    points = (
        (box.x, box.y),
        (box.right - tip, box.y),
        (box.right, box.y + box.height / 2),
        (box.right - tip, box.bottom),
        (box.x, box.bottom),
        (box.x + notch, box.y + box.height / 2),
    )
    canvas.polygon(points, palette.phase_color(band.phase))
    canvas.text(band.text)


def _card(canvas: Canvas, card: Card, title: str, radius: float) -> None:
    color = palette.phase_color(card.phase)
    edge, width = (card.mark.color, 2.2) if card.mark else (color, 0.9)
    canvas.rounded(card.box, 5, palette.WHITE, edge, width)
    at = (card.box.x + radius + 3, card.box.y)
    canvas.circle(at, radius, color, palette.WHITE, 1.2)
    label, *others = card.texts
    canvas.text(label, title)
    for text in others:
        canvas.text(text)
    if card.tag is not None:
        canvas.rounded(card.tag.box, 4, card.tag.color, palette.WHITE, 1)
        canvas.text(card.tag.text)
    style = Style(max(8.0, radius * 1.15), bold=True, color=palette.WHITE, align=Align.CENTER)
    canvas.text(block((str(card.number),), at[0] - radius, at[1] - style.line / 2, 2 * radius, style))


def _lane(canvas: Canvas, row: Row, layout: Layout) -> None:
    lane, sizes = row.lane, layout.sizes
    canvas.rounded(lane, 5, palette.LANE, palette.LANE)
    for area in row.areas:
        above = min(y for _x, y in area) < row.neutral - 0.01
        canvas.polygon(area, palette.GOOD_AREA if above else palette.BAD_AREA)
    canvas.line((lane.x, row.neutral), (lane.right, row.neutral), palette.NEUTRAL_LINE, 0.8, "dashed")
    for piece in row.pieces:
        canvas.path((piece.bezier,), palette.CURVE, 2.2 if piece.solid else 1.4, "solid" if piece.solid else "dotted")
    for piece in row.wished:
        canvas.path((piece.bezier,), palette.WISH, 1.8, "dashed")
    for card in row.cards:
        face(canvas, card.point, sizes.face, card.valence, strong=card.mark is not None)
    for at in row.targets:
        _diamond(canvas, at, sizes.face * 0.62)
    for card in row.cards:
        if card.mark:
            canvas.rounded(card.mark.box, 4, card.mark.color, palette.WHITE, 1)
            canvas.text(card.mark.text)


def _arc(canvas: Canvas, arc: DrawnArc) -> None:
    """A way back or around: a line that ends in an arrow at the card where it arrives."""
    style = "dashed" if arc.dashed else "solid"
    for a, b in pairwise(arc.line):
        canvas.line(a, b, palette.SOFT_INK, 1.2, style)
    if arc.ends:
        x, y = arc.line[-1]
        canvas.polygon(((x, y), (x - 3, y + 5), (x + 3, y + 5)), palette.SOFT_INK)
    if arc.label is not None:
        canvas.rounded(arc.label.box, 2, palette.WHITE, palette.WHITE, 0.1)
        canvas.text(arc.label)


def _diamond(canvas: Canvas, at: tuple[float, float], radius: float) -> None:
    """Where the feeling should be."""
    x, y = at
    points = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    canvas.polygon(points, palette.WHITE, palette.WISH, 2)


def _gutter(canvas: Canvas, row: Row, layout: Layout) -> None:
    """What the parts of a row are, to the left of it."""
    lane, sizes = row.lane, layout.sizes
    x = sizes.margin
    if sizes.gutter < 40:
        sign = Style(sizes.small + 2, bold=True, color=palette.SOFT_INK)
        for text, y in (("+", lane.y), ("–", lane.bottom - sign.line)):
            canvas.text(block((text,), x, y, sizes.gutter - 2, sign))
        return
    name, value = Style(sizes.small, bold=True, color=palette.SOFT_INK), Style(sizes.small, color=palette.SOFT_INK)
    band = row.bands[0].box
    for text, y, style in (
        (_("Fase"), band.y + (band.height - name.line) / 2, name),
        (_("Stap"), row.cards[0].box.y + 2, name),
        (_("positief"), lane.y + 2, value),
        (_("neutraal"), row.neutral - value.line / 2, value),
        (_("negatief"), lane.bottom - value.line - 2, value),
    ):
        canvas.text(block((text,), x, y, sizes.gutter - 4, style))


def _strip(canvas: Canvas, journey: Journey, layout: Layout) -> None:
    """The worst and the best moment with, where one may be published, the words of who was there."""
    strip, sizes = layout.strip, layout.sizes
    assert strip is not None
    chosen = [
        (_("Dieptepunt"), palette.LOW, moments.lowest(journey.steps)),
        (_("Hoogtepunt"), palette.HIGH, moments.highest(journey.steps)),
    ]
    shown = [(name, color, index) for name, color, index in chosen if index is not None]
    gap = 12.0
    width = (strip.width - gap * (len(shown) - 1)) / len(shown)
    for place, (name, color, index) in enumerate(shown):
        step = journey.steps[index]
        box = Box(strip.x + place * (width + gap), strip.y, width, strip.height)
        canvas.rounded(box, 5, palette.WHITE, color, 1.2)
        radius = min(14.0, strip.height / 3)
        face(canvas, (box.x + 12 + radius, box.y + box.height / 2), radius, step.valence)
        x = box.x + 22 + 2 * radius
        inner = box.right - x - 10
        heading, body = Style(sizes.text, bold=True, color=color), Style(sizes.text)
        title = _("{name}: stap {n}, {label}").format(name=name, n=index + 1, label=cards.label_of(step))
        lines = heading.wrap(title, inner, 1)
        quotes = moments.allowed(step.quotes, Audience.PUBLIC)
        told = words.quoted(quotes[0].text) if quotes else words.feeling_with_figure(step.valence)
        rest = body.wrap(told, inner, 2)
        y = box.y + (box.height - heading.line - len(rest) * body.line - 2) / 2
        canvas.text(block(lines, x, y, inner, heading))
        canvas.text(block(rest, x, y + heading.line + 2, inner, body))


def _legend(canvas: Canvas, layout: Layout, journey: Journey) -> None:
    foot, sizes = layout.foot, layout.sizes
    style = Style(sizes.small, color=palette.SOFT_INK)
    radius = min(7.0, sizes.face * 0.8)
    middle = foot.y + foot.height / 2
    x = foot.x
    entries: list[tuple[float | None, str]] = [
        (1.0, _("positief")),
        (0.0, _("gemengd of neutraal")),
        (-1.0, _("negatief")),
    ]
    if any(s.valence is None for s in journey.steps):
        entries.append((None, _("geen gevoel verteld")))
    for valence, text in entries:
        face(canvas, (x + radius, middle), radius, valence)
        width = style.measure(text) + 2
        canvas.text(block((text,), x + 2 * radius + 4, middle - style.line / 2, width, style))
        x += 2 * radius + width + 16
    if any(row.targets for row in layout.rows):
        text = _("zo zou het moeten voelen")
        _diamond(canvas, (x + radius, middle), radius * 0.8)
        width = style.measure(text) + 2
        canvas.text(block((text,), x + 2 * radius + 4, middle - style.line / 2, width, style))
        x += 2 * radius + width + 16
    promise = _("Persoon verzonnen, ervaringen echt")
    right = Style(sizes.small, bold=True, color=palette.SOFT_INK, align=Align.RIGHT)
    promised = right.measure(promise) + 2
    if any(row.arcs for row in layout.rows):
        room = foot.right - promised - x - 2 * radius - 20
        names = (
            _("opnieuw, terug of anders, in zoveel gesprekken"),
            _("opnieuw, terug of anders"),
        )
        text = next((name for name in names if style.measure(name) <= room), "")
        if text:
            _arc(canvas, DrawnArc(((x, middle), (x + 9, middle), (x + 9, middle - 4)), None, True, False))
            width = style.measure(text) + 2
            canvas.text(block((text,), x + 16, middle - style.line / 2, width, style))
            x += width + 28
    n = len(journey.participants)
    example = _("‘{k} van {n}’: zoveel deelnemers vertelden over deze stap").format(k=max(1, n - 1), n=n)
    if n > 1 and x + style.measure(example) + 12 + promised <= foot.right:
        canvas.text(block((example,), x, middle - style.line / 2, style.measure(example) + 2, style))
    canvas.text(block((promise,), foot.right - promised, middle - right.line / 2, promised, right))


def draw_layout(layout: Layout, journey: Journey, titles: Sequence[str]) -> Canvas:
    """The canvas with the whole picture; `titles` say for each step what its card stands for."""
    canvas = Canvas(layout.width, layout.height)
    for text in layout.head:
        canvas.text(text)
    for number, row in enumerate(layout.rows):
        for place, band in enumerate(row.bands):
            draw_band(canvas, band, first=place == 0 and number == 0)
        _gutter(canvas, row, layout)
        _lane(canvas, row, layout)
        for arc in row.arcs:
            _arc(canvas, arc)
        for card in row.cards:
            _card(canvas, card, titles[card.number - 1], layout.sizes.badge)
    if layout.strip is not None:
        _strip(canvas, journey, layout)
    for text in layout.notes:
        canvas.text(text)
    _legend(canvas, layout, journey)
    return canvas
