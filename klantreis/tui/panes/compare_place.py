"""Vergelijken, as far as it shows: agreement, the list of differences, and the text of one of them."""

from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import DataTable, Static

from klantreis.model.codes import Codebook
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.text.numbers import percent
from klantreis.tui import wording
from klantreis.tui.messages import OpenSource, Told, Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets import agreement_table
from klantreis.tui.widgets.agreement_table import AgreementTable
from klantreis.tui.widgets.differences import Differences
from klantreis.tui.widgets.side_by_side import SideBySide
from klantreis.workflow import agreeing, codebooks, compare, studies
from klantreis.workflow.agreeing import Report, Unit
from klantreis.workflow.compare import Disagreement, Pair, SharedText
from klantreis.workflow.studies import Study


@dataclass(frozen=True)
class _Asked:
    """What is compared."""

    pair: Pair
    source: str | None
    unit: Unit

    @property
    def only(self) -> tuple[str, ...] | None:
        return None if self.source is None else (self.source,)


class ComparePlace(Pane):
    """Agreement by code, the list of differences, and the text of the highlighted one as each coded it."""

    class Compared(Message):
        """A comparison is done; `problem` says why where it did not succeed."""

        def __init__(self, asked: _Asked, report: Report | None, found: list[Disagreement], problem: str = "") -> None:
            super().__init__()
            self.asked = asked
            self.report = report
            self.found = found
            self.problem = problem

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._pairs: list[Pair] = []
        self._asked: _Asked | None = None
        self._unit = Unit.CHARACTER
        self._coded_only = False
        self._with_settled = False
        self._only_code: str | None = None
        self._busy = False
        """Whether a comparison is under way."""
        self._report: Report | None = None
        self._found: list[Disagreement] = []
        self._open = 0
        """How many of them are open."""
        self._book = Codebook("", ())
        self._names: dict[str, str] = {}
        self._titles: dict[str, str] = {}
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
        return _("{n} van {all}").format(n=self._list.number, all=self._list.count) if self._list.count else ""

    # --- reading ------------------------------------------------------------------------------

    def load(self) -> None:
        """Find the pairs of coders, and compare those that were chosen or else share most sources."""
        self._pairs = compare.pairs(self.study)
        self._book = codebooks.codebook(self.study)
        self._text = None
        self.set_class(not self._pairs, "-empty")
        if not self._pairs:
            self._asked, self._report, self._found = None, None, []
            self._list.show([], self._book, self._titles, ("", ""))
            return
        old = self._asked
        chosen = [p for p in self._pairs if old and ids(p) == ids(old.pair)]
        self._ask(chosen[0] if chosen else self._pairs[0], old.source if chosen and old else None)

    def _ask(self, pair: Pair, source: str | None) -> None:
        self._names = {person.id: person.name for p in self._pairs for person in (p.first, p.second)}
        self._titles = {s.id: s.title for s in pair.sources}
        self._asked = _Asked(pair, source if source in self._titles else None, self._unit)
        self._busy = True
        self._show_about()
        self._compare(self._asked)

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, asked: _Asked) -> None:
        # A database connection belongs to its thread, so the worker opens its own.
        study = self.study
        try:
            with studies.open_study(study.folder, study.actor, lambda: study.passphrase or "") as own:
                report = agreeing.measure(own, asked.unit, coders=ids(asked.pair), only=asked.only)
                found = compare.disagreements(own, asked.pair, asked.only)
        except KlantreisError as error:
            self.post_message(self.Compared(asked, None, [], str(error)))
        else:
            self.post_message(self.Compared(asked, report, found))

    def on_compare_place_compared(self, message: Compared) -> None:
        if message.asked is not self._asked:
            return  # something else was asked meanwhile
        self._busy = False
        if message.report is None:
            self.post_message(Told(message.problem, "error"))
            return
        self._report, self._found = message.report, message.found
        self._open = sum(not d.settled for d in self._found)
        self._show_report()
        self._show_list()

    # --- showing ------------------------------------------------------------------------------

    def _show_report(self) -> None:
        if self._report is not None:
            table = self.query_one(AgreementTable)
            table.show(self._report, self._book, self._names, coded_only=self._coded_only)
        self._show_about()

    def _show_list(self) -> None:
        asked = self._asked
        if asked is None:
            return
        wanted = [
            d
            for d in self._found
            if (self._with_settled or not d.settled)
            and (self._only_code is None or any(c.code == self._only_code for c in d.codings))
        ]
        self._list.show(wanted, self._book, self._titles, (asked.pair.first.name, asked.pair.second.name))
        self._show_about()
        self._show_difference()

    def _show_about(self) -> None:
        asked, report = self._asked, self._report
        if asked is None:
            return
        pair = asked.pair
        source = self._titles[asked.source] if asked.source else _("alle {n} bronnen").format(n=len(pair.sources))
        choices = (
            ("c", _("{one} en {other}").format(one=pair.first.name, other=pair.second.name)),
            ("s", source),
            ("w", _("per beurt") if asked.unit == Unit.TURN else _("per teken")),
            ("a", _("alleen met code") if self._coded_only else _("alle tekst")),
            ("o", _("ook besliste") if self._with_settled else _("nog open")),
        )
        chosen = beside(*(beside(plain(f"{key} ", "$accent"), plain(f"{text}   ")) for key, text in choices))
        told = plain(_("Rekenen…"), "$quiet") if self._busy or report is None else self._told(report)
        self.query_one("#compare-about", Static).update(lines(chosen, told), layout=False)

    def _told(self, report: Report) -> Content:
        values = report.overall.coded_text if self._coded_only else report.overall.all_text
        n = wording.number(values.n)
        units = _("{n} beurten") if report.unit == Unit.TURN else _("{n} tekens")
        parts = [f"α {agreement_table.number(values.alpha)}", f"κ {agreement_table.number(values.kappa)}"]
        if values.alpha_interval:
            parts[0] += f" ({agreement_table.between(values)})"
        if values.undefined:
            parts.append(agreement_table.why(values.undefined))
        if values.same is not None:
            parts.append(_("{share} % gelijk").format(share=percent(values.same)))
        parts.append(units.format(n=n))
        parts.append(plural("{n} open", "{n} open", self._open))
        if self._only_code is not None:
            parts.append(_("lijst: alleen {code}").format(code=self._book[self._only_code].name))
        return plain(" · ".join(parts))

    def _show_difference(self) -> None:
        current, asked = self._list.current, self._asked
        sides = self.query_one(SideBySide)
        if current is None or asked is None:
            sides.clear()
        else:
            with self.attempt():
                if self._text is None or self._text[0] != current.source:
                    self._text = (current.source, compare.shared_text(self.study, current.source))
                sides.show(self._text[1], current, self._names, ids(asked.pair), self._book)
        self.post_message(Where(self.where))

    def open_current(self) -> None:
        """Go to the words of the highlighted difference in the coding room."""
        if current := self._list.current:
            self.post_message(OpenSource(self._titles[current.source], current.codings[0].id))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        if event.data_table is self._list:
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


def ids(pair: Pair) -> tuple[str, str]:
    return pair.first.id, pair.second.id


def _empty() -> Content:
    return lines(
        plain(_("Er is nog geen bron die twee mensen codeerden."), "bold"),
        "",
        _("Laat twee mensen los van elkaar hetzelfde gesprek coderen (F3 Coderen)."),
        _("Hier zie je dan hoe goed ze het eens zijn, en waar ze verschillen."),
    )
