"""Names of speakers in a narrow column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui.widgets import paint
from klantreis.tui.widgets.speaker_names import shortened
from tests.tui.driving import driving
from tests.tui.test_coding_room import TALK


@given(st.lists(st.text("abAB12 ", min_size=1, max_size=20)), st.integers(6, 14))
def test_no_two_names_read_alike(names: list[str], width: int) -> None:
    short = shortened(names, width)
    assert short.keys() == set(names)
    assert len(set(short.values())) == len(short)
    assert all(len(form) <= width for form in short.values())
    assert all(short[name] == name for name in names if len(name) <= width)


def test_names_keep_what_tells_them_apart() -> None:
    assert shortened(["Interviewer 1", "Interviewer 2", "Moeder"], 9) == {
        "Interviewer 1": "Intervi…1",
        "Interviewer 2": "Intervi…2",
        "Moeder": "Moeder",
    }


@pytest.mark.parametrize("width", range(79, 118))
@pytest.mark.parametrize("lanes", [1, 4, 9])
def test_the_text_keeps_fifty_columns(width: int, lanes: int) -> None:
    cells = paint.columns(width, [("Interviewer", "1:02:03")], lanes)
    assert cells.gutter - 2 == 11 and cells.text - 2 >= 50
    assert cells.margin + cells.text + cells.lanes * cells.pitch + cells.names <= width


async def test_an_interviewer_is_named_in_full_on_a_small_screen(filled: Study) -> None:
    with operation(filled, "edit", "spreker"):
        filled.connection.execute("UPDATE turn SET speaker = 'Interviewer' WHERE speaker = 'I'")
    async with driving(filled, TALK, (80, 24)) as it:
        assert "Interviewer" in it.screen
