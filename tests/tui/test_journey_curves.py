"""The two curves from the keyboard: what is wished, and what should bring it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, collect, deciding, heartbeats, merge
from klantreis.workflow.heartbeats import Beat
from tests.tui.driving import WIDE, Driver, driving
from tests.workflow.told import tell


@asynccontextmanager
async def on_curves(plain: Study, size: tuple[int, int] = WIDE, *, remark: bool = False) -> AsyncIterator[Driver]:
    """The curves of the journey with Huisarts; with `remark` somebody was unhappy about a theme there."""
    tell(plain)
    if remark:
        theme = next(each for each in codebooks.codebook(plain) if each.kind.value == "theme")
        source = collect.find_source(plain, "a").id
        code.add_codings(plain, source, Span(Anchor(0, 0), Anchor(0, 9)), [theme], valence=-1)
    building.build(plain, 2)
    async with driving(plain, size=size) as driver:
        await driver.press("f7", "alt+7")
        if "Huisarts" not in driver.screen:
            await driver.press("right_square_bracket")
        yield driver


def beats(study: Study) -> dict[str, Beat]:
    (journey,) = [each for each in merge.journeys(study) if "a" in each.sources]
    return {beat.step.label: beat for beat in heartbeats.curves(study, journey)}


async def test_mean_spread_and_number_stand_beside_each_other(plain: Study) -> None:
    async with on_curves(plain) as it:
        assert "Huisarts" in it.screen and "+1,0" in it.screen and "0 stappen met een wens" in it.screen


async def test_a_wish_goes_up_and_down_and_away(plain: Study) -> None:
    async with on_curves(plain) as it:
        await it.press("down", "down", "plus")
        assert beats(plain)["Intake"].wish == 0 and "Intake: gewenst is nu 0" in it.status
        await it.press("plus", "plus")
        assert beats(plain)["Intake"].wish == 2 and "◇" in it.screen
        await it.press("plus")
        assert "Verder kan niet" in it.status
        await it.press("minus")
        assert beats(plain)["Intake"].wish == 1
        await it.press("ctrl+z")
        assert beats(plain)["Intake"].wish == 2
        await it.press("delete")
        assert beats(plain)["Intake"].wish is None


async def test_findings_are_ticked_that_help(plain: Study) -> None:
    async with on_curves(plain, remark=True) as it:
        await it.press("v")
        assert "Wat maakt Huisarts beter?" in it.screen
        await it.press("space", "enter")
        assert len(beats(plain)["Huisarts"].lifts) == 1 and "Dit helpt:" in it.screen
        await it.press("v", "space", "enter")
        assert beats(plain)["Huisarts"].lifts == ()


async def test_without_findings_it_says_so(plain: Study) -> None:
    async with on_curves(plain) as it:
        await it.press("v")
        assert "nog geen verbeterpunten" in it.status


async def test_a_passage_opens_in_two_keys(plain: Study) -> None:
    async with on_curves(plain, (80, 24)) as it:
        await it.press("enter", "enter")
        assert it.coding.has_focus_within and "In a ging het over Huisarts" in it.screen


async def test_the_wish_stays_in_view_beside_a_long_name(plain: Study) -> None:
    for size in ((80, 24), (100, 30)):
        async with driving(plain, size=size) as it:
            if not merge.journeys(plain):
                tell(plain)
                building.build(plain, 2)
                journey = next(each for each in merge.journeys(plain) if "a" in each.sources)
                deciding.rename(plain, journey, journey.steps[0], "Een heel lange naam van een stap " * 3)
            await it.press("f7", "alt+7")
            assert "Gewenst" in it.screen and "Helpt" in it.screen, size
