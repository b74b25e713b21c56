"""The app: bars around a switcher of rooms, and the keys that count everywhere."""

from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import ContentSwitcher

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, theme
from klantreis.tui.coding.pane import CodingPane
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.help import Help
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
from klantreis.tui.widgets.key_bar import KeyBar
from klantreis.workflow import studies
from klantreis.workflow.studies import Study


class KlantreisApp(App[None]):
    """klantreis on a screen. `source` is the title of a source to code at once."""

    CSS_PATH = "styles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(keys.APP)
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]  # noqa: RUF012

    def __init__(self, study: Study, source: str | None = None) -> None:
        super().__init__()
        self.study = study
        self._source = source
        self._latest: list[tuple[int, bool]] = []
        self.title = study.settings.title
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        self.theme = theme.DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(theme.DARK.variables)

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

    def on_mount(self) -> None:
        # The rooms need their size before the first of them can show its text.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._source is not None:
            self.on_open_source(OpenSource(self._source))
        else:
            self.action_room("sources")

    def on_key(self, event: events.Key) -> None:
        """A printable key that no widget took goes to the dialog on top, if there is one."""
        if isinstance(self.screen, Dialog) and event.is_printable and event.character:
            self.screen.take(event.character)

    # --- rooms --------------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """The room that is open."""
        return self.query_one(f"#{self.query_one(ContentSwitcher).current}", Pane)

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

    def _notice_others(self) -> None:
        """Somebody else may work in the same study: what they did makes what the rooms show stale."""
        latest = [(entry.number, entry.undone) for entry in studies.history(self.study, 5)]
        if latest != self._latest:
            self._latest = latest
            for pane in self.query(Pane):
                pane.stale = True

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        self.action_room(message.room)

    def on_open_source(self, message: OpenSource) -> None:
        pane = self.query_one(CodingPane)
        pane.open_title = pane.open_title or message.title
        self.action_room("coding")
        with pane.attempt():
            pane.open(message.title, message.coding, message.span)
        self.query_one(StatusLine).place(pane.where)

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

    # --- keys that count everywhere -----------------------------------------------------------

    def action_undo(self) -> None:
        """Undo what this person did last."""
        try:
            entry = studies.undo(self.study, self.study.actor)
        except KlantreisError as error:
            self.tell(Told(str(error), "warning"))
        else:
            self.tell(Told(_("Ongedaan gemaakt: {summary}").format(summary=entry.summary)))
            self.on_changed(Changed())

    def action_redo(self) -> None:
        """Do again what this person undid last."""
        try:
            entry = studies.redo(self.study, self.study.actor)
        except KlantreisError as error:
            self.tell(Told(str(error), "warning"))
        else:
            self.tell(Told(_("Opnieuw gedaan: {summary}").format(summary=entry.summary)))
            self.on_changed(Changed())

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(Help(keys.room_titles()[self.query_one(Tabs).room]))

    def action_theme(self) -> None:
        """From dark to light, or back."""
        self.theme = theme.LIGHT.name if self.theme == theme.DARK.name else theme.DARK.name
