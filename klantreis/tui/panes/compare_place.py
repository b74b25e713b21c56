"""Vergelijken, as far as it shows: agreement, the list of differences, and the text of one of them."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import DataTable, Static

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.numbers import interval, percent
from klantreis.tui import wording
from klantreis.tui.messages import OpenSource, Told, Where
from klantreis.tui.panes import comparison
from klantreis.tui.panes.comparison import Asked, Comparison
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets import agreement_table
from klantreis.tui.widgets.agreement_table import AgreementTable
from klantreis.tui.widgets.differences import Differences
from klantreis.tui.widgets.side_by_side import SideBySide
from klantreis.workflow import agreeing, compare, studies
from klantreis.workflow.agreeing import Unit
from klantreis.workflow.compare import Pair, SharedText
from klantreis.workflow.studies import Study


class ComparePlace(Pane):
    """Agreement by code, the list of differences, and the text of the highlighted one as each coded it."""

    class Compared(Message):
        """A comparison is done; where it did not succeed it is None, and `problem` says why."""

        def __init__(self, asked: Asked, comparison: Comparison | None, problem: str = "") -> None:
            super().__init__()
            self.asked = asked
            self.comparison = comparison
            self.problem = problem

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._pairs: list[Pair] = []
        self._asked: Asked | None = None
        self._comparison: Comparison | None = None
        """What is shown; until it is there, that of what was asked before."""
        self._unit = Unit.CHARACTER
        self._coded_only = False
        self._with_settled = False
        self._only_code: str | None = None
        self._text: tuple[str, SharedText] | None = None
        """The source that is shown (its id), which many differences share."""

    def compose(self) -> ComposeResult:
        yield Static(id="compare-about", markup=False)
        with Horizontal(classes="columns"):
            yield AgreementTable(id="agreement-table")
            with Vertical(id="difference-side"):
                yield Differences(id="differences")
                yield SideBySide(id="sides")
        yield Static(_empty(), classes="empty", markup=False)

    @property
    def main(self) -> Widget:
        return self._list

    @property
    def _list(self) -> Differences:
        return self.query_one(Differences)

    @property
    def where(self) -> str:
        number, count = wording.number(self._list.number), wording.number(self._list.count)
        return _("{n} van {all}").format(n=number, all=count) if self._list.count else ""

    # --- reading ------------------------------------------------------------------------------

    def load(self) -> None:
        """Find the pairs of coders, and compare those that were chosen or else share most sources."""
        self._pairs = compare.pairs(self.study)
        self._text = None
        self.set_class(not self._pairs, "-empty")
        old = self._asked
        if not self._pairs:
            self._asked = self._comparison = None
            self._list.clear_all()
            return
        chosen = next((p for p in self._pairs if old and p.ids == old.pair.ids), None)
        self._ask(chosen or self._pairs[0], old.source if chosen and old else None)

    @property
    def _busy(self) -> bool:
        """Whether a comparison is under way."""
        return self._asked is not None and (self._comparison is None or self._comparison.asked is not self._asked)

    def _ask(self, pair: Pair, source: str | None) -> None:
        known = any(shared.id == source for shared in pair.sources)
        self._asked = Asked(pair, source if known else None, self._unit)
        self._show_about()
        self._compare(self._asked)

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, asked: Asked) -> None:
        study = self.study
        try:
            with studies.open_again(study) as own:
                found = comparison.read(own, asked)
        except KlantreisError as error:
            self.post_message(self.Compared(asked, None, str(error)))
        else:
            self.post_message(self.Compared(asked, found))

    def on_compare_place_compared(self, message: Compared) -> None:
        if message.asked is not self._asked:
            return  # something else was asked meanwhile
        if message.comparison is None:
            self._asked = self._comparison.asked if self._comparison else None
            self._show_about()
            self.post_message(Told(message.problem, "error"))
            return
        self._comparison = message.comparison
        if self._only_code not in message.comparison.book:
            self._only_code = None
        self._show_report()
        self._show_list()

    # --- showing ------------------------------------------------------------------------------

    def _show_report(self) -> None:
        if shown := self._comparison:
            table = self.query_one(AgreementTable)
            table.show(shown.report, shown.book, shown.names, coded_only=self._coded_only)
        self._show_about()

    def _show_list(self) -> None:
        shown = self._comparison
        if shown is None:
            return
        wanted = [
            found
            for found in shown.found
            if (self._with_settled or not found.settled)
            and (self._only_code is None or any(coding.code == self._only_code for coding in found.codings))
        ]
        self._list.show(wanted, shown.book, shown.titles, shown.asked.pair.names)
        self._show_about()
        self._show_difference()

    def _show_about(self) -> None:
        asked = self._asked
        if asked is None:
            return
        one, other = asked.pair.names
        choices = (
            ("c", _("{one} en {other}").format(one=one, other=other)),
            ("s", asked.where),
            ("w", _("per beurt") if asked.unit == Unit.TURN else _("per teken")),
            ("a", _("alleen met code") if self._coded_only else _("alle tekst")),
            ("o", _("ook besliste") if self._with_settled else _("nog open")),
        )
        chosen = beside(*(beside(plain(f"{key} ", "$accent"), plain(f"{text}   ")) for key, text in choices))
        shown = self._comparison
        told = plain(_("Rekenen…"), "$quiet") if shown is None or self._busy else self._told(shown)
        self.query_one("#compare-about", Static).update(lines(chosen, told), layout=False)

    def _told(self, shown: Comparison) -> Content:
        overall = shown.report.overall
        values = overall.coded_text if self._coded_only else overall.all_text
        parts = [f"α {agreement_table.number(values.alpha)}", f"κ {agreement_table.number(values.kappa)}"]
        if values.alpha_interval:
            parts[0] += f" ({interval(*values.alpha_interval)})"
        if values.undefined:
            parts.append(agreeing.reason(values.undefined))
        if values.same is not None:
            parts.append(_("{share} % gelijk").format(share=percent(values.same)))
        units = _("{n} beurten") if shown.report.unit == Unit.TURN else _("{n} tekens")
        parts.append(units.format(n=wording.number(values.n)))
        parts.append(_("{n} open").format(n=wording.number(shown.open)))
        if self._only_code is not None:
            parts.append(_("lijst: alleen {code}").format(code=shown.book[self._only_code].name))
        return plain(" · ".join(parts))

    def _show_difference(self) -> None:
        current, shown = self._list.current, self._comparison
        sides = self.query_one(SideBySide)
        if current is None or shown is None:
            sides.clear()
        else:
            with self.attempt():
                if self._text is None or self._text[0] != current.source:
                    self._text = (current.source, compare.shared_text(self.study, current.source))
                sides.show(self._text[1], current, shown.names, shown.asked.pair.ids, shown.book)
        self.post_message(Where(self.where))

    def open_current(self) -> None:
        """Go to the words of the highlighted difference in the coding room."""
        current, shown = self._list.current, self._comparison
        if current and shown:
            self.post_message(OpenSource(shown.titles[current.source], current.codings[0].id))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        if event.data_table is self._list:
            self._list.list_more()
            self._show_difference()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        if event.data_table is self._list:
            self.open_current()
        else:
            self._only_code = self.query_one(AgreementTable).codes[event.cursor_row]
            self._show_list()
            self._list.focus()

    def on_resize(self) -> None:
        if not self.stale:
            self.call_after_refresh(self._show_report)
            self.call_after_refresh(self._show_list)


def _empty() -> Content:
    return lines(
        plain(_("Er is nog geen bron die twee mensen codeerden."), "bold"),
        "",
        _("Laat twee mensen los van elkaar hetzelfde gesprek coderen (F3 Coderen)."),
        _("Hier zie je dan hoe goed ze het eens zijn, en waar ze verschillen."),
    )
