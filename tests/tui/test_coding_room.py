import pytest
from textual.widgets import Input

from klantreis.model.codings import Coding
from klantreis.model.spans import SourceText
from klantreis.store.study import Study
from klantreis.tui.dialogs.picker import Picker
from klantreis.workflow import code, codebooks, collect, studies, transcribe
from tests.tui.driving import driving

TALK = "gesprek-01"


def codings(study: Study) -> dict[str, Coding]:
    """The codings of the first talk by `words: code`."""
    source = collect.find_source(study, TALK)
    text = SourceText([placed.turn.text for placed in transcribe.turns(study, source)])
    book = codebooks.codebook(study)
    return {f"{text.quote(c.span)}: {book[c.code].name}": c for c in code.codings(study, source.id)}


async def test_a_sentence_gets_a_code_by_keys_and_undo_takes_it_away(filled: Study) -> None:
    before = codings(filled)
    async with driving(filled, TALK) as it:
        await it.go_to("luisterde")
        await it.press("s")
        assert it.chosen == "Die luisterde goed naar ons verhaal."
        await it.press("enter")
        assert isinstance(it.app.screen, Picker)
        await it.press(*"bejeg", "enter")
        new = codings(filled)[f"{'Die luisterde goed naar ons verhaal.'}: Bejegening"]
        assert new.coder in code.coder_names(filled)
        assert code.coder_names(filled)[new.coder] == "anke"
        assert it.status.startswith("Gecodeerd: Bejegening")
        assert "Die luisterde goed" in it.screen
        await it.press("ctrl+z")
        assert codings(filled) == before
        assert it.status == "Ongedaan gemaakt: Gecodeerd: Bejegening"
        await it.press("ctrl+y")
        assert len(codings(filled)) == len(before) + 1


