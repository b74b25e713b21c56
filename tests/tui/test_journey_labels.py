"""The view in which labels are settled."""

import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, merge
from tests.conftest import add_book, add_source
from tests.tui.driving import driving

HOSTILE = "Wachtlijst [bold] hulp"
PLAIN = "Wachtlijst bold hulp"
LABELS = "alt+4"


@pytest.fixture
def twins(plain: Study) -> Study:
    """Eight talks along one route, of which one step has one of two codes with like names."""
    add_book(plain)
    there = {each.name for each in codebooks.codebook(plain)}
    for name in sorted({HOSTILE, PLAIN, "Aanmelding", "Afscheid"} - there):
        codebooks.add_code(plain, ("Momenten", name))
    book = codebooks.codebook(plain)
    for number in range(8):
        names = ("Aanmelding", PLAIN if number % 2 else HOSTILE, "Afscheid")
        source = add_source(plain, f"g{number}", *(f"Verhaal {number}, deel {place}." for place in range(3)))
        for place, name in enumerate(names):
            span = Span(Anchor(place, 0), Anchor(place, 7))
            code.add_codings(plain, source, span, [codebooks.find_code(book, name)])
    building.build(plain, 1)
    return plain


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_two_codes_that_seem_one_step_are_asked_about_with_their_markup_as_text(
    twins: Study, size: tuple[int, int]
) -> None:
    async with driving(twins, size=size) as it:
        await it.press("f7", LABELS)
        await it.wait_for("zelfde stap?")
        assert "[bold]" in it.screen
        assert "dezelfde stap als" in it.screen
        await it.wait_for("1 voorstel")


@pytest.mark.parametrize("answer", ["j", "n"])
async def test_an_answer_settles_it_and_undo_asks_again(twins: Study, answer: str) -> None:
    async with driving(twins) as it:
        await it.press("f7", LABELS)
        await it.wait_for("zelfde stap?")
        await it.press(answer)
        await it.wait_for("Er valt niets te beslissen")
        await it.press("ctrl+z")
        await it.wait_for("zelfde stap?")


async def test_yes_under_another_name_renames_the_step(twins: Study) -> None:
    async with driving(twins) as it:
        await it.press("f7", LABELS)
        await it.wait_for("zelfde stap?")
        await it.press("r")
        await it.write("Op de lijst")
        await it.press("enter")
        await it.wait_for("Er valt niets te beslissen")
    assert "Op de lijst" in [step.label for step in merge.journeys(twins)[0].steps]


async def test_all_that_are_as_likely_asks_first(twins: Study) -> None:
    async with driving(twins) as it:
        await it.press("f7", LABELS)
        await it.wait_for("zelfde stap?")
        await it.press("a")
        assert "Het gaat om 1 voorstel" in it.screen
        await it.press("j")
        await it.wait_for("Er valt niets te beslissen")


async def test_an_example_leads_to_what_was_said(twins: Study) -> None:
    async with driving(twins) as it:
        await it.press("f7", LABELS)
        await it.wait_for("zelfde stap?")
        await it.press("enter", "enter")
        assert it.app.query_one("#coding").display
        assert "deel 1" in it.view.text[it.view.cursor :][:20]


async def test_an_empty_study_has_nothing_to_settle(plain: Study) -> None:
    async with driving(plain, size=(80, 24)) as it:
        await it.press("f7", LABELS)
        await it.wait_for("Er valt niets te beslissen")
        await it.press("j", "n", "r", "a")
        assert "Er valt niets te beslissen" in it.screen
