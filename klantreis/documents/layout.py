"""Where everything of a journey's picture stands: pure geometry, no drawing.

Coordinates are points from the upper left corner of the page, y running down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from klantreis.documents import arc_lanes, cards, curve, moments, pins, words
from klantreis.documents.folding import Run, fold, runs
from klantreis.documents.hung import NOTHING, Hung
from klantreis.documents.measures import A4_LANDSCAPE, Measures, measures
from klantreis.documents.palette import HIGH, LOW, SOFT_INK, WHITE
from klantreis.documents.plain import plain
from klantreis.documents.shapes import Align, Block, Box, Mark, Style, block
from klantreis.model.journeys import Journey
from klantreis.text.catalogue import _

_WIDEST_CARD = 190.0
_PERSONA_WIDTH = 0.92
"""The part of the page that a line about the persona fills; a full one is hard to read and to place."""
_LEAST_PEAK = 1.0
"""The scale of the feelings runs to the strongest one, but never closer than this."""
_ARC_LEVELS = 2
_LANE_GIVES = (0.0, 0.1, 0.25)
"""What the lane of the feelings gives up for ways back and around, where there are any; the least that will do."""
BAND_TIP = 8.0
"""How far the tip of a band's arrow reaches."""


@dataclass(frozen=True)
class Band:
    """A phase above its steps. `phase` is its place in the codebook, None for steps without one."""

    box: Box
    phase: int | None
    text: Block


@dataclass(frozen=True)
class Card:
    """A step: its card, and the point (x, y) of its feeling in the lane below."""

    number: int
    box: Box
    phase: int | None
    texts: tuple[Block, ...]
    point: tuple[float, float]
    valence: float | None
    mark: Mark | None
    tag: Mark | None = None
    """The names of the verbeterpunten on this step."""


