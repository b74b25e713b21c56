"""Zoeken: words in all sources, passages by their codes, and codes that stand together."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.finding.coding_hits import CodingHits
from klantreis.tui.finding.overlap import OverlapView
from klantreis.tui.finding.passages import PassageSearch
from klantreis.tui.messages import Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import lines, plain
from klantreis.tui.widgets.line_input import LineInput
from klantreis.tui.widgets.view_tabs import ViewTabs
from klantreis.workflow import collect

VIEWS = ("find-text", "find-passages", "find-overlap")


class FindPane(Pane):
    """Three views below a row of tabs; each is a room of its own."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FIND)

    def compose(self) -> ComposeResult:
        titles = (_("Tekst"), _("Fragmenten"), _("Samen"))
        yield ViewTabs(list(zip(VIEWS, titles, strict=True)), id="find-tabs")
        with ContentSwitcher(initial="find-text", id="find-views", classes="columns"):
            yield CodingHits(self.study, id="find-text")
            yield PassageSearch(self.study, id="find-passages")
            yield OverlapView(self.study, id="find-overlap")
        nothing = lines(
            plain(_("Er zijn nog geen bronnen om in te zoeken."), "bold"),
            "",
            plain(_("Ga met F2 naar Bronnen en druk op i.")),
        )
        yield Static(nothing, classes="empty", markup=False)

    def on_mount(self) -> None:
        self._show_tabs()

    @property
    def view(self) -> Pane:
        """The view that is open."""
        views = self.query_one("#find-views", ContentSwitcher)
        return self.query_one(f"#{views.current}", Pane)

    @property
    def main(self) -> Widget:
        return self.view.main

    @property
    def where(self) -> str:
        return self.view.where

    def load(self) -> None:
        """Let the open view read the study."""
        self.set_class(not collect.listed(self.study), "-empty")
        self.view.refresh_if_stale()

    def reveal(self, widget: Widget) -> None:
        view = next((node.id for node in widget.ancestors_with_self if node.id in VIEWS), None)
        if view is not None:
            self.action_view(view)

    def action_view(self, view: str) -> None:
        """Open a view."""
        self.query_one("#find-views", ContentSwitcher).current = view
        self._show_tabs()
        self.view.refresh_if_stale()
        self.view.main.focus()
        self.post_message(Where(self.where))

    def _show_tabs(self) -> None:
        current = self.view.id
        self.query_one(ViewTabs).show_open(current or "")

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        message.stop()
        self.action_view(message.view)

    def on_line_input_alt_digit(self, message: LineInput.AltDigit) -> None:
        message.stop()
        self.action_view(VIEWS[message.place])

    def on_overlap_view_asked(self, message: OverlapView.Asked) -> None:
        message.stop()
        self.action_view("find-passages")
        self.query_one(PassageSearch).ask(message.question, same_coder=True, with_dropped=message.with_dropped)
