"""What stands on the card of a step, and at what size all cards of a picture can hold their text."""

from dataclasses import dataclass

from klantreis.documents import words
from klantreis.documents.measures import SMALLEST, Measures
from klantreis.documents.palette import SOFT_INK
from klantreis.documents.plain import plain
from klantreis.documents.shapes import Block, Box, Style, block
from klantreis.documents.wrap import has_broken_word
from klantreis.model.journeys import Journey, Step
from klantreis.text.catalogue import _

_ORDINARY = 60
"""Labels longer than this don't make the text of all other cards smaller."""
_MOST_DOTS = 8


@dataclass(frozen=True)
class CardStyle:
    """The styles of a card's three texts and the height that all cards have."""

    label: Style
    meta: Style
    count: Style
    height: float


def label_of(step: Step) -> str:
    """The label of a step as it is shown; never empty."""
    return plain(step.label) or _("Zonder naam")


def _count(step: Step, journey: Journey, style: Style, width: float) -> str:
    told, n = len(step.participants), len(journey.participants)
    text = words.told_by(step, journey)
    dotted = f"{text}  {'●' * told}{'○' * (n - told)}"
    return dotted if n <= _MOST_DOTS and style.measure(dotted) <= width else text


def _meta(step: Step, style: Style, width: float, most: int) -> tuple[str, ...]:
    named = [plain(text) for text in (step.channel, step.actor) if text]
    return tuple(line for name in named if name for line in style.wrap(name, width, most))


def _short_meta(step: Step, style: Style, width: float, lines: int) -> tuple[str, ...]:
    """Channel and actor in fewer lines than they have names: joined, else the one that fits, else cut."""
    named = [text for text in (plain(step.channel or ""), plain(step.actor or "")) if text]
    joined = " · ".join(named)
    wrapped = (style.wrap(text, width) for text in (joined, *named))
    return next((fitting for fitting in wrapped if len(fitting) <= lines), style.wrap(joined, width, lines))


def _styles(size: float) -> tuple[Style, Style, Style]:
    meta = max(SMALLEST, min(size - 1, 10.5))
    return Style(size, bold=True), Style(meta, color=SOFT_INK), Style(meta, bold=True)


def _head(measures: Measures) -> float:
    """The room above the label: the badge with the number hangs half over the card's edge."""
    return measures.badge + 1


def _foot(measures: Measures) -> float:
    return measures.pad * 0.8


def _height(step: Step, journey: Journey, style: CardStyle, measures: Measures, width: float, most: int) -> float:
    label = len(style.label.wrap(label_of(step), width))
    meta = len(_meta(step, style.meta, width, most))
    text = label * style.label.line + meta * style.meta.line + style.count.line
    return _head(measures) + text + _foot(measures)


def choose(journey: Journey, measures: Measures, width: float, room: float) -> CardStyle:
    """The largest text at which the cards, `width` by at most `room` points inside, hold ordinary labels.

    First without hyphens, then with them, then with channel and actor on one line each, else the
    smallest text; what is then too long is cut.
    """
    return fitting(journey, measures, width, room) or CardStyle(*_styles(measures.label_sizes[-1]), height=room)


def fitting(journey: Journey, measures: Measures, width: float, room: float) -> CardStyle | None:
    """As `choose`, but None where something must be cut."""
    ordinary = [s for s in journey.steps if len(label_of(s)) <= _ORDINARY]
    for hyphens, most in ((False, 2), (True, 2), (True, 1)):
        for size in measures.label_sizes:
            style = CardStyle(*_styles(size), height=room)
            if not hyphens and any(has_broken_word(label_of(s), width, size, bold=True) for s in ordinary):
                continue
            needed = max((_height(s, journey, style, measures, width, most) for s in ordinary), default=room)
            if needed <= room:
                return CardStyle(*_styles(size), height=min(room, needed + 0.5 * style.meta.line))
    return None


def fill(step: Step, journey: Journey, box: Box, style: CardStyle, measures: Measures) -> tuple[Block, ...]:
    """The texts of one card, label first, within its box. The label goes before channel and actor."""
    x, width = box.x + measures.pad, box.width - 2 * measures.pad
    top = box.y + _head(measures)
    count_top = box.bottom - _foot(measures) - style.count.line
    room = count_top - top + 1e-6
    label = style.label.wrap(label_of(step), width, max(1, int(room / style.label.line)))
    left = int((room - len(label) * style.label.line) / style.meta.line)
    meta = _meta(step, style.meta, width, 2)
    if len(meta) > left:
        meta = _meta(step, style.meta, width, 1)
    if len(meta) > left:
        meta = _short_meta(step, style.meta, width, left) if left else ()
    count = _count(step, journey, style.count, width)
    blocks = [block(label, x, top, width, style.label)]
    if meta:
        blocks.append(block(meta, x, count_top - len(meta) * style.meta.line, width, style.meta))
    return (*blocks, block((count,), x, count_top, width, style.count))
