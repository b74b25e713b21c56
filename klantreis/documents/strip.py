"""A journey at a glance: a strip for a slide (phases, numbered steps, heartbeat), or art for a cover."""

from collections.abc import Sequence

from klantreis.documents import cards, curve, moments, palette, words
from klantreis.documents.artwork import draw_band, face
from klantreis.documents.canvas import Canvas
from klantreis.documents.folding import runs
from klantreis.documents.layout import BAND_TIP, Band
from klantreis.documents.shapes import Align, Box, Style, block
from klantreis.model.journeys import Journey
from klantreis.text.catalogue import _

WIDTH, HEIGHT = 960.0, 214.0
"""In points: the width of a slide of 16:9."""
COVER = (460.0, 118.0)
"""In points: as wide as the text on an A4."""
_MARGIN = 20.0
_BAND = 26.0
_LANE = 92.0


def draw_strip(journey: Journey, phases: Sequence[str]) -> Canvas:
    """The strip of a journey; a step shows as its number, what it is called stands in `told`."""
    canvas = Canvas(WIDTH, HEIGHT)
    title = Style(18, bold=True)
    canvas.text(block((words.journey_title(journey.persona),), _MARGIN, 12, WIDTH - 2 * _MARGIN, title))
    if not journey.steps:
        return canvas
    inner = WIDTH - 2 * _MARGIN
    pitch = inner / len(journey.steps)
    top = 44.0
    _bands(canvas, journey, phases, top, pitch)
    lane = Box(_MARGIN, top + _BAND + 6, inner, _LANE)
    canvas.rounded(lane, 5, palette.LANE, palette.LANE)
    _heartbeat(canvas, journey, lane, pitch)
    _legend(canvas, journey, lane.bottom + 20)
    return canvas


def draw_cover(journey: Journey, phases: Sequence[str]) -> Canvas:
    """The same without a word, for the cover of a document."""
    canvas = Canvas(*COVER)
    if journey.steps:
        pitch = COVER[0] / len(journey.steps)
        place = {phase: number for number, phase in enumerate(phases)}
        for run in runs(journey.steps, (0, len(journey.steps))):
            box = Box(run.start * pitch, 0, (run.end - run.start) * pitch - 3, 8)
            canvas.rounded(box, 3, color := palette.phase_color(place.get(run.phase or "")), color)
        lane = Box(0, 14, COVER[0] - 3, COVER[1] - 14)
        canvas.rounded(lane, 5, palette.LANE, palette.LANE)
        _heartbeat(canvas, journey, lane, pitch, numbered=False)
    return canvas


def _bands(canvas: Canvas, journey: Journey, phases: Sequence[str], top: float, pitch: float) -> None:
    style = Style(10, bold=True, color=palette.WHITE, align=Align.CENTER)
    count = len(journey.steps)
    for run in runs(journey.steps, (0, count)):
        x, width = _MARGIN + run.start * pitch, (run.end - run.start) * pitch - 3
        tip = 0.0 if run.end == count else BAND_TIP
        # A narrow band says nothing: its colour and its place do.
        room = width - 2 * BAND_TIP
        lines = style.wrap(words.phase_name(run.phase), room, 2) if room > 34 else ()
        text = block(lines, x + BAND_TIP, top + (_BAND - len(lines) * style.line) / 2, room, style)
        place = phases.index(run.phase) if run.phase is not None and run.phase in phases else None
        draw_band(canvas, Band(Box(x, top, width + tip, _BAND), place, text), first=run.start == 0)


def _heartbeat(canvas: Canvas, journey: Journey, lane: Box, pitch: float, *, numbered: bool = True) -> None:
    values = [step.valence for step in journey.steps]
    radius = max(5.0, min(10.0, pitch / 2 - 2))
    neutral = lane.y + lane.height / 2
    rise = (lane.height / 2 - radius - 3) / max([1.0, *(abs(value) for value in values if value is not None)])

    def place(x: float, value: float) -> curve.Point:
        return lane.x + (x + 0.5) * pitch, neutral - value * rise

    canvas.line((lane.x, neutral), (lane.right, neutral), palette.NEUTRAL_LINE, 0.8, "dashed")
    beat = curve.heartbeat(values)
    for piece in beat:
        bezier = curve.mapped(piece.bezier, place)
        canvas.path((bezier,), palette.CURVE, 2.0 if piece.solid else 1.3, "solid" if piece.solid else "dotted")
    number = Style(8.5, bold=True, color=palette.SOFT_INK, align=Align.CENTER)
    marked = {moments.lowest(journey.steps), moments.highest(journey.steps)}
    for n, value in enumerate(values):
        x, y = place(n, value if value is not None else curve.value_at(beat, n) or 0.0)
        face(canvas, (x, y), radius, value, strong=n in marked)
        if numbered:
            canvas.text(block((str(n + 1),), x - pitch / 2, lane.bottom + 3, pitch, number))


def _legend(canvas: Canvas, journey: Journey, y: float) -> None:
    style = Style(10, color=palette.SOFT_INK)
    told = []
    for name, index in (
        (_("Dieptepunt"), moments.lowest(journey.steps)),
        (_("Hoogtepunt"), moments.highest(journey.steps)),
    ):
        if index is not None:
            label = cards.label_of(journey.steps[index])
            told.append(_("{name}: stap {n}, {label}").format(name=name, n=index + 1, label=label))
    told.append(_("Persoon verzonnen, ervaringen echt"))
    lines = style.wrap("  ·  ".join(told), WIDTH - 2 * _MARGIN, 2)
    canvas.text(block(lines, _MARGIN, y, WIDTH - 2 * _MARGIN, style))
