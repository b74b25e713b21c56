"""Another program that is writing holds a key up for a moment only, and nothing that was typed is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.widgets import Input, TextArea

from klantreis import tui
from klantreis.store.connection import WAIT_MS
from klantreis.store.study import Study, open_study
from klantreis.tui.app import KlantreisApp
from klantreis.workflow import codebooks, studies, versions
from tests.tui.driving import driving
from tests.tui.test_coding_room import TALK, codings
from tests.tui.test_editing import texts

TOLD = "Een ander programma is aan het schrijven; probeer het zo nog eens."


@contextmanager
def somebody_writing(study: Study) -> Iterator[None]:
    """A connection that has begun to write, and takes its time."""
    other = sqlite3.connect(study.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def waits(study: Study) -> int:
    row = study.one("PRAGMA busy_timeout")
    assert row
    return int(row[0])


def test_the_screen_waits_shorter_than_the_command_line(filled: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    monkeypatch.setattr(KlantreisApp, "run", lambda app: found.append(waits(app.study)))
    monkeypatch.setattr(tui, "collect_rarely", lambda: None)
    with open_study(filled.folder, "bram") as study:
        assert waits(study) == WAIT_MS == 30_000
        tui.run(study)
    assert found == [3_000]


async def test_a_memo_and_a_turn_stay_as_they_were_typed(filled: Study) -> None:
    studies.wait_briefly(filled, 50)
    async with driving(filled, TALK) as it:
        await it.go_to("naar de huisarts")
        await it.press("m", *"Kort")
        with somebody_writing(filled):
            await it.press("ctrl+s")
            assert it.status == TOLD
            assert it.app.screen.query_one(TextArea).text == "Kort"
        await it.press("ctrl+s")
        assert codings(filled)["naar de huisarts: Huisarts"].memo == "Kort"
        await it.press("e", *"Zo, ")
        with somebody_writing(filled):
            await it.press("ctrl+s")
            assert it.status == TOLD
        await it.press("ctrl+s")
        assert "Zo, naar de huisarts" in texts(filled)[1]


async def test_a_new_code_stays_as_it_was_filled_in(filled: Study) -> None:
    studies.wait_briefly(filled, 50)
    async with driving(filled, TALK) as it:
        await it.go_to("Dat vond ik zwaar.")
        await it.press("s", "enter", *"Vervoer", "ctrl+n")
        it.app.screen.query_one("#definition", Input).value = "De reis."
        with somebody_writing(filled):
            await it.press("ctrl+s")
            assert it.status == TOLD
            assert it.app.screen.query_one("#name", Input).value == "Vervoer"
            assert it.app.screen.query_one("#definition", Input).value == "De reis."
        await it.press("ctrl+s")
        assert "Dat vond ik zwaar.: Vervoer" in codings(filled)
        assert codebooks.find_code(codebooks.codebook(filled), "Vervoer").definition == "De reis."


async def test_the_codebook_asks_on_as_well(filled: Study) -> None:
    studies.wait_briefly(filled, 50)
    async with driving(filled, None) as it:
        await it.press("f4")
        for keys, typed, done in (
            (("a",), "Vervoer", lambda: codebooks.find_code(codebooks.codebook(filled), "Vervoer").id),
            (("r",), "Fases", lambda: codebooks.find_code(codebooks.codebook(filled), "Fases").id),
            (("t",), "na een week", lambda: [v.name for v in versions.versions(filled)] == ["na een week"]),
        ):
            await it.press("home", *keys)
            it.app.screen.query(Input).first().value = typed
            with somebody_writing(filled):
                await it.press("enter")
                assert it.status == TOLD and it.app.screen.query(Input).first().value == typed
            await it.press("enter")
            assert done() and len(it.app.screen_stack) == 1
