"""What all dialogs share: a box in the middle, a title, Escape to leave without an answer."""

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.backdrop import Backdrop
from klantreis.tui.shown import shown

Answer = TypeVar("Answer")


class Dialog(Backdrop[Answer | None]):
    """A question over the room it belongs to; the answer is None where the user leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("Terug"), key_display="Esc", id="dialog.leave")
    ]

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._stands = False
        self._early = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(shown(self._title), classes="dialog-title", markup=False)
            yield from self.body()
            if self._hint:
                yield Static(self._hint, classes="dialog-hint", markup=False)

    def body(self) -> Iterator[Widget]:
        """The widgets between title and hint."""
        yield from ()

    def take(self, character: str) -> None:
        """Take a key that reached nobody: who types fast begins before the dialog stands."""
        if not self._stands:
            self._early += character
            return
        if isinstance(self.focused, Input):
            self.focused.insert_text_at_cursor(character)
        elif self.focused is None or isinstance(self.focused, OptionList):
            for field in self.query(Input).results():
                field.insert_text_at_cursor(character)
                break

    def on_mount(self) -> None:
        self._stands = True
        for character in self._early:
            self.take(character)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
