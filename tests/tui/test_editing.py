"""Editing the text in the coding room, and settling what becomes of codings that lost their words."""

from dataclasses import replace

import pytest
from textual.widgets import Input, OptionList, TextArea

from klantreis.store import sources
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.tui.dialogs.edit_turn import EditTurn
from klantreis.tui.dialogs.lost import Lost
from klantreis.workflow import code, collect, editing
from tests.tui.driving import Driver, driving
from tests.tui.test_coding_room import TALK, codings


def texts(study: Study, title: str = TALK) -> list[str]:
    return [turn.text for turn in sources.turns(study, collect.find_source(study, title).id)]


def speakers(study: Study, title: str = TALK) -> list[str | None]:
    return [turn.speaker for turn in sources.turns(study, collect.find_source(study, title).id)]


def lost_words(study: Study) -> list[str]:
    return [c.lost for c in code.codings(study, collect.find_source(study, TALK).id) if c.lost]


def area(it: Driver) -> TextArea:
    return it.app.screen.query_one(TextArea)


def under_cursor(it: Driver) -> str:
    """The text of the room from the cursor on."""
    return it.view.text[it.view.cursor :][:12]


async def rewrite(it: Driver, old: str, new: str) -> None:
    """Change words of the turn under the cursor, and save."""
    await it.press("e")
    assert old in area(it).text
    area(it).text = area(it).text.replace(old, new)
    await it.press("ctrl+s")


async def test_a_word_is_corrected_where_the_cursor_stands(filled: Study) -> None:
    before = codings(filled)
    async with driving(filled, TALK, (100, 30)) as it:
        await it.go_to("luisterde")
        await it.press("e")
        assert isinstance(it.app.screen, EditTurn)
        assert "Beurt 2 · 0:15" in it.screen
        await it.press(*"echt", "space", "ctrl+s")
        assert texts(filled)[1] == "Eerst ging ik naar de huisarts. Die echt luisterde goed naar ons verhaal."
        assert "Die echt" in it.screen
        assert under_cursor(it) == "luisterde go"
        assert it.status == "Beurt 2 aangepast"
        assert codings(filled).keys() == before.keys()
        await it.press("ctrl+z")
        assert codings(filled) == before and "echt luisterde" not in it.screen


