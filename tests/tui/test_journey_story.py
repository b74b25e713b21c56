"""The narrative from the keyboard: drafted, written, backed with passages, and led back to the transcript."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import TextArea

from klantreis.store.study import Study
from klantreis.tui.widgets.passages import PassageList
from klantreis.workflow import building, deciding, merge, narrative
from tests.tui.driving import WIDE, Driver, driving
from tests.workflow.told import tell


@asynccontextmanager
async def in_story(plain: Study, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """The story of the journey with Huisarts, its first step chosen."""
    tell(plain)
    building.build(plain, 2)
    async with driving(plain, size=size) as driver:
        await driver.press("f7", "alt+6")
        if "Huisarts" not in driver.screen:
            await driver.press("right_square_bracket")
        yield driver


def told(study: Study) -> dict[str, list[tuple[str, int]]]:
    """Step -> its sentences, each with the number of passages."""
    (journey,) = [each for each in merge.journeys(study) if "a" in each.sources]
    return {
        part.step.label: [(line.text, len(line.quotes)) for line in part.lines]
        for part in narrative.story(study, journey)
        if part.step
    }


async def write(it: Driver, text: str) -> None:
    """Write a text in the dialog that is open, and save it."""
    it.app.screen.query_one(TextArea).text = text
    await it.press("ctrl+s")


async def test_a_draft_leads_from_sentence_to_transcript_in_two_keys(plain: Study) -> None:
    async with in_story(plain) as it:
        assert it.screen.count("nog geen tekst") == 3
        await it.press("n")
        assert "Wie vertelt?" in it.screen
        await it.press("d")
        ((sentence, count),) = told(plain)["Huisarts"]
        assert sentence.startswith("Dat voelt voor ") and count == 3
        await it.press("down")
        assert "In a" in it.screen and "In b" in it.screen
        await it.press("enter", "enter")
        assert it.coding.has_focus_within and "In a ging het over Huisarts" in it.screen
        await it.press("f7")
        assert f"{sentence}  [3]" in it.screen
        await it.press("ctrl+z")
        assert told(plain)["Huisarts"] == []


async def test_all_empty_steps_are_drafted_in_the_first_person(plain: Study) -> None:
    async with in_story(plain) as it:
        await it.press("N", "i")
        assert all(told(plain).values()) and "Dat voelt voor mij goed." in it.screen
        await it.press("N", "i")
        assert "al tekst bij deze stap" in it.status


async def test_a_sentence_is_written_with_the_passages_behind_it(plain: Study) -> None:
    async with in_story(plain) as it:
        await it.press("a")
        await write(it, "[bold]Bellen[/bold] met de dokter.")
        assert "Waar rust de zin op?" in it.screen
        await it.press("space", "down", "space", "enter")
        assert told(plain)["Huisarts"] == [("[bold]Bellen[/bold] met de dokter.", 2)]
        assert "[bold]Bellen[/bold] met de dokter.  [2]" in it.screen
        await it.press("down", "k", "space", "enter")
        assert told(plain)["Huisarts"] == [("[bold]Bellen[/bold] met de dokter.", 1)]
        await it.press("r")
        await write(it, "Gebeld. En gewacht.")
        assert told(plain)["Huisarts"] == [("Gebeld.", 1), ("En gewacht.", 1)]


async def test_a_sentence_without_evidence_is_marked(plain: Study) -> None:
    async with in_story(plain) as it:
        await it.press("a")
        await write(it, "Niemand zei dit.")
        await it.press("escape")
        assert "Niemand zei dit.  ▲ zonder bewijs" in it.screen and "1 zonder bewijs" in it.screen
        await it.press("down")
        assert "rust nergens op" in it.screen
        await it.press("delete")
        assert told(plain)["Huisarts"] == []


async def test_sentences_change_places(plain: Study) -> None:
    async with in_story(plain) as it:
        await it.press("a")
        await write(it, "Eerst dit. Dan dat.")
        await it.press("escape", "down", "shift+down")
        assert [text for text, _n in told(plain)["Huisarts"]] == ["Dan dat.", "Eerst dit."]
        await it.press("shift+down")
        assert "Verder kan niet" in it.status
        await it.press("shift+up")
        assert [text for text, _n in told(plain)["Huisarts"]] == ["Eerst dit.", "Dan dat."]


async def test_a_step_is_no_sentence(plain: Study) -> None:
    async with in_story(plain) as it:
        await it.press("r")
        assert "Kies eerst een zin" in it.status
        await it.press("delete")
        assert "Kies eerst een zin" in it.status
        await it.press("a", "escape")
        assert told(plain)["Huisarts"] == []


async def test_text_of_a_step_that_is_gone_is_shown_and_can_go(plain: Study) -> None:
    async with in_story(plain) as it:
        (journey,) = [each for each in merge.journeys(plain) if "a" in each.sources]
        deciding.split(plain, journey, journey.steps[2], journey.steps[2].evidence[:1], "Apart")
        (journey,) = [each for each in merge.journeys(plain) if "a" in each.sources]
        apart = deciding.find_step(journey, "Apart")
        narrative.add(plain, journey, apart, "Over iets aparts.", apart.evidence)
        deciding.taken_back(plain, journey, apart)
        await it.press("f5", "f7", "f2", "f7")
        it.app.query_one("#journey-story").load()  # type: ignore[attr-defined]
        await it.pilot.pause()
        assert "stappen die er niet meer zijn" in it.screen and "Over iets aparts." in it.screen
        await it.press("end", "a")
        assert "alleen veranderen of weghalen" in it.status
        await it.press("delete")
        assert "Over iets aparts." not in it.screen


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_every_size_shows_text_and_evidence(plain: Study, size: tuple[int, int]) -> None:
    async with in_story(plain, size) as it:
        await it.press("N", "d", "down")
        assert "goed.  [3]" in it.screen and "8 Empathie" in it.screen
        assert it.app.query_one("#story-evidence", PassageList).size.height >= 4
