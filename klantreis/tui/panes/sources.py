"""Bronnen: what there is to code, and more of it coming in."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import DataTable, Static

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source
from klantreis.text import names
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.confirm import Confirm
from klantreis.tui.dialogs.importing import Importing, Wanted
from klantreis.tui.dialogs.report import Report
from klantreis.tui.dialogs.response import Responses
from klantreis.tui.messages import Changed, OpenSource, OpenTyping, Told
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow import collect, studies, transcribe
from klantreis.workflow.collect import ImportReport
from klantreis.workflow.studies import Study

PREVIEW_TURNS = 40


class SourcesPane(Pane):
    """The table of sources, and the beginning of the one that is highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.SOURCES)

    class Imported(Message):
        """An import ended: with a report, or with a reason why it did not come to that."""

        def __init__(self, report: ImportReport | None, problem: str = "") -> None:
            super().__init__()
            self.report = report
            self.problem = problem

    class Progress(Message):
        """A part of an import is done."""

        def __init__(self, done: int, total: int, name: str) -> None:
            super().__init__()
            self.text = _("Inlezen: {done} van {total}, {name}").format(done=done, total=total, name=name)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._sources: list[Source] = []
        self._refused: Wanted | None = None
        """What could not be read for a reason outside of it, to be proposed again."""

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            yield Table(id="source-table")
            with VerticalScroll(id="preview", classes="side", can_focus=False):
                yield Static(markup=False)
        yield Static(_empty(), id="sources-empty", classes="empty", markup=False)

    def on_mount(self) -> None:
        self.query_one(Table).head(
            _("Bron"), _("Soort"), _("Respondenten"), _("Woorden"), _("Beurten"), _("Coderingen")
        )

    @property
    def main(self) -> Widget:
        return self.query_one(Table)

    @property
    def where(self) -> str:
        return plural("{n} bron", "{n} bronnen", len(self._sources))

    def load(self) -> None:
        counts = collect.visible(self.study)
        self._sources = [count.source for count in counts]
        self.query_one(Table).fill(
            [
                (
                    cell(count.source.title),
                    cell(names.source_kind(count.source.kind)),
                    cell(", ".join(count.source.participants), width=18),
                    cell(wording.number(count.words), right=True),
                    cell(wording.number(count.turns), right=True),
                    cell(wording.number(count.codings), right=True),
                )
                for count in counts
            ]
        )
        self.set_class(not counts, "-empty")
        self._preview()

    @property
    def _current(self) -> Source | None:
        row = self.query_one(Table).cursor_row
        return self._sources[row] if 0 <= row < len(self._sources) else None

    def on_data_table_row_highlighted(self, _event: DataTable.RowHighlighted) -> None:
        self._preview()

    def on_data_table_row_selected(self, _event: DataTable.RowSelected) -> None:
        self.action_open()

    def _preview(self) -> None:
        side = self.query_one("#preview")
        source = self._current
        if source is None or not side.display:
            return
        parts: list[Content | str] = [plain(source.title, "bold"), plain(_about(source), "$quiet"), ""]
        for placed in transcribe.turns(self.study, source)[:PREVIEW_TURNS]:
            speaker = f"{placed.turn.speaker}: " if placed.turn.speaker else ""
            parts += [beside(plain(speaker, "bold $primary"), placed.turn.text), ""]
        side.query_one(Static).update(lines(*parts))
        side.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._preview)

    # --- actions ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Go and code the highlighted source."""
        if source := self._current:
            self.post_message(OpenSource(source.title))

    def action_type(self) -> None:
        """Go and type out the highlighted source."""
        if source := self._current:
            self.post_message(OpenTyping(source.title))

    def action_remove(self) -> None:
        """Ask, then take the highlighted source out of the study."""
        source = self._current
        if source is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                with self.attempt():
                    collect.remove_source(self.study, source)
                    self.done(_("Bron verwijderd: {title} (Ctrl+Z zet hem terug)").format(title=source.title))

        question = _("De bron “{title}” gaat met zijn coderingen uit het onderzoek. Je kunt dit ongedaan maken.")
        self.app.push_screen(Confirm(_("Bron verwijderen?"), question.format(title=source.title)), answered)

    def action_response(self) -> None:
        """Show who was asked to take part, group by group, and let that be changed."""
        self.app.push_screen(Responses(self.study))

    def action_import(self) -> None:
        """Ask for files, and read them."""

        def answered(wanted: Wanted | None) -> None:
            if wanted:
                self.post_message(Told(_("Inlezen…")))
                self._read(wanted)

        proposal = self._refused or Wanted(round=collect.last_round(self.study))
        self._refused = None
        self.app.push_screen(Importing(proposal, collect.groups(self.study)), answered)

    @work(thread=True, exclusive=True, group="import")
    def _read(self, wanted: Wanted) -> None:
        study = self.study
        try:
            with studies.open_again(study) as own:
                report = collect.import_files(
                    own,
                    wanted.paths,
                    kind=wanted.kind,
                    participants=wanted.participants,
                    group=wanted.group,
                    round_name=wanted.round,
                    progress=self._progress,
                )
        except KlantreisError as error:
            self._refused = wanted
            self.post_message(self.Imported(None, str(error)))
        else:
            self.post_message(self.Imported(report))

    def _progress(self, done: int, total: int, name: str) -> None:
        self.post_message(self.Progress(done, total, name))

    def on_sources_pane_progress(self, message: Progress) -> None:
        self.post_message(Told(message.text))

    def on_sources_pane_imported(self, message: Imported) -> None:
        if message.report is None:
            self.post_message(Told(message.problem, "error"))
            return
        report = message.report
        self.post_message(Changed())
        summary = _arrived(len(report.arrivals))
        if report.refusals:
            refused = plural("{n} geweigerd", "{n} geweigerd", len(report.refusals))
            self.post_message(Told(f"{summary}, {refused}", "warning"))
            self.app.push_screen(Report(_("Inlezen"), _told(report)))
        else:
            self.post_message(Told(summary))


def _arrived(count: int) -> str:
    return plural("{n} bron ingelezen", "{n} bronnen ingelezen", count)


def _told(report: ImportReport) -> Sequence[tuple[str, Sequence[str]]]:
    came = [
        _("{title}: {turns} beurten, {who}").format(title=a.title, turns=a.turns, who=", ".join(a.participants))
        for a in report.arrivals
    ]
    return ((_("Ingelezen"), came), (_("Geweigerd"), report.refusals))


def _about(source: Source) -> str:
    parts = [names.source_kind(source.kind), ", ".join(source.participants), source.round or "", source.provenance]
    return " · ".join(filter(None, parts))


def _empty() -> Content:
    return lines(
        plain(_("Dit onderzoek heeft nog geen bronnen."), "bold"),
        "",
        beside(
            _("Druk op "),
            plain("i", "bold $accent"),
            _(" om gesprekken in te lezen: een bestand, een map of een patroon."),
        ),
        beside(_("Druk op "), plain("?", "bold $accent"), _(" voor alle toetsen.")),
    )
