"""All fields of a code in one form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static, TextArea

from klantreis.model.codes import Code, Codebook, CodeKind
from klantreis.model.errors import KlantreisError
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import plain
from klantreis.workflow.codebooks import Fields


@dataclass(frozen=True)
class Edited:
    """What became different; `name` is None where that stayed."""

    name: str | None
    fields: Fields


class EditCode(Dialog[None]):
    """Shows a form; `save` gets what was changed, and what it refuses (KlantreisError) is told in the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Bewaar"), key_display="^S", id="edit_code.save")
    ]

    def __init__(self, book: Codebook, code: Code, save: Callable[[Edited], None]) -> None:
        super().__init__(code.name, _("Tab volgende vak · Ctrl+S bewaart · Esc terug zonder bewaren"))
        self._book = book
        self._code = code
        self._save = save

    def body(self) -> Iterator[Widget]:
        """The fields, each beside its label."""
        code = self._code
        kinds = [(names.code_kind(kind), kind.value) for kind in CodeKind]
        phases: list[tuple[str, str]] = [(_("(geen)"), "")]
        # A Select takes content for its prompts as well as text; text would be read as markup.
        known = dict.fromkeys([*self._book.phases, *filter(None, (code.phase,))])
        phases += [(plain(phase), phase) for phase in known]  # type: ignore[misc]
        yield Static(id="edit-problem", markup=False)
        with VerticalScroll(classes="form", can_focus=False):
            for label, field in (
                (_("Naam"), Input(code.name, id="name", compact=True)),
                (_("Soort"), Select(kinds, value=code.kind.value, allow_blank=False, id="kind", compact=True)),
                (_("Fase"), Select(phases, value=code.phase or "", allow_blank=False, id="phase", compact=True)),
                (_("Betekenis"), _text(code.definition, "definition")),
                (_("Wel"), _text(code.include, "include")),
                (_("Niet"), _text(code.exclude, "exclude")),
                (_("Voorbeeld"), _text(code.example, "example")),
                (_("Kleur"), Input(code.color, id="color", compact=True, placeholder="#2d6a4f")),
            ):
                with Horizontal(classes="field"):
                    yield Label(label)
                    yield field

    def on_mount(self) -> None:
        self.query_one("#edit-problem").display = False

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what was changed, and leave; stay where it can't be saved."""
        try:
            self._save(self._edited())
        except KlantreisError as error:
            problem = self.query_one("#edit-problem", Static)
            problem.update(plain(str(error), "$error"))
            problem.display = True
        else:
            self.dismiss(None)

    def _edited(self) -> Edited:
        code, name = self._code, self.query_one("#name", Input).value
        fields: Fields = {}
        definition, include, exclude, example = (
            self.query_one(f"#{field}", TextArea).text for field in ("definition", "include", "exclude", "example")
        )
        if definition != code.definition:
            fields["definition"] = definition
        if include != code.include:
            fields["include"] = include
        if exclude != code.exclude:
            fields["exclude"] = exclude
        if example != code.example:
            fields["example"] = example
        color = self.query_one("#color", Input).value.strip()
        if color != code.color:
            fields["color"] = color
        phase = str(self.query_one("#phase", Select).value)
        if phase != (code.phase or ""):
            fields["phase"] = phase
        kind = CodeKind(str(self.query_one("#kind", Select).value))
        if kind != code.kind:
            fields["kind"] = kind
        return Edited(name if name.strip() != code.name else None, fields)


def _text(text: str, id_: str) -> TextArea:
    return TextArea(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True, id=id_)
