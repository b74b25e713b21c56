"""The command palette: everything that can be done, and every source and code, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.widgets.option_list import Option

from klantreis.text.catalogue import _
from klantreis.tui.shown import beside, plain, shown


@dataclass(frozen=True)
class Command:
    """Something to do: its name, its key if it has one, and what it does."""

    name: str
    run: Callable[[], object]
    key: str = ""
    at_once: bool = True
    """Whether it is listed before anything is typed."""


class Commands(Provider):
    """What the palette offers. The app gives it, when the palette opens, as `app.commands`."""

    @property
    def _commands(self) -> Sequence[Command]:
        commands: Sequence[Command] = getattr(self.app, "commands", ())
        return commands

    async def discover(self) -> Hits:
        for command in self._commands:
            if command.at_once:
                yield DiscoveryHit(_line(command, Content(shown(command.name))), command.run, shown(command.name))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query).fuzzy_search
        for command in self._commands:
            name = shown(command.name)
            score, offsets = matcher.match(query, name)
            if score > 0:
                # Not the matcher's own highlighting, which reads the name as markup.
                content = Content(name)
                for offset in offsets:
                    content = content.stylize(self.match_style or "bold underline", offset, offset + 1)
                yield Hit(score, _line(command, content), command.run, name)


def _line(command: Command, name: Content) -> Content:
    return beside(name, plain(f"  {command.key}", "bold $accent")) if command.key else name


class Palette(CommandPalette):
    """Textual's command palette in our language."""

    def __init__(self) -> None:
        super().__init__([Commands], placeholder=_("Wat wil je doen? Typ een deel van een opdracht, bron of code"))

    def on_mount(self) -> None:
        self.query_one(SearchIcon).icon = "›"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        if search_value:
            nothing = plain(_("Niets gevonden"), "$quiet")
            self.query_one(CommandList).add_option(Option(nothing, disabled=True, id=self._NO_MATCHES))
            self._list_visible = True