async def test_leaving_changes_nothing_and_what_is_the_same_is_not_written(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Toen stonden")
        await it.press("e", *"weg", "escape", "e", "ctrl+s")
        assert texts(filled)[3].startswith("Toen stonden we")
        await it.press("ctrl+z")
        assert "aangepast" not in it.status


async def test_text_that_looks_like_an_instruction_is_text(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("[bold]Let op")
        await rewrite(it, "zei de brief", "zei [b]die[/b] brief")
        assert "[bold]Let op[/bold] zei [b]die[/b] brief, [@click=app.quit]" in it.screen
        await it.press("e", "tab")
        await it.write("[red]R")
        await it.press("ctrl+s")
        assert "Waar heet R voortaan [red]R?" in it.screen
        await it.press("enter")
        assert speakers(filled)[4] == "[red]R" and "[red]R" in it.screen


@pytest.mark.parametrize(
    ("keys", "here", "elsewhere"),
    [
        (("enter",), ["I", "R", "I", "Moeder", "R"], ["I", "R", "R"]),
        (("down", "enter"), ["I", "Moeder", "I", "Moeder", "Moeder"], ["I", "R", "R"]),
        (("down", "down", "enter"), ["I", "Moeder", "I", "Moeder", "Moeder"], ["I", "Moeder", "Moeder"]),
    ],
)
async def test_another_speaker_here_in_this_source_or_everywhere(
    filled: Study, keys: tuple[str, ...], here: list[str], elsewhere: list[str]
) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Niemand belde")
        await it.press("e", "tab")
        await it.write("Moeder")
        await it.press("ctrl+s", *keys)
        assert (speakers(filled), speakers(filled, "gesprek-02")) == (here, elsewhere)
        assert "Moeder" in it.screen and under_cursor(it) == "Niemand beld"
        await it.press("ctrl+z")
        assert speakers(filled) == ["I", "R", "I", "R", "R"]


async def test_who_leaves_the_question_about_the_speaker_is_back_at_the_words(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Niemand belde")
        await it.press("e", *"Echt", "tab")
        await it.write("Moeder")
        await it.press("ctrl+s", "escape")
        assert isinstance(it.app.screen, EditTurn)
        assert "EchtNiemand" in area(it).text and it.app.screen.query_one(Input).value == "Moeder"
        await it.press("escape")
        assert "Echt" not in texts(filled)[3]


async def test_what_somebody_else_wrote_is_kept_and_so_is_what_was_typed(filled: Study) -> None:
    source = collect.find_source(filled, TALK)
    async with driving(filled, TALK) as it:
        await it.go_to("Niemand belde")
        await it.press("e")
        area(it).text = "Heel iets anders."
        with store.open_study(filled.folder, "bram") as other:
            turn = sources.turns(other, source.id)[3]
            editing.edit_turn(other, source, turn, turn.text.replace("Niemand", "Geen mens"))
        await it.press("ctrl+s")
        assert "veranderd door bram" in it.status
        assert "Geen mens belde" in texts(filled)[3]
        assert area(it).text == "Heel iets anders."


async def test_a_turn_is_split_and_joined_by_keys(filled: Study) -> None:
    before, said = codings(filled), texts(filled)
    async with driving(filled, TALK, (80, 24)) as it:
        await it.go_to("mand belde. Dat")
        await it.press("vertical_line")
        assert texts(filled)[3:5] == [
            "Toen stonden we negen weken op de wachtlijst.",
            "Niemand belde. Dat vond ik zwaar.",
        ]
        assert under_cursor(it) == "Niemand beld" and it.coding.where.endswith("beurt 5 van 6")
        crossing = "weken op de wachtlijst.\nNiemand belde: Wachttijd"
        assert crossing in codings(filled)
        await it.press("left_square_bracket", "ampersand")
        assert texts(filled) == said and codings(filled).keys() == before.keys()
        await it.press("ctrl+z", "ctrl+z")
        assert codings(filled) == before
        await it.press("home", "ctrl+home", "vertical_line")
        assert "tussen twee woorden" in it.status and texts(filled) == said


@pytest.mark.parametrize("at", ["negen", "gen weken", " op de", ". Niemand", "lijst. "])
async def test_joining_right_after_splitting_gives_back_what_there_was(filled: Study, at: str) -> None:
    before = (
        collect.find_source(filled, TALK),
        codings(filled),
        sources.turns(filled, collect.find_source(filled, TALK).id),
    )
    async with driving(filled, TALK, (80, 24)) as it:
        await it.go_to(at)
        cursor = it.view.cursor
        await it.press("vertical_line")
        assert len(texts(filled)) == 6 and not texts(filled)[4].startswith((".", " "))
        await it.press("ampersand")
        assert it.status == "Beurt 4 en 5 zijn samen beurt 4" and it.view.cursor == cursor
        source = collect.find_source(filled, TALK)
        assert (source, codings(filled), sources.turns(filled, source.id)) == before
        await it.press("vertical_line", "right", "ampersand")
        assert it.status == "Beurt 5 en 6 zijn samen beurt 5"


async def test_turns_of_two_speakers_are_joined_after_a_yes(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("En toen?")
        await it.press("ampersand")
        assert "Deze beurt is van I, de volgende van R." in it.screen
        await it.press("n")
        assert len(texts(filled)) == 5
        await it.press("ampersand", "j")
        assert texts(filled)[2].startswith("En toen? Toen stonden we") and speakers(filled) == ["I", "R", "I", "R"]
        assert under_cursor(it) == "En toen? Toe"
        await it.press("ctrl+end", "ampersand")
        assert "komt er geen meer" in it.status


async def test_a_coding_without_words_is_told_shown_and_put_on_others(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("l")
        assert it.status == "In deze bron hebben alle coderingen hun woorden."
        await it.go_to("Die luisterde")
        await rewrite(it, "luisterde goed naar", "hoorde")
        assert it.status == "Beurt 2 aangepast; 1 codering is zijn woorden kwijt: l toont ze"
        assert lost_words(filled) == ["luisterde goed"]
    async with driving(filled, TALK) as it:
        assert it.status == "1 codering is zijn woorden kwijt; l toont ze"
        await it.press("l")
        assert isinstance(it.app.screen, Lost)
        (shown,) = it.options()
        assert "Bejegening" in shown and "anke · beurt 2" in shown and "“luisterde goed”" in shown
        await it.press("enter")
        assert it.status.startswith("Hier stond Bejegening") and it.coding.where.endswith("beurt 2 van 5")
        await it.go_to("ons verhaal")
        await it.press("ctrl+shift+right", "ctrl+shift+right", "l", "enter")
        assert it.status == "Bejegening staat nu op “ons verhaal”"
        assert lost_words(filled) == [] and codings(filled)["ons verhaal: Bejegening"].valence == 2
        await it.press("minus")
        assert codings(filled)["ons verhaal: Bejegening"].valence == 1


async def test_codings_without_words_are_deleted_one_by_one(filled: Study) -> None:
    async with driving(filled, TALK, (80, 24)) as it:
        await it.go_to("Toen stonden")
        await rewrite(it, texts(filled)[3], "")
        assert it.status.startswith("Beurt 4 weggehaald (Ctrl+Z zet hem terug); 2 coderingen zijn hun woorden kwijt")
        assert len(texts(filled)) == 4 and under_cursor(it).startswith("[bold]Let op")
        await it.press("l")
        assert "Esc terug" in it.screen and len(it.options()) == 2
        await it.press("down", "delete")
        assert it.app.screen.query_one(OptionList).option_count == 1
        await it.press("delete")
        assert lost_words(filled) == [] and not isinstance(it.app.screen, Lost)
        await it.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert len(texts(filled)) == 5 and len(codings(filled)) == 4


async def test_who_codes_blind_sees_only_their_own_lost_codings(filled: Study) -> None:
    turn = sources.turns(filled, collect.find_source(filled, TALK).id)[1]
    editing.edit_turn(filled, collect.find_source(filled, TALK), turn, turn.text.replace(" luisterde goed", ""))
    with store.open_study(filled.folder, "bram") as other:
        object.__setattr__(other, "settings", replace(other.settings, blind=True))
        async with driving(other, TALK) as it:
            assert "kwijt" not in it.status
            await it.press("l")
            assert it.status == "In deze bron hebben alle coderingen hun woorden."


async def test_to_the_ends_of_the_words_and_no_key_of_a_room_leaves_them(filled: Study) -> None:
    async with driving(filled, TALK, (80, 24)) as it:
        await it.go_to("Niemand belde")
        await it.press("e", "ctrl+home", *"Ja. ", "ctrl+end", *" Echt")
        assert area(it).text.startswith("Ja. Toen stonden") and area(it).text.endswith("zwaar. Echt")
        await it.press("ctrl+shift+home")
        assert area(it).selected_text == area(it).text
        await it.press("ctrl+end", *(f"f{number}" for number in range(2, 10)))
        assert isinstance(it.app.screen, EditTurn) and it.app.room == "coding"
        assert area(it).text.endswith("zwaar. Echt") and area(it).selected_text == ""
        await it.press("f1", "tab", "ctrl+home", "f4", "ctrl+s")
        assert texts(filled)[3].startswith("Ja. Toen") and texts(filled)[3].endswith("Echt")
