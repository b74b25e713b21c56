"""Which files come in, and as what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.suggester import SuggestFromList
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
    """Files to read, as sources of one kind; who took part and in which round, where that was filled in.

    `line` is how the files were written.
    """

    paths: tuple[Path, ...] = ()
    kind: SourceKind = SourceKind.INTERVIEW
    participants: tuple[str, ...] = ()
    group: str = ""
    round: str = ""
    line: str = ""


class Importing(Dialog[Wanted]):
    """Asks for files; says at once how many the line stands for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Lees in"), key_display="^S", id="import.save")
    ]

    def __init__(self, proposal: Wanted, groups: Sequence[str] = ()) -> None:
        """The fields begin with what is proposed; `groups` are known names of groups, to be completed with →."""
        super().__init__(_("Bronnen inlezen"), _("Enter of Ctrl+S leest in · Tab volgende vak · Esc terug"))
        self._proposal = proposal
        self._groups = groups

    def body(self) -> Iterator[Widget]:
        """The line of paths and what it stands for; the kind, who took part, and the round."""
        was = self._proposal
        yield Label(_("Bestanden, mappen of een patroon"))
        yield Input(was.line, placeholder=_("bijvoorbeeld gesprekken/*.docx of ~/Documenten/gesprekken"), id="paths")
        yield Static(
            plain(_("Word, tekst, PDF, f4, ondertitels, whisper, oTranscribe, noScribe."), "$quiet"),
            id="found",
            markup=False,
        )
        kinds = [(names.source_kind(kind), kind.value) for kind in SourceKind]
        codes, nobody = ", ".join(was.participants), _("leeg: per bron een nieuwe, zoals R01")
        groups = SuggestFromList(self._groups, case_sensitive=False)
        for label, field in (
            (_("Soort bron"), Select(kinds, value=was.kind.value, allow_blank=False, compact=True)),
            (_("Respondent"), Input(codes, placeholder=nobody, id="participants", compact=True)),
            (
                _("Groep"),
                Input(was.group, placeholder=_("bijvoorbeeld ouder"), id="group", suggester=groups, compact=True),
            ),
            (_("Ronde"), Input(was.round, placeholder=_("bijvoorbeeld 2026"), id="round", compact=True)),
        ):
            with Horizontal(classes="field"):
                yield Label(label)
                yield field

    @on(Input.Changed, "#paths")
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
        paths = self.query_one("#paths", Input)
        try:
            found = files(paths.value)
        except KlantreisError as error:
            self._tell(str(error), "$error")
            paths.focus()
            return
        line, codes, group, round_ = (
            self.query_one(f"#{field}", Input).value for field in ("paths", "participants", "group", "round")
        )
        self.dismiss(
            Wanted(
                tuple(found),
                SourceKind(str(self.query_one(Select).value)),
                tuple(filter(None, map(str.strip, codes.split(",")))),
                group.strip(),
                round_.strip(),
                line,
            )
        )
