"""The user guide names keys and verbs that exist, all of the keys, and no others."""

import re
from pathlib import Path

import click
import pytest

from klantreis.cli.main import cli
from klantreis.tui import keys

GUIDE = Path(__file__).parents[2] / "docs" / "handleiding.md"
HEADING = "## Alle toetsen"


def key_tables() -> str:
    """The tables of all keys, as they must stand at the end of the guide."""
    parts = [HEADING]
    for title, bindings in keys.help_groups():
        shown = [b for b in bindings if not (b.id or "").startswith("text.select_")]
        rows = [f"| `{b.key_display}` | {b.tooltip or b.description} |".replace("`|`", "`\\|`") for b in shown]
        parts.append("\n".join([f"### {title}", "", "| Toets | Wat |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def test_the_guide_ends_with_all_keys() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide[guide.index(HEADING) :] == key_tables()


COMMANDS = sorted(
    {
        line.split("#")[0].strip()
        for block in re.findall(r"```\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
        for line in block.splitlines()
        if line.startswith("klantreis")
    }
)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_guide_exists(line: str) -> None:
    words = re.sub(r"-C \S+ ", "", line).split()[1:]
    context = click.Context(cli)
    command = cli.get_command(context, words[0])
    assert command is not None
    if isinstance(command, click.Group):
        assert len(words) > 1
        command = command.get_command(context, words[1])
        assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known
