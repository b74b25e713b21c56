"""Somebody else takes away what is on the screen: the next key is refused in one line, or just works; the app stays."""

from collections.abc import Callable

import pytest

from klantreis.store.study import Study, open_study
from klantreis.workflow import code, codebooks, collect, editing, pins, recoding
from tests.tui.driving import Driver, driving


def code_deleted(other: Study) -> None:
    recoding.delete(other, codebooks.find_code(codebooks.codebook(other), "Intake"), everything=True)


def code_merged(other: Study) -> None:
    book = codebooks.codebook(other)
    fresh = codebooks.add_code(other, ["Momenten", "Nieuw"])
    recoding.merge(other, codebooks.find_code(book, "Intake"), fresh)


def code_renamed(other: Study) -> None:
    codebooks.rename_code(other, codebooks.find_code(codebooks.codebook(other), "Intake"), "Eerste gesprek")


def source_removed(other: Study) -> None:
    collect.remove_source(other, collect.find_source(other, "gesprek-01"))


def codings_deleted(other: Study) -> None:
    code.delete_codings(other, code.codings(other, collect.find_source(other, "gesprek-01").id))


def turns_joined(other: Study) -> None:
    source = collect.find_source(other, "gesprek-01")
    for _time in range(3):
        one, following = editing.sources.turns(other, source.id)[:2]
        editing.join_turns(other, source, one, following)


TAKING: dict[str, Callable[[Study], None]] = {
    each.__name__: each
    for each in (code_deleted, code_merged, code_renamed, source_removed, codings_deleted, turns_joined)
}
KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # What was pressed before it was taken away, and what is pressed after that.
    "the same code again": ((), ("s", "r")),
    "a pinned code": ((), ("s", "4")),
    "the pins": ((), ("k", "down", "enter", "escape", "escape")),
    "another source": ((), ("b", "down", "enter", "b", "up", "enter")),
    "in the picker": (("s", "enter", "i", "n", "t"), ("enter",)),
    "a new code in the picker": (("s", "enter", "i", "n", "t", "ctrl+n"), ("enter", "enter")),
    "a memo": (("n", "m", "a"), ("ctrl+s",)),
    "a feeling": (("n", "v"), ("1",)),
    "a feeling by key": (("n",), ("plus",)),
    "another code": (("n", "a"), ("enter",)),
    "deleting": (("n",), ("x", "enter")),
    "a word more": (("n",), ("greater_than_sign",)),
    "other words": (("n", "w", "shift+right", "shift+right"), ("enter",)),
    "a turn edited": (("e", "a"), ("ctrl+s", "escape")),
    "a turn split": ((), ("vertical_line",)),
    "turns joined": ((), ("ampersand", "j")),
    "the route": (("R", "down"), ("f", "enter", "escape")),
    "a flashback": (("n", "T"), ("enter", "escape")),
    "undoing": ((), ("ctrl+z",)),
    "the history": (("h",), ("enter",)),
    "a suggestion": ((), ("u", "enter", "escape")),
    "the palette": (("ctrl+p",), ("escape",)),
    "the filter": (("f",), ("i", "n", "t", "enter")),
}


async def _steady(it: Driver, keys: tuple[str, ...]) -> None:
    for key in keys:
        await it.press(key)
        assert it.app.is_running
        assert it.app._exception is None


@pytest.mark.parametrize("taking", TAKING)
@pytest.mark.parametrize("keys", KEYS)
async def test_what_somebody_else_took_away_stops_nobody(filled: Study, taking: str, keys: str) -> None:
    book = codebooks.codebook(filled)
    pins.pin(filled, 4, codebooks.find_code(book, "Intake"))
    before, after = KEYS[keys]
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("Toen stonden")
        await _steady(it, ("s", "enter", "i", "n", "t", "a", "enter"))
        await it.go_to("luisterde goed")
        await _steady(it, before)
        with open_study(filled.folder, "bram") as other:
            TAKING[taking](other)
        await _steady(it, after)
        it.app._look_around()
        await _steady(it, (*after, "escape", "escape", "f4", "f5", "f6", "f7", "f8", "f2", "f3"))
        assert not {"FOREIGN", "constraint", "database"} & set(it.screen.split())
