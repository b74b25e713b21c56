"""The heartbeat of a journey as it is and as it should be, and what should lift it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Static

from klantreis.model.findings import Finding, FindingKind
from klantreis.model.journeys import Journey
from klantreis.text.catalogue import _, plural
from klantreis.text.numbers import decimal
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.ticking import Ticking
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.view import OneJourneyView
from klantreis.tui.messages import Told
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.heartbeat import HEIGHTS, in_width
from klantreis.tui.widgets.passages import PassageList, of_quote
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow import heartbeats
from klantreis.workflow.heartbeats import HIGHEST, LOWEST, Beat
from klantreis.workflow.studies import Study


class CurvesView(OneJourneyView):
    """Both curves drawn, a row for each step, and the passages behind the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_CURVES)

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._beats: tuple[Beat, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="curves-title", markup=False)
        yield Static(id="curves-drawn", markup=False)
        with Horizontal(classes="columns"):
            yield Table(id="curves-table")
            with Vertical(id="curves-side"):
                yield Static(id="curves-lifts", markup=False)
                yield PassageList(id="curves-quotes")

    def on_mount(self) -> None:
        self._table.head("", _("Stap"), _("Nu"), _("±"), _("n"), _("Gewenst"), _("Helpt"))

    @property
    def main(self) -> Widget:
        return self._table

    @property
    def _table(self) -> Table:
        return self.query_one("#curves-table", Table)

    @property
    def where(self) -> str:
        wished = sum(beat.wish is not None for beat in self._beats)
        return plural("{n} stap met een wens", "{n} stappen met een wens", wished)

    @property
    def _beat(self) -> Beat | None:
        row = self._table.cursor_row
        return self._beats[row] if 0 <= row < len(self._beats) else None

    def show(self) -> None:
        journey = self.journey
        self._beats = heartbeats.curves(self.study, journey) if journey else ()
        name = journey.persona.name if journey else ""
        legend = _("● nu   ◇ gewenst   ◆ hier   ± spreiding   n fragmenten met een gevoel")
        self.query_one("#curves-title", Static).update(beside(plain(name, "bold"), plain(f"  {legend}", "$quiet")))
        self._fit()

    def _fill(self) -> None:
        # The name of the step takes what the figures leave, so that the wish is always in view.
        room = max(16, min(40, self._table.size.width - 36))
        self._table.fill(
            [
                [
                    cell(str(number), right=True),
                    cell(beat.step.label, width=room),
                    cell(wording.mean_sign(beat.mean), right=True),
                    cell("–" if beat.spread is None else decimal(beat.spread, 1), right=True),
                    cell(str(beat.felt), right=True),
                    cell("–" if beat.wish is None else wording.sign(beat.wish), right=True),
                    cell(str(len(beat.lifts)) if beat.lifts else "–", right=True),
                ]
                for number, beat in enumerate(self._beats, 1)
            ],
            anew=True,
        )

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self._fill()
        self._show_beat()

    def on_data_table_row_highlighted(self) -> None:
        self._show_beat()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.query_one(PassageList).focus()

    def _show_beat(self) -> None:
        beat = self._beat
        drawn = self.query_one("#curves-drawn", Static)
        rows = in_width(
            [each.mean for each in self._beats],
            max(10, drawn.content_size.width - 4),
            self._table.cursor_row if beat else None,
            [each.wish for each in self._beats],
        )
        drawn.update(
            lines(
                *(
                    beside(plain(f"{label} ", "$quiet"), plain(row, "$primary"))
                    for label, row in zip(HEIGHTS, rows, strict=True)
                )
            ),
            layout=False,
        )
        self.query_one("#curves-lifts", Static).update(_lifts(beat) if beat else "")
        quotes = [of_quote(quote) for quote in beat.step.quotes] if beat else []
        self.query_one(PassageList).show(quotes, empty=_("Kies een stap."))

    # --- actions ------------------------------------------------------------------------------

    def _decide(self, told: str, act: Callable[[Journey, Beat], None]) -> None:
        journey, beat = self.journey, self._beat
        if journey is not None and beat is not None:
            with self.attempt():
                act(journey, beat)
                self.load()
                self.done(told.format(step=beat.step.label))

    def action_wish(self, by: int) -> None:
        """Wish for a better (1) or a worse (-1) feeling."""
        beat = self._beat
        if beat is None:
            return
        start = beat.wish if beat.wish is not None else round(beat.mean or 0)
        wanted = max(LOWEST, min(HIGHEST, start + by))
        if wanted == beat.wish:
            self.post_message(Told(_("Verder kan niet.")))
            return
        told = _("{step}: gewenst is nu {value}").replace("{value}", wording.sign(wanted))
        self._decide(told, lambda journey, beat: heartbeats.wish(self.study, journey, beat.step, wanted))

    def action_no_wish(self) -> None:
        """Wish for nothing at this step."""
        self._decide(
            _("{step}: niets meer gewenst"),
            lambda journey, beat: heartbeats.wish(self.study, journey, beat.step, None),
        )

    def action_lift(self) -> None:
        """Choose the findings that should lift the step."""
        journey, beat = self.journey, self._beat
        if journey is None or beat is None:
            return
        found = heartbeats.liftable(self.study, journey)
        if not found:
            self.post_message(Told(_("Er zijn nog geen verbeterpunten; codeer thema's met een gevoel.")))
            return
        near = [finding for finding in found if finding.phase == beat.step.phase]
        far = [finding for finding in found if finding.phase != beat.step.phase]
        groups = [[(_about(finding), finding.id) for finding in group] for group in (near, far)]

        def answered(chosen: list[str] | None) -> None:
            if chosen is not None:
                self._decide(
                    _("{step}: gekozen wat helpt"),
                    lambda journey, beat: heartbeats.lift(self.study, journey, beat.step, chosen),
                )

        title = _("Wat maakt {step} beter?").format(step=beat.step.label)
        self.app.push_screen(Ticking(title, groups, [finding.id for finding in beat.lifts]), answered)

    def action_back(self) -> None:
        """Go back from the passages to the steps."""
        self._table.focus()


def _about(finding: Finding) -> str:
    sign = "!" if finding.kind is FindingKind.IDEA else "−"
    return f"{sign} {finding.title} · " + plural("{n} respondent", "{n} respondenten", len(finding.participants))


def _lifts(beat: Beat) -> Content:
    if not beat.lifts:
        return plain(_("Nog niet gekozen wat hier helpt (v)."), "$quiet")
    return lines(plain(_("Dit helpt:"), "bold"), *(_about(finding) for finding in beat.lifts))
