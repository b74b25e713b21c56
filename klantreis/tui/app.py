"""The app: the rooms, and the keys that count in all of them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from klantreis.files import preferences
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui import keymap, keys, palette, theme, wording
from klantreis.tui.coding.pane import CodingPane
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.help import Help
from klantreis.tui.dialogs.history import History
from klantreis.tui.dialogs.tour import ROOMS as TOURED
from klantreis.tui.dialogs.tour import Tour
from klantreis.tui.keys.showing import shown_key
from klantreis.tui.messages import Changed, OpenSource, Told
from klantreis.tui.rooms import Rooms
from klantreis.workflow import codebooks, collect, history, studies
from klantreis.workflow.history import Target
from klantreis.workflow.studies import Entry, Study


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
        self.commands: list[palette.Command] = []
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

    def _begin(self) -> None:
        if self._source is not None:
            self.on_open_source(OpenSource(self._source))
        else:
            self.action_room("sources")
        if self.keymap.problems:
            self.tell(Told(self.keymap.told, "warning"))
        if self._tour:
            self.action_tour()

    def get_key_display(self, binding: Binding) -> str:
        """How a key reads in the bar below, where there is room for one."""
        own = self.keymap.keys.get(binding.id or "")
        return shown_key(own.split(",")[0]) if own else self.keymap.shown(binding)

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
        spot = history.spots(self.study, [entry]).get(entry.number)
        here = self.query_one(CodingPane).open_title if self.room == "coding" else None
        if spot is None or spot.source is None or spot.source == here or spot.source in entry.summary:
            return ""
        return " " + _("(in {source})").format(source=spot.source)

    def action_history(self) -> None:
        """Show what was done; go there, or undo back to there."""

        def answered(target: Target | None) -> None:
            if target is not None:
                self.go_to(target)

        self.push_screen(History(self.study), answered)

    # --- finding one's way --------------------------------------------------------------------

    def action_help(self) -> None:
        """Show all keys."""

        def answered(tour: bool | None) -> None:
            if tour:
                self.action_tour()

        self.push_screen(Help(keys.room_titles()[self.room], self.keymap), answered)

    def action_command_palette(self) -> None:
        """Ask what to do, and do it."""
        if len(self.screen_stack) == 1:
            main = self.pane.main
            chain = [*(self.focused or main).ancestors_with_self, *main.ancestors_with_self]
            self.commands = [*palette.of_bindings(chain, self.keymap), *self._own_commands()]
            self.push_screen(palette.Palette())

    def _own_commands(self) -> list[palette.Command]:
        """What has no key, and every source and code."""
        make = palette.Command
        titles = [source.title for source in collect.listed(self.study)]
        paths = {id_: wording.path(path) for id_, path in codebooks.codebook(self.study).paths.items()}
        to_source = {title: partial(self.on_open_source, OpenSource(title)) for title in titles}
        return [
            make(_("Ga naar bron …"), self._ask_source),
            make(_("Ga naar code …"), self._ask_code),
            *(
                make(_("Thema: {name}").format(name=title), partial(self._take_theme, name))
                for name, title in theme.titles().items()
            ),
            make(_("Rondleiding"), self.action_tour),
            make(_("Sneltoetsen"), self.action_help),
            make(_("Toetsen aanpassen"), self._customize_keys),
            *(make(_("Bron: {name}").format(name=title), go, at_once=False) for title, go in to_source.items()),
            *(
                make(_("Code: {name}").format(name=path), partial(self.open_code, id_), at_once=False)
                for id_, path in paths.items()
            ),
        ]

    def _ask_source(self) -> None:
        def answered(title: str | None) -> None:
            if title is not None:
                self.on_open_source(OpenSource(title))

        choices = [(source.title, source.title) for source in collect.listed(self.study)]
        self.push_screen(Choose(_("Welke bron?"), choices), answered)

    def _ask_code(self) -> None:
        def answered(code: str | None) -> None:
            if code is not None:
                self.open_code(code)

        choices = [(id_, wording.path(path)) for id_, path in codebooks.codebook(self.study).paths.items()]
        self.push_screen(Choose(_("Welke code?"), choices), answered)

    def _customize_keys(self) -> None:
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
        self._take_theme(names[(place + 1) % len(names)])

    def _take_theme(self, name: str) -> None:
        self.theme = name
        self._prefer(theme=name)
        self.tell(Told(_("Thema: {name}").format(name=theme.titles()[name])))

    def _prefer(self, **changes: str | bool) -> None:
        self.preferences = replace(self.preferences, **changes)  # type: ignore[arg-type]
        preferences.save(self.preferences)

    def action_tour(self) -> None:
        """Show what klantreis can do, step by step."""
        self._show_step(0)

    def _show_step(self, step: int) -> None:
        self.action_room(TOURED[step])

        def answered(further: bool | None) -> None:
            if further and step + 1 < len(TOURED):
                self._show_step(step + 1)
            else:
                self._prefer(tour_seen=True)
                self.action_room("sources")

        # The room behind a dialog is painted once, so it has to stand there first.
        self.call_after_refresh(self.push_screen, Tour(step, self.keymap), answered)
