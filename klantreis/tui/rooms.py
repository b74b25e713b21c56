"""The rooms of the app with the bars around them: opening one, telling what happened, seeing what others did."""

from asyncio import Lock
from collections.abc import Sequence
from pkgutil import resolve_name
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.filter import LineFilter
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.messages import Changed, OpenSource, OpenTyping, Reported, Told, Where, Wrote
from klantreis.tui.panes.pane import Pane
from klantreis.tui.widgets.bars import StatusLine, Tabs, TitleBar
from klantreis.tui.widgets.harmless import Harmless
from klantreis.tui.widgets.key_bar import KeyBar
from klantreis.workflow import studies
from klantreis.workflow.studies import Study

if TYPE_CHECKING:
    from klantreis.tui.coding.pane import CodingPane
    from klantreis.tui.panes.codebook import CodebookPane
    from klantreis.tui.typing.pane import TypingPane
    from klantreis.workflow.history import Target

LOOK_EVERY = 1.0
"""Seconds between two looks whether somebody else wrote in the study."""
_HARMLESS = Harmless()
_PANES = {
    "sources": "klantreis.tui.panes.sources:SourcesPane",
    "typing": "klantreis.tui.typing.pane:TypingPane",
    "coding": "klantreis.tui.coding.pane:CodingPane",
    "codebook": "klantreis.tui.panes.codebook:CodebookPane",
    "find": "klantreis.tui.panes.find:FindPane",
    "compare": "klantreis.tui.panes.compare:ComparePane",
    "journeys": "klantreis.tui.journeys.pane:JourneysPane",
    "findings": "klantreis.tui.improving.pane:FindingsPane",
}
"""Room -> where its class stands. Each is loaded and built at its first visit, so that klantreis starts at once."""


class Rooms(App[None]):
    """A switcher of rooms between bars."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study
        self._version = studies.version(study)
        self._others_wrote = False
        self._typed = ""
        self._building = Lock()
        self.title = study.settings.title

    def compose(self) -> ComposeResult:
        with Horizontal(id="bars"):
            yield Tabs()
            yield TitleBar(self.study.settings.title, self.study.actor)
        yield ContentSwitcher(id="rooms")
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
        """The name of the room that is open; empty before the first one is."""
        return self._switcher.current or ""

    @property
    def pane(self) -> Pane | None:
        """The room that is open; None before the first one is."""
        return self._switcher.get_child_by_id(self.room, Pane) if self.room else None

    @property
    def _switcher(self) -> ContentSwitcher:
        return self.query_one("#rooms", ContentSwitcher)

    async def action_room(self, room: str) -> None:
        """Open a room."""
        if len(self.screen_stack) == 1:
            await self.enter(room)

    async def _built(self, room: str) -> Pane:
        switcher = self._switcher
        # Keys and messages come in through several doors: who comes second waits until the room stands.
        async with self._building:
            if not switcher.query_children(f"#{room}"):
                await switcher.add_content(resolve_name(_PANES[room])(self.study, id=room))
        return switcher.get_child_by_id(room, Pane)

    async def enter(self, room: str) -> Pane:
        """Open a room, also when a dialog stands over it."""
        pane = await self._built(room)
        self._switcher.current = room
        self.query_one(Tabs).room = keys.tab_of(room)
        self._notice_others()
        pane.refresh_if_stale()
        pane.main.focus()
        self.query_one(StatusLine).place(pane.where)
        return pane

    async def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        await self.action_room(message.room)

    async def on_open_source(self, message: OpenSource) -> None:
        await self.open_source(message)

    async def open_source(self, wanted: OpenSource) -> None:
        """Go to the coding of a source."""
        pane = cast("CodingPane", await self._built("coding"))
        # So that entering does not read another source first.
        pane.open_title = pane.open_title or wanted.title
        await self.enter("coding")
        with pane.attempt():
            pane.open(wanted.title, wanted.coding, wanted.span)
        self.query_one(StatusLine).place(pane.where)

    async def on_open_typing(self, message: OpenTyping) -> None:
        """Go to the typing out of a source."""
        pane = cast("TypingPane", await self._built("typing"))
        pane.open_title, pane.stale = message.title, True
        await self.enter("typing")

    async def open_code(self, code: str) -> None:
        """Go to a code (id) in the codebook."""
        pane = cast("CodebookPane", await self.enter("codebook"))
        with pane.attempt():
            pane.open(code)

    async def go_to(self, target: "Target") -> None:
        """Go to where something was done."""
        if target.source is not None:
            await self.open_source(OpenSource(target.source, target.coding, target.span))
        elif target.code is not None:
            await self.open_code(target.code)
        else:
            await self.enter(target.room)

    async def perform(self, room: str, binding: Binding) -> None:
        """Do in a room what a key of that room does, with the focus where that key counts."""
        pane = await self.enter(room)
        for node in pane.walk_children(Widget, with_self=True):
            if any(getattr(each, "id", None) == binding.id for each in node.BINDINGS):
                pane.reveal(node)
                await self.run_action(binding.action, node)
                return

    # --- what others do -----------------------------------------------------------------------

    def _notice_others(self) -> None:
        """Somebody else may work in the same study: what they did makes what the rooms show stale."""
        try:
            version = studies.version(self.study)
        except KlantreisError:
            return  # told as soon as a room reads or writes
        if version != self._version:
            self._version = version
            self._others_wrote = True
            for pane in self.query(Pane):
                pane.stale = True

    def _look_around(self) -> None:
        """Show what somebody else wrote in the open room, unless a dialog stands there or a word is being typed."""
        if not self.is_running or not self.screen_stack:
            return  # the app is ending, and its widgets are being taken away
        typed = self.focused.value if isinstance(self.focused, Input) else ""
        typing, self._typed = typed != self._typed, typed
        self._notice_others()
        if self._others_wrote and len(self.screen_stack) == 1 and not typing:
            self._others_wrote = False
            self._show_anew()

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
        from klantreis.tui.dialogs.report import Report

        written = plural("{n} bestand geschreven", "{n} bestanden geschreven", len(message.paths))
        folder = message.paths[0].parent if message.paths else self.study.folder
        self.tell(Told(_("{written} in {folder}").format(written=written, folder=folder)))
        self.push_screen(Report(written, ((str(folder), [path.name for path in message.paths]),)))

    def on_reported(self, message: Reported) -> None:
        from klantreis.tui.dialogs.report import Report

        self.tell(Told(""))
        self.push_screen(Report(message.title, message.parts))

    def on_changed(self, message: Changed) -> None:
        for pane in self.query(Pane):
            if pane.id != message.room:
                pane.stale = True
        self._show_anew()

    def _show_anew(self) -> None:
        """Let the open room read the study, if somebody changed it."""
        if self.pane is not None:
            self.pane.refresh_if_stale()
            self.query_one(StatusLine).place(self.pane.where)
