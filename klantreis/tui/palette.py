"""The command palette: everything that can be done here, and every source and code, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets.option_list import Option

from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.keymap import Keymap
from klantreis.tui.shown import beside, plain, shown


@dataclass(frozen=True)
class Command:
    """Something to do: its name, its key if it has one, and what it does."""

    name: str
    run: Callable[[], object]
    key: str = ""
    at_once: bool = True
    """Whether it is listed before anything is typed."""


def of_bindings(chain: Sequence[DOMNode], keymap: Keymap) -> list[Command]:
    """The commands that the keys of some nodes give: those of the room in the order of the help, then the app's."""
    nodes = {getattr(binding, "id", None): node for node in chain for binding in node.BINDINGS}
    first, *rooms = keys.help_groups()
    found = []
    for _title, group in (*rooms, first):
        for binding in group:
            node = nodes.get(binding.id)
            if node is not None and binding.id != "app.palette":
                run = partial(node.app.run_action, binding.action, node)
                name = binding.tooltip or binding.description
                # Moving the cursor is what its own keys are for; who seeks it by name finds it.
                found.append(Command(name, run, keymap.shown(binding), not binding.action.startswith("move(")))
    return found


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
