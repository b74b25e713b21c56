"""A new code: its name, where it hangs in the codebook, and what it means."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Label, Select

from klantreis.model.codes import Codebook, CodeKind
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import shown


@dataclass(frozen=True)
class NewCode:
    """What was filled in; `parent` is an id or None; `kind` only where there is no code above."""

    name: str
    parent: str | None = None
    definition: str = ""
    kind: CodeKind | None = None


class AddCode(Dialog[NewCode]):
    """Asks for a new code; the fields begin with what is proposed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Maak de code"), key_display="^S", id="new_code.save")
    ]

    def __init__(
        self,
        book: Codebook,
        name: str = "",
        parent: str | None = None,
        definition: str = "",
        kind: CodeKind | None = None,
    ) -> None:
        super().__init__(_("Nieuwe code"), _("Tab volgende vak · Enter of Ctrl+S maakt de code · Esc terug"))
        self._book = book
        self._proposal = NewCode(name, parent, definition, kind)

    def body(self) -> Iterator[Widget]:
        """The fields."""
        above: list[tuple[str, str]] = [(_("(bovenaan)"), "")]
        # Plain strings would be read as markup; a Select finds what is typed in strings and in Text only.
        above += [(Text(shown(wording.path(path))), code_id) for code_id, path in self._book.paths.items()]  # type: ignore[misc]
        kinds = [(names.code_kind(kind), kind.value) for kind in CodeKind]
        yield Label(_("Naam"))
        yield Input(self._proposal.name, id="name")
        yield Label(_("Onder"))
        yield Select(above, value=self._proposal.parent or "", allow_blank=False, id="parent")
        yield Label(_("Soort"), id="kind-label")
        yield Select(kinds, value=(self._proposal.kind or CodeKind.FREE).value, allow_blank=False, id="kind")
        yield Label(_("Betekenis (mag leeg)"))
        yield Input(self._proposal.definition, id="definition")

    @on(Select.Changed, "#parent")
    def _place_changed(self) -> None:
        # Below another code the kind follows from that code.
        at_top = not self.query_one("#parent", Select).value
        self.query_one("#kind", Select).display = at_top
        self.query_one("#kind-label", Label).display = at_top

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give the answer; without a name there is none yet."""
        name = self.query_one("#name", Input).value.strip()
        if not name:
            self.query_one("#name", Input).focus()
            return
        parent = str(self.query_one("#parent", Select).value) or None
        kind = None if parent else CodeKind(str(self.query_one("#kind", Select).value))
        self.dismiss(NewCode(name, parent, self.query_one("#definition", Input).value.strip(), kind))
