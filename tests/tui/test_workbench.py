"""A day's coding on the keyboard: pinned codes, the last code, other borders, other codes, filters."""

import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.store import integrity, people, sources
from klantreis.store import study as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui.dialogs.filtering import Filtering
from klantreis.tui.widgets import bars
from klantreis.workflow import code, codebooks, collect, pins
from tests.conftest import add_source
from tests.tui.driving import driving
from tests.tui.test_coding_room import TALK, codings


async def test_a_pinned_code_is_one_key_away_also_after_a_restart(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("3")
        assert "nog geen code" in it.status
        await it.press("k", "3", *"telef", "enter")
        assert it.status == "Toets 3: Telefoon"
        await it.press("escape")
        await it.go_to("Dat vond ik zwaar.")
        await it.press("3")
        assert "Dat vond ik zwaar.: Telefoon" in codings(filled)
    async with driving(filled, TALK) as it:
        await it.go_to("Hoe begon het?")
        await it.press("3")
        assert "Hoe begon het?: Telefoon" in codings(filled)
        await it.press("3")
        assert "al" in it.status and list(codings(filled)).count("Hoe begon het?: Telefoon") == 1
        await it.press("k", "down", "down", "enter", "down", "enter", "escape")
        assert pins.pins(filled) == {}
        await it.press("ctrl+z")
        assert list(pins.pins(filled)) == [3]


async def test_several_codes_are_pinned_one_after_the_other(filled: Study) -> None:
    async with driving(filled, TALK, (80, 24)) as it:
        await it.press("k", "3", *"telef", "enter")
        assert "Codes onder de cijfertoetsen" in it.screen and it.highlighted.startswith("4")
        await it.press("enter", *"bejeg", "enter", "9")
        assert "Welke code komt op toets 9?" in it.screen
        await it.press("escape")
        assert it.highlighted.startswith("9")
        assert it.options()[2:4] == ["3  Kanalen › Telefoon", "4  Thema's › Bejegening"]
        await it.press("3", "down", "enter")
        assert it.highlighted == "3  (vrij)" and list(pins.pins(filled)) == [4]
        await it.press("4", "escape", "up", "up", "up", "up")
        assert it.highlighted == "✓  Klaar"
        await it.press("enter")
        assert len(it.app.screen_stack) == 1 and it.app.focused is it.view


async def test_a_new_code_made_for_a_number_key_stands_in_the_list(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("k", "1", *"Vervoer", "ctrl+n", "ctrl+s")
        assert it.options()[0].endswith("Vervoer") and it.highlighted.startswith("2")
        await it.press("2", "ctrl+n", "escape")
        assert it.highlighted.startswith("2") and list(pins.pins(filled)) == [1]


async def test_the_end_that_moved_is_told_of_a_long_coding(filled: Study) -> None:
    async with driving(filled, TALK, (80, 24)) as it:
        await it.go_to("negen weken")
        await it.press("t", "enter", *"bejeg", "enter", "less_than_sign")
        assert it.status.startswith("Bejegening staat nu op “…") and it.status.endswith("Dat vond ik”")
        assert it.status in it.screen
        await it.press("left_square_bracket", "right_parenthesis")
        assert "staat nu op “stonden we negen" in it.status and it.status.endswith("…”")


async def test_a_digit_that_answers_a_dialog_is_no_pinned_code(filled: Study) -> None:
    pins.pin(filled, 1, codebooks.find_code(codebooks.codebook(filled), "Telefoon"))
    async with driving(filled, TALK) as it:
        await it.go_to("naar de huisarts")
        before = len(codings(filled))
        await it.press("v", "1")
        assert codings(filled)["naar de huisarts: Huisarts"].valence == -2
        assert len(codings(filled)) == before
        await it.burst("v", "1")
        assert len(codings(filled)) == before


async def test_the_last_code_again(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("r")
        assert "nog geen laatste code" in it.status
        await it.go_to("Hoe begon het?")
        await it.press("enter", *"bejeg", "enter")
        await it.go_to("Dat vond ik zwaar.")
        await it.press("r")
        assert "Dat vond ik zwaar.: Bejegening" in codings(filled)


async def test_several_codes_at_once_are_one_action(filled: Study) -> None:
    before = codings(filled)
    async with driving(filled, TALK) as it:
        await it.go_to("Dat vond ik zwaar.")
        await it.press("enter", *"bejeg", "tab", *"telef", "tab")
        assert "Gekozen: Bejegening, Telefoon" in it.screen
        await it.press("enter")
        made = codings(filled)
        assert {"Dat vond ik zwaar.: Bejegening", "Dat vond ik zwaar.: Telefoon"} <= set(made)
        await it.press("alt+1")
        felt = codings(filled)
        both = ("Dat vond ik zwaar.: Bejegening", "Dat vond ik zwaar.: Telefoon")
        assert [felt[name].valence for name in both] == [-2, -2]
        await it.press("left", "right", "alt+5")
        assert sorted(codings(filled)[name].valence or 0 for name in both) == [-2, 2]
        await it.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert codings(filled) == before


async def test_the_code_typed_last_need_not_be_ticked(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Dat vond ik zwaar.")
        await it.press("enter", *"bejeg", "tab", *"telef", "enter")
        assert {"Dat vond ik zwaar.: Bejegening", "Dat vond ik zwaar.: Telefoon"} <= set(codings(filled))


async def test_keys_that_come_faster_than_the_screen_follows_count_in_their_order(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Dat vond ik zwaar.")
        await it.press("s", "enter")
        await it.burst(*"wachtt", "tab", *"telef", "enter")
        assert {"Dat vond ik zwaar.: Wachttijd", "Dat vond ik zwaar.: Telefoon"} <= set(codings(filled))
        assert "Dat vond ik zwaar.: Bejegening" not in codings(filled)
        await it.press("m")
        await it.burst(*"Zwaar", "ctrl+s")
        assert "Zwaar" in {c.memo for c in codings(filled).values()}
        await it.press("f")
        await it.burst("down", "space", "enter")
        assert "Je ziet" in it.status and it.coding.wanted.active


async def test_a_code_in_vivo_is_called_by_the_words(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Hoe begon het?")
        await it.press("s", "enter", *"telef", "enter")
        await it.go_to("Niemand belde.")
        await it.press("s", "i", "ctrl+s")
        assert "Niemand belde.: Niemand belde" in codings(filled)
        assert "Niemand belde" in codebooks.codebook(filled).by_path


async def test_another_code_and_other_borders(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("naar de huisarts")
        await it.press("a", *"intake", "enter")
        assert "naar de huisarts: Intake" in codings(filled)
        valence = codings(filled)["naar de huisarts: Intake"].valence
        await it.press("greater_than_sign")
        assert "naar de huisarts. Die: Intake" in codings(filled)
        await it.press("less_than_sign", "right_parenthesis")
        assert "de huisarts.: Intake" in codings(filled)
        await it.press("left_parenthesis", "left_parenthesis")
        assert "ik naar de huisarts.: Intake" in codings(filled)
        for _key in range(6):
            await it.press("less_than_sign")
        assert "ik: Intake" in codings(filled)
        assert codings(filled)["ik: Intake"].valence == valence


async def test_a_border_stands_at_a_word_and_not_at_the_full_stop_before_it(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("naar de huisarts")
        await it.press("greater_than_sign", *["right_parenthesis"] * 3)
        assert "Die: Huisarts" in codings(filled)
        await it.press("left_parenthesis", "right_parenthesis")
        assert "Die: Huisarts" in codings(filled)


async def test_a_coding_moves_to_words_that_are_chosen(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("naar de huisarts")
        await it.press("w")
        assert it.chosen == "naar de huisarts"
        await it.press("right_curly_bracket", "ctrl+shift+left", "ctrl+shift+left", "w")
        moved = next(words for words in codings(filled) if words.endswith(": Huisarts"))
        assert moved.startswith("naar de huisarts. Die luisterde goed naar")
        await it.press("w", "escape", "w")
        assert it.chosen == moved.removesuffix(": Huisarts")


async def test_words_that_somebody_else_changed_meanwhile_are_not_coded(filled: Study) -> None:
    source = collect.find_source(filled, TALK)
    async with driving(filled, TALK) as it:
        await it.go_to("Niemand belde.")
        with store.open_study(filled.folder, "bram") as other, operation(other, "edit", "elders"):
            turn = sources.turns(other, source.id)[3]
            sources.set_turn_text(other, turn.id, turn.text.replace("Toen", "Daarna"))
        before = codings(filled)
        await it.press("s", "enter", *"bejeg", "enter")
        assert "intussen" in it.status and codings(filled) == before


def test_only_what_is_changed_is_written(filled: Study) -> None:
    """Two people change different things about one coding: both stay."""
    source = collect.find_source(filled, TALK)
    seen = code.codings(filled, source.id)[0]
    with store.open_study(filled.folder, "bram") as other:
        code.change_coding(other, seen, memo="van bram")
    code.change_coding(filled, seen, valence=-2)
    now = code.codings(filled, source.id)[0]
    assert (now.memo, now.valence) == ("van bram", -2)
    code.delete_codings(filled, [now])
    with pytest.raises(KlantreisError, match="weggehaald"):
        code.change_coding(filled, now, valence=1)


def _code_as(study: Study, name: str, start: int, end: int) -> None:
    with store.open_study(study.folder, name) as other:
        source = collect.find_source(other, TALK)
        found = codebooks.find_code(codebooks.codebook(other), "Bejegening")
        code.add_codings(other, source.id, Span(Anchor(0, start), Anchor(0, end)), [found])


async def test_the_filter_hides_and_shows(filled: Study) -> None:
    _code_as(filled, "bram", 0, 3)
    async with driving(filled, TALK) as it:
        total = len(it.view.marks)
        await it.press("d")
        assert len(it.view.marks) == total - 1 and "Je ziet" in it.status
        await it.press("d")
        assert len(it.view.marks) == total
        await it.press("f")
        assert isinstance(it.app.screen, Filtering)
        while "heel negatief" not in it.highlighted:
            await it.press("down")
        await it.press("space", "enter")
        assert {m.sign for m in it.view.marks} == {"−2"} and len(it.view.marks) == 2
        it.view.place(0)
        await it.press("n")
        assert it.view.cursor in {m.start for m in it.view.marks}
        await it.press("f", "tab", *"bejegening", "enter")
        assert not it.view.marks
        await it.press("f", "ctrl+a")
        assert len(it.view.marks) == total


async def test_who_codes_blind_sees_nobody_elses(filled: Study) -> None:
    _code_as(filled, "bram", 0, 3)
    settings = filled.folder / "study.toml"
    settings.write_text(settings.read_text().replace("blind = false", "blind = true"))
    with store.open_study(filled.folder, "bram") as blind:
        async with driving(blind, TALK) as it:
            assert len(it.view.marks) == 1
            await it.press("d")
            assert "blind" in it.status and len(it.view.marks) == 1
            await it.press("f", "ctrl+a")
            assert len(it.view.marks) == 1
            await it.press("escape", "s", "enter", *"wachtlijst")
            assert "0 coderingen" in it.screen
            await it.press("escape", "f4", "slash", *"wachtlijst", "enter")
            assert "negen weken" not in it.screen and "Nog geen fragmenten" in it.screen


async def test_going_to_a_turn_or_a_time(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.press("g", *"4", "enter")
        assert it.view.text[it.view.cursor :].startswith("Toen stonden")
        await it.press("g", *"0:31", "enter")
        assert it.view.text[it.view.cursor :].startswith("En toen?")
        await it.press("g", *"99", "enter")
        assert "1 tot 5" in it.status
        await it.press("g", *"half", "enter")
        assert "1 tot 5" in it.status


async def test_choosing_by_sentence_turn_and_coding(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("Die luisterde")
        await it.press("ctrl+shift+down")
        assert it.chosen.strip() == "Die luisterde goed naar ons verhaal."
        await it.press("escape", "ctrl+up")
        assert it.view.text[it.view.cursor :].startswith("Die luisterde")
        await it.press("right_curly_bracket")
        assert it.chosen == "Die luisterde goed naar ons verhaal.\n"
        await it.press("right_curly_bracket")
        assert it.chosen.endswith("En toen?\n")
        await it.press("escape", "ctrl+home", "alt+n")
        assert it.chosen.endswith("Eerst ging ik ")


async def test_three_clicks_choose_the_sentence(filled: Study) -> None:
    async with driving(filled, TALK) as it:
        await it.go_to("luisterde")
        column = it.app.cursor_position
        await it.pilot.click(offset=column, times=2)
        assert it.chosen == "luisterde"
        await it.pilot.click(offset=column, times=3)
        assert it.chosen == "Die luisterde goed naar ons verhaal."


async def test_after_undo_and_redo_the_text_stays_where_it_was(filled: Study) -> None:
    async with driving(filled, TALK, size=(80, 12)) as it:
        await it.go_to("Dat vond ik zwaar.")
        await it.press("s", "enter", *"bejeg", "enter")
        before, top = it.view.cursor, it.view.scroll_offset.y
        await it.press("ctrl+z")
        assert (it.view.cursor, it.view.scroll_offset.y) == (before, top)
        assert not any(m.name == "Bejegening" and m.start > 100 for m in it.view.marks)
        await it.press("ctrl+y")
        assert any(m.name == "Bejegening" and m.start > 100 for m in it.view.marks)


async def test_a_pin_is_of_one_person(filled: Study) -> None:
    book = codebooks.codebook(filled)
    pins.pin(filled, 1, codebooks.find_code(book, "Intake"))
    pins.pin(filled, 2, codebooks.find_code(book, "Intake"))
    assert list(pins.pins(filled)) == [2]
    with store.open_study(filled.folder, "bram") as other:
        assert pins.pins(other) == {}
        pins.pin(other, 2, codebooks.find_code(book, "Telefoon"))
    assert people.persons(filled)[-1].name == "bram"
    assert book[pins.pins(filled)[2]].name == "Intake"
    assert integrity.problems(filled) == []


async def test_the_sentence_key_stops_at_the_end_of_a_turn(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("Toen stonden")
        await it.press("s", "s", "s")
        whole = it.chosen
        assert whole.startswith("Toen stonden") and whole.endswith("Dat vond ik zwaar.")
        await it.press("s", "s")
        assert it.chosen == whole


async def test_the_last_codes_come_again_together(filled: Study) -> None:
    async with driving(filled, "gesprek-02") as it:
        await it.go_to("Stuur")
        await it.press("s", "enter", *"huisarts", "tab", *"wachttijd", "enter")
        await it.go_to("Mijn zoon")
        await it.press("s", "r")
        assert "Huisarts, Wachttijd" in it.status
        await it.press("ctrl+z")
        assert "Huisarts, Wachttijd" in it.status


async def test_what_was_ticked_waits_while_nothing_goes_by_the_typed_name(filled: Study) -> None:
    async with driving(filled, "gesprek-02") as it:
        await it.go_to("Stuur")
        await it.press("s", "enter", *"huisarts", "tab", *"qqq", "enter")
        assert "Gekozen: Huisarts" in it.screen
        await it.press("ctrl+u", "enter")
        assert "Gecodeerd: Huisarts" in it.status


async def test_a_filter_shows_where_one_is_and_tells_what_it_hides(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.press("f", "space", "enter")
        assert "filter " in it.screen
        await it.go_to("Hoe begon")
        await it.press("t", "enter", *"wachttijd", "enter")
        hidden = it.coding.current not in (it.coding._text.marks if it.coding._text else {})
        assert ("niet te zien door het filter" in it.status) == hidden


async def test_a_message_goes_when_it_was_read_and_the_user_is_elsewhere(
    filled: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("Hoe begon")
        await it.press("t", "enter", *"wachttijd", "enter")
        await it.press("ctrl+down")
        assert "Gecodeerd" in it.status
        monkeypatch.setattr(bars, "READ_S", 0.0)
        await it.press("ctrl+down", "ctrl+down", "ctrl+down")
        assert it.status == ""


async def test_a_deletion_says_in_the_history_what_was_deleted(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("naar de huisarts")
        await it.press("x", "h")
        assert "1 codering verwijderd: Huisarts" in it.screen


async def test_few_sources_are_sought_by_typing_too(filled: Study) -> None:
    for title in ("gesprek-10", "gesprek-12"):
        add_source(filled, title, "Hallo.", "Dag.")
    async with driving(filled, "gesprek-01") as it:
        await it.press("b", *"12", "enter")
        assert it.coding.open_title == "gesprek-12"
