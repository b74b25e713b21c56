"""A line to type in that costs little."""

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

ALT_DIGITS = ("inverted_exclamation_mark", "trade_mark_sign", "pound_sign")
"""How Textual reads Alt with 1, 2 and 3: as the signs that those keys give on a Mac, which a line would take in."""


class LineInput(Input):
    """An input of a fixed width. Textual's own lays out the whole screen anew at every key."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    class AltDigit(Message):
        """Alt with a digit was pressed while one types; `place` counts from 0."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def on_key(self, event: events.Key) -> None:
        """Let Alt with a digit be no text."""
        if event.key in ALT_DIGITS:
            event.stop()
            event.prevent_default()
            self.post_message(self.AltDigit(ALT_DIGITS.index(event.key)))
