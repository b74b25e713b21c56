"""The response: a row a group with who was asked and who talked, to be changed from the keyboard."""

from collections.abc import Iterator
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from klantreis.model.errors import KlantreisError
from klantreis.model.responses import Key, Tally, together
from klantreis.text import counts
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.confirm import Confirm
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.edit_response import EditResponse
from klantreis.tui.messages import Changed, Told
from klantreis.tui.shown import plain
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow import response
from klantreis.workflow.response import Said
from klantreis.workflow.studies import Study

_WIDE, _NARROW = 24, 11
"""So many cells of a group, round or cohort are shown, on a screen of at least `_ROOMY` and on a narrower one."""
_ROOMY = 112


class Responses(Dialog[None]):
    """Lists the rows with their total; what is changed is stored at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,a", "add", _("Nieuwe groep"), key_display="n", id="response.add"),
        Binding("delete,x", "remove", _("Haal weg wat genoteerd is"), key_display="Del", id="response.remove"),
    ]

    def __init__(self, study: Study) -> None:
        super().__init__(_("Respons"), _("Enter verandert · n nieuwe groep · Del haalt weg · Esc terug"))
        self._study = study
        self._rows: tuple[Tally, ...] = ()

    def body(self) -> Iterator[Widget]:
        """The table, and below it what does not fit in a row."""
        yield Table(id="response-table")
        yield Static(id="response-more", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._fill()
        self.query_one(Table).focus()

    def _fill(self) -> None:
        self._rows = response.tallies(self._study)
        total = [together(Key(_("Totaal")), self._rows)] if self._rows else []
        heads = [_("Groep"), _("Ronde"), _("Doelgroep")]
        heads += [_("Gevraagd"), _("Bereikt"), _("Nee"), _("Ja"), _("Mee"), _("Respons")]
        rows = [_cells(each, _WIDE if self.app.size.width >= _ROOMY else _NARROW) for each in (*self._rows, *total)]
        # A round or cohort that no row has takes no room.
        kept = [place for place in range(len(heads)) if place not in (1, 2) or any(row[place].plain for row in rows)]
        table, here = self.query_one(Table), self.query_one(Table).cursor_row
        table.clear(columns=True)
        table.head(*(heads[place] for place in kept))
        table.fill([[row[place] for place in kept] for row in rows])
        table.move_cursor(row=here, animate=False)
        self._tell()

    @property
    def _current(self) -> Tally | None:
        place = self.query_one(Table).cursor_row
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _tell(self, problem: str = "") -> None:
        current = self._current
        told = problem
        if not told and current is not None and current.more_than_invited:
            told = response.excess(current)
        if not told and current is not None and current.response.reasons:
            named = (f"{name} ({counts.brief(count)})" for name, count in current.response.reasons.items())
            told = _("Waarom niet: {reasons}").format(reasons=", ".join(named))
        if not self._rows:
            told = told or _("Er is nog niemand gesproken of gevraagd; n maakt een regel voor een groep.")
        self.query_one("#response-more", Static).update(plain(told, "$error" if problem else "$quiet"))

    def on_data_table_row_highlighted(self, _event: DataTable.RowHighlighted) -> None:
        self._tell()

    def on_data_table_row_selected(self, _event: DataTable.RowSelected) -> None:
        current = self._current
        if current is not None and current.key.group:
            self.app.push_screen(EditResponse(current.response, self._note))
        elif current is not None:
            self._tell(_("Bij deze mensen is geen groep genoteerd; doe dat eerst met een lijst van respondenten."))

    def action_add(self) -> None:
        """Ask for a group and its counts."""
        self.app.push_screen(EditResponse(None, self._note))

    def _note(self, key: Key, said: Said) -> None:
        noted = response.note(self._study, key, **said)
        self._done(_("Respons bewaard: {row}").format(row=counts.row(noted.key)))
        place = next(n for n, each in enumerate(self._rows) if each.key == noted.key)
        self.query_one(Table).move_cursor(row=place, animate=False)

    def action_remove(self) -> None:
        """Ask, then take away what was noted in the highlighted row."""
        current = self._current
        if current is None:
            return
        if current.response.empty:
            self._tell(_("Hier is niets genoteerd; wie er sprak, blijft tellen."))
            return

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            try:
                response.remove(self._study, current.key)
            except KlantreisError as error:
                self._tell(str(error))
            else:
                self._done(_("Respons weggehaald: {row} (Ctrl+Z zet hem terug)").format(row=counts.row(current.key)))

        question = _("De aantallen van “{row}” gaan weg. Wie er sprak, blijft tellen. Je kunt dit ongedaan maken.")
        title = _("Aantallen weghalen?")
        self.app.push_screen(Confirm(title, question.format(row=counts.row(current.key))), answered)

    def _done(self, told: str) -> None:
        self.app.post_message(Told(told))
        self.app.post_message(Changed())
        self._fill()


def _cells(each: Tally, width: int) -> list[Text]:
    noted = each.response
    figures = (noted.invited, noted.reached, noted.declined, noted.agreed)
    return [
        cell(each.key.group or "–", width=width),
        cell(each.key.round or "", width=width),
        cell(each.key.cohort or "", width=width),
        *(cell(counts.brief(figure), right=True) for figure in figures),
        cell(str(each.talked), right=True),
        cell(counts.brief_rate(each.rate), right=True),
    ]
