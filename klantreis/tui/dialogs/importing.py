"""Which files come in, and as what."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import SourceKind
from klantreis.text import names
from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.paths import files
from klantreis.tui.shown import plain


@dataclass(frozen=True)
class Wanted:
    """Files to read, as sources of one kind."""

    paths: tuple[Path, ...]
    kind: SourceKind


class Importing(Dialog[Wanted]):
    """Asks for files; says at once how many the line stands for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Lees in"), key_display="^S", id="import.save")
    ]

    def __init__(self) -> None:
        super().__init__(_("Bronnen inlezen"), _("Enter of Ctrl+S leest in · Tab volgende vak · Esc terug"))

    def body(self) -> Iterator[Widget]:
        """The line of paths, what it stands for, and the kind."""
        yield Label(_("Bestanden, mappen of een patroon"))
        yield Input(placeholder=_("bijvoorbeeld gesprekken/*.docx of ~/Documenten/gesprekken"), id="paths")
        yield Static(plain(_("Word, tekst, Markdown, WebVTT en SRT."), "$quiet"), id="found", markup=False)
        yield Label(_("Soort bron"))
        kinds = [(names.source_kind(kind), kind.value) for kind in SourceKind]
        yield Select(kinds, value=SourceKind.INTERVIEW.value, allow_blank=False)

    @on(Input.Changed)
    def _count(self, event: Input.Changed) -> None:
        if not event.value.strip():
            return
        try:
            found = files(event.value)
        except KlantreisError as error:
            self._tell(str(error), "$quiet")
        else:
            self._tell(plural("{n} bestand", "{n} bestanden", len(found)), "$success")

    def _tell(self, text: str, style: str) -> None:
        self.query_one("#found", Static).update(plain(text, style))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give the answer, once there are files."""
        try:
            found = files(self.query_one("#paths", Input).value)
        except KlantreisError as error:
            self._tell(str(error), "$error")
            return
        self.dismiss(Wanted(tuple(found), SourceKind(str(self.query_one(Select).value))))
