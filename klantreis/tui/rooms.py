"""The rooms of the app with the bars around them: opening one, telling what happened, seeing what others did."""

from collections.abc import Sequence

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import ContentSwitcher, Input

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui.coding.pane import CodingPane
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.report import Report
from klantreis.tui.messages import Changed, OpenSource, Told, Where, Wrote
from klantreis.tui.panes.codebook import CodebookPane
from klantreis.tui.panes.compare import ComparePane
from klantreis.tui.panes.find import FindPane
from klantreis.tui.panes.findings import FindingsPane
from klantreis.tui.panes.journeys import JourneysPane
from klantreis.tui.panes.pane import Pane
from klantreis.tui.panes.sources import SourcesPane
from klantreis.tui.widgets.bars import StatusLine, Tabs, TitleBar
from klantreis.tui.widgets.harmless import Harmless
from klantreis.tui.widgets.key_bar import KeyBar
from klantreis.workflow import history
from klantreis.workflow.history import Target
from klantreis.workflow.studies import Study

LOOK_EVERY = 1.0
"""Seconds between two looks whether somebody else wrote in the study."""
_HARMLESS = Harmless()


class Rooms(App[None]):
    """A switcher of rooms between bars."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study
        self._version = history.version(study)
        self._others_wrote = False
        self._typed = ""
        self.title = study.settings.title

    def compose(self) -> ComposeResult:
        with Horizontal(id="bars"):
            yield Tabs()
            yield TitleBar(self.study.settings.title, self.study.actor)
        with ContentSwitcher(initial="sources"):
            yield SourcesPane(self.study, id="sources")
            yield CodingPane(self.study, id="coding")
            yield CodebookPane(self.study, id="codebook")
            yield FindPane(self.study, id="find")
            yield ComparePane(self.study, id="compare")
            yield JourneysPane(self.study, id="journeys")
            yield FindingsPane(self.study, id="findings")
        yield StatusLine()
        yield KeyBar()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), _HARMLESS]

    def on_mount(self) -> None:
        self.set_interval(LOOK_EVERY, self._look_around)

    def on_key(self, event: events.Key) -> None:
        """A printable key that no widget took goes to the dialog on top, if there is one."""
        dialog = self.screen
        if isinstance(dialog, Dialog) and event.is_printable and event.character:
            dialog.take(event.character)
            if self.screen is not dialog:
                event.prevent_default()  # it was the answer; the room must not act on it as well

    # --- rooms --------------------------------------------------------------------------------

    @property
    def room(self) -> str:
        """The name of the room that is open."""
        return self.query_one(ContentSwitcher).current or ""

    @property
    def pane(self) -> Pane:
        """The room that is open."""
        return self.query_one(f"#{self.room}", Pane)

    def action_room(self, room: str) -> None:
        """Open a room."""
        if len(self.screen_stack) > 1:
            return
        self.query_one(ContentSwitcher).current = room
        self.query_one(Tabs).room = room
        self._notice_others()
        pane = self.pane
        pane.refresh_if_stale()
        pane.main.focus()
        self.query_one(StatusLine).place(pane.where)

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        self.action_room(message.room)

    def on_open_source(self, message: OpenSource) -> None:
        pane = self.query_one(CodingPane)
        pane.open_title = pane.open_title or message.title
        self.action_room("coding")
        with pane.attempt():
            pane.open(message.title, message.coding, message.span)
        self.query_one(StatusLine).place(pane.where)

    def open_code(self, code: str) -> None:
        """Go to a code (id) in the codebook."""
        self.action_room("codebook")
        pane = self.query_one(CodebookPane)
        with pane.attempt():
            pane.open(code)

    def go_to(self, target: Target) -> None:
        """Go to where something was done."""
        if target.source is not None:
            self.on_open_source(OpenSource(target.source, target.coding, target.span))
        elif target.code is not None:
            self.open_code(target.code)
        else:
            self.action_room(target.room)

    # --- what others do -----------------------------------------------------------------------

    def _notice_others(self) -> None:
        """Somebody else may work in the same study: what they did makes what the rooms show stale."""
        try:
            version = history.version(self.study)
        except KlantreisError:
            return  # told as soon as a room reads or writes
        if version != self._version:
            self._version = version
            self._others_wrote = True
            for pane in self.query(Pane):
                pane.stale = True

    def _look_around(self) -> None:
        """Show what somebody else wrote in the open room, unless a dialog stands there or a word is being typed."""
        if not self.screen_stack:
            return  # the app is about to end
        typed = self.focused.value if isinstance(self.focused, Input) else ""
        typing, self._typed = typed != self._typed, typed
        self._notice_others()
        if self._others_wrote and len(self.screen_stack) == 1 and not typing:
            self._others_wrote = False
            self.pane.refresh_if_stale()
            self.query_one(StatusLine).place(self.pane.where)

    # --- what rooms tell ----------------------------------------------------------------------

    def on_told(self, message: Told) -> None:
        self.tell(message)

    def tell(self, message: Told) -> None:
        """Show what happened in the status line; a problem also where it can't be overlooked."""
        line = self.query_one(StatusLine)
        line.tell(message.text, message.severity)
        if message.severity == "error":
            self.notify(Content(line.message).plain, severity="error", markup=False, timeout=8)

    def on_where(self, message: Where) -> None:
        self.query_one(StatusLine).place(message.text)

    def on_wrote(self, message: Wrote) -> None:
        written = plural("{n} bestand geschreven", "{n} bestanden geschreven", len(message.paths))
        folder = message.paths[0].parent if message.paths else self.study.folder
        self.tell(Told(_("{written} in {folder}").format(written=written, folder=folder)))
        self.push_screen(Report(written, ((str(folder), [path.name for path in message.paths]),)))

    def on_changed(self, message: Changed) -> None:
        for pane in self.query(Pane):
            if pane.id != message.room:
                pane.stale = True
        self.pane.refresh_if_stale()
        self.query_one(StatusLine).place(self.pane.where)
