"""A list of things with a tick before them, which shows without colour."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from klantreis.text.catalogue import _
from klantreis.tui.shown import beside, plain

Entry = tuple[str, object]
"""How it reads, and what it stands for."""


class TickList(OptionList):
    """Groups of entries with a line between them; the space bar sets a tick or takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", _("Vinkje"), show=False, id="ticks.toggle")]

    def __init__(self, groups: Sequence[Sequence[Entry]], ticked: Iterable[object]) -> None:
        super().__init__(markup=False)
        self._groups = [group for group in groups if group]
        self._entries = [entry for group in self._groups for entry in group]
        before = list(ticked)
        self._ticks = [value in before for _text, value in self._entries]

    def on_mount(self) -> None:
        place = 0
        for number, group in enumerate(self._groups):
            if number:
                self.add_option(None)
            for _entry in group:
                self.add_option(Option(self._line(place)))
                place += 1
        self.highlighted = 0 if self._entries else None

    def _line(self, place: int) -> Content:
        return beside(plain("[✓] " if self._ticks[place] else "[ ] ", "bold"), self._entries[place][0])

    @property
    def ticked(self) -> list[object]:
        """What has a tick, in the order of the list."""
        return [value for (_text, value), tick in zip(self._entries, self._ticks, strict=True) if tick]

    def action_tick(self) -> None:
        """Set a tick, or take it away."""
        if self.highlighted is not None:
            self._ticks[self.highlighted] = not self._ticks[self.highlighted]
            self.replace_option_prompt_at_index(self.highlighted, self._line(self.highlighted))
