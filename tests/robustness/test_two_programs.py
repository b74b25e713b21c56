"""Two programs on one study at once: the work of both is kept, and nobody hears of a database."""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from threading import Thread
from time import monotonic

from klantreis.model.study import Settings
from klantreis.store import integrity, operations
from klantreis.store.study import Study, create, open_study
from klantreis.tui import rooms
from tests.robustness.actions import furnish
from tests.robustness.starting import Heard, begin, worker
from tests.tui.driving import Driver, driving

PATIENCE_S = 20
"""How long a busy machine may take to show what the app looks for every second."""


def at_once(folder: Path, group: str, count: int) -> dict[str, Heard]:
    """Let two people work at the same time; what each was told."""
    told = {"anke": Heard(), "bram": Heard()}
    with ExitStack() as stack:
        started = {
            name: stack.enter_context(worker(folder, name, seed, count, group)) for seed, name in enumerate(told)
        }
        for process in started.values():
            begin(process)
        # Both pipes are read at once, so that neither waits for the other.
        readers = [Thread(target=told[name].take, args=(process.stdout,)) for name, process in started.items()]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        for process in started.values():
            assert process.stderr
            assert (process.wait(), process.stderr.read()) == (0, "")
    return told


def test_both_code_in_one_source_and_all_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "onderzoek"
    with create(folder, Settings("Proef"), "cor") as study:
        furnish(study, talks=1)
        before = _codings_by_coder(study)
    told = at_once(folder, "adding", 200)
    with open_study(folder, "cor") as study:
        done = {entry.number: entry.actor for entry in operations.history(study)}
        after = _codings_by_coder(study)
        for name, heard in told.items():
            assert len(heard.numbers) > 150
            assert {done[number] for number in heard.numbers} == {name}
            made = [row for n in heard.numbers for row in operations.touched(study, n) if row.table == "coding"]
            assert after[name] - before[name] == len(made)
            # That they had coded the same words already is all that anybody was told.
            assert all(line.startswith("Daar staat") for line in heard.refusals), heard.refusals
        order = sorted((number, name) for name, heard in told.items() for number in heard.numbers)
        turns = sum(one[1] != other[1] for one, other in pairwise(order))
        assert turns > 10, "they did not work at once"
        assert integrity.problems(study) == []


def _codings_by_coder(study: Study) -> Counter[str]:
    return Counter(name for (name,) in study.all("SELECT p.name FROM coding c JOIN person p ON p.id = c.coder_id"))


def test_whatever_both_do_nobody_hears_of_a_database(tmp_path: Path) -> None:
    folder = tmp_path / "onderzoek"
    with create(folder, Settings("Proef"), "cor") as study:
        furnish(study, talks=3)
    told = at_once(folder, "all", 200)
    with open_study(folder, "cor") as study:
        kept = {seq for (seq,) in study.all("SELECT seq FROM operation WHERE chain IS NOT NULL")}
        for heard in told.values():
            assert heard.numbers
            assert set(heard.numbers) <= kept
            for line in heard.refusals:
                assert not {"locked", "database", "constraint", "FOREIGN"} & set(line.split()), line
        assert integrity.problems(study) == []


async def _until(it: Driver, so: Callable[[], bool]) -> None:
    """Wait until the app shows it by itself."""
    end = monotonic() + PATIENCE_S
    while not so():
        assert monotonic() < end, it.screen
        await it.pilot.pause(0.05)


async def test_the_screen_shows_what_another_program_wrote(filled: Study) -> None:
    assert rooms.LOOK_EVERY < 2
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("luisterde")
        await it.press("shift+right", "shift+right", "shift+right")
        place, chosen, scrolled = it.view.cursor, it.chosen, it.view.scroll_offset

        def shown() -> set[str]:
            return set(it.coding._text.codings) if it.coding._text else set()

        before = shown()
        with worker(filled.folder, "bram", 5, 40, "adding") as process:
            await asyncio.to_thread(begin, process)
            await _until(it, lambda: len(shown()) > len(before))
            await asyncio.to_thread(process.wait)
        with open_study(filled.folder, "bram") as other:
            there = {
                id_
                for (id_,) in other.all(
                    "SELECT c.id FROM coding c JOIN source s ON s.id = c.source_id WHERE s.title = 'gesprek-01'"
                )
            }
        await _until(it, lambda: shown() == there)
        assert (it.view.cursor, it.chosen, it.view.scroll_offset) == (place, chosen, scrolled)


async def test_an_open_dialog_stays_while_another_program_writes(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("luisterde")
        await it.press("s", "enter", "h", "u")
        dialog = it.app.screen
        asked = it.screen
        before = set(it.coding._text.codings) if it.coding._text else set()
        with worker(filled.folder, "bram", 6, 40, "adding") as process:
            await asyncio.to_thread(begin, process)
            await asyncio.to_thread(process.wait)
        await it.pilot.pause(rooms.LOOK_EVERY + 0.5)
        assert it.app.screen is dialog
        assert it.screen == asked
        await it.press("enter")
        await _until(it, lambda: it.coding._text is not None and len(it.coding._text.codings) > len(before) + 1)
        assert "Gecodeerd: Huisarts" in it.screen
