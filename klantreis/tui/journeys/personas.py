"""Choosing the number of personas: what speaks for each, in figures and as bars."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import DataTable, Static
from textual.worker import get_current_worker

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.numbers import decimal
from klantreis.tui import keys
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.view import JourneyView
from klantreis.tui.messages import Told
from klantreis.tui.shown import plain
from klantreis.tui.widgets.table import Table
from klantreis.workflow import merge, persona_choices, studies
from klantreis.workflow.cohorts import Per
from klantreis.workflow.studies import Study

if TYPE_CHECKING:
    from klantreis.journeys.choices import Choice

_BAR = 6


class PersonasView(JourneyView):
    """A row for each number of personas."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_PERSONAS)
    needs_build = False

    class Found(Message):
        """What a worker found; `problem` says why where it found nothing."""

        def __init__(self, choices: "tuple[Choice, ...]", problem: str = "") -> None:
            super().__init__()
            self.choices = choices
            self.problem = problem

    class Wanted(Message):
        """Build with this number of personas; with `per` so many of each group or cohort."""

        def __init__(self, number: int, per: Per | None = None) -> None:
            super().__init__()
            self.number = number
            self.per = per

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._choices: tuple[Choice, ...] = ()
        self._current = 0
        self._per = ""

    def compose(self) -> ComposeResult:
        yield Static(id="persona-note", markup=False)
        yield Table(id="persona-choices")

    def on_mount(self) -> None:
        self._table.head(_("Persona's"), _("Scheiding"), _("Vast"), _("Kleinste"), _("Stappen"), _("Te weinig"))

    @property
    def main(self) -> Widget:
        return self._table

    @property
    def where(self) -> str:
        return ""

    @property
    def _table(self) -> Table:
        return self.query_one("#persona-choices", Table)

    def load(self) -> None:
        build = merge.latest(self.study)
        self._current = build.personas if build else 0
        self._per = build.per if build else ""
        self._note(_("Rekenen…"))
        self._seek()

    @work(thread=True, exclusive=True, group="choices")
    def _seek(self) -> None:
        study = self.study
        try:
            with studies.open_again(study) as own:
                found = persona_choices.choices(own)
        except KlantreisError as error:
            answer = self.Found((), str(error))
        else:
            answer = self.Found(found)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_personas_view_found(self, message: Found) -> None:
        message.stop()
        if message.problem:
            self.post_message(Told(message.problem, "error"))
        first = not self._choices
        self._choices = message.choices
        self._table.fill(_rows(self._choices, self._current))
        if not self._choices:
            self._note(_("Er zijn nog geen contactmomenten gecodeerd."))
            return
        now = {
            Per.GROUP.value: _("→ is het aantal van nu, voor elke groep."),
            Per.COHORT.value: _("→ is het aantal van nu, voor elke doelgroep."),
        }.get(self._per, _("→ is het aantal van nu."))
        self._note(" ".join((_("Scheiding en vast: hoger is beter."), now, _("Enter bouwt."))))
        if first:
            place = next((n for n, each in enumerate(self._choices) if each.personas == self._current), 0)
            self._table.move_cursor(row=place, animate=False)

    def _note(self, text: str) -> None:
        self.query_one("#persona-note", Static).update(plain(text, "$quiet"))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self._build(None)

    def action_build_per(self, per: str) -> None:
        """Build with so many personas of each group or cohort."""
        self._build(Per(per))

    def _build(self, per: Per | None) -> None:
        if self._table.cursor_row < len(self._choices):
            self.post_message(self.Wanted(self._choices[self._table.cursor_row].personas, per))


def _rows(choices: "tuple[Choice, ...]", current: int) -> list[list[Text]]:
    columns: list[list[float | None]] = [
        [choice.silhouette for choice in choices],
        [choice.stability for choice in choices],
        [choice.smallest for choice in choices],
        [choice.steps for choice in choices],
        [choice.lost for choice in choices],
    ]
    most = [max((value or 0.0 for value in column), default=0.0) for column in columns]
    rows = []
    for place, choice in enumerate(choices):
        row = [Text(f"{'→' if choice.personas == current else ' '} {choice.personas:>2}", no_wrap=True)]
        for number, (column, high) in enumerate(zip(columns, most, strict=True)):
            value = column[place]
            told = "–" if value is None else decimal(value) if number < 2 else f"{value:.0f}"
            filled = round(_BAR * max(0.0, value or 0.0) / high) if high > 0 else 0
            row.append(Text(f"{'█' * filled}{'░' * (_BAR - filled)} {told:>4}", no_wrap=True))
        rows.append(row)
    return rows
