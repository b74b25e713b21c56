"""The board of actions: how far each is, who does it and until when, and the chosen one in full."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from klantreis.model.findings import Action
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.improving import action_text
from klantreis.tui.improving.asking import Asking
from klantreis.tui.improving.reading_back import ReadingBack
from klantreis.tui.messages import Told
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, clip, lines, plain
from klantreis.tui.widgets.action_board import ActionBoard
from klantreis.workflow import acting, action_board, rounds
from klantreis.workflow.action_board import NOBODY, Sieve
from klantreis.workflow.studies import Study

_LONGEST_NAME = 24


class ActionsView(Pane):
    """The cards by status, and what is said of the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.ACTIONS)

    class ToFinding(Message):
        """The finding (id) of an action is to be shown."""

        def __init__(self, finding: str) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._actions: list[Action] = []
        self._titles: dict[str, str] = {}
        self._rounds: rounds.PerRound = {}
        self._sieve = Sieve()
        self._today = ""
        self._asking = Asking(self, self.go_to)
        self._reading = ReadingBack(self)

    def compose(self) -> ComposeResult:
        yield Static(id="action-filter", markup=False)
        with Widget(classes="columns"):
            yield ActionBoard(id="action-board")
            with VerticalScroll(id="action-side"):
                yield Static(id="action", markup=False)

    @property
    def main(self) -> Widget:
        return self._board

    @property
    def where(self) -> str:
        return plural("{n} actie", "{n} acties", len(self._actions))

    @property
    def _board(self) -> ActionBoard:
        return self.query_one(ActionBoard)

    def load(self) -> None:
        self._actions = acting.actions(self.study)
        self._titles = acting.about(self.study)
        self._rounds = rounds.per_round(self.study)
        self._fill()

    def _fill(self) -> None:
        self._today = date.today().isoformat()
        if self._sieve.owner is not None and self._sieve.owner not in action_board.owners(self._actions):
            self._sieve = Sieve()  # the last action of that owner is gone
        self._board.show(action_board.columns(self._actions, self._sieve, self._today), self._today)
        self.query_one("#action-filter", Static).update(self._filters())

    def _filters(self) -> Content:
        late = sum(1 for each in self._actions if each.overdue(self._today))
        owner = self._sieve.owner
        whose = _("van één persoon")
        if owner is not None:
            count = action_board.owners(self._actions)[owner]
            whose = _counted(clip(owner, _LONGEST_NAME) or _("zonder eigenaar"), count)
        entries = (
            ("a", _counted(_("Alles"), len(self._actions)), self._sieve == Sieve()),
            ("l", _counted(_("Te laat"), late), self._sieve.late),
            ("f", whose, owner is not None),
        )
        return beside(
            *(
                plain(f"[{key} {label}] " if chosen else f" {key} {label}  ", "bold $accent" if chosen else "$quiet")
                for key, label, chosen in entries
            )
        )

    def on_card_board_moved(self) -> None:
        action = self._board.card
        side = self.query_one("#action", Static)
        if action is not None:
            behind = rounds.followed(action, self._titles, self._rounds)
            side.update(action_text.told(action, behind, self._today))
        elif self._actions:
            side.update(plain(_("Er zijn geen acties die passen; a toont ze alle."), "$quiet"))
        else:
            nothing = plain(_("Er zijn nog geen acties."), "bold")
            side.update(lines(nothing, _("n maakt er een; bij een bevinding (Alt+1) kan het ook.")))
        self.query_one("#action-side", VerticalScroll).scroll_home(animate=False)

    def go_to(self, action: str) -> None:
        """Highlight an action (id), also where it was filtered out."""
        if not self._board.go_to(action) and any(each.id == action for each in self._actions):
            self._sieve = Sieve()
            self._fill()
            self._board.go_to(action)

    def go_to_finding(self, finding: str) -> bool:
        """Highlight the first action about a finding (id); whether there is one."""
        first = next((each for column in self._board.cards for each in column if finding in each.findings), None)
        first = first or next((each for each in self._actions if finding in each.findings), None)
        if first is not None:
            self.go_to(first.id)
        return first is not None

    # --- actions ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Change something of the action."""
        if action := self._board.card:
            self._asking.fields(action)

    def action_ask(self, field: str) -> None:
        """Ask for one field of the action."""
        if action := self._board.card:
            self._asking.field(action, field)

    def action_shift(self, by: int) -> None:
        """Say that the action is further, or not yet so far."""
        action = self._board.card
        if action is None:
            return
        status = action_board.moved(action.status, by)
        if status is None:
            self.post_message(Told(_("Verder kan niet.")))
        else:
            self._asking.status(action, status)

    def action_add(self) -> None:
        """Make a new action."""
        self._asking.add()

    def action_findings(self) -> None:
        """Choose the findings that the action is about."""
        if action := self._board.card:
            self._asking.findings(action)

    def action_remove(self) -> None:
        """Take the action away."""
        if action := self._board.card:
            self._asking.remove(action)

    def action_only(self, which: str) -> None:
        """Show all actions, or only those that are late."""
        self._sieve = Sieve(late=which == "late")
        self._fill()

    def action_filter(self) -> None:
        """Show the actions of one person only."""

        def answered(owner: str | None) -> None:
            if owner is not None:
                self._sieve = Sieve(owner=owner)
                self._fill()

        owners = action_board.owners(self._actions)
        choices = [(name, _counted(name or _("zonder eigenaar"), count)) for name, count in owners.items()]
        if choices:
            current = NOBODY if self._sieve.owner is None else self._sieve.owner
            self.app.push_screen(Choose(_("De acties van wie?"), choices, current=current), answered)

    def action_import(self) -> None:
        """Read a workbook back."""
        self._reading.ask()

    def action_finding(self) -> None:
        """Go to the finding that the action is about."""
        action = self._board.card
        if action is None:
            return

        def answered(finding: str | None) -> None:
            if finding is not None:
                self.post_message(self.ToFinding(finding))

        found = action.findings
        if not found:
            self.post_message(Told(_("Deze actie gaat nog niet over een bevinding; b koppelt er een.")))
        elif len(found) == 1:
            answered(found[0])
        else:
            choices = [(each, self._titles.get(each, "?")) for each in found]
            self.app.push_screen(Choose(_("Naar welke bevinding?"), choices), answered)

    # --- a workbook that comes back -----------------------------------------------------------

    def on_reading_back_looked(self, message: ReadingBack.Looked) -> None:
        self._reading.settle(message)

    def on_reading_back_read(self, message: ReadingBack.Read) -> None:
        self._reading.tell(message)


def _counted(name: str, count: int) -> str:
    return f"{name} ({count})"
