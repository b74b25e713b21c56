"""Zoeken: text, passages by codes, and codes that stand together."""

import threading
from pathlib import Path

import pytest
from textual import events
from textual.widgets import ContentSwitcher, Input

from klantreis.model.codings import Anchor, Settled, Span
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import operations, settling, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui import keys
from klantreis.tui.finding.coding_hits import CodingHits
from klantreis.tui.widgets.heat_map import HeatMap, figure, ranked, shade
from klantreis.tui.widgets.hit_list import HitList
from klantreis.workflow import code, codebooks, collect, hits, retrieve
from tests.tui.driving import Driver, driving

HOSTILE = "[bold]vet[/bold] [@click=app.quit]klik[/]"


async def look_for(it: Driver, words: str, count: str) -> None:
    await it.write(words)
    await it.wait_for(count)


async def dialog(it: Driver) -> None:
    """Wait until a dialog stands over the room."""
    for _turn in range(200):
        if len(it.app.screen_stack) > 1:
            break
        await it.pilot.pause(0.05)
    await it.pilot.pause()


async def gone(it: Driver, text: str) -> None:
    """Wait until the screen shows a text no more."""
    for _turn in range(200):
        if text not in it.screen:
            return
        await it.pilot.pause(0.05)
    raise AssertionError(f"still on the screen: {text}\n{it.screen}")


def texts(study: Study, reference: str) -> list[str]:
    return [p.text for p in retrieve.passages(study, codebooks.find_code(codebooks.codebook(study), reference))]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (30, 8)])
async def test_each_view_fits_every_size(filled: Study, size: tuple[int, int]) -> None:
    async with driving(filled, None, size) as it:
        await it.press("f5", *"wachtlijst")
        for view in ("alt+2", "alt+3", "t", "f1", "escape", "alt+1"):
            await it.press(view)
            assert it.screen


async def test_hits_come_while_one_types_and_lead_to_their_words(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5", *"wachtl")
        await it.wait_for("2 treffers")
        rows = it.screen.splitlines()
        assert any("gesprek-01" in row for row in rows) and any("gesprek-02" in row for row in rows)
        assert any("0:45 R" in row and "negen weken op de wachtlijst. Niemand" in row for row in rows)
        await it.press("down", "down", "enter")
        assert it.app.query_one("#coding").display
        assert it.coding.open_title == "gesprek-02" and it.chosen == "wachtl"


async def test_what_was_typed_last_is_what_is_shown(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5")
        await it.burst(*"huisarts")
        await it.wait_for("1 treffer")
        view = it.app.query_one(CodingHits)
        assert view.question is not None and view.question.text == "huisarts"
        await it.write("")
        assert not view.found.hits and "treffer " not in it.screen


async def test_three_ways_to_look(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "w.chtlijst", "0 treffers")
        await it.press("ctrl+r")
        await it.wait_for("2 treffers")
        assert "[regex]" in it.screen
        await look_for(it, "(", "geen geldige")
        await it.press("ctrl+r")
        await look_for(it, "wachtlisjt", "2 treffers")
        assert "[ongeveer]" in it.screen


async def test_marked_hits_get_a_code_and_one_undo_takes_all_back(filled: Study) -> None:
    before = len(operations.history(filled))
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "wachtlijst", "2 treffers")
        await it.press("down", "space", "space")
        assert "alle gemerkt" in it.screen and it.screen.count("✓") >= 2
        await it.press("space", "w")
        assert "1 gemerkt" in it.screen and "de zin" in it.screen
        await it.press("c")
        assert "1 treffer" in it.screen
        await it.press(*"bejegening", "enter")
        assert texts(filled, "Bejegening") == [
            "luisterde goed",
            "Toen stonden we negen weken op de wachtlijst.",
        ]
        assert it.status.startswith("1 codering toegevoegd")
        assert len(operations.history(filled)) == before + 1
        await it.press("ctrl+z")
        assert texts(filled, "Bejegening") == ["luisterde goed"]


async def test_all_hits_get_a_new_code_also_those_that_are_not_listed(filled: Study) -> None:
    with operation(filled, "import", "veel"):
        said = [Utterance("mand " * 30, "R") for _n in range(10)]
        sources.insert(filled, title="veel", kind=SourceKind.STORY, utterances=said)
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "mand", "meer dan 200 treffers, in 11 beurten")
        await it.press("down", "c")
        await dialog(it)
        assert "de woorden van 301 treffers" in it.screen
        await it.press("ctrl+n")
        await it.write("Mand")
        await it.press("enter")
        await it.wait_for("301 coderingen toegevoegd")
        assert len(texts(filled, "Mand")) == 301


