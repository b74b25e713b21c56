"""A question that is answered with yes or no."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import shown


class Confirm(Dialog[bool]):
    """Asks before something is taken away. Enter is no answer: it may have been typed for what stood here before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "answer(True)", _("Ja"), id="confirm.yes"),
        Binding("n", "answer(False)", _("Nee"), id="confirm.no"),
    ]

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__(title, _("j ja · n nee"))
        self._explanation = explanation

    def body(self) -> Iterator[Widget]:
        """What will happen."""
        yield Static(shown(self._explanation), markup=False)

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
