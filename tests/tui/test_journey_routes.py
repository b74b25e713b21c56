"""All interviews as routes side by side."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import OptionList

from klantreis.model.study import Settings
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.tui.widgets.route_grid import RouteGrid
from klantreis.workflow import building, codebooks, merge
from tests.tui.driving import Driver, driving
from tests.workflow.told import tell


@asynccontextmanager
async def on_routes(plain: Study) -> AsyncIterator[Driver]:
    """The routes of six talks along two routes, merged into two journeys."""
    tell(plain)
    building.build(plain, 2)
    async with driving(plain) as driver:
        await driver.press("f7", "alt+3")
        yield driver


def at(it: Driver) -> tuple[str, str]:
    """The interview and the touchpoint that are highlighted."""
    grid = it.app.query_one(RouteGrid)
    assert grid.route and grid.touch
    return grid.route.source, grid.touch.label


async def test_arrows_go_along_a_route_and_between_routes(plain: Study) -> None:
    async with on_routes(plain) as it:
        assert "Zoeken" in it.screen and "Wachten" in it.screen and "[+1]" in it.screen
        assert at(it) == ("a", "Huisarts")
        await it.press("right")
        assert at(it) == ("a", "Wachtlijst") and "“In a”" in it.screen
        await it.press("down")
        assert at(it) == ("b", "Wachtlijst")
        await it.press("end", "right", "right", "right")
        assert at(it)[0] == "f"


async def test_a_pin_shows_as_a_diamond_until_it_is_undone(plain: Study) -> None:
    async with on_routes(plain) as it:
        before = it.screen
        assert "◆" not in before
        await it.press("p", "enter")
        await it.wait_for("◆")
        await it.press("ctrl+z")
        assert "◆" not in it.screen


async def test_sorted_by_persona_title_length_and_feeling(plain: Study) -> None:
    async with on_routes(plain) as it:
        one, other = (journey.persona.name for journey in merge.journeys(plain))
        assert f"── {one}" in it.screen and f"── {other}" in it.screen
        await it.press("s")
        assert "── " not in it.screen and "volgorde van titel" in it.screen
        await it.press("s", "home")
        assert at(it)[0] == "c"  # it told most
        await it.press("s")
        assert "volgorde van gevoel" in it.screen and at(it)[0] == "c"
        await it.press("s")
        assert f"── {one}" in it.screen


async def test_to_the_words_and_back(plain: Study) -> None:
    async with on_routes(plain) as it:
        await it.press("down", "right")
        place = at(it)
        await it.press("enter")
        assert it.app.room == "coding"
        await it.press("f7")
        assert at(it) == place


async def test_an_interview_goes_to_another_persona(plain: Study) -> None:
    async with on_routes(plain) as it:
        other = next(j for j in merge.journeys(plain) if "a" not in j.sources)
        await it.press("p")
        await it.wait_for("Bij welke persona hoort a?")
        await it.press("down", "enter")
        assert "telt vanaf de volgende bouw" in it.screen and "vastgezet bij " + other.persona.name in it.screen
        building.build(plain, 2)
        assert "a" in next(j for j in merge.journeys(plain) if j.key == other.key).sources
        await it.press("p")
        await it.wait_for("klantreis kiest")
        it.app.screen.query_one(OptionList).highlighted = 2
        await it.press("enter")
        assert "vastgezet bij" not in it.screen and "niet meer vast" in it.screen


async def test_there_before_anything_is_built(plain: Study) -> None:
    tell(plain)
    async with driving(plain) as it:
        await it.press("f7", "alt+3")
        assert at(it) == ("a", "Huisarts") and "nog bij geen persona" in it.screen
        await it.press("p")
        assert "bouw eerst met b" in it.screen


async def test_nothing_was_coded(plain: Study) -> None:
    async with driving(plain) as it:
        await it.press("f7", "alt+3", "down", "right", "enter", "p", "s")
        assert "nog geen contactmomenten" in it.screen


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_hostile_names_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    with store.create(tmp_path / "o", Settings("Proef"), "anke") as study:
        tell(study)
        book = codebooks.codebook(study)
        codebooks.rename_code(study, codebooks.find_code(book, "Huisarts"), "[@click=app.quit]漢字[bold]x")
        building.build(study, 2)
        async with driving(study, size=size) as it:
            await it.press("f7", "alt+3", "s", *["down"] * 8, *["right"] * 5, "home", *["left"] * 5)
            assert "[@click" in it.screen
