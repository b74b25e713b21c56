"""The room of what gets better: the findings, and the board of the actions about them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.improving.actions import ActionsView
from klantreis.tui.improving.listing import FindingList
from klantreis.tui.messages import Told, Where
from klantreis.tui.panes.exporting import export
from klantreis.tui.panes.pane import Pane
from klantreis.tui.widgets.view_tabs import ViewTabs

LIST, BOARD = "finding-list", "action-view"
EXPORTED = ("findings", "actions", "feedback", "worksheet")


class FindingsPane(Pane):
    """Two views below a row of tabs."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FINDINGS)

    def compose(self) -> ComposeResult:
        yield ViewTabs([(LIST, _("Bevindingen")), (BOARD, _("Acties"))], id="finding-tabs")
        with ContentSwitcher(initial=LIST, id="finding-views", classes="columns"):
            yield FindingList(self.study, id=LIST)
            yield ActionsView(self.study, id=BOARD)

    def on_mount(self) -> None:
        self._show_tabs()

    @property
    def view(self) -> Pane:
        """The view that is open."""
        views = self.query_one("#finding-views", ContentSwitcher)
        return self.query_one(f"#{views.current}", Pane)

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
        view = next((node.id for node in widget.ancestors_with_self if node.id in (LIST, BOARD)), None)
        if view is not None:
            self.action_view(view)

    def _show_tabs(self) -> None:
        self.query_one(ViewTabs).show_open(self.view.id or "")

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        message.stop()
        self.action_view(message.view)

    def on_finding_list_to_action(self, message: FindingList.ToAction) -> None:
        message.stop()
        self.action_view(BOARD)
        if not self.query_one(ActionsView).go_to_finding(message.finding):
            # Told by the room: what a view tells amid a message of the room would get no further than here.
            self.post_message(Told(_("Bij deze bevinding is nog geen actie; n maakt er een.")))

    def on_actions_view_to_finding(self, message: ActionsView.ToFinding) -> None:
        message.stop()
        self.action_view(LIST)
        if not self.query_one(FindingList).go_to(message.finding):
            self.post_message(Told(_("Deze bevinding is er niet meer: niemand vertelt het nog zo.")))

    # --- actions ------------------------------------------------------------------------------

    def action_view(self, view: str) -> None:
        """Open a view."""
        self.query_one("#finding-views", ContentSwitcher).current = view
        self._show_tabs()
        self.view.refresh_if_stale()
        self.view.main.focus()
        self.post_message(Where(self.where))

    def action_export(self) -> None:
        """Write the findings, the actions, the feedback or the worksheet."""
        export(self, _("Verbeterpunten exporteren"), EXPORTED)
