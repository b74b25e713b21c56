"""Each coding is on disk before the screen shows it; where it can't be written, it does not show."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from klantreis.store.study import Study
from klantreis.tui.widgets.transcript_view import TranscriptView
from tests.tui.driving import driving


def on_disk(study: Study) -> set[str]:
    """The ids of the codings that another program sees."""
    other = sqlite3.connect(study.database)
    try:
        return {id_ for (id_,) in other.execute("SELECT id FROM coding")}
    finally:
        other.close()


@contextmanager
def somebody_writing(study: Study) -> Iterator[None]:
    """Another program that has begun to write and does not come to an end."""
    other = sqlite3.connect(study.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_a_coding_is_on_disk_before_it_shows(filled: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    add_mark = TranscriptView.add_mark

    def checked(view: TranscriptView, mark: object) -> None:
        assert mark.id in on_disk(filled), "shown before it was kept"  # type: ignore[attr-defined]
        shown.append(mark.id)  # type: ignore[attr-defined]
        add_mark(view, mark)  # type: ignore[arg-type]

    async with driving(filled, "gesprek-01") as it:
        monkeypatch.setattr(TranscriptView, "add_mark", checked)
        await it.go_to("Toen stonden")
        before = it.screen.count("Intake")
        await it.press("s", "enter", "i", "n", "t", "a", "k", "enter")
        assert len(shown) == 1
        await it.go_to("Niemand")
        await it.press("s", "r")
        assert len(shown) == 2
        assert set(shown) <= on_disk(filled)
        assert it.screen.count("Intake") > before


KEYS = {
    "another code": ("s", "r"),
    "a feeling": ("plus",),
    "deleted": ("x", "enter"),
    "a word more": (">",),
    "the turn joined": ("&",),
    "undone": ("ctrl+z",),
}


@pytest.mark.parametrize("what", KEYS)
async def test_what_could_not_be_written_does_not_show(filled: Study, what: str) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("Toen stonden")
        await it.press("s", "enter", "i", "n", "t", "a", "k", "enter", "n")
        await it.go_to("negen weken")
        assert it.coding._text
        before, kept, text = dict(it.coding._text.codings), on_disk(filled), it.view.text
        filled.connection.execute("PRAGMA busy_timeout = 50")
        with somebody_writing(filled):
            await it.press(*KEYS[what])
            assert "ander programma is aan het schrijven" in it.status
            assert "\n" not in it.status
            assert (it.coding._text.codings, on_disk(filled), it.view.text) == (before, kept, text)
        await it.press(*KEYS[what])
        assert "ander programma is aan het schrijven" not in it.status
        assert (it.coding._text.codings, it.view.text) != (before, text), "and then it can be done again"
