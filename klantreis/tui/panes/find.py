"""Zoeken: words in all sources, passages by their codes, and codes that stand together."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import ContentSwitcher, Static

from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.finding.coding_hits import CodingHits
from klantreis.tui.finding.overlap import OverlapView
from klantreis.tui.finding.passages import PassageSearch
from klantreis.tui.panes.viewed import ViewedPane
from klantreis.tui.shown import lines, plain
from klantreis.tui.widgets.line_input import LineInput
from klantreis.tui.widgets.view_tabs import ViewTabs
from klantreis.workflow import collect

VIEWS = ("find-text", "find-passages", "find-overlap")


class FindPane(ViewedPane):
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

    def load(self) -> None:
        """Let the open view read the study."""
        self.set_class(not collect.listed(self.study), "-empty")
        super().load()

    def on_line_input_alt_digit(self, message: LineInput.AltDigit) -> None:
        message.stop()
        self.action_view(VIEWS[message.place])

    def on_overlap_view_asked(self, message: OverlapView.Asked) -> None:
        message.stop()
        self.action_view("find-passages")
        self.query_one(PassageSearch).ask(message.question, same_coder=True, with_dropped=message.with_dropped)
