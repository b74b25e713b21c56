"""Which codes stand together: a table, and a map of those that do it most."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import DataTable

from klantreis.coding.queries import quoted
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.finding.aside import Aside
from klantreis.tui.messages import Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import plain
from klantreis.tui.widgets.heat_map import HeatMap, Pair
from klantreis.tui.widgets.table import Table, cell
from klantreis.tui.widgets.text_panel import TextPanel
from klantreis.workflow import retrieve
from klantreis.workflow.retrieve import Together
from klantreis.workflow.studies import Study

NEAR = (None, 0, 2)
"""How near: on the same words, in the same turn, or at most so many turns apart."""
MOST = 300
"""So many pairs are listed."""


class OverlapView(Pane):
    """The table and the map; on a narrow screen one of them at a time. Counting is done beside the screen."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FIND_OVERLAP)

    class Asked(Message):
        """Somebody wants the passages in which two codes stand together, those that were dropped included or not."""

        def __init__(self, question: str, with_dropped: bool) -> None:
            super().__init__()
            self.question = question
            self.with_dropped = with_dropped

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._near: int | None = None
        self._shown_near: int | None = None
        """How near what is shown stands; until it is counted anew, not `_near`."""
        self.with_dropped = False
        """Whether what coders agreed to drop counts as well."""
        self._aside = Aside(self, self._tell_busy)
        self._rows: list[tuple[str, str, int]] = []
        self._names: dict[str, str] = {}
        """The name of each code by its path."""

    def compose(self) -> ComposeResult:
        yield TextPanel(id="overlap-told")
        with Horizontal(classes="columns"):
            yield Table(id="overlap-table")
            with Vertical(id="heat-side"):
                yield HeatMap(id="heat-map")
                yield TextPanel(id="heat-told")

    def on_unmount(self) -> None:
        self._aside.close()

    def on_mount(self) -> None:
        self.query_one(Table).head(_("Samen"), _("Code"), _("Code"))

    @property
    def main(self) -> Widget:
        table = self.query_one(Table)
        return table if table.display and self.has_class("-table") else self.query_one(HeatMap)

    @property
    def where(self) -> str:
        return plural("{n} paar codes", "{n} paren codes", len(self._rows))

    def load(self) -> None:
        """Count anew."""
        near, counting = self._near, not self.with_dropped
        coder = self.study.actor if self.study.settings.blind else None
        self._aside.ask(
            lambda own: retrieve.together(own, near=near, coder=coder, counting=counting),
            lambda found: self._take(found, near),
            self._not_counted,
        )

    def _take(self, found: Together, near: int | None) -> None:
        self._rows, self._shown_near = found.pairs, near
        self._names = {path: " ".join(code.name.split()) for path, code in found.book.by_path.items()}
        self.query_one(HeatMap).show({(a, b): n for a, b, n in self._rows}, self._names)
        self._fill()
        how = (_("op dezelfde woorden"), _("in dezelfde beurt"), _("hoogstens 2 beurten uit elkaar"))
        whose = _("van jou (blind)") if self.study.settings.blind else _("van één codeur")
        parts = [f"{self.where} {whose}, {how[NEAR.index(near)]}"]
        parts += [_("ook wat vervallen is")] if self.with_dropped else []
        self.query_one("#overlap-told", TextPanel).show(plain(" · ".join(parts), "$quiet"))
        self.post_message(Where(self.where))

    def _tell_busy(self) -> None:
        self.query_one("#overlap-told", TextPanel).show(plain(_("Bezig met tellen…"), "bold"))

    def _not_counted(self, problem: str) -> None:
        self.query_one("#overlap-told", TextPanel).show(plain(f"✗ {problem}", "$error"))

    def _fill(self) -> None:
        table = self.query_one(Table)
        room = max(12, (table.size.width - 12) // 2)
        table.fill(
            [
                (
                    cell(wording.number(count), right=True),
                    cell(self._names[a], width=room),
                    cell(self._names[b], width=room),
                )
                for a, b, count in self._rows[:MOST]
            ]
        )

    def on_resize(self) -> None:
        if not self.stale:
            self.call_after_refresh(self._fill)

    def on_heat_map_moved(self) -> None:
        heat = self.query_one(HeatMap)
        told = ""
        if pair := heat.pair:
            names = [self._names.get(code, code) for code in pair]
            count = heat.count(*pair)
            told = _("{one} en {other}: {n} keer samen").format(one=names[0], other=names[1], n=count)
        elif not self._rows:
            told = _("Er staan nog geen codes samen.")
        self.query_one("#heat-told", TextPanel).show(plain(told, "bold"))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        a, b, _count = self._rows[event.cursor_row]
        self._open((a, b))

    # --- the keys -------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Ask for the passages of the highlighted cell."""
        heat = self.query_one(HeatMap)
        if heat.has_focus and (pair := heat.pair) and heat.count(*pair):
            self._open(pair)

    def _open(self, pair: Pair) -> None:
        near = self._shown_near
        beside = _("en") if near is None else _("bij") + (f"/{near}" if near else "")
        self.post_message(self.Asked(f"{quoted(pair[0])} {beside} {quoted(pair[1])}", self.with_dropped))

    def action_switch(self) -> None:
        """From the map to the table, or back."""
        self.toggle_class("-table")
        self.main.focus()
        self.call_after_refresh(self._fill)

    def action_near(self) -> None:
        """Count what stands further apart, or on the same words again."""
        self._near = NEAR[(NEAR.index(self._near) + 1) % len(NEAR)]
        self.load()

    def action_dropped(self) -> None:
        """Count what coders agreed to drop as well, or no longer."""
        self.with_dropped = not self.with_dropped
        self.load()
