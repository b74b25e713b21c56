"""What the command palette offers: every action of every room, and every source and code."""

from collections.abc import Sequence
from functools import partial

from textual.binding import Binding
from textual.dom import DOMNode

from klantreis.text.catalogue import _
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.keymap import Keymap
from klantreis.tui.messages import OpenSource
from klantreis.tui.palette import Command
from klantreis.tui.rooms import Rooms
from klantreis.workflow import codebooks, collect


def everything(app: Rooms, keymap: Keymap, of_app: Sequence[Command]) -> list[Command]:
    """All commands: what counts here first, then what has no key, then the other rooms, the sources and the codes.

    `of_app`: what the app itself can do beyond the keys. To be called while a room is open and no dialog is over it.
    """
    assert app.pane
    here = [*(app.focused or app.pane.main).ancestors_with_self, *app.pane.main.ancestors_with_self]
    return [*_here(app, keymap, here), *_without_key(app), *of_app, *_elsewhere(app, keymap, here), *_places(app)]


def _ids(nodes: Sequence[DOMNode]) -> dict[str | None, DOMNode]:
    return {getattr(binding, "id", None): node for node in nodes for binding in node.BINDINGS}


def _moves(binding: Binding) -> bool:
    """Whether it only moves the cursor: that is what its own key is for; who seeks it by name finds it."""
    return binding.action.startswith("move(")


def _here(app: Rooms, keymap: Keymap, here: Sequence[DOMNode]) -> list[Command]:
    """What the keys do that count now: those of the room in the order of the help, then the app's."""
    nodes = _ids(here)
    first, *rooms = keys.help_groups()
    found = []
    for _title, group in (*rooms, first):
        for binding in group:
            node = nodes.get(binding.id)
            if node is not None and binding.id != "app.palette":
                run = partial(app.run_action, binding.action, node)
                name = binding.tooltip or binding.description
                found.append(Command(name, run, keymap.shown(binding), not _moves(binding)))
    return found


def _elsewhere(app: Rooms, keymap: Keymap, here: Sequence[DOMNode]) -> list[Command]:
    """What can be done in other rooms, or elsewhere in this one: it is done there."""
    known = _ids(here)
    found = []
    for title, group in keys.help_groups():
        room = keys.room_of(title)
        for binding in group:
            if room is not None and binding.id not in known and not _moves(binding):
                name = f"{title} › {binding.tooltip or binding.description}"
                found.append(Command(name, partial(app.perform, room, binding), keymap.shown(binding), False))
    return found


def _without_key(app: Rooms) -> list[Command]:
    return [
        Command(_("Ga naar bron …"), partial(_ask_source, app)),
        Command(_("Ga naar code …"), partial(_ask_code, app)),
        Command(_("Alle teksten: begrijpelijk geschreven?"), partial(_report_plainness, app)),
    ]


def _places(app: Rooms) -> list[Command]:
    titles = [source.title for source in collect.listed(app.study)]
    paths = {id_: wording.path(path) for id_, path in codebooks.codebook(app.study).paths.items()}
    return [
        *(
            Command(_("Bron: {name}").format(name=title), partial(app.open_source, OpenSource(title)), at_once=False)
            for title in titles
        ),
        *(
            Command(_("Code: {name}").format(name=path), partial(app.open_code, id_), at_once=False)
            for id_, path in paths.items()
        ),
    ]


def _report_plainness(app: Rooms) -> None:
    from klantreis.tui.plain_language import report_all

    report_all(app, app.study)


def _ask_source(app: Rooms) -> None:
    async def answered(title: str | None) -> None:
        if title is not None:
            await app.open_source(OpenSource(title))

    choices = [(source.title, source.title) for source in collect.listed(app.study)]
    app.push_screen(Choose(_("Welke bron?"), choices, few=1), answered)


def _ask_code(app: Rooms) -> None:
    async def answered(code: str | None) -> None:
        if code is not None:
            await app.open_code(code)

    choices = [(id_, wording.path(path)) for id_, path in codebooks.codebook(app.study).paths.items()]
    app.push_screen(Choose(_("Welke code?"), choices), answered)
