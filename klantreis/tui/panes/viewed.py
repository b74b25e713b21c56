"""A room of several views, below a row of tabs; each view is a room of its own."""

from textual.widget import Widget
from textual.widgets import ContentSwitcher

from klantreis.tui.messages import Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.widgets.view_tabs import ViewTabs


class ViewedPane(Pane):
    """Holds ViewTabs and a ContentSwitcher with a pane for each view."""

    def on_mount(self) -> None:
        self._show_tabs()

    @property
    def _views(self) -> ContentSwitcher:
        return self.query_one(ContentSwitcher)

    @property
    def view(self) -> Pane:
        """The view that is open."""
        return self.query_one(f"#{self._views.current}", Pane)

    @property
    def main(self) -> Widget:
        return self.view.main

    @property
    def where(self) -> str:
        return self.view.where

    def load(self) -> None:
        """Let the open view read the study."""
        self.view.refresh_if_stale()

    def reveal(self, widget: Widget) -> None:
        known = {view.id for view in self._views.children}
        view = next((node.id for node in widget.ancestors_with_self if node.id in known), None)
        if view is not None:
            self.action_view(view)

    def action_view(self, view: str) -> None:
        """Open a view."""
        self._views.current = view
        self._show_tabs()
        self.opened()
        self.view.main.focus()
        self.post_message(Where(self.where))

    def opened(self) -> None:
        """Let a view that was just opened show what stands in the study."""
        self.view.refresh_if_stale()

    def _show_tabs(self) -> None:
        self.query_one(ViewTabs).show_open(self.view.id or "")

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        message.stop()
        self.action_view(message.view)
