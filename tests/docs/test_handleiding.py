"""What the user guide says exists: the commands in its blocks, and the keys in its tables.

A key table begins with `| Toetsen: ROOM | Wat ze doen |`, where ROOM is a title of the help (or its part
before the colon); each row begins with the keys, each between backticks.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from textual.binding import Binding

from klantreis.cli.main import cli
from klantreis.tui import keys
from klantreis.tui.keys.showing import shown_keys

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "handleiding.md"

HEADER = re.compile(r"^\| Toetsen: (.+?) \| Wat ze doen \|$")
TICKED = re.compile(r"`([^`]+)`")


def commands(text: str) -> list[str]:
    """Every line of a code block that runs klantreis."""
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("klantreis")]


def key_rows(text: str) -> Iterator[tuple[str, str]]:
    """Room and key, for each key in the first column of each key table."""
    room = ""
    for line in text.splitlines():
        if header := HEADER.match(line):
            room = header.group(1)
        elif not line.startswith("|"):
            room = ""
        elif room and not line.startswith("|---"):
            first = re.split(r"(?<!\\)\|", line)[1]
            found = [key.replace("\\|", "|") for key in TICKED.findall(first)]
            assert found, f"no key between backticks in: {line}"
            yield from ((room, key) for key in found)


def written(binding: Binding) -> set[str]:
    """The keys of a binding as the guide writes them: Ctrl+Z, Shift+↓, Spatie."""
    shown = f"{binding.key_display} {shown_keys(binding.key)}".split()
    return {key.replace("⇧", "Shift+").replace("^", "Ctrl+") if len(key) > 1 else key for key in shown}


def known_keys(room: str) -> set[str]:
    """The keys of a room, and of the places in it where its title is only the part before the colon."""
    groups = [group for title, group in keys.help_groups() if title == room or title.startswith(f"{room}:")]
    assert groups, f"no room is called {room}"
    return {key for group in groups for binding in group for key in written(binding)}


def resolve(line: str) -> tuple[click.Command, list[str]]:
    """The command that a line runs and what stands behind its name. Fails where there is no such command."""
    words = shlex.split(line.split(" #")[0])[1:]
    command: click.Command = cli
    while isinstance(command, click.Group):
        context = click.Context(command)
        _options, rest, _order = command.make_parser(context).parse_args(words)
        if not rest:
            break
        inner = command.get_command(context, rest[0])
        assert inner is not None, f"{line}: there is no {rest[0]}"
        command, words = inner, rest[1:]
    return command, words


GUIDE_TEXT = GUIDE.read_text(encoding="utf-8")
README_TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", [*commands(GUIDE_TEXT), *commands(README_TEXT)])
def test_a_command_in_the_text_exists_and_takes_these_words(line: str) -> None:
    command, words = resolve(line)
    # No error: every option exists, and every value is of its type.
    command.make_context(command.name, ["1" if word == "NUMMER" else word for word in words])


def test_every_verb_is_in_the_guide() -> None:
    shown = {resolve(line)[0].name for line in commands(GUIDE_TEXT)}
    context = click.Context(cli)
    for name in cli.list_commands(context):
        verb = cli.get_command(context, name)
        names = verb.list_commands(context) if isinstance(verb, click.Group) else [name]
        assert set(names) <= shown, f"not in the guide: {name} {sorted(set(names) - shown)}"


@pytest.mark.parametrize(("room", "key"), list(key_rows(GUIDE_TEXT)))
def test_a_key_in_the_guide_exists_in_that_room(room: str, key: str) -> None:
    assert key in known_keys(room)


@pytest.mark.parametrize(("room", "group"), keys.help_groups(), ids=[title for title, _group in keys.help_groups()])
def test_every_key_of_a_room_is_in_its_table(room: str, group: list[Binding]) -> None:
    shown = {key for title, key in key_rows(GUIDE_TEXT) if title == room}
    # The guide tells in words that Shift, and Alt with n, choose the text that one moves over.
    missing = [b.id for b in group if not (b.id or "").startswith("text.select_") and not written(b) & shown]
    assert missing == []
