"""The app: the rooms, and the keys that count in all of them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from klantreis.files import preferences
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui import keymap, keys, theme
from klantreis.tui.keys.showing import shown_key
from klantreis.tui.messages import Changed, OpenSource, Told
from klantreis.tui.rooms import Rooms
from klantreis.workflow import studies
from klantreis.workflow.studies import Entry, Study

if TYPE_CHECKING:
    from klantreis.tui.palette import Command
    from klantreis.workflow.history import Target


class KlantreisApp(Rooms):
    """klantreis on a screen. `source` is the title of a source to code at once.

    `tour` lets the tour begin by itself, if this user never saw it.
    """

    CSS_PATH = "styles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(keys.APP)
    ENABLE_COMMAND_PALETTE = False  # Textual would bind a key of its own to it
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]  # noqa: RUF012

    def __init__(self, study: Study, source: str | None = None, *, tour: bool = False) -> None:
        super().__init__(study)
        self._source = source
        self.preferences = preferences.load()
        self._tour = tour and not self.preferences.tour_seen
        self.keymap = keymap.load()
        self.commands: list[Command] = []
        """What the command palette offers."""
        for each in theme.ALL:
            self.register_theme(each)
        self.theme = theme.fitting(self.preferences.theme, None)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(theme.DARK.variables)

    def on_mount(self) -> None:
        self.set_keymap(self.keymap.keys)
        # The rooms need their size before the first of them can show its text.
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        if self._source is not None:
            await self.open_source(OpenSource(self._source))
        else:
            await self.action_room("sources")
        if self.keymap.problems:
            self.tell(Told(self.keymap.told, "warning"))
        if self._tour:
            await self.action_tour()

    def get_key_display(self, binding: Binding) -> str:
        """How a key reads in the bar below, where there is room for one."""
        own = self.keymap.keys.get(binding.id or "")
        return shown_key(own.split(",")[0]) if own else self.keymap.shown(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types out, some keys of rooms are for the sound."""
        if action == "room" and self.room == "typing" and parameters[0] in keys.FOR_THE_SOUND:
            return False
        return super().check_action(action, parameters)

    # --- undo, redo, history ------------------------------------------------------------------

    def action_undo(self) -> None:
        """Undo what this person did last."""
        self._replay(studies.undo, _("Ongedaan gemaakt: {summary}"))

    def action_redo(self) -> None:
        """Do again what this person undid last."""
        self._replay(studies.redo, _("Opnieuw gedaan: {summary}"))

    def _replay(self, replay: Callable[[Study, str], Entry], message: str) -> None:
        try:
            entry = replay(self.study, self.study.actor)
        except KlantreisError as error:
            self.tell(Told(str(error), "warning"))
        else:
            self.tell(Told(message.format(summary=entry.summary) + self._elsewhere(entry)))
            self.on_changed(Changed())

    def _elsewhere(self, entry: Entry) -> str:
        """In which source something was done, where that is not the one on the screen."""
        from klantreis.workflow import history

        spot = history.spots(self.study, [entry]).get(entry.number)
        here = getattr(self.pane, "open_title", None)
        if spot is None or spot.source is None or spot.source == here or spot.source in entry.summary:
            return ""
        return " " + _("(in {source})").format(source=spot.source)

    def action_history(self) -> None:
        """Show what was done; go there, or undo back to there."""
        from klantreis.tui.dialogs.history import History

        async def answered(target: "Target | None") -> None:
            if target is not None:
                await self.go_to(target)

        self.push_screen(History(self.study), answered)

    # --- finding one's way --------------------------------------------------------------------

    def action_help(self) -> None:
        """Show all keys."""
        from klantreis.tui.dialogs.help import Help

        async def answered(tour: bool | None) -> None:
            if tour:
                await self.action_tour()

        self.push_screen(Help(keys.place_title(self.room), self.keymap), answered)

    def action_command_palette(self) -> None:
        """Ask what to do, and do it."""
        from klantreis.tui import commands, palette

        if len(self.screen_stack) == 1 and self.pane is not None:
            own = [
                *(
                    palette.Command(_("Thema: {name}").format(name=title), partial(self.take_theme, name))
                    for name, title in theme.titles().items()
                ),
                palette.Command(_("Rondleiding"), self.action_tour),
                palette.Command(_("Sneltoetsen"), self.action_help),
                palette.Command(_("Toetsen aanpassen"), self.customize_keys),
            ]
            self.commands = commands.everything(self, self.keymap, own)
            self.push_screen(palette.Palette())

    def customize_keys(self) -> None:
        """Make the file with one's own keys, and tell where it stands."""
        try:
            path, made = keymap.write_template()
        except KlantreisError as error:
            self.tell(Told(str(error), "error"))
        else:
            told = _("Gemaakt: {path}. Pas het aan en start klantreis opnieuw.")
            there = _("Je toetsen staan in {path}. Pas het aan en start klantreis opnieuw.")
            self.tell(Told((told if made else there).format(path=path)))

    # --- preferences --------------------------------------------------------------------------

    def action_theme(self) -> None:
        """The next theme: dark, light, 16 colours."""
        names = [each.name for each in theme.ALL]
        place = names.index(self.theme) if self.theme in names else -1
        self.take_theme(names[(place + 1) % len(names)])

    def take_theme(self, name: str) -> None:
        """Show this theme, now and the next time."""
        self.theme = name
        self.preferences = preferences.change(theme=name)
        self.tell(Told(_("Thema: {name}").format(name=theme.titles()[name])))

    async def action_tour(self) -> None:
        """Show what klantreis can do, step by step."""
        await self._show_step(0)

    async def _show_step(self, step: int) -> None:
        from klantreis.tui.dialogs.tour import ROOMS, Tour

        await self.action_room(ROOMS[step])

        async def answered(further: bool | None) -> None:
            if further and step + 1 < len(ROOMS):
                await self._show_step(step + 1)
            else:
                self.preferences = preferences.change(tour_seen=True)
                await self.action_room("sources")

        # The room behind a dialog is painted once, so it has to stand there first.
        self.call_after_refresh(self.push_screen, Tour(step, self.keymap), answered)
