"""A question that is answered with one line of text."""

from collections.abc import Callable, Iterator, Sequence

from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import plain


class Question(Dialog[str]):
    """Asks for a line of text, with a proposal to change."""

    def __init__(
        self,
        title: str,
        proposal: str = "",
        *,
        placeholder: str = "",
        known: Sequence[str] = (),
        check: Callable[[str], object] | None = None,
    ) -> None:
        """`known`: earlier answers, to be completed with →. What `check` refuses (KlantreisError) can be mended."""
        super().__init__(title, _("Enter klaar · Esc terug"))
        self._proposal = proposal
        self._placeholder = placeholder
        self._known = known
        self._check = check

    def body(self) -> Iterator[Widget]:
        """The line, and what is wrong with it."""
        suggester = SuggestFromList(self._known, case_sensitive=False) if self._known else None
        yield Input(self._proposal, placeholder=self._placeholder, suggester=suggester)
        if self._check is not None:
            yield Static(id="question-problem", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._check is not None:
            try:
                self._check(event.value)
            except KlantreisError as error:
                self.query_one("#question-problem", Static).update(plain(str(error), "$error"))
                return
        self.dismiss(event.value)
