"""Typing out by keyboard: what is typed is stored at once, and the sound is under the fingers."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from klantreis.files import whereabouts
from klantreis.model.sources import Word
from klantreis.store import sources, words
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui.typing import place
from klantreis.tui.typing.pane import TypingPane
from klantreis.tui.typing.times import clock, milliseconds, precise
from klantreis.workflow import code, codebooks, collect, editing, glossary, listening, recordings, studies
from tests.audio.hand_device import HandDevice
from tests.audio.recorded import click_track, write
from tests.conftest import add_source
from tests.tui.driving import Driver, driving

RATE = 8000
TURNS = ("Hoe ging het?", "We stonden op een wachtlijst.", "En toen?")


@pytest.fixture(autouse=True)
def device(monkeypatch: pytest.MonkeyPatch) -> HandDevice:
    """In the place of a loudspeaker: it plays what a test pulls from it."""
    device = HandDevice(is_null=True)
    monkeypatch.setattr(listening.Listening.__init__, "__defaults__", (0, device.open))
    monkeypatch.setattr(place, "AT_RISK_S", 0.05)
    return device


@pytest.fixture
def talk(plain: Study, tmp_path: Path) -> Study:
    """A talk of three turns, the first two with a time, and ten seconds of sound."""
    add_source(plain, "gesprek-20", *TURNS)
    source = collect.find_source(plain, "gesprek-20")
    with operation(plain, "edit", "tijden"):
        for turn, start in zip(sources.turns(plain, source.id), (0, 4000), strict=False):
            editing.store.set_times(plain, turn.id, start, None)
    path = write(tmp_path / "gesprek-20.wav", click_track(RATE, (1000, 5000), 10_000), RATE)
    recordings.add(plain, source, path)
    return plain


def texts(study: Study) -> list[str]:
    return [turn.text for turn in stored(study)]


def stored(study: Study) -> list[sources.Turn]:
    return sources.turns(study, collect.find_source(study, "gesprek-20").id)


async def opened(it: Driver) -> TypingPane:
    await it.press("f2", "t")
    room = it.app.query_one(TypingPane)
    if room._listening is not None:
        room._listening.wait()
    await it.pilot.pause(0.15)
    return room


async def settled(it: Driver) -> None:
    """Until what was typed is stored."""
    await it.pilot.pause(0.12)


async def test_what_is_typed_is_stored_at_once_and_undone_from_the_keyboard(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("end", *" Slecht", "full_stop")
        await settled(it)
        assert texts(talk) == ["Hoe ging het? Slecht.", *TURNS[1:]]
        await it.press("enter", *"Ja")
        await settled(it)
        assert [(t.text, t.speaker) for t in stored(talk)][:2] == [("Hoe ging het? Slecht.", "I"), ("Ja", "R")]
        for _time in range(12):  # as often as it was stored
            if texts(talk) != list(TURNS):
                await it.press("ctrl+z")
                await settled(it)
        assert texts(talk) == list(TURNS)
        assert "Hoe ging het?" in it.screen and "Slecht" not in it.screen
        await it.press("ctrl+y")
        assert texts(talk) != list(TURNS)


async def test_the_screen_shows_times_speakers_the_waveform_and_how_it_plays(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        assert "00:04 R" in it.screen and "I" in it.screen
        assert "00:00,0 / 00:10" in it.screen and "je hoort niets" in it.screen
        assert any(bar in it.screen for bar in "▄▅▆▇█")
        assert "gesprek-20 · regel 1 van 3" in it.screen


async def test_the_keys_play_step_and_slow_down(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        player = room._player
        assert player is not None
        await it.press("f4")
        assert player.playing
        await it.press("escape")
        assert not player.playing
        await it.press("f5", "f5", "f3")
        assert player.position_ms == 5000
        await it.press("alt+right")
        assert player.position_ms == 6500
        await it.press("alt+down", "alt+down")
        assert player.speed == 0.8 and "0,8×" in it.screen
        await it.press("alt+0")
        assert player.speed == 1.0
        await it.press("shift+f3")
        assert player.position_ms == 0


async def test_sound_and_text_find_each_other(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        player = room._player
        assert player is not None
        await it.press("down", "ctrl+t")
        assert player.position_ms == 4000 and player.playing
        await it.press("escape", "up", "ctrl+r")
        assert room._editor.row == 1
        await it.press("ctrl+k", *"8", "enter")
        assert player.position_ms == 8000
        await it.press("ctrl+k", *"acht", "enter")
        assert "is geen tijd" in it.status
        await it.press("down", "ctrl+j")
        await settled(it)
        assert [(t.start_ms, t.end_ms) for t in stored(talk)] == [(0, None), (4000, 8000), (8000, None)]
        await it.press("up", "ctrl+l")
        assert player.looping == (4000, 8000) and "herhaalt 00:04–00:08" in it.screen
        await it.press("ctrl+l")
        assert player.looping is None


async def test_where_there_is_no_time_or_no_recording_that_is_told(talk: Study, plain: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("end", "down", "down", "ctrl+l")
        assert "nog geen tijd" in it.status
    recordings.remove(talk, recordings.of_source(talk, collect.find_source(talk, "gesprek-20"))[0])
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("f4")
        assert "nog geen opname" in it.status


async def test_the_border_between_two_turns_is_where_enter_was_pressed(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        player = room._player
        assert player is not None
        player.seek(2500)
        await it.press("f4", "end")
        room._editor.heard_ms = 2500
        await it.press("enter")
        await settled(it)
        first, second = stored(talk)[:2]
        assert (first.start_ms, second.start_ms) == (0, first.end_ms)
        assert first.end_ms is not None and 1000 <= first.end_ms <= 3500


async def test_speakers_by_number_and_by_name(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("alt+2")
        await settled(it)
        assert [turn.speaker for turn in stored(talk)] == ["R", "R", "I"]
        await it.press("down", "alt+3")
        await settled(it)
        assert stored(talk)[1].speaker == "Spreker 3"
        await it.press("ctrl+n", "ctrl+u", *"Moeder", "enter")
        await settled(it)
        assert stored(talk)[1].speaker == "Moeder" and "Moeder" in it.screen


async def test_a_new_name_holds_for_all_lines_of_a_speaker_or_for_one(talk: Study) -> None:
    before = [turn.speaker for turn in stored(talk)]
    assert before == ["I", "R", "I"]
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("ctrl+n", "ctrl+u", *"Hanneke", "enter")
        assert "Alle 2 beurten van I" in it.screen
        await it.press("enter")
        await settled(it)
        assert [turn.speaker for turn in stored(talk)] == ["Hanneke", "R", "Hanneke"] and "Hanneke" in it.screen
        await it.press("ctrl+n", "ctrl+u", *"Vader", "enter", "down", "enter")
        await settled(it)
        assert [turn.speaker for turn in stored(talk)] == ["Vader", "R", "Hanneke"]
        await it.press("ctrl+n", "ctrl+u", *"Hanneke", "enter")  # somebody who is there: this line is hers
        await settled(it)
        await it.press("ctrl+n", "ctrl+u", *"Iemand", "enter", "escape")
        await settled(it)
        assert [turn.speaker for turn in stored(talk)] == ["Hanneke", "R", "Hanneke"]


async def test_signs_of_transcribers_come_where_the_cursor_is(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("end", "space", "ctrl+g", "enter")
        await settled(it)
        assert texts(talk)[0] == "Hoe ging het? (.)"
        await it.press("home", *("right",) * 3, "ctrl+g", "enter", "home", "ctrl+g", "enter")
        await settled(it)
        assert texts(talk)[0] == "(.)Hoe (.) ging het? (.)"


async def test_a_study_has_signs_of_its_own(talk: Study) -> None:
    talk.settings = replace(talk.settings, signs={"[b]hoest[/b]": "hoest", "(.)": ""})
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("end", "space", "ctrl+g")
        assert "[b]hoest[/b]   hoest" in it.screen and "korte pauze" not in it.screen
        await it.press("enter")
        await settled(it)
        assert texts(talk)[0] == "Hoe ging het? [b]hoest[/b]"


async def test_a_recording_is_taken_away_and_comes_back(talk: Study) -> None:
    source = collect.find_source(talk, "gesprek-20")
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        await it.press("ctrl+b")
        assert "gesprek-20.wav weghalen" in it.screen
        await it.press("escape", "ctrl+b", "down", "enter")
        assert recordings.of_source(talk, source) == [] and room._player is None
        assert "nog geen opname" in it.screen and (talk.folder / "interviews" / "gesprek-20.wav").is_file()
        await it.press("ctrl+z")
        assert len(recordings.of_source(talk, source)) == 1
        await it.wait_for("/ 00:10")


async def test_a_word_comes_in_the_glossary_and_the_talk_follows(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("down", "end", "alt+w", "ctrl+u", *"de", "space", *"Wachtlijst", "enter", "enter")
        await settled(it)
        assert texts(talk)[1] == "We stonden op een de Wachtlijst." and "1 beurt verbeterd" in it.screen
        assert [(term.name, term.heard) for term in glossary.terms(talk)] == [("de Wachtlijst", ("wachtlijst",))]
        await it.press("ctrl+z")
        await settled(it)
        assert texts(talk)[1] == TURNS[1]


async def test_who_leaves_the_question_changes_nothing(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("end", "alt+w", *"x", "enter", "escape")
        await it.press("alt+w", "escape")
        await settled(it)
        assert texts(talk) == list(TURNS) and glossary.terms(talk) == []


async def test_how_far_the_sound_goes_back_is_remembered(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        assert room._player is not None and room._player.rewind_ms == 1500
        await it.press("alt+r", "down", "enter")
        it.app.action_theme()  # another thing to remember takes nothing away
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        assert room._player is not None and room._player.rewind_ms == 2000


async def test_one_comes_back_where_one_was(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("down", "down", "f5")
        await it.press("f2")
    source = collect.find_source(talk, "gesprek-20")
    places = whereabouts.load(talk.folder)
    assert places.row[source.id] == 2 and places.heard_ms[source.id] == 5000
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        assert room._editor.row == 2 and room._player is not None and room._player.position_ms == 5000


async def test_what_stands_on_the_screen_is_stored_when_one_leaves(
    talk: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "AT_RISK_S", 60)
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press(*"Nou, ")
        await it.press("f2")
        assert texts(talk)[0] == "Nou, Hoe ging het?"
        await it.press("t", "home", *"En? ")
    assert texts(talk)[0] == "En? Nou, Hoe ging het?"


async def test_codings_stay_on_their_words_while_one_types(talk: Study) -> None:
    from tests.conftest import add_book

    add_book(talk)
    source = collect.find_source(talk, "gesprek-20")
    text = sources.text(talk, source.id)
    start = text.text.index("wachtlijst")
    chosen = codebooks.find_code(codebooks.codebook(talk), "Wachtlijst")
    code.add_codings(talk, source.id, text.span(start, start + 10), [chosen])
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("end", "enter", *"Nou", "down", "home", *"Tja, ")
        await settled(it)
    (coding,) = code.codings(talk, source.id)
    assert sources.text(talk, source.id).quote(coding.span) == "wachtlijst"
    assert texts(talk)[2] == "Tja, We stonden op een wachtlijst."


async def test_what_another_wrote_shows_and_is_not_overwritten(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        with studies.open_again(talk) as other:
            editing.edit_turn(other, collect.find_source(other, "gesprek-20"), stored(other)[2], "En daarna?")
        await it.press(*"Eh, ")
        await settled(it)
        await it.wait_for("En daarna?")
        assert texts(talk) == ["Eh, Hoe ging het?", TURNS[1], "En daarna?"]


@pytest.mark.parametrize("where", [("enter",), ("down", "enter")])
async def test_a_recording_is_brought_in_from_the_room(plain: Study, tmp_path: Path, where: tuple[str, ...]) -> None:
    add_source(plain, "gesprek-20", *TURNS)
    path = write(tmp_path / "opname.wav", click_track(RATE, (100,), 3000), RATE)
    async with driving(plain, None, (100, 30)) as it:
        await opened(it)
        assert "nog geen opname" in it.screen
        await it.press("ctrl+b")
        await it.write(str(tmp_path / "weg.wav"))
        await it.press("enter")
        assert "bestaat niet" in it.status
        await it.press("ctrl+b")
        await it.write(str(path))
        await it.press("enter", "escape")
        assert recordings.counts(plain) == {}
        await it.press("ctrl+b")
        await it.write(str(path))
        await it.press("enter", *where)
        await it.wait_for("/ 00:03")
    (made,) = recordings.of_source(plain, collect.find_source(plain, "gesprek-20"))
    assert made.linked == ("down" in where)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (30, 8)])
async def test_it_fits_every_size_and_hostile_text_is_text(plain: Study, size: tuple[int, int]) -> None:
    hostile = "[bold]vet[/bold] [@click=app.quit]klik[/] \\[x] ["
    add_source(plain, "gesprek-20", hostile, "x" * 500)
    async with driving(plain, None, size) as it:
        await opened(it)
        assert "[bold]vet"[: max(4, size[0] - 22)] in it.screen
        for key in ("f4", "ctrl+l", "ctrl+j", "ctrl+t", "down", "end", "enter", "backspace"):
            await it.press(key)
            assert it.screen


async def test_a_recording_that_went_away_is_told_and_the_text_can_be_typed(talk: Study) -> None:
    (talk.folder / "interviews" / "gesprek-20.wav").unlink()
    async with driving(talk, None, (140, 30)) as it:
        await opened(it)
        assert "er niet meer" in it.screen
        await it.press(*"Nou ")
        await settled(it)
    assert texts(talk)[0] == "Nou Hoe ging het?"


def test_times_are_read_and_written() -> None:
    assert [milliseconds(text) for text in ("75", "1:15", "1:02:03,5", "0:00.25", "acht", "1:2:3:4", "")] == [
        *(75_000, 75_000, 3_723_500, 250),
        *(None, None, None),
    ]
    assert (clock(3_723_500), clock(75_000), clock(None), precise(75_250)) == ("1:02:03", "01:15", "     ", "01:15,2")


async def test_signs_that_begin_a_line_elsewhere_do_not_here(plain: Study) -> None:
    add_source(plain, "gesprek-20", "Een\u2028regel\x0bof\x85drie", "Ja")
    async with driving(plain, None, (100, 30)) as it:
        await opened(it)
        assert "Een regel of drie" in it.screen
        await it.press("down", "end", "full_stop")
        await settled(it)
    assert texts(plain) == ["Een\u2028regel\x0bof\x85drie", "Ja."]


async def test_what_is_pasted_becomes_clean_lines(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        await it.press("end")
        it.app.post_message(events.Paste("Eén\u2028twee\r\nd\x1b[31mrie\x85\u202evier"))
        await settled(it)
        await settled(it)
    assert texts(talk) == ["Hoe ging het?Eén", "twee", "d[31mrie", "vier", *TURNS[1:]]


async def test_alt_with_a_key_is_no_text_as_terminals_send_it(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        await it.burst("alt+down")
        for key, character in (("trade_mark_sign", "™"), ("alt+z", "z"), ("alt+q", "q")):
            it.app._driver.send_message(events.Key(key, character))  # type: ignore[union-attr]
            await it.pilot.pause(0.1)
        await settled(it)
        assert room._player is not None and room._player.speed == 0.9
    assert texts(talk) == list(TURNS)
    assert stored(talk)[0].speaker == "R"


async def test_unsure_words_are_visited_one_after_the_other_and_heard(talk: Study) -> None:
    turns = stored(talk)
    with operation(talk, "draft", "concept"):
        words.put(talk, turns[0].id, (Word(0, 3, 1000, 1200, 100), Word(4, 8, 1300, 1500, 900)))
        words.put(talk, turns[1].id, (Word(18, 29, 5000, 5400, 450),))
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        chosen = []
        for _time in range(3):
            await it.press("alt+n")
            assert room._player is not None and room._player.playing
            chosen.append((room._editor.selected_text, room._player.position_ms))
            await it.press("escape")
        assert chosen == [("Hoe", 700), ("wachtlijst.", 4700), ("Hoe", 700)]
        await it.press(*"Wie")
        await settled(it)
        await it.press("alt+n")
        assert "Nog 1 onzeker woord" in it.status


async def test_only_the_unsure_stretches_are_heard_one_after_the_other(talk: Study, device: HandDevice) -> None:
    turns = stored(talk)
    with operation(talk, "draft", "concept"):
        words.put(talk, turns[0].id, (Word(0, 3, 1000, 1200, 100), Word(4, 8, 1300, 1500, 400)))
        words.put(talk, turns[1].id, (Word(0, 2, 4000, 4200, 900), Word(18, 29, 5000, 5400, 450)))
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        player = room._player
        assert player is not None
        await it.press("alt+u")
        assert "alleen de 2 onzekere stukken" in it.status
        assert (room._editor.selected_text, player.position_ms, player.playing) == ("Hoe", 700, True)
        device.pull_ms(1_000)
        await it.pilot.pause(0.15)
        assert player.position_ms == 1700 and player.playing
        device.pull_ms(150)  # past the end of the first stretch: the next one begins
        await it.pilot.pause(0.15)
        assert (room._editor.selected_text, player.position_ms, player.playing) == ("wachtlijst.", 4700, True)
        await it.press(*"wachtrij")  # who types stays here
        assert not player.playing and room._editor.document.get_line(1).endswith("wachtrij")
        await settled(it)
        player.seek(0)
        await it.press("alt+u")
        assert "alleen het onzekere stuk" in it.status
        await it.press("f5", "alt+u")  # somewhere else: the recording is heard as it is, until it is asked for again
        assert player.playing and player.position_ms == 700
        device.pull_ms(1_150)
        await it.pilot.pause(0.15)
        assert not player.playing and "laatste onzekere stuk" in it.status
        await it.press("alt+u", "alt+u")
        assert not player.playing


async def test_what_was_drawn_before_is_what_would_be_drawn_now(talk: Study, device: HandDevice) -> None:
    turns = stored(talk)
    with operation(talk, "draft", "concept"):
        words.put(talk, turns[1].id, (Word(18, 29, 5000, 5400, 450),))
    async with driving(talk, None, (60, 20)) as it:
        room = await opened(it)
        editor = room._editor
        long = "Dit is een beurt die over meer dan een regel van het scherm (en nog een) loopt."
        for keys in (
            *(tuple(long), ("enter",), ("up",), ("home",), ("shift+down", "shift+down"), ("down",), ("backspace",)),
            *(("alt+2",), ("ctrl+j",), ("f4",), ("f5",), ("end", "left_parenthesis"), ("up", "end"), ("ctrl+z",)),
            *(("alt+n",), ("alt+d", "escape"), ("pagedown",), ("ctrl+home",)),
        ):
            await it.press(*keys)
            device.pull_ms(700) if room._player is not None and room._player.playing else None
            await it.pilot.pause(0.12)
            for y in range(editor.size.height):
                assert editor.render_line(y) == editor._render_line(y), (keys, y)
        it.app.theme = "textual-light"
        await it.pilot.pause()
        for y in range(editor.size.height):
            assert editor.render_line(y) == editor._render_line(y)


async def test_a_word_with_a_time_is_heard_from_its_beginning(talk: Study) -> None:
    turns = stored(talk)
    with operation(talk, "draft", "concept"):
        words.put(talk, turns[1].id, (Word(0, 2, 4100, 4200, 900), Word(18, 29, 5600, 6000, 900)))
    async with driving(talk, None, (100, 30)) as it:
        room = await opened(it)
        await it.press("down", "end", "ctrl+t")
        assert room._player is not None and room._player.position_ms == 5600


async def test_what_two_people_typed_in_one_turn_is_kept(talk: Study) -> None:
    async with driving(talk, None, (100, 30)) as it:
        await opened(it)
        with studies.open_again(talk) as other:
            editing.edit_turn(other, collect.find_source(other, "gesprek-20"), stored(other)[0], "Hoe begon het?")
        await it.press(*"Nou, ")
        await settled(it)
        assert texts(talk) == ["Hoe begon het?", "Nou, Hoe ging het?", *TURNS[1:]]
        assert "Wat je typte, staat eronder" in it.status and "Hoe begon het?" in it.screen
