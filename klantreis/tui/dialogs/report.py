"""What came of something, to be read at leisure."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import lines, plain


class Report(Dialog[None]):
    """Shows lines under headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", _("Klaar"), key_display="Enter", id="report.leave")
    ]

    def __init__(self, title: str, parts: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__(title, _("Enter of Esc sluit"))
        self._parts = parts

    def body(self) -> Iterator[Widget]:
        """The lines."""
        with VerticalScroll(classes="report"):
            for heading, entries in self._parts:
                if entries:
                    yield Static(lines(plain(heading, "bold"), *(f"  {entry}" for entry in entries)), markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