async def test_a_hit_whose_text_changed_meanwhile_is_told(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "huisarts", "1 treffer")
        with operation(filled, "edit", "weg"):
            source = collect.find_source(filled, "gesprek-01")
            turn = sources.turns(filled, source.id)[1]
            sources.set_turn_text(filled, turn.id, "Eerst ging ik naar de HUISarts!")
        await it.press("down", "c", "enter")
        assert "Er is niets om te coderen" in it.status


async def test_only_the_words_of_a_group(filled: Study) -> None:
    with operation(filled, "participants", "groepen"):
        filled.connection.execute("UPDATE participant SET grp = 'ouder' WHERE code = 'R01'")
        filled.connection.execute("UPDATE participant SET grp = 'jongere' WHERE code = 'R02'")
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "wachtlijst", "2 treffers")
        await it.press("ctrl+l")
        assert "[ ] groep jongere" in it.screen
        await it.press("space", "enter")
        await it.wait_for("1 treffer ")
        assert "alleen jongere" in it.screen


async def test_a_question_by_codes_is_answered_and_opened(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5", "alt+2")
        await it.write("Wachtlijst en Wachttijd")
        await it.wait_for("1 fragment ")
        assert "negen weken op de wachtlijst" in it.screen and "op een wachtlijst" not in it.screen
        await it.write("Wachtlijst en niet Wachttijd")
        await it.wait_for("op een wachtlijst”")
        await it.write("Wachtlijst en nie")
        await it.wait_for("bij teken 15")
        assert "op een wachtlijst”" in it.screen
        await it.write("onder:Momenten bij Bejegening")
        await it.wait_for("naar de huisarts”")
        await it.press("enter", "enter")
        assert it.view.text[it.view.cursor :].startswith("naar de huisarts")


async def test_a_code_is_put_in_the_question_from_the_picker(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5", "alt+2", "ctrl+o", *"intake", "enter")
        assert it.app.focused is not None and it.app.query_one("#find-question", Input).value == '"Intake"'
        await it.wait_for("de intake was pas in maart”")


async def test_passages_by_feeling_without_a_question(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5", "alt+2", "ctrl+l", "end", "up", "space", "enter")
        await it.wait_for("1 fragment ")
        assert "alleen +2" in it.screen and "luisterde goed" in it.screen


async def test_who_codes_blind_finds_their_own_codings_only(filled: Study) -> None:
    filled.actor = "bram"
    source = collect.find_source(filled, "gesprek-02")
    wait = codebooks.find_code(codebooks.codebook(filled), "Wachtlijst")
    code.add_codings(filled, source.id, Span(Anchor(2, 0), Anchor(2, 5)), [wait])
    object.__setattr__(filled.settings, "blind", True)
    async with driving(filled) as it:
        await it.press("f5", "alt+2")
        await it.write("Wachtlijst")
        await it.wait_for("1 fragment ")
        assert "“Stuur”" in it.screen
        # Not even whether the other one coded the same words.
        await it.write("Wachtlijst bij Wachttijd")
        await it.wait_for("0 fragmenten")
        await it.write("Wachtlijst en niet Tussentijds bericht")
        await it.wait_for("1 fragment ")
        await it.press("escape", "s")
        assert "codeer je blind" in it.status
        await it.press("f")
        assert "van anke" not in it.screen
        await it.press("escape", "3")
        await it.wait_for("0 paren codes van jou (blind)")
        assert "Wachttijd" not in it.screen
        await it.press("1")
        await look_for(it, "stuur", "◆ Wachtlijst")
        assert "Tussentijds" not in it.screen


async def test_hits_show_the_codes_on_their_words(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "wachtlijst", "◆ Wachtlijst +1")
        first, second = (row for row in it.screen.splitlines() if "wachtlijst" in row and "◆" in row)
        assert first.rstrip(" ▁▔█▎┃│▌").endswith("◆ Wachtlijst +1") and "Wachtlijst +1" not in second
        await it.wait_for("◆ Wachtlijst, Wachttijd")
        await look_for(it, "Wat gebeurde", "1 treffer")
        assert "◆" not in it.screen


async def test_marks_go_and_the_code_shows_after_coding(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f5")
        await look_for(it, "huis", "1 treffer")
        await it.wait_for("◆ Huisarts")
        await it.press("down", "space")
        assert "✓" in it.screen
        await it.press("c", *"bejegening", "enter")
        assert it.app.query_one(HitList).marked == [] and "gemerkt" not in it.screen
        await it.wait_for("◆ Huisarts +1")
        await it.wait_for("◆ Huisarts, Bejegening")
        await it.press("ctrl+z")
        await gone(it, "Huisarts +1")
        assert "◆ Huisarts " in it.screen


async def test_all_hits_of_an_expression_are_coded_beside_the_screen(
    filled: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    with operation(filled, "import", "veel"):
        said = [Utterance("mand " * 30, "R") for _n in range(10)]
        sources.insert(filled, title="veel", kind=SourceKind.STORY, utterances=said)
    gate, code_hits = threading.Event(), hits.code_hits

    def slow(*arguments: object, **named: object) -> hits.HitsReport:
        assert gate.wait(20) and threading.current_thread() is not threading.main_thread()
        return code_hits(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(hits, "code_hits", slow)
    async with driving(filled) as it:
        await it.press("f5", "ctrl+r")
        await look_for(it, "m.nd", "meer dan 200 treffers")
        await it.press("down", "c")
        await dialog(it)
        assert "de woorden van 301 treffers" in it.screen
        await it.press(*"bejegening", "enter")
        await it.wait_for("Bezig met coderen…")
        await it.press("c")
        assert "worden nog gecodeerd" in it.status
        await it.press("f4")  # the room may be left meanwhile
        gate.set()
        await it.wait_for("301 coderingen toegevoegd")
        assert len(texts(filled, "Bejegening")) == 302
        await it.press("ctrl+z")
        assert texts(filled, "Bejegening") == ["luisterde goed"]


async def test_who_types_on_while_all_hits_are_looked_up_codes_nothing(
    filled: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    with operation(filled, "import", "veel"):
        said = [Utterance("mand " * 30, "R") for _n in range(10)]
        sources.insert(filled, title="veel", kind=SourceKind.STORY, utterances=said)
    gate, placed = threading.Event(), hits.placed
    monkeypatch.setattr(hits, "placed", lambda *given: gate.wait(20) and placed(*given))
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "mand", "meer dan 200 treffers")
        await it.press("down", "c")
        await it.wait_for("Bezig: alle treffers opzoeken…")
        await it.press("slash")
        await it.write("huisarts")
        gate.set()
        await it.wait_for("1 treffer")
        await it.wait_for("◆ Huisarts")
        assert len(it.app.screen_stack) == 1 and it.app.query_one(CodingHits).found.hits[0].around.text == "huisarts"


async def test_too_many_hits_are_not_coded_at_once(filled: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "MOST_CODED", 250)
    with operation(filled, "import", "veel"):
        said = [Utterance("mand " * 30, "R") for _n in range(10)]
        sources.insert(filled, title="veel", kind=SourceKind.STORY, utterances=said)
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "mand", "meer dan 200 treffers")
        await it.press("down", "c")
        await it.wait_for("Meer dan 250 treffers is te veel")
        assert len(it.app.screen_stack) == 1 and "meer dan 200 treffers" in it.screen


@pytest.mark.parametrize(("view", "busy"), [("2", "Bezig met zoeken…"), ("3", "Bezig met tellen…")])
async def test_what_takes_long_is_told_and_only_the_last_answer_shows(
    filled: Study, monkeypatch: pytest.MonkeyPatch, view: str, busy: str
) -> None:
    gates = {None: threading.Event(), 0: threading.Event()}
    together, answer = retrieve.together, retrieve.answer

    def slow_together(study: Study, *, near: int | None, **named: object) -> retrieve.Together:
        assert gates[near].wait(20)
        return together(study, near=near, **named)  # type: ignore[arg-type]

    def slow_answer(study: Study, question: str, **named: object) -> retrieve.Answer:
        assert gates[None if question == "Huisarts" else 0].wait(20)
        return answer(study, question, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(retrieve, "together", slow_together)
    monkeypatch.setattr(retrieve, "answer", slow_answer)
    async with driving(filled) as it:
        await it.press("f5", "escape", view)
        if view == "2":
            await it.write("Huisarts")
        await it.wait_for(busy)
        if view == "2":
            await it.write("Intake")
            await it.press("enter")
        else:
            await it.press("n")
        for gate in gates.values():
            gate.set()
        await it.wait_for("in maart”" if view == "2" else "in dezelfde beurt")
        assert "naar de huisarts”" not in it.screen and busy not in it.screen
        await it.press("f2", "f5")
        assert "in maart”" in it.screen or "in dezelfde beurt" in it.screen


async def test_what_was_dropped_when_settling_shows_only_when_asked_for(filled: Study) -> None:
    source = collect.find_source(filled, "gesprek-01").id
    book = codebooks.codebook(filled)
    dropped = [c for c in code.codings(filled, source) if book[c.code].name == "Wachttijd"]
    with operation(filled, "settle", "vervallen"):
        settling.settle(filled, [c.id for c in dropped], Settled.DROPPED)
    async with driving(filled) as it:
        await it.press("f5", "escape", "2")
        await it.write("Wachttijd")
        await it.wait_for("0 fragmenten")
        await it.write("Wachtlijst en Wachttijd")
        await it.wait_for("0 fragmenten")
        await it.press("escape", "o")
        await it.wait_for("1 fragment ")
        assert "ook wat vervallen is" in it.screen and "telt niet" not in it.screen
        await it.press("slash")
        await it.write("Wachttijd")
        await it.wait_for("✗ telt niet")
        await it.press("escape", "3")
        await it.wait_for("0 paren codes")
        await it.press("o")
        await it.wait_for("1 paar codes")
        await it.press("enter")
        await it.wait_for("1 fragment ")


async def test_codes_that_stand_together_lead_to_where_they_do(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f5", "alt+3")
        await it.wait_for("1 paar codes")
        assert "██  1" in it.screen
        assert "Wachttijd en Wachtlijst: 1 keer samen" in it.screen
        await it.press("enter")
        await it.wait_for("1 fragment ")
        assert "negen weken op de wachtlijst" in it.screen or "weken op de wachtlijst. Niemand" in it.screen
        assert "door dezelfde codeur" in it.screen
        await it.press("3", "n", "t")
        await it.wait_for("in dezelfde beurt")
        assert "Huisarts" in it.screen
        await it.press("enter")
        assert " bij " in it.app.query_one("#find-question", Input).value


async def test_nothing_in_a_study_is_an_instruction_here(filled: Study, tmp_path: Path) -> None:
    with operation(filled, "import", HOSTILE):
        said = [Utterance(f"{HOSTILE} \x1b[2J \u202eweg", HOSTILE)]
        sources.insert(filled, title=HOSTILE, kind=SourceKind.STORY, utterances=said)
    source = collect.find_source(filled, HOSTILE)
    names = [HOSTILE.replace("/", ""), "[b]ook"]
    made = [codebooks.add_code(filled, ["Momenten", name]) for name in names]
    code.add_codings(filled, source.id, Span(Anchor(0, 0), Anchor(0, 4)), made, memo=HOSTILE)
    async with driving(filled, None, (200, 40)) as it:
        await it.press("f5")
        await look_for(it, "@click=app.quit]klik", "2 treffers")
        assert f"{HOSTILE} ␛[2J �weg" in it.screen
        await it.press("alt+2")
        await it.write('"[b]ook"')
        await it.wait_for("memo: " + HOSTILE)
        await it.write("[b]")
        await it.wait_for("“[b]”")
        await it.press("alt+3")
        await it.wait_for("[b]ook")
        assert names[0] in it.screen


async def test_an_empty_study_tells_how_to_begin(plain: Study) -> None:
    async with driving(plain, None, (80, 24)) as it:
        for view in ("f5", "alt+2", "alt+3", "enter", "t", "n", "alt+1", "c", "space", "enter"):
            await it.press(view)
            assert " nog " in it.screen


async def test_hits_stay_marked_while_nothing_changed(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5")
        await look_for(it, "wachtlijst", "2 treffers")
        await it.press("down", "a", "f2", "f5")
        assert len(it.app.query_one(HitList).marked) == 2
        await it.press("down", "a")
        assert it.app.query_one(HitList).marked == []


def test_no_two_keys_of_a_view_collide() -> None:
    for view in (keys.FIND_TEXT, keys.FIND_PASSAGES, keys.FIND_OVERLAP):
        pressed = [key for binding in [*keys.APP, *keys.FIND, *view] for key in binding.key.split(",")]
        assert len(set(pressed)) == len(pressed)


def test_shades_and_figures_of_the_map() -> None:
    assert [shade(n, 12) for n in (0, 1, 3, 4, 6, 7, 9, 10, 12)] == list(" ░░▒▒▓▓██")
    assert [shade(n, 1) for n in (0, 1)] == [" ", "█"]
    assert [figure(n) for n in (0, 7, 999, 1000, 99_999, 1_000_000)] == ["", "7", "999", "1k", "99k", "99k"]
    assert ranked({("a", "b"): 2, ("b", "c"): 3, ("d", "e"): 3}) == ["b", "c", "d", "e", "a"]


async def test_the_cursor_of_the_map_stays_in_it(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5", "alt+3")
        await it.wait_for("1 paar codes")
        heat = it.app.query_one(HeatMap)
        assert set(heat.pair or ()) == {"Momenten/Wachtlijst", "Thema's/Wachttijd"}
        await it.press("up", "up", "left", "left")
        assert heat.pair is None
        await it.press("right", "right", "right")
        assert heat.pair is not None and heat.pair[0] == ranked({("Momenten/Wachtlijst", "Thema's/Wachttijd"): 1})[0]


async def test_a_line_longer_than_its_room_shows_its_end(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f5", *("a" * 80), *"einde")
        assert "aaeinde" in it.screen
        await it.press("home", *"begin")
        assert "beginaa" in it.screen and "aaeinde" not in it.screen


async def test_alt_with_a_digit_changes_the_view_while_one_types_as_a_terminal_sends_it(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5", *"wacht")
        signs = {"trade_mark_sign": ("\u2122", "find-passages"), "inverted_exclamation_mark": ("\u00a1", "find-text")}
        for name, (sign, view) in signs.items():
            it.app._driver.send_message(events.Key(name, sign))  # type: ignore[union-attr]
            await it.pilot.pause(0.1)
            assert it.app.query_one("#find-views", ContentSwitcher).current == view
        assert it.app.query_one("#find-words", Input).value == "wacht"


async def test_escape_leaves_the_line_also_without_hits(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f5", *"qqqqq", "escape", "2")
        assert it.app.query_one("#find-words", Input).value == "qqqqq"
        assert it.app.query_one("#find-views", ContentSwitcher).current == "find-passages"
