"""What a workbook and the study each changed in their own way: for each, one of the two is chosen."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from klantreis.documents.actions_files import columns
from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import beside, clip, lines, plain
from klantreis.workflow.workbook_told import value
from klantreis.workflow.workbooks import Conflicting

_LONGEST = 240


class Conflicts(Dialog[list[Conflicting]]):
    """Shows what is at odds; the answer: where the file counts. What is not chosen stays as the study has it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", _("Wissel"), id="conflicts.switch"),
        Binding("o", "all(False)", _("Alles van het onderzoek"), id="conflicts.study"),
        Binding("b", "all(True)", _("Alles van het bestand"), id="conflicts.file"),
        Binding("ctrl+s", "save", _("Klaar"), id="conflicts.save"),
    ]

    def __init__(self, conflicts: Sequence[Conflicting]) -> None:
        super().__init__(
            plural("{n} verandering botst: wat telt?", "{n} veranderingen botsen: wat telt?", len(conflicts)),
            _("Spatie wisselt · o alles onderzoek · b alles bestand · Enter leest in · Esc leest niets in"),
        )
        self._conflicts = conflicts
        self._from_file = [False] * len(conflicts)

    def body(self) -> Iterator[Widget]:
        """What this is about, and the list."""
        about = _("Dit is na het exporteren veranderd in het onderzoek én in het bestand. De rest wordt overgenomen.")
        yield Static(plain(about, "$quiet"), markup=False)
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        for place in range(len(self._conflicts)):
            if place:
                options.add_option(None)
            options.add_option(Option(self._line(place)))
        options.highlighted = 0
        options.focus()

    def _line(self, place: int) -> Content:
        each, file = self._conflicts[place], self._from_file[place]
        title = _("Actie {n}, {column}").format(n=each.number, column=columns()[each.field])
        was = _("was {value}").format(value=_value(each.field, each.exported))
        return lines(
            beside(plain(title, "bold"), plain(f" · {was}", "$quiet")),
            _tick(not file) + _("onderzoek: {value}").format(value=_value(each.field, each.study)),
            _tick(file) + _("bestand: {value}").format(value=_value(each.field, each.file)),
        )

    def _show(self) -> None:
        options = self.query_one(OptionList)
        for place in range(len(self._conflicts)):
            options.replace_option_prompt_at_index(place, self._line(place))

    def action_switch(self) -> None:
        """Let the other one count."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._from_file[place] = not self._from_file[place]
            self._show()

    def action_all(self, file: bool) -> None:
        """Let the study, or the file, count everywhere."""
        self._from_file = [file] * len(self._conflicts)
        self._show()

    @on(OptionList.OptionSelected)
    def action_save(self) -> None:
        """Answer with where the file counts."""
        self.dismiss([each for each, file in zip(self._conflicts, self._from_file, strict=True) if file])


def _value(field: str, text: str) -> str:
    return clip(value(field, text), _LONGEST)


def _tick(here: bool) -> str:
    return "(●) " if here else "( ) "
