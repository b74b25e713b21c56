"""The room of what gets better: the findings, and the board of the actions about them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import ContentSwitcher

from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.improving.actions import ActionsView
from klantreis.tui.improving.listing import FindingList
from klantreis.tui.messages import Told
from klantreis.tui.panes.exporting import export
from klantreis.tui.panes.viewed import ViewedPane
from klantreis.tui.widgets.view_tabs import ViewTabs

LIST, BOARD = "finding-list", "action-view"
EXPORTED = ("findings", "actions", "feedback", "worksheet")


class FindingsPane(ViewedPane):
    """Two views below a row of tabs."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FINDINGS)

    def compose(self) -> ComposeResult:
        yield ViewTabs([(LIST, _("Bevindingen")), (BOARD, _("Acties"))], id="finding-tabs")
        with ContentSwitcher(initial=LIST, id="finding-views", classes="columns"):
            yield FindingList(self.study, id=LIST)
            yield ActionsView(self.study, id=BOARD)

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

    def action_export(self) -> None:
        """Write the findings, the actions, the feedback or the worksheet."""
        export(self, _("Verbeterpunten exporteren"), EXPORTED)