async def test_the_keys_act_on_the_coding_that_was_just_made(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Dat vond ik zwaar.")
        await it.press("s", "c", *"wachttijd", "enter", "minus", "minus", "p", "m")
        await it.press(*"Zwaar", "ctrl+s")
        made = codings(filled)["Dat vond ik zwaar.: Wachttijd"]
        assert (made.valence, made.memo, made.publishable) == (-2, "Zwaar", True)
        await it.press("v", "4")
        assert codings(filled)["Dat vond ik zwaar.: Wachttijd"].valence == 1
        await it.press("alt+1")
        assert codings(filled)["Dat vond ik zwaar.: Wachttijd"].valence == -2
        await it.press("v", "0")
        assert codings(filled)["Dat vond ik zwaar.: Wachttijd"].valence is None
        await it.press("x")
        assert "Dat vond ik zwaar.: Wachttijd" not in codings(filled)


async def test_of_two_codings_the_one_that_is_chosen_goes(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("op de wachtlijst. N")
        assert "Wachtlijst" in it.screen
        await it.press("x")
        options = it.options()
        assert len(options) == 2
        place = next(n for n, option in enumerate(options) if "Wachttijd" in option)
        now = next(n for n, option in enumerate(options) if "Wachtlijst" in option)
        assert now == 0
        await it.press(*["down"] * place, "enter")
        left = codings(filled)
        assert not any("Wachttijd" in key for key in left)
        assert any("Wachtlijst" in key for key in left)


async def test_o_goes_to_the_other_coding_here(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("op de wachtlijst. N")
        await it.press("o", "plus")
        assert codings(filled)["weken op de wachtlijst. Niemand belde: Wachttijd"].valence == -1
        assert codings(filled)["negen weken op de wachtlijst: Wachtlijst"].valence == -2


async def test_a_new_code_is_made_from_what_was_typed(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Hoe begon")
        await it.press("t", "enter")
        await it.write("[b]Aanloop")
        await it.press("ctrl+n", "ctrl+s")
        assert "Hoe begon het?: [b]Aanloop" in codings(filled)
        assert "[b]Aanloop" in it.screen


async def test_who_types_fast_loses_no_key(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.burst("s", "enter", *"bejeg")
        field = it.app.screen.query_one(Input)
        assert field.value == "bejeg"
        assert "Bejegening" in it.options()[0]
        await it.press("escape", "escape", "n")
        await it.burst("v", "5", "5")
        assert codings(filled)["naar de huisarts: Huisarts"].valence == 2


async def test_codes_used_last_come_first(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("s", "enter", *"intake", "enter", "n", "s", "enter")
        assert it.options()[0].split()[1] == "Intake"


async def test_selecting_and_moving_by_keys(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Eerst")
        await it.press("shift+right", "shift+right")
        assert it.chosen == "Ee"
        await it.press("ctrl+shift+right")
        assert it.chosen == "Eerst"
        await it.press("shift+end")
        assert it.chosen.startswith("Eerst ging ik naar de huisarts.")
        await it.press("escape")
        assert it.chosen == ""
        await it.press("ctrl+home", "n")
        assert it.view.text[it.view.cursor :].startswith("naar de huisarts")
        await it.press("n", "N")
        assert it.view.text[it.view.cursor :].startswith("naar de huisarts")
        await it.press("right_square_bracket")
        assert it.view.text[it.view.cursor :].startswith("En toen?")
        await it.press("ctrl+end", "left_square_bracket", "t")
        assert it.chosen.startswith("[bold]Let op")
        await it.press("ctrl+home", "down", "down", "up", "ctrl+right", "ctrl+left", "pagedown", "pageup", "home")
        assert it.view.cursor == 0


async def test_searching_goes_on_and_round(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("slash", *"toen", "enter")
        first = it.view.selection
        assert it.chosen.casefold() == "toen"
        await it.press("full_stop")
        assert it.view.selection != first
        await it.press("full_stop")
        assert it.view.selection == first
        await it.press("slash")
        await it.write("komt niet voor")
        await it.press("enter")
        assert "staat niet" in it.status


async def test_the_mouse_chooses(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        left = it.view.region.x + it.view._painter.cells.margin  # type: ignore[union-attr]
        top = it.view.region.y
        await it.pilot.mouse_down(offset=(left, top))
        await it.pilot.hover(offset=(left + 9, top))
        await it.pilot.mouse_up(offset=(left + 9, top))
        assert it.chosen == "Hoe begon"
        await it.pilot.click(offset=(left + 5, top), times=2)
        assert it.chosen == "begon"


async def test_another_source_by_its_name(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("b", "down", "enter")
        assert "Mijn zoon kwam op een wachtlijst" in it.screen


async def test_what_can_not_be_done_is_told(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("En toen?")
        await it.press("v")
        assert "geen codering" in it.status
        await it.press("x", "m", "p", "plus", "o")
        assert len(it.app.screen_stack) == 1


async def test_what_another_did_shows_when_the_room_is_entered(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        source = collect.find_source(filled, TALK)
        with studies.open_study(filled.folder, "bram") as other:
            code.delete_codings(other, [c for c in code.codings(other, source.id) if c.valence == 1])
            assert len(it.view.marks) == 4
        await it.press("f2", "f3")
        assert len(it.view.marks) == 3


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 12)])
async def test_all_sizes_show_text_codes_and_feeling(filled: Study, size: tuple[int, int]) -> None:
    async with driving(filled, TALK, size) as it:
        await it.press("n")
        assert "Hoe begon het?" in it.screen
        assert "Huisarts" in it.screen
        assert "+1" in it.screen


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_the_cursor_stands_on_its_own_letter_also_for_the_terminal(filled: Study, size: tuple[int, int]) -> None:
    async with driving(filled, TALK, size=size) as it:
        for words in ("huisarts", "negen weken", "[@click"):
            await it.go_to(words)
            column, row = it.app.cursor_position
            assert it.screen.splitlines()[row][column:].startswith(words)
            await it.pilot.click(offset=(column + 2, row))
            assert it.view.text[it.view.cursor - 2 :].startswith(words)
