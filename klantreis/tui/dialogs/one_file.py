"""Which one file is meant."""

from collections.abc import Iterator
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.paths import files
from klantreis.tui.shown import plain


class OneFile(Dialog[Path]):
    """Asks for the path of a file, and stays until there is one."""

    def __init__(self, title: str, proposal: str = "", *, placeholder: str = "") -> None:
        super().__init__(title, _("Enter leest in · Esc terug"))
        self._proposal = proposal
        self._placeholder = placeholder

    def body(self) -> Iterator[Widget]:
        """The path, and what is wrong with it."""
        yield Input(self._proposal, placeholder=self._placeholder)
        yield Static(id="file-problem", markup=False)

    @on(Input.Changed)
    def _typing(self) -> None:
        self.query_one("#file-problem", Static).update("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            found = files(event.value)
            if len(found) != 1:
                raise KlantreisError(_("Dit zijn {n} bestanden; geef er één.").format(n=len(found)))
        except KlantreisError as error:
            self.query_one("#file-problem", Static).update(plain(str(error), "$error"))
        else:
            self.dismiss(found[0])
