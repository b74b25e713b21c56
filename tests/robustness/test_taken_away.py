"""Somebody else takes away what is on the screen: the next key is refused in one line, or just works; the app stays."""

from collections.abc import Callable, Iterator

import pytest
from _pytest.mark import ParameterSet

from klantreis.store import sources
from klantreis.store.study import Study, open_study
from klantreis.tui import rooms
from klantreis.workflow import code, codebooks, collect, editing, pins, recoding
from tests.tui.driving import Driver, driving


def code_deleted(other: Study) -> None:
    recoding.delete(other, codebooks.find_code(codebooks.codebook(other), "Intake"), everything=True)


def code_merged(other: Study) -> None:
    book = codebooks.codebook(other)
    fresh = codebooks.add_code(other, ["Momenten", "Nieuw"])
    recoding.merge(other, codebooks.find_code(book, "Intake"), fresh)


def source_removed(other: Study) -> None:
    collect.remove_source(other, collect.find_source(other, "gesprek-01"))


def codings_deleted(other: Study) -> None:
    code.delete_codings(other, code.codings(other, collect.find_source(other, "gesprek-01").id))


def turns_joined(other: Study) -> None:
    source = collect.find_source(other, "gesprek-01")
    for _time in range(3):
        one, following = sources.turns(other, source.id)[:2]
        editing.join_turns(other, source, one, following)


Keys = tuple[tuple[str, ...], tuple[str, ...]]
"""What was pressed before it was taken away, and what is pressed after that."""
CODES: dict[str, Keys] = {
    "the same code again": ((), ("s", "r")),
    "a code in vivo": ((), ("s", "i", "enter")),
    "a pinned code": ((), ("s", "4")),
    "the pins": ((), ("k", "down", "enter", "escape", "escape")),
    "in the picker": (("s", "enter", "i", "n", "t"), ("enter",)),
    "a new code in the picker": (("s", "enter", "i", "n", "t", "ctrl+n"), ("enter", "enter")),
    "a suggestion": ((), ("u", "enter", "escape")),
    "the filter": (("f",), ("tab", "i", "n", "t", "enter")),
}
CODINGS: dict[str, Keys] = {
    "a memo": (("n", "m", "a"), ("ctrl+s",)),
    "a feeling": (("n", "v"), ("1",)),
    "a feeling by key": (("n",), ("plus",)),
    "another code": (("n", "a"), ("enter",)),
    "deleting": (("n",), ("x", "enter")),
    "a word more": (("n",), ("greater_than_sign",)),
    "other words": (("n", "w", "shift+right", "shift+right"), ("enter",)),
    "the route": (("R", "down"), ("f", "enter", "escape")),
    "a flashback": (("n", "T"), ("enter", "escape")),
}
TEXT: dict[str, Keys] = {
    "a turn edited": (("e", "a"), ("ctrl+s", "escape")),
    "a turn split": ((), ("vertical_line",)),
    "turns joined": ((), ("ampersand", "j")),
    "another source": ((), ("b", "down", "enter", "b", "up", "enter")),
}
EVERYWHERE: dict[str, Keys] = {
    "undoing": ((), ("ctrl+z",)),
    "the history": (("h",), ("enter",)),
    "the rooms": ((), ("f4", "f5", "f6", "f7", "f8", "f2", "f3")),
}
Taking = Callable[[Study], None]
GROUPS: tuple[tuple[dict[str, Keys], tuple[Taking, ...]], ...] = (
    (CODES, (code_deleted, code_merged)),
    (CODINGS, (codings_deleted, source_removed)),
    (TEXT, (turns_joined, source_removed)),
    (EVERYWHERE, (code_deleted, source_removed)),
)


def _cases() -> Iterator[ParameterSet]:
    for group, takings in GROUPS:
        for name, keys in group.items():
            for taking in takings:
                id_ = f"{name} {taking.__name__}"
                yield pytest.param(taking, keys, id=id_)


async def _steady(it: Driver, keys: tuple[str, ...]) -> None:
    for key in keys:
        await it.press(key)
        assert it.app.is_running
        assert it.app._exception is None


@pytest.mark.parametrize(("taking", "keys"), _cases())
async def test_what_somebody_else_took_away_stops_nobody(
    filled: Study, taking: Taking, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "LOOK_EVERY", 1_000.0)  # here it is known when the app looks
    pins.pin(filled, 4, codebooks.find_code(codebooks.codebook(filled), "Intake"))
    before, after = keys
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("Toen stonden")
        await _steady(it, ("s", "enter", "i", "n", "t", "a", "enter"))
        await it.go_to("luisterde goed")
        await _steady(it, before)
        with open_study(filled.folder, "bram") as other:
            taking(other)
        await _steady(it, after)
        it.app._look_around()
        await _steady(it, (*after, "escape", "escape"))
        assert not {"FOREIGN", "constraint", "database"} & set(it.screen.split())
