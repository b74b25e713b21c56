"""Hints for plain Dutch on the screen: of a sentence, of a step, and of the whole study."""

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.store.study import Study
from klantreis.tui.dialogs.report import Report
from klantreis.workflow import plain_language, studies
from tests.tui.driving import Driver, driving
from tests.tui.test_journey_story import in_story, write

SAID = "De [b]beschikking[/b] kwam."


async def opened(it: Driver) -> str:
    """What the report says, once it stands."""
    await it.wait_for("Enter of Esc sluit")
    assert isinstance(it.app.screen, Report)
    return it.screen


async def written(it: Driver) -> None:
    await it.press("a")
    await write(it, SAID)
    await it.press("escape")


async def test_the_hints_for_a_sentence_are_one_key_away(plain: Study) -> None:
    async with in_story(plain) as it:
        await written(it)
        before = len(studies.history(plain))
        await it.press("down", "l")
        screen = await opened(it)
        assert "1 hint" in screen and "vaktaal: “beschikking” → besluit van de gemeente" in screen
        await it.press("escape")
        assert SAID in it.screen and len(studies.history(plain)) == before


async def test_at_a_step_its_name_and_its_whole_text_are_read(plain: Study) -> None:
    async with in_story(plain) as it:
        await written(it)
        await it.press("l")
        screen = await opened(it)
        assert "de tekst" in screen and "beschikking" in screen and "bij 1 van de 2 teksten" in screen
        await it.press("escape", "end", "l")
        screen = await opened(it)
        assert "de naam van de stap: Intake" in screen and "eerste gesprek" in screen


async def test_the_whole_study_is_read_from_the_palette(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("ctrl+p")
        await it.write("begrijpelijk")
        await it.press("enter")
        screen = await opened(it)
        assert "stap 3: de naam" in screen and "“Intake” → eerste gesprek" in screen


async def test_what_goes_wrong_is_told(filled: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_study: Study) -> None:
        raise KlantreisError("Dat kan nu niet.")

    monkeypatch.setattr(plain_language, "check", refuse)
    async with driving(filled) as it:
        await it.press("ctrl+p")
        await it.write("begrijpelijk")
        await it.press("enter")
        await it.wait_for("Dat kan nu niet.")
