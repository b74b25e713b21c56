"""A list from which one ticks several things."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import shown
from klantreis.tui.widgets.tick_list import Entry, TickList


class Ticking(Dialog[list[str]]):
    """Asks which of several things are meant; the answer is what has a tick (ids), in the order of the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", _("Klaar"), id="ticking.save")]

    def __init__(self, title: str, groups: Sequence[Sequence[Entry]], ticked: Iterable[str], *, note: str = "") -> None:
        """`note` stands below the list: what is not in it, and why."""
        super().__init__(title, _("Spatie zet een vinkje · Enter klaar · Esc terug"))
        self._groups = groups
        self._before = tuple(ticked)
        self._note = note

    def body(self) -> Iterator[Widget]:
        """The list."""
        yield TickList(self._groups, self._before)
        if self._note:
            yield Static(shown(self._note), classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        self.query_one(TickList).focus()

    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Answer with what has a tick."""
        self.dismiss([str(value) for value in self.query_one(TickList).ticked])
