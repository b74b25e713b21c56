"""A line to type in that costs little."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class LineInput(Input):
    """An input of a fixed width. Textual's own lays out the whole screen anew at every key."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
