"""Verbeterpunten in the picture: their names on the cards, and what those names stand for below."""

from klantreis.documents.hung import Hung
from klantreis.documents.measures import SMALLEST, Measures
from klantreis.documents.palette import SOFT_INK, WHITE, WISH
from klantreis.documents.shapes import Align, Box, Mark, Style, block
from klantreis.text.catalogue import _


def tag(hung: Hung, number: int, box: Box, sizes: Measures) -> Mark | None:
    """The names of the verbeterpunten on a step, over the right end of the upper edge of its card."""
    names = hung.names(number)
    if not names:
        return None
    style = Style(max(SMALLEST, sizes.small), bold=True, color=WHITE, align=Align.CENTER)
    room = box.width - 4 * sizes.badge - 6
    texts = [
        " ".join([*names[:n], *([f"+{len(names) - n}"] if n < len(names) else [])]) for n in range(len(names), 0, -1)
    ]
    text = next((text for text in texts if style.measure(text) + 8 <= room), texts[-1])
    width, height = style.measure(text) + 8, style.line + 1
    around = Box(box.right - width - 4, box.y - height / 2, width, height)
    return Mark(around, WISH, block((text,), around.x, around.y + 0.5, width, style))


def notes(hung: Hung, sizes: Measures, width: float) -> tuple[tuple[str, ...], Style]:
    """The verbeterpunten by name, in two lines at most."""
    style = Style(sizes.small, color=SOFT_INK)
    text = " · ".join(hung.listed)
    return (style.wrap(_("Verbeterpunten: {listed}").format(listed=text), width, 2) if text else ()), style
