"""The last gate before the terminal: what somebody types or pastes is shown by widgets that let everything through."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from klantreis.tui.shown import without_hidden


class Harmless(LineFilter):
    """Takes out of a row what a terminal would obey or swallow, and leaves its width as it is."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a row, the same ones where nothing is wrong with them."""
        return [
            segment if segment.text.isascii() and segment.text.isprintable() else _harmless(segment)
            for segment in segments
        ]


def _harmless(segment: Segment) -> Segment:
    text = without_hidden(segment.text)
    return segment if text == segment.text else Segment(text, segment.style, segment.control)
