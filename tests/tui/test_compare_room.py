"""Vergelijken: the figures, the list, the two sides, and deciding by keys."""

import pytest

from klantreis.model.codings import Settled
from klantreis.store import sources
from klantreis.store.study import Study, open_study
from klantreis.tui import keys
from klantreis.tui.widgets.agreement_table import AgreementTable, bar
from klantreis.tui.widgets.differences import LISTED, Differences
from klantreis.tui.widgets.side_by_side import SideBySide
from klantreis.workflow import code, codebooks, collect, compare
from tests.tui.driving import WIDE, Driver, driving

HOSTILE = "[bold]\x1b[2J"


def put(study: Study, coder: str, title: str, words: str, name: str, memo: str = "", valence: int = -1) -> None:
    source = collect.find_source(study, title)
    text = sources.text(study, source.id)
    start = text.text.index(words)
    me, study.actor = study.actor, coder
    found = codebooks.find_code(codebooks.codebook(study), name)
    code.add_codings(study, source.id, text.span(start, start + len(words)), [found], valence=valence, memo=memo)
    study.actor = me


@pytest.fixture
def double(filled: Study) -> Study:
    """The small study, of which bram coded both talks and cleo one."""
    put(filled, "bram", "gesprek-01", "huisarts. Die", "Huisarts", memo=HOSTILE)
    put(filled, "bram", "gesprek-01", "negen weken op de wachtlijst", "Intake")
    put(filled, "bram", "gesprek-01", "weken op de wachtlijst. Niemand belde", "Wachttijd", valence=-2)
    put(filled, "bram", "gesprek-02", "op een wachtlijst", "Wachtlijst")
    put(filled, "cleo", "gesprek-02", "op een wachtlijst", "Intake")
    return filled


async def opened(it: Driver) -> None:
    await it.press("f6")
    await it.wait_for(" open")


def rows(it: Driver) -> list[str]:
    """The rows of the list, cell after cell."""
    table = it.app.query_one(Differences)
    return [" | ".join(cell.plain for cell in table.get_row_at(n)) for n in range(table.row_count)]


def settled(study: Study, title: str) -> dict[str, Settled]:
    """What was decided, by code and coder."""
    book, names = codebooks.codebook(study), code.coder_names(study)
    found = code.codings(study, collect.find_source(study, title).id)
    return {f"{book[c.code].name} {names[c.coder]}": c.settled for c in found if c.settled}


