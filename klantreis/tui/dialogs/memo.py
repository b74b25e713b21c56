"""A longer text: the memo of a coding."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog


class Memo(Dialog[str]):
    """Shows a memo to be written or changed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", _("Bewaar"), key_display="^S", id="memo.save")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, _("Ctrl+S bewaar · Esc terug"))
        self._text = text

    def body(self) -> Iterator[Widget]:
        """The text."""
        yield TextArea(self._text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")

    def action_save(self) -> None:
        """Give the text back."""
        self.dismiss(self.query_one(TextArea).text)
