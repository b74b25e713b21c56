"""What all dialogs share: a box in the middle, a title, Escape to leave without an answer."""

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from klantreis.text.catalogue import _
from klantreis.tui.shown import shown

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A question over the room it belongs to; the answer is None where the user leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("Terug"), key_display="Esc", id="dialog.leave")
    ]

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(shown(self._title), classes="dialog-title", markup=False)
            yield from self.body()
            if self._hint:
                yield Static(self._hint, classes="dialog-hint", markup=False)

    def body(self) -> Iterator[Widget]:
        """The widgets between title and hint."""
        yield from ()

    def on_key(self, event: events.Key) -> None:
        """Who types fast has begun before the dialog stands: those keys belong in its first field."""
        if self.focused is None and event.is_printable and event.character:
            for field in self.query(Input).results():
                event.stop()
                field.insert_text_at_cursor(event.character)
                break

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