@dataclass(frozen=True)
class Row:
    """A row of the picture. Pieces and areas are in page coordinates."""

    bands: tuple[Band, ...]
    cards: tuple[Card, ...]
    lane: Box
    neutral: float
    pieces: tuple[curve.Piece, ...]
    areas: tuple[tuple[curve.Point, ...], ...]
    wished: tuple[curve.Piece, ...] = ()
    targets: tuple[curve.Point, ...] = ()
    """Where the feeling should be at the steps for which that was said."""
    arcs: tuple[arc_lanes.DrawnArc, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The whole picture. `head` holds the texts at the top, `foot` is the room for the legend.

    `notes`: what the verbeterpunten on the cards are, above the legend.
    """

    width: float
    height: float
    sizes: Measures
    head: tuple[Block, ...]
    rows: tuple[Row, ...]
    strip: Box | None
    foot: Box
    notes: tuple[Block, ...] = ()


@dataclass(frozen=True)
class _Frame:
    """What all rows share."""

    left: float
    step: float
    band: float
    card: cards.CardStyle
    lane: float
    peak: float
    sizes: Measures
    arcs: float = 0.0
    """The room for ways back and around, between cards and lane."""

    @property
    def card_top(self) -> float:
        return self.band + self.sizes.badge + 3

    @property
    def lane_top(self) -> float:
        return self.card_top + self.card.height + self.sizes.gap + self.arcs

    @property
    def height(self) -> float:
        return self.lane_top + self.lane


def _subtitle(traits: str, situation: str, lines: int) -> list[tuple[str, int]]:
    """What is told of the persona under the title, and in how many lines at most."""
    if lines == 1:
        joined = " · ".join(text for text in (traits, situation) if text)
        return [(joined, 1)] if joined else []
    return [(text, most) for text, most in ((traits, 1), (situation, lines)) if text]


def _head(journey: Journey, sizes: Measures, width: float) -> tuple[Block, ...]:
    inner = width - 2 * sizes.margin
    facts = " · ".join(
        (
            words.steps(len(journey.steps)),
            _("verteld door {participants} uit {households}").format(
                participants=words.participants(len(journey.participants)),
                households=words.households(journey.households),
            ),
        )
    )
    aside = Style(sizes.text, color=SOFT_INK, align=Align.RIGHT)
    aside_width = aside.measure(facts) + 1
    title = Style(sizes.title, bold=True)
    title_lines = title.wrap(words.journey_title(journey.persona), inner - aside_width - 16, 1)
    top = block(title_lines, sizes.margin, sizes.margin, inner - aside_width - 16, title)
    baseline_shift = (title.line - aside.line) * 0.72
    side = block((facts,), width - sizes.margin - aside_width, sizes.margin + baseline_shift, aside_width, aside)
    blocks = [top, side]
    style = Style(sizes.text, color=SOFT_INK)
    traits, situation = words.short_traits(journey.persona), plain(journey.persona.situation)
    y = top.box.bottom + 1
    for text, most in _subtitle(traits, situation, sizes.subtitle_lines):
        blocks.append(block(style.wrap(text, _PERSONA_WIDTH * inner, most), sizes.margin, y, inner, style))
        y = blocks[-1].box.bottom
    return tuple(blocks)


def _band_lines(run: Run, style: Style, width: float) -> tuple[str, ...]:
    name = words.phase_name(run.phase)
    if run.continued:
        name = _("{phase} (vervolg)").format(phase=name)
    elif run.again:
        name = _("Weer: {phase}").format(phase=name)
    return style.wrap(name, width, 2)


def _mark(card: Card, high: bool, row: Row, sizes: Measures) -> Mark:
    """The mark beside its face, where it hides least of the curve and of other faces."""
    text = _("▲ Hoogtepunt") if high else _("▼ Dieptepunt")
    style = Style(sizes.small, bold=True, color=WHITE, align=Align.CENTER)
    width, height = style.measure(text) + 10, style.line + 3
    (x, y), away = card.point, sizes.face + 3
    outward = -1 if high else 1
    centres = [(x, y + side * (away + height / 2)) for side in (outward, -outward)]
    centres += [(x + side * (away + width / 2), y) for side in (1, -1)]
    inside = Box(row.lane.x, row.lane.y, row.lane.width, row.lane.height)
    line = [point for piece in row.pieces for point in curve.samples(piece.bezier)]
    others = [c.point for c in row.cards if c is not card]

    def hidden(box: Box) -> int:
        out = 0 if inside.contains(box) else 1000
        on_line = sum(box.covers(point, 1.5) for point in line)
        return out + on_line + sum(20 * box.covers(point, sizes.face) for point in others)

    boxes = [Box(cx - width / 2, cy - height / 2, width, height) for cx, cy in centres]
    best = min(boxes, key=hidden)
    box = Box(
        min(max(best.x, inside.x), max(inside.x, inside.right - width)),
        min(max(best.y, inside.y), max(inside.y, inside.bottom - height)),
        width,
        height,
    )
    return Mark(box, HIGH if high else LOW, block((text,), box.x, box.y + 1.5, width, style))


def _bands(journey: Journey, phases: Sequence[str], span: tuple[int, int], top: float, frame: _Frame) -> list[Band]:
    sizes, step = frame.sizes, frame.step
    style = Style(sizes.band, bold=True, color=WHITE, align=Align.CENTER)
    bands = []
    for run in runs(journey.steps, span):
        x = frame.left + (run.start - span[0]) * step
        width = (run.end - run.start) * step - sizes.gap
        # The tip of a band reaches into the notch of the next; the last one ends with its cards.
        tip = 0.0 if run.end == span[1] else BAND_TIP
        lines = _band_lines(run, style, width - 2 * BAND_TIP)
        text_top = top + (frame.band - len(lines) * style.line) / 2
        text = block(lines, x + BAND_TIP + tip / 2, text_top, width - 2 * BAND_TIP, style)
        bands.append(Band(Box(x, top, width + tip, frame.band), _place(run.phase, phases), text))
    return bands


def _place(phase: str | None, phases: Sequence[str]) -> int | None:
    return phases.index(phase) if phase is not None and phase in phases else None


def _row(
    journey: Journey,
    phases: Sequence[str],
    wishes: Sequence[int | None],
    span: tuple[int, int],
    top: float,
    frame: _Frame,
    hung: Hung,
    around: Sequence[arc_lanes.Stretch],
) -> Row:
    start, end = span
    sizes, step = frame.sizes, frame.step
    low, high = moments.lowest(journey.steps), moments.highest(journey.steps)
    lane = Box(frame.left, top + frame.lane_top, (end - start) * step - sizes.gap, frame.lane)
    neutral = lane.y + lane.height / 2
    rise = (lane.height / 2 - sizes.face - 2.5) / frame.peak

    def place(x: float, value: float) -> curve.Point:
        return frame.left + (x - start + 0.5) * step - sizes.gap / 2, neutral - value * rise

    beat = curve.heartbeat([s.valence for s in journey.steps])
    edge = 0.5 - sizes.gap / 2 / step
    pieces = curve.cut(beat, start - edge, end - 1 + edge)
    made = []
    for i in range(start, end):
        told = journey.steps[i]
        box = Box(frame.left + (i - start) * step, top + frame.card_top, step - sizes.gap, frame.card.height)
        value = told.valence if told.valence is not None else curve.value_at(beat, i)
        texts = cards.fill(told, journey, box, frame.card, sizes)
        phase = _place(told.phase, phases)
        tag = pins.tag(hung, i, box, sizes)
        made.append(Card(i + 1, box, phase, texts, place(i, value or 0.0), told.valence, None, tag))
    row = Row(
        tuple(_bands(journey, phases, span, top, frame)),
        tuple(made),
        lane,
        neutral,
        tuple(curve.Piece(curve.mapped(piece.bezier, place), piece.solid) for piece in pieces),
        tuple(tuple(place(*point) for point in area) for area in curve.areas(pieces)),
        tuple(
            curve.Piece(curve.mapped(piece.bezier, place), piece.solid)
            for piece in curve.cut(
                curve.wished([s.valence for s in journey.steps], wishes), start - edge, end - 1 + edge
            )
        ),
        tuple(place(i, wish) for i in range(start, end) if (wish := wishes[i]) is not None),
        tuple(arc_lanes.drawn(stretch, top + frame.card_top + frame.card.height, sizes.small) for stretch in around),
    )
    marked = (
        replace(card, mark=_mark(card, card.number - 1 == high, row, sizes)) if card.number - 1 in (low, high) else card
        for card in made
    )
    return replace(row, cards=tuple(marked))


def lay_out(journey: Journey, phases: Sequence[str], wishes: Sequence[int | None] = (), hung: Hung = NOTHING) -> Layout:
    """The layout of a journey on an A4 landscape; larger, in the same ratio, above 44 steps.

    `wishes`: the desired feeling at each step (-2…2), None where none was given. `hung`: what hangs on the route;
    ways back and around are left out where they would take too much room.
    """
    wishes = wishes or [None] * len(journey.steps)
    grid = fold(journey.steps)
    sizes = measures(len(grid.rows))
    width, height = (round(side * grid.scale) for side in A4_LANDSCAPE)
    head = _head(journey, sizes, width)
    foot_height = max(2 * sizes.face * 0.8, Style(sizes.small).line) + 2
    foot = Box(sizes.margin, height - sizes.margin - foot_height, width - 2 * sizes.margin, foot_height)
    has_moments = moments.lowest(journey.steps) is not None or moments.highest(journey.steps) is not None
    strip_height = 3 * Style(sizes.text).line + 15 if sizes.strip and has_moments else 0.0
    top = max(b.box.bottom for b in head) + sizes.row_gap
    count = max(1, len(grid.rows))
    noted, note_style = pins.notes(hung, sizes, width - 2 * sizes.margin)
    notes = block(noted, sizes.margin, foot.y - 4 - len(noted) * note_style.line, width - 2 * sizes.margin, note_style)
    foot_top = notes.box.y - 2 if noted else foot.y
    bottom = foot_top - sizes.row_gap - (strip_height + sizes.row_gap if strip_height else 0.0)
    row_height = (bottom - top - (count - 1) * sizes.row_gap) / count

    left = sizes.margin + sizes.gutter
    step = min(_WIDEST_CARD, (width - sizes.margin - left + sizes.gap) / grid.columns)
    band_style = Style(sizes.band, bold=True)
    lines = max(
        (
            len(_band_lines(run, band_style, (run.end - run.start) * step - sizes.gap - 2 * BAND_TIP))
            for span in grid.rows
            for run in runs(journey.steps, span)
        ),
        default=1,
    )
    band = lines * band_style.line + 5
    room = row_height - band - sizes.badge - 3 - sizes.gap - sizes.least_lane
    inside = step - sizes.gap - 2 * sizes.pad
    # As many arcs as leave the cards whole, and from the lane no more than that takes.
    for most, given in (*product(range(_ARC_LEVELS, 0, -1), _LANE_GIVES), (0, 0.0)):
        around = arc_lanes.stretches(hung.arcs, grid.rows, left, step, step - sizes.gap, most)
        levels = max((stretch.level + 1 for stretch in around), default=0)
        arc_room = levels * (Style(sizes.small).line + 1) + 3 if levels else 0.0
        left_over = room - arc_room + (sizes.least_lane * given if levels else 0.0)
        if cards.fitting(journey, sizes, inside, left_over) is not None:
            break
    card = cards.choose(journey, sizes, inside, left_over)
    lane = min(sizes.most_lane, row_height - band - sizes.badge - 3 - sizes.gap - card.height - arc_room)
    heights = [s.valence for s in journey.steps] + [*wishes]
    peak = max((abs(value) for value in heights if value is not None), default=_LEAST_PEAK)
    frame = _Frame(left, step, band, card, lane, max(peak, _LEAST_PEAK), sizes, arc_room)
    # What is left over goes between the rows, and under the last one.
    spare = max(0.0, row_height - frame.height) * count / (count + 1)
    made = tuple(
        _row(
            *(journey, phases, wishes, span, top + i * (frame.height + sizes.row_gap + spare), frame, hung),
            [stretch for stretch in around if stretch.row == i],
        )
        for i, span in enumerate(grid.rows)
    )
    strip = None
    if strip_height:
        strip = Box(foot.x, foot_top - sizes.row_gap - strip_height, foot.width, strip_height)
    return Layout(width, height, sizes, head, made, strip, foot, (notes,) if noted else ())
