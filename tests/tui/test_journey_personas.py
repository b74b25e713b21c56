"""The view in which the number of personas is chosen."""

import pytest

from klantreis.store.study import Study
from klantreis.workflow import building, merge
from tests.tui.driving import driving
from tests.workflow.told import tell


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_the_current_number_is_marked_and_enter_builds_with_another(plain: Study, size: tuple[int, int]) -> None:
    tell(plain)
    building.build(plain, 2)
    async with driving(plain, size=size) as it:
        await it.press("f7", "alt+5")
        await it.wait_for("→  2")
        await it.wait_for("█")
        await it.press("up", "enter")
        await it.wait_for("→  1")
    assert len(merge.journeys(plain)) == 1


async def test_a_build_for_each_group_has_the_highlighted_number_of_each(plain: Study) -> None:
    tell(plain)
    building.build(plain, 2)
    async with driving(plain) as it:
        await it.press("f7", "alt+5")
        await it.wait_for("→  2")
        await it.press("up", "g")
        await it.wait_for("voor elke groep")
        await it.wait_for("→  1")
        await it.press("b")
        assert "Hoeveel persona's voor elke groep?" in it.screen
        await it.press("enter")
        await it.wait_for("niets veranderd")
    assert merge.current(plain).personas == 1
    build = merge.latest(plain)
    assert build and (build.number, build.per) == (3, "group")


async def test_an_empty_study_says_so(plain: Study) -> None:
    async with driving(plain, size=(80, 24)) as it:
        await it.press("f7", "alt+5")
        await it.wait_for("nog geen contactmomenten")
        await it.press("enter", "g")
        assert merge.latest(plain) is None
