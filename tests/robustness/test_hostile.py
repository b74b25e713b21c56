"""Text that tries to be an instruction: every key of every room, and whatever it opens, shows it as text."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from klantreis.tui import keys
from tests.robustness.hostile_study import EVERYTHING, LONG, hostile
from tests.tui.driving import Driver, driving

SIZES = ((80, 24), (160, 48))
OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What a terminal would obey or swallow."""
OF_ROOM = {
    "sources": [keys.SOURCES],
    "coding": [keys.CODING, keys.SUGGESTING, keys.ROUTE_FROM_TEXT, keys.TEXT, keys.EDITING],
    "codebook": [keys.CODEBOOK],
    "find": [keys.FIND],
    "compare": [keys.COMPARE],
    "journeys": [keys.JOURNEYS],
    "findings": [keys.FINDINGS],
}
LEAVES = {"app.quit"}
KEYS = {">": "greater_than_sign", "|": "vertical_line", "&": "ampersand", "]": "right_square_bracket"}
"""Signs by the names that keys have."""


def check(it: Driver, after: object) -> None:
    """No character that a terminal obeys, rows of just the right width, and the app still runs."""
    width, height = it.app.size
    strips = it.app.screen._compositor.render_strips()
    assert len(strips) == height, after
    for row, strip in enumerate(strips):
        assert not OBEYED.search(strip.text), (after, row, ascii(strip.text))
        assert cell_len(strip.text) == width, (after, row, ascii(strip.text))
        assert strip.cell_length == width, (after, row)
    assert it.app.is_running, after


async def leave(it: Driver) -> None:
    """Back to the room; a dialog in which something was decided asks whether that must be done."""
    for key in ("escape", "enter") * 4:
        if len(it.app.screen_stack) == 1:
            return
        await it.press(key)
    raise AssertionError(f"can't leave {it.app.screen}")


async def try_key(it: Driver, room: str, key: str) -> str:
    """Press a key of a room, answer what it asks, and leave; the name of the dialog it opened, if any."""
    await it.press(key)
    check(it, (room, key))
    if len(it.app.screen_stack) == 1:
        return ""
    opened = type(it.app.screen).__name__
    for answer in ("down", "tab"):
        if len(it.app.screen_stack) == 1:
            break
        await it.press(answer)
        check(it, (room, key, opened, answer))
    await leave(it)
    return opened


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", OF_ROOM)
async def test_every_key_of_a_room_shows_text_as_text(tmp_path: Path, room: str, size: tuple[int, int]) -> None:
    with hostile(tmp_path / "onderzoek") as study:
        async with driving(study, size=size) as it:
            number = f"f{2 + list(OF_ROOM).index(room)}"
            await it.press(number)
            check(it, room)
            opened = set()
            for binding in (binding for group in OF_ROOM[room] for binding in group):
                if binding.id not in LEAVES:
                    if room == "coding":
                        await it.press("n")  # to a coding, since most keys act on one
                    opened.add(await try_key(it, room, binding.key.split(",")[0]))
                    await it.press(number)
            assert it.app.return_code is None
            assert room == "find" or opened - {""}, "no key opened anything"