async def test_figures_and_differences_of_the_pair_with_most_in_common(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        assert "anke en bram" in it.screen and "alle 2 bronnen" in it.screen
        assert "α 0," in it.screen and "κ 0," in it.screen and "% gelijk" in it.screen
        table = it.app.query_one(AgreementTable)
        values = {
            row[0].plain: [cell.plain for cell in row[1:3]] for row in map(table.get_row_at, range(table.row_count))
        }
        assert values["Wachttijd"] == ["1,00", bar(1.0)]
        assert rows(it) == [
            "· | gesprek-01 | 2 | andere grenzen | Huisarts | Huisarts",
            "· | gesprek-01 | 2 | alleen anke | Bejegening | –",
            "· | gesprek-01 | 4 | andere code | Wachtlijst | Intake",
            "· | gesprek-02 | 2 | alleen anke | Intake | –",
            "· | gesprek-02 | 3 | alleen anke | Tussentijds bericht | –",
        ]


async def test_both_sides_show_their_own_words(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        assert "▸naar de huisarts◂" in it.screen
        assert "▸huisarts. Die◂" in it.screen
        assert "Memo: [bold]␛[2J" in it.screen
        await it.press("n")
        assert "▸luisterde goed◂" in it.screen and "geen code" in it.screen
        await it.press("N")
        assert "▸naar de huisarts◂" in it.screen


async def test_deciding_takes_a_difference_from_the_list_and_undo_brings_it_back(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("2", "x", "1")
        assert settled(double, "gesprek-01") == {
            "Huisarts anke": Settled.DROPPED,
            "Huisarts bram": Settled.KEPT,
            "Bejegening anke": Settled.DROPPED,
            "Wachtlijst anke": Settled.KEPT,
            "Intake bram": Settled.DROPPED,
        }
        assert it.status == "Verschil in gesprek-01: Wachtlijst van anke telt"
        assert len(rows(it)) == 2 and "2 open" in it.screen
        await it.press("ctrl+z")
        await it.wait_for("3 open")
        assert "Intake bram" not in settled(double, "gesprek-01")
        await it.press("ctrl+home", "b")
        assert settled(double, "gesprek-01")["Intake bram"] == Settled.KEPT


async def test_what_was_decided_shows_again_and_opens_again(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("u")
        assert "nog niets beslist" in it.status
        await it.press("1", "o", "ctrl+home")
        assert rows(it)[0].startswith("✓") and "telt niet" in it.screen
        await it.press("u")
        assert settled(double, "gesprek-01") == {}
        assert rows(it)[0].startswith("·") and "5 open" in it.screen
        # Where decided ones stay, the cursor goes on to the next.
        assert it.app.query_one(Differences).number == 2


async def test_the_last_decisions_are_taken_back_one_by_one(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        everything = rows(it)
        await it.press("n", "2", "1")  # the second and the third difference
        assert rows(it) == [everything[0], *everything[3:]]
        await it.press("N", "N", "u")
        assert it.status == "Teruggenomen: Verschil in gesprek-01: Wachtlijst van anke telt"
        assert rows(it) == [everything[0], *everything[2:]] and it.app.query_one(Differences).number == 2
        assert "▸negen weken" in it.screen and "4 open" in it.screen
        assert settled(double, "gesprek-01") == {"Bejegening anke": Settled.DROPPED}
        await it.press("u")
        assert it.status == "Teruggenomen: Verschil in gesprek-01: geen code telt"
        assert rows(it) == everything and it.app.query_one(Differences).number == 2
        assert settled(double, "gesprek-01") == {}
        await it.press("u")
        assert "nog niets beslist" in it.status


async def test_what_undo_took_back_already_is_not_taken_back_again(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("1", "x", "ctrl+z")
        await it.wait_for("4 open")
        await it.press("u")
        assert it.status == "Teruggenomen: Verschil in gesprek-01: Huisarts van anke telt"
        assert settled(double, "gesprek-01") == {}


async def test_a_decision_of_an_earlier_visit_stays(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("1", "f2", "f6")
        await opened(it)
        await it.press("u")
        assert "nog niets beslist" in it.status
        assert len(settled(double, "gesprek-01")) == 2


async def test_also_the_very_last_difference_is_taken_back(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("b", "b", "b", "b", "b")
        assert rows(it) == []
        await it.press("u")
        assert len(rows(it)) == 1 and "1 open" in it.screen


async def test_a_code_in_the_table_lists_its_differences_only(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        table = it.app.query_one(AgreementTable)
        table.focus()
        place = next(n for n in range(table.row_count) if table.get_row_at(n)[0].plain == "Intake")
        table.move_cursor(row=place)
        await it.press("enter")
        assert len(rows(it)) == 2 and "lijst: alleen Intake" in it.screen
        table.focus()
        await it.press("ctrl+home", "enter")
        assert len(rows(it)) == 5


async def test_enter_goes_to_the_words(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("down", "down", "enter")
        assert it.app.query_one("#coding").display
        assert it.view.text[it.view.cursor :].startswith("negen weken")


async def test_another_pair_source_unit_and_way_of_counting(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("s", "down", "down", "enter")
        await it.wait_for("2 open")
        assert all("gesprek-02" in row for row in rows(it))
        await it.press("w")
        await it.wait_for("3 beurten")
        await it.press("a")
        assert "alleen met code" in it.screen and "2 beurten" in it.screen
        await it.press("c", "down", "down", "enter")
        await it.wait_for("bram en cleo")
        await it.wait_for("1 open")
        assert rows(it) == ["· | gesprek-02 | 2 | andere code | Wachtlijst | Intake"]


async def test_what_somebody_else_took_away_is_told(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        source = collect.find_source(double, "gesprek-01")
        with open_study(double.folder, "elders") as other:
            code.delete_codings(other, code.codings(other, source.id))
        await it.press("1")
        assert "niet meer" in it.status
        await it.press("f2", "f6")
        await it.wait_for("2 open")


async def test_without_a_second_coder_it_says_what_to_do(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f6")
        assert "nog geen bron die twee mensen codeerden" in it.screen
        await it.press("1", "2", "b", "x", "u", "n", "N", "c", "s", "a", "w", "o", "enter")
        assert len(it.app.screen_stack) == 1


async def test_when_the_last_double_coding_goes_the_room_is_empty(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        with open_study(double.folder, "elders") as other:
            for title in ("gesprek-01", "gesprek-02"):
                collect.remove_source(other, collect.find_source(other, title))
        await it.press("f2", "f6")
        assert compare.pairs(double) == []
        assert "nog geen bron" in it.screen
        await it.press("1", "enter")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (30, 8), WIDE])
async def test_it_fits_every_size(double: Study, size: tuple[int, int]) -> None:
    async with driving(double, None, size) as it:
        await it.press("f6")
        for _turn in range(100):
            if rows(it):
                break
            await it.pilot.pause(0.02)
        assert len(rows(it)) == 5
        await it.press("down", "down")
        assert it.app.query_one(SideBySide).size.width > 0
        if size[1] >= 24:
            assert "Wachtlijst" in it.screen and "Intake" in it.screen and "━" in it.screen
            assert it.screen.count("▸negen weken") == it.screen.count("◂") == 2


async def test_no_two_keys_collide() -> None:
    pressed = [key for binding in [*keys.APP, *keys.COMPARE] for key in binding.key.split(",")]
    assert len(set(pressed)) == len(pressed)


async def test_a_long_list_goes_on_as_one_comes_to_its_end(filled: Study) -> None:
    source = collect.find_source(filled, "gesprek-01")
    text = sources.text(filled, source.id)
    letters = [place for place, letter in enumerate(text.text) if letter.isalpha()][: LISTED + 30]
    filled.actor = "bram"
    for place in letters:
        found = codebooks.find_code(codebooks.codebook(filled), "Zoeken")
        code.add_codings(filled, source.id, text.span(place, place + 1), [found])
    async with driving(filled) as it:
        await opened(it)
        table = it.app.query_one(Differences)
        assert table.row_count == LISTED < len(letters) < table.count
        table.move_cursor(row=LISTED - 1)
        await it.pilot.pause()
        assert table.row_count == table.count
        await it.press("n")
        assert table.number == LISTED + 1
        await it.press("o")
        assert table.number == LISTED + 1


async def test_a_code_that_came_after_the_comparison_does_no_harm(double: Study) -> None:
    async with driving(double) as it:
        await opened(it)
        await it.press("n")
        with open_study(double.folder, "elders") as other:
            codebooks.add_code(other, ["Momenten", "Nieuw"])
            put(other, "bram", "gesprek-02", "intake was", "Nieuw")
        await it.press("n", "n")
        assert "▸de intake" in it.screen and "Nieuw" not in it.screen
        await it.press("f2", "f6")
        await it.wait_for("Nieuw")


async def test_another_feeling_on_the_same_words_is_listed(double: Study) -> None:
    put(double, "bram", "gesprek-02", "Stuur toch eens een bericht tussendoor", "Tussentijds bericht", valence=2)
    found = next(c for c in code.codings(double, collect.find_source(double, "gesprek-02").id) if c.valence is None)
    code.change_coding(double, found, valence=-1)
    async with driving(double) as it:
        await opened(it)
        assert "· | gesprek-02 | 3 | gevoel −1 ↔ +2 | Tussentijds bericht | Tussentijds bericht" in rows(it)
