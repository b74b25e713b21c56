"""The board on which one shapes a journey: every key decides, everything can be undone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from klantreis.model.study import Settings
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.tui.widgets.passages import PassageList
from klantreis.tui.widgets.step_board import StepBoard
from klantreis.workflow import building, deciding, merge
from tests.tui.driving import Driver, driving
from tests.workflow.test_journey_graphs import tell as turned_down
from tests.workflow.told import tell


@asynccontextmanager
async def on_board(plain: Study) -> AsyncIterator[Driver]:
    """The board of a study with six talks along two routes; the journey of Huisarts is open, its first step chosen."""
    tell(plain)
    building.build(plain, 2)
    async with driving(plain) as driver:
        await driver.press("f7", "alt+2")
        if "Huisarts" not in driver.screen:
            await driver.press("right_square_bracket")
        yield driver


def shaped(it: Driver) -> tuple[list[str], list[str]]:
    """The labels of the journey with Huisarts in the route and beside it."""
    (found,) = [j for j in merge.journeys(it.app.study) if "a" in j.sources]
    return [step.label for step in found.steps], [step.label for step in found.beside]


def highlighted(it: Driver) -> str:
    step = it.app.query_one(StepBoard).step
    return step.label if step else ""


async def to(it: Driver, label: str) -> None:
    """Highlight a card."""
    for journey in merge.journeys(it.app.study):
        for step in (*journey.steps, *journey.beside):
            if step.label == label:
                it.app.query_one(StepBoard).go_to(step.concept)
    await it.pilot.pause()
    assert highlighted(it) == label


async def test_cards_stand_in_columns_with_who_told_them(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f7", "alt+2")
        assert "Zoeken 1" in it.screen and "Wachten 2" in it.screen
        assert highlighted(it) == "Huisarts" and "+1,0 · 1 van 2" in it.screen and "Telefoon" in it.screen
        assert "naar de huisarts" in it.screen
        await it.press("right", "down")
        assert highlighted(it) == "Intake" and "de intake was pas in maart" in it.screen


async def test_a_step_goes_to_another_phase_and_stays_there(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f7", "alt+2", "f")
        await it.wait_for("In welke fase hoort Huisarts?")
        await it.press("down", "enter")
        await it.wait_for("Huisarts staat in fase Wachten")
        assert "Wachten 3" in it.screen and highlighted(it) == "Huisarts"
        await it.press("t")
        assert "Zoeken 1" in it.screen


async def test_what_is_beside_the_route_has_a_column(plain: Study) -> None:
    async with on_board(plain) as it:
        assert "Wachten 2" in it.screen and "Niet in de route 1" in it.screen and "te weinig verteld" in it.screen
        await it.press("right", "right")
        assert highlighted(it) == "Brief"


async def test_a_step_moves_earlier_and_later(plain: Study) -> None:
    async with on_board(plain) as it:
        await to(it, "Intake")
        await it.press("shift+up")
        assert shaped(it)[0] == ["Huisarts", "Intake", "Wachtlijst"]
        assert highlighted(it) == "Intake"
        await it.press("shift+down")
        assert shaped(it)[0] == ["Huisarts", "Wachtlijst", "Intake"]
        await it.press("shift+down")
        assert "Verder kan niet" in it.screen
        await it.press("m", "enter")
        assert shaped(it)[0] == ["Intake", "Huisarts", "Wachtlijst"]
        await it.press("ctrl+z")
        assert shaped(it)[0] == ["Huisarts", "Wachtlijst", "Intake"]


async def test_dropped_kept_and_taken_back(plain: Study) -> None:
    async with on_board(plain) as it:
        await to(it, "Wachtlijst")
        await it.press("delete")
        assert shaped(it) == (["Huisarts", "Intake"], ["Wachtlijst", "Brief"])
        assert "weggelaten" in it.screen and highlighted(it) == "Wachtlijst"
        await it.press("k")
        assert shaped(it)[0] == ["Huisarts", "Wachtlijst", "Intake"]
        await it.press("t")
        await to(it, "Brief")
        await it.press("k")
        assert "Brief" in shaped(it)[0]
        await it.press("ctrl+z")
        assert shaped(it)[1] == ["Brief"]


async def test_a_step_gets_another_name(plain: Study) -> None:
    async with on_board(plain) as it:
        await to(it, "Intake")
        await it.press("r")
        await it.write("Eerste [bold]gesprek[/bold]")
        await it.press("enter")
        assert shaped(it)[0][2] == "Eerste [bold]gesprek[/bold]"
        assert "[bold]" in it.screen
        assert highlighted(it).startswith("Eerste")


async def test_two_steps_become_one_here_or_everywhere(plain: Study) -> None:
    async with on_board(plain) as it:
        await to(it, "Brief")
        await it.press("v")
        await it.wait_for("Met welke stap")
        await it.press("down", "enter")
        await it.wait_for("Waar geldt dat?")
        await it.press("h")
        assert shaped(it) == (["Huisarts", "Wachtlijst", "Intake"], [])
        assert highlighted(it) == "Wachtlijst"


async def test_some_passages_become_a_step_of_their_own(plain: Study) -> None:
    async with on_board(plain) as it:
        await to(it, "Wachtlijst")
        await it.press("x")
        await it.wait_for("krijgen een eigen stap")
        await it.press("space", "down", "space", "tab")
        assert isinstance(it.app.focused, Input)
        await it.write("Lang wachten")
        await it.press("enter")
        assert {"Lang wachten", "Wachtlijst"} <= {*shaped(it)[0], *shaped(it)[1]}
        await it.press("ctrl+z")
        assert "Lang wachten" not in {*shaped(it)[0], *shaped(it)[1]}


async def test_what_cannot_be_is_told(plain: Study) -> None:
    async with on_board(plain) as it:
        await to(it, "Intake")
        before = shaped(it)
        await it.press("o")
        await it.wait_for("onder geen breder contactmoment")
        await it.press("t")
        await it.wait_for("niets besloten")
        await to(it, "Brief")
        await it.press("x")
        await it.wait_for("niets te splitsen")
        await it.press("shift+up")
        await it.wait_for("neem hem eerst op")
        assert shaped(it) == before


async def test_from_a_card_to_its_words_and_back(plain: Study) -> None:
    async with on_board(plain) as it:
        await to(it, "Intake")
        await it.press("enter")
        assert isinstance(it.app.focused, PassageList)
        await it.press("escape")
        assert isinstance(it.app.focused, StepBoard)
        await it.press("enter", "enter")
        assert it.app.room == "coding"
        await it.press("f7")
        assert highlighted(it) == "Intake"


async def test_all_tell_it_alike(plain: Study) -> None:
    async with on_board(plain) as it:
        await it.press("g")
        await it.wait_for("dezelfde volgorde")


async def test_the_other_journey_stays_chosen_in_the_other_view(plain: Study) -> None:
    async with on_board(plain) as it:
        (other,) = [j for j in merge.journeys(it.app.study) if "d" in j.sources]
        await it.press("right_square_bracket", "alt+1")
        await it.wait_for("Wijkteam")
        assert other.persona.name in it.screen


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_many_hostile_steps_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    with store.create(tmp_path / "o", Settings("Proef"), "anke") as study:
        tell(study)
        building.build(study, 1)
        (journey,) = merge.journeys(study)
        for step in journey.steps:
            deciding.rename(study, journey, step, "[@click=app.quit]" + "漢字" * 40 + "\u202e\x1b[31m")
        async with driving(study, size=size) as driver:
            await driver.press("f7", "alt+2", *["down"] * 8, *["right"] * 3, *["left"] * 3)
            assert "[@click" in driver.screen


async def test_what_changed_since_the_build_before(plain: Study) -> None:
    async with on_board(plain) as it:
        await it.press("w")
        await it.wait_for("leg vast hoe het nu is")
        await it.press("escape")
        tell(plain, more=True)
        await it.press("b", "enter")
        await it.wait_for("2 klantreizen gebouwd · ")
        assert "met hiervoor (w)" in it.status
        await it.press("w")
        await it.wait_for("Wat is er veranderd")
        await it.press("enter")
        await it.wait_for("Veranderd sinds")
        assert "nieuw gesprek: g" in it.screen and "nieuw gesprek: h" in it.screen


async def test_steps_that_were_shaped_show_as_changes(plain: Study) -> None:
    async with on_board(plain) as it:
        await it.press("w", "enter")
        await it.write("voorjaar")
        await it.press("enter")
        await it.wait_for("Vastgelegd: versie 1, voorjaar.")
        await to(it, "Intake")
        await it.press("shift+up")
        await it.press("r")
        await it.write("Kennismaking")
        await it.press("enter", "w", "enter")
        await it.wait_for("Veranderd sinds voorjaar")
        assert "stap Intake heet nu Kennismaking" in it.screen and "verplaatst" in it.screen


async def test_a_build_that_changes_nothing_says_so(plain: Study) -> None:
    async with on_board(plain) as it:
        await it.press("b", "enter")
        await it.wait_for("2 klantreizen gebouwd · er is niets veranderd")


async def test_without_participants_interviews_are_counted(plain: Study) -> None:
    async with on_board(plain) as it:
        assert "3 van 3" in it.screen and "van 0" not in it.screen


async def test_nothing_was_built(plain: Study) -> None:
    async with driving(plain) as driver:
        await driver.press("f7", "alt+2", "m", "v", "delete", "g", "i", "right_square_bracket")
        assert "Er zijn nog geen klantreizen gebouwd" in driver.screen


async def test_cards_have_signs_of_loops_and_other_ways(plain: Study) -> None:
    turned_down(plain)
    building.build(plain, 1)
    async with driving(plain) as it:
        await it.press("f7", "alt+2")
        assert any(sign + "5" in it.screen for sign in "↻↶↷")