REST = "(a while)"
SCRIPTS = {
    "help, history, palette, themes": (
        *("f3", "question_mark", "down", "pagedown", "end", "escape", "h", "down", "enter", "h", "end", "escape"),
        *("ctrl+p", REST, "v", "e", "t", REST, "down", "escape", "escape", "f9", "f9", "f9", "ctrl+z", "ctrl+y"),
    ),
    "the picker, several codes, a new one": (
        *("f3", "s", "enter", "v", "e", "tab", "down", "tab", "down", "enter", "s", "enter", "z", "ctrl+n", "tab"),
        *("q", "escape", "escape", "1", "2", "k", "enter", "down", "enter", "escape", "escape", "i", "tab", "escape"),
    ),
    "the coding under the cursor": (
        *("f3", "n", "v", "1", "plus", "m", "a", "ctrl+s", "p", "a", "b", "escape", "w", ">", "o", "x", "enter"),
        *("f", "space", "tab", "v", "e", "enter", "f", "ctrl+a", "d", "d", "u", REST, "escape", "y", REST),
    ),
    "finding one's way in a text": (
        *("f3", "slash", "v", "e", "t", "enter", "full_stop", "comma", "g", "3", "enter", "b", "down", "enter"),
        *("ctrl+end", "pageup", "end", "shift+home", "ctrl+home", "shift+pagedown", "escape"),
    ),
    "editing the text": (
        *("f3", "e", "a", "tab", "a", "ctrl+s", REST, "down", "enter", "l", "down", "escape", "l", "delete", REST),
        *("escape", "]", "ctrl+right", "ctrl+right", "|", "&", "enter", "]", "e", "ctrl+s", "escape"),
    ),
    "the route": (
        *("f3", "n", "T", "down", "escape", "R", "down", "J", "K", "f", "down", "enter", "z", "end", "pageup", "enter"),
    ),
    "finding text": (
        *("f5", "1", "slash", "v", "e", "t", REST, "down", "down", "space", "w", "c", "down", "enter", "f", "space"),
        *("enter", REST, "slash", "ctrl+r", REST, "ctrl+r", REST, "down", "a", "enter"),
    ),
    "finding passages": (
        *("f5", "2", "slash", "ctrl+o", "down", "down", "enter", "enter", REST, "down", "down", "f", "down", "escape"),
        *("s", REST, "enter"),
    ),
    "codes that go together": ("f5", "3", REST, "down", "t", "down", "right", "n", "t", "enter", REST),
    "the codebook": (
        *("f4", "right", "down", "b", "left", "slash", "v", "e", "escape", "d", "enter", REST, "down", "escape", "t"),
        *("w", "enter", "s", "down", "1", "enter", "escape", "v", "down", "enter", "m", "down", "down", "enter", "tab"),
        *("enter", "x", "enter", "ctrl+z"),
    ),
    "comparing": (
        *(
            "f6",
            REST,
            "down",
            "1",
            "n",
            "2",
            "n",
            "b",
            "n",
            "x",
            "o",
            "u",
            "a",
            "w",
            "c",
            "enter",
            "s",
            "down",
            "enter",
        ),
        *("n", "enter"),
    ),
    "journeys and findings": (
        *("f7", REST, "down", "down", "right_square_bracket", "e", "down", "escape", "b", "enter", REST, "enter", "f8"),
        *("down", "down", "v", "g", "i", "a", "tab", "down", "e", "escape"),
    ),
    "sources": ("f2", "down", "i", "x", "enter", "escape", "delete", "j", "enter", "f2", "ctrl+z"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("script", SCRIPTS)
async def test_a_piece_of_work_shows_text_as_text(tmp_path: Path, script: str, size: tuple[int, int]) -> None:
    with hostile(tmp_path / "onderzoek") as study:
        async with driving(study, size=size) as it:
            for place, key in enumerate(SCRIPTS[script]):
                if key == REST:
                    await it.pilot.pause(0.3)
                else:
                    await it.press(KEYS.get(key, key))
                check(it, (script, place, key))
            await leave(it)
            assert it.app.return_code is None
            title = it.screen.splitlines()[0]
            assert "[bold]x" in title or size[0] < 100


async def test_what_is_pasted_shows_as_text(tmp_path: Path) -> None:
    with hostile(tmp_path / "onderzoek") as study:
        async with driving(study) as it:
            for keys_to in (("f4", "r"), ("f3", "e"), ("f3", "n", "m"), ("f3", "enter"), ("f5", "1", "slash")):
                await it.press(*keys_to)
                assert it.app.focused
                it.app.focused.post_message(events.Paste(f"{EVERYTHING} {LONG}"))
                await it.pilot.pause(0.3)
                check(it, keys_to)
                await leave(it)
