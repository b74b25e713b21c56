"""The empathy map from the keyboard: a digit puts a passage in its place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from klantreis.store.study import Study
from klantreis.workflow import building, empathy, merge
from klantreis.workflow.empathy import Quadrant
from tests.tui.driving import WIDE, Driver, driving
from tests.workflow.told import tell


@asynccontextmanager
async def on_map(plain: Study, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """The map of the journey with Huisarts: all of its passages stand nowhere."""
    tell(plain)
    building.build(plain, 2)
    async with driving(plain, size=size) as driver:
        await driver.press("f7", "alt+8")
        if "In a" not in driver.screen:
            await driver.press("right_square_bracket")
        yield driver


def counts(study: Study) -> dict[Quadrant | None, int]:
    (journey,) = [each for each in merge.journeys(study) if "a" in each.sources]
    return {quadrant: len(quotes) for quadrant, quotes in empathy.mapped(study, journey).items()}


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_digits_put_passages_in_their_place(plain: Study, size: tuple[int, int]) -> None:
    async with on_map(plain, size) as it:
        assert counts(plain) == {**dict.fromkeys(Quadrant, 0), None: 9} and "9 nergens" in it.screen
        await it.press("1")
        assert "Kies eerst een fragment" in it.status
        await it.press("shift+tab", "2", "3", "3")
        found = counts(plain)
        assert (found[Quadrant.FEELS], found[Quadrant.HEARS], found[None]) == (1, 2, 6)
        await it.press("ctrl+z")
        assert counts(plain)[Quadrant.HEARS] == 1
        assert "2 Voelt  1" in it.screen


async def test_a_passage_goes_back_to_where_it_was_proposed(plain: Study) -> None:
    async with on_map(plain) as it:
        await it.press("shift+tab", "t")
        assert "al waar het voorgesteld is" in it.status
        await it.press("4")
        await it.press("shift+tab", "t")
        assert counts(plain)[Quadrant.DOES] == 0


async def test_a_passage_opens_in_its_transcript(plain: Study) -> None:
    async with on_map(plain) as it:
        await it.press("shift+tab", "enter")
        assert it.coding.has_focus_within and "In a ging het over" in it.screen
