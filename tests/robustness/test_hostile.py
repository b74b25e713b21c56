"""Text that tries to be an instruction: every key of every room, and whatever it opens, shows it as text."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from klantreis.tui import keys
from klantreis.tui.dialogs.dialog import Dialog
from tests.robustness.hostile_study import hostile
from tests.tui.driving import Driver, driving

SIZES = ((80, 24), (160, 48))
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
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
    """Back to the room."""
    for _time in range(6):
        if len(it.app.screen_stack) == 1:
            return
        await it.press("escape")
    raise AssertionError(f"can't leave {it.app.screen}")


async def try_key(it: Driver, room: str, key: str) -> str:
    """Press a key of a room, answer what it asks, and leave; the name of the dialog it opened, if any."""
    await it.press(key)
    check(it, (room, key))
    if len(it.app.screen_stack) == 1:
        return ""
    opened = type(it.app.screen).__name__
    for answer in ("down", "tab", "end"):
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
                    opened.add(await try_key(it, room, binding.key.split(",")[0]))
                    await it.press(number)
            assert it.app.return_code is None
            print(opened)
            assert opened
