"""A large study is read beside the screen before its journeys show."""

import pytest

from klantreis.store.study import Study
from klantreis.tui.journeys.pane import JourneysPane
from klantreis.workflow import building, merge, reading_ahead
from tests.tui.driving import driving
from tests.workflow.told import tell


@pytest.fixture(autouse=True)
def _all_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "MANY", 0)


async def test_views_show_once_all_is_read(plain: Study) -> None:
    tell(plain)
    building.build(plain, 2)
    plain.memory.clear()
    async with driving(plain) as it:
        await it.press("f7")
        await it.wait_for("Alles is gelezen.")
        await it.wait_for("Huisarts")
        await it.press("alt+2")
        assert "Bord" in it.screen and "gelezen…" not in it.screen


async def test_what_came_in_meanwhile_is_read_after_all(plain: Study) -> None:
    tell(plain)
    building.build(plain, 2)
    plain.memory.clear()
    async with driving(plain) as it:
        memory = reading_ahead.read(plain)
        tell(plain, more=True)
        await it.press("f7")
        await it.wait_for("Alles is gelezen.")
        it.app.query_one(JourneysPane).post_message(JourneysPane.Read(memory))
        await it.pilot.pause()
        assert {t.id for t in merge.project(plain).tellings} >= {"g", "h"}


async def test_a_problem_is_told(plain: Study) -> None:
    tell(plain)
    building.build(plain, 2)
    async with driving(plain) as it:
        await it.press("f7")
        it.app.query_one(JourneysPane).post_message(JourneysPane.Read({}, "Het lezen lukte niet."))
        await it.wait_for("Het lezen lukte niet.")
