"""Verbeterpunten: what must get better, what goes well, and ideas; each with its quotes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Static

from klantreis.model.findings import Finding, FindingKind
from klantreis.text import names
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.panes.exporting import export
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.passages import PassageList, of_quote
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow import merge, publish
from klantreis.workflow.studies import Study


class FindingsPane(Pane):
    """The table of findings, and the quotes of the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FINDINGS)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._all: tuple[Finding, ...] = ()
        self._listed: list[Finding] = []
        self._only = ""

    def compose(self) -> ComposeResult:
        yield Static(id="filter", markup=False)
        with Horizontal(classes="columns"):
            yield Table(id="finding-table")
            with Vertical(classes="main-side"):
                yield Static(id="finding", markup=False)
                yield PassageList(id="finding-quotes")
        yield Static(_empty(), classes="empty", markup=False)

    def on_mount(self) -> None:
        self.query_one(Table).head(_("Soort"), _("Punt"), _("Fase"), _("Resp."), _("Frag."), _("Gevoel"))

    @property
    def main(self) -> Widget:
        return self.query_one(Table)

    @property
    def where(self) -> str:
        return _("{n} van {all}").format(n=len(self._listed), all=len(self._all))

    def load(self) -> None:
        self._all = merge.findings_of(self.study)
        self.set_class(not self._all, "-empty")
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(Table)
        # The title takes what the other columns, the widest of which are the phases, leave.
        room = max(20, min(70, table.size.width - 66))
        self._listed = [f for f in self._all if not self._only or f.kind == self._only]
        table.fill(
            [
                (
                    cell(names.finding_kind(f.kind)),
                    cell(f.theme if f.phase else f.title, width=room),
                    cell(f.phase or "–", width=18),
                    cell(str(len(f.participants)), right=True),
                    cell(str(len(f.codings)), right=True),
                    cell(wording.mean_sign(f.valence), right=True),
                )
                for f in self._listed
            ]
        )
        self.query_one("#filter", Static).update(self._filters())
        self._show()

    def _filters(self) -> Content:
        entries = [("", "a", _("Alles"))]
        names = (("improve", "v", _("Verbeterpunten")), ("strength", "g", _("Gaat goed")), ("idea", "i", _("Ideeën")))
        parts: list[Content | str] = []
        for kind, key, name in (*entries, *names):
            count = sum(1 for f in self._all if not kind or f.kind == kind)
            label = f"{name} ({count})"
            chosen = kind == self._only
            parts.append(
                plain(f"[{key} {label}]" if chosen else f" {key} {label} ", "bold $accent" if chosen else "$quiet")
            )
            parts.append(" ")
        return beside(*parts)

    @property
    def _current(self) -> Finding | None:
        row = self.query_one(Table).cursor_row
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _show(self) -> None:
        finding = self._current
        if finding is None:
            self.query_one("#finding", Static).update("")
            self.query_one(PassageList).show((), empty=_("Er is hier nog niets."))
            return
        about = [
            names.finding_kind(finding.kind),
            finding.phase or "",
            plural("{n} respondent", "{n} respondenten", len(finding.participants)),
            plural("{n} gezin", "{n} gezinnen", finding.households),
            f"{wording.mean_sign(finding.valence)} {wording.mean_feeling(finding.valence)}"
            if finding.valence is not None
            else "",
        ]
        text = lines(plain(finding.title, "bold"), plain(" · ".join(filter(None, about)), "$quiet"))
        self.query_one("#finding", Static).update(text)
        self.query_one(PassageList).show(map(of_quote, finding.quotes), empty=_("Geen citaten."))

    def on_data_table_row_highlighted(self, _event: DataTable.RowHighlighted) -> None:
        self._show()

    def on_data_table_row_selected(self, _event: DataTable.RowSelected) -> None:
        self.query_one(PassageList).focus()

    def on_resize(self) -> None:
        if not self.stale:
            self.call_after_refresh(self._fill)

    def action_only(self, kind: str) -> None:
        """List the findings of one kind, or all."""
        self._only = FindingKind(kind) if kind else ""
        self._fill()

    def action_export(self) -> None:
        """Write the findings as a spreadsheet."""
        export(self, _("Verbeterpunten exporteren"), publish.export_findings)


def _empty() -> Content:
    return lines(
        plain(_("Er zijn nog geen verbeterpunten."), "bold"),
        "",
        _("Ze komen vanzelf uit coderingen met een thema en een gevoel, en uit ideeën (F3 Coderen)."),
    )
