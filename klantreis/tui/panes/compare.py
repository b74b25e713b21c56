"""Vergelijken: what two coders made of the same text."""

from textual.app import ComposeResult
from textual.widget import Widget

from klantreis.tui.panes.pane import Pane
from klantreis.tui.widgets.table import Table


class ComparePane(Pane):
    """Vergelijken: what two coders made of the same text."""

    def compose(self) -> ComposeResult:
        yield Table()

    @property
    def main(self) -> Widget:
        return self.query_one(Table)

    def load(self) -> None:
        """Nothing yet."""
