"""A question that is answered with one line of text."""

from collections.abc import Iterator, Sequence

from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog


class Question(Dialog[str]):
    """Asks for a line of text, with a proposal to change."""

    def __init__(self, title: str, proposal: str = "", *, placeholder: str = "", known: Sequence[str] = ()) -> None:
        """`known`: earlier answers, to be completed with →."""
        super().__init__(title, _("Enter klaar · Esc terug"))
        self._proposal = proposal
        self._placeholder = placeholder
        self._known = known

    def body(self) -> Iterator[Widget]:
        """The line."""
        suggester = SuggestFromList(self._known, case_sensitive=False) if self._known else None
        yield Input(self._proposal, placeholder=self._placeholder, suggester=suggester)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
