"""Who comes back finds the source and the words at which they were."""

from pathlib import Path

import pytest

from klantreis.files import preferences, whereabouts
from klantreis.files.whereabouts import Whereabouts
from klantreis.store.study import Study
from tests.tui.driving import driving


async def test_the_room_opens_where_the_user_was(filled: Study) -> None:
    async with driving(filled, "gesprek-02") as it:
        await it.go_to("Stuur")
        place = it.view.cursor
        await it.app.enter("sources")
    async with driving(filled) as it:
        await it.press("f3")
        assert (it.coding.open_title, it.view.cursor) == ("gesprek-02", place)


async def test_each_source_keeps_its_own_place(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("En toen")
        place = it.view.cursor
        await it.press("b", *"02", "enter")
        assert it.view.cursor == 0
        await it.press("b", *"01", "enter")
        assert it.view.cursor == place


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}', '{"%s": {"last": 1, "at": {"a": "b", "c": -1}}}'])
def test_what_can_not_be_read_is_nowhere(tmp_path: Path, text: str) -> None:
    name = whereabouts._name(tmp_path)
    preferences.folder().mkdir(parents=True, exist_ok=True)
    (preferences.folder() / whereabouts.FILE).write_text(text.replace("%s", name))
    assert whereabouts.load(tmp_path) == Whereabouts()


def test_nothing_is_named(tmp_path: Path) -> None:
    whereabouts.save(tmp_path / "Jeugd Waterhoek", Whereabouts("id", {"id": 3}))
    assert whereabouts.load(tmp_path / "Jeugd Waterhoek") == Whereabouts("id", {"id": 3})
    assert "Waterhoek" not in (preferences.folder() / whereabouts.FILE).read_text()
