"""Typing out a talk: what the editor holds is what is stored, and codings stay on their words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source, Turn
from klantreis.store import integrity, operations, sources
from klantreis.store.study import Study
from klantreis.workflow import collect, editing
from klantreis.workflow.typing_out import type_out
from tests.conftest import add_book, add_source
from tests.store.test_operations import rows
from tests.workflow.test_editing import TURNS, put, quotes, turns


@pytest.fixture
def source(study: Study) -> Source:
    add_book(study)
    add_source(study, "G1", *TURNS)
    return collect.find_source(study, "G1")


def line(text: str, speaker: str | None = None, start: int | None = None) -> Turn:
    return Turn("", text, speaker, start)


def test_nothing_typed_writes_nothing(study: Study, source: Source) -> None:
    seen = turns(study, source)
    before = rows(study)
    assert type_out(study, source, seen, [replace(each, text=f" {each.text} ") for each in seen]) == seen
    assert rows(study) == before


def test_words_speakers_times_and_new_lines_are_stored_as_one_step(study: Study, source: Source) -> None:
    seen = turns(study, source)
    before = rows(study)
    lines = [
        replace(seen[0], text="Hoe ging het toen?", start_ms=0, end_ms=1500),
        line("", "R", 1500),
        replace(seen[1], speaker="Moeder"),
        line("En  nog\tiets. "),
        *seen[3:],
    ]
    now = type_out(study, source, seen, lines)
    assert [(t.text, t.speaker, t.start_ms, t.end_ms) for t in now] == [
        ("Hoe ging het toen?", "I", 0, 1500),
        ("", "R", 1500, None),
        (TURNS[1], "Moeder", None, None),
        ("En nog iets.", None, None, None),
        (TURNS[3], "R", None, None),
    ]
    assert now == turns(study, source)
    assert [t.id for t in now][::2] == [seen[0].id, seen[1].id, seen[3].id]
    operations.undo(study)
    assert rows(study) == before


@pytest.mark.parametrize("place", [0, 4])
def test_lines_come_before_the_first_and_after_the_last(study: Study, source: Source, place: int) -> None:
    seen = turns(study, source)
    texts = list(TURNS)
    for number in range(12):
        lines = list(seen)
        where = 0 if place == 0 else len(lines)
        lines.insert(where, line(f"Regel {number}"))
        texts.insert(where, f"Regel {number}")
        seen = type_out(study, source, seen, lines)
    assert [t.text for t in turns(study, source)] == texts


def test_many_lines_find_room_between_two(study: Study, source: Source) -> None:
    seen = turns(study, source)
    pasted = [line(f"Regel {number}") for number in range(3 * sources.STEP)]
    now = type_out(study, source, seen, [*seen[:2], *pasted, *seen[2:]])
    assert (
        [t.text for t in now]
        == [*TURNS[:2], *(p.text for p in pasted), *TURNS[2:]]
        == [t.text for t in turns(study, source)]
    )
    assert integrity.problems(study) == []


def test_codings_stay_on_their_words(study: Study, source: Source) -> None:
    kept = put(study, source, "wachtlijst.\nJa?\nDe huisarts")
    gone = put(study, source, "lang op een")
    seen = turns(study, source)
    lines = [seen[0], replace(seen[1], text="We stonden op de wachtlijst."), line("Nieuw."), *seen[2:]]
    type_out(study, source, seen, lines)
    told = quotes(study, source)
    assert told[kept.id] == "wachtlijst.\nNieuw.\nJa?\nDe huisarts"
    assert told[gone.id] in ("op de", "<lang op een>")
    seen = turns(study, source)
    type_out(study, source, seen, seen[:1])
    assert quotes(study, source)[kept.id] == "<wachtlijst.\nNieuw.\nJa?\nDe huisarts>"
    assert integrity.problems(study) == []


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(study: Study, source: Source) -> None:
    seen = turns(study, source)
    editing.edit_turn(study, source, seen[3], "De huisarts mailde.")
    now = type_out(study, source, seen, [replace(seen[0], text="Hoe begon het?"), *seen[1:]])
    assert [t.text for t in now] == ["Hoe begon het?", *TURNS[1:3], "De huisarts mailde."]
    with pytest.raises(KlantreisError, match=r"Beurt 4 is intussen veranderd"):
        type_out(study, source, seen, [*seen[:3], replace(seen[3], text="De huisarts appte.")])
    assert turns(study, source) == now


def test_a_source_keeps_a_line(study: Study, source: Source) -> None:
    seen = turns(study, source)
    with pytest.raises(KlantreisError, match="minstens één beurt"):
        type_out(study, source, seen, [])
    assert [t.text for t in type_out(study, source, seen, [line("")])] == [""]


TEXTS = st.sampled_from(["", "Ja.", "We wachtten lang.", "Toen belde de huisarts terug.", "Nee, dat niet."])
MOVES = st.lists(
    st.tuples(st.sampled_from(["type", "insert", "delete", "time", "split"]), st.integers(0, 30), TEXTS),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(steps=st.lists(MOVES, min_size=1, max_size=4))
def test_whatever_is_done_the_turns_are_the_lines_and_undo_brings_all_back(
    steps: list[list[tuple[str, int, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from klantreis.model.study import Settings
    from klantreis.store.study import create

    with create(tmp_path_factory.mktemp("o") / "s", Settings("P"), "anke") as study:
        add_book(study)
        add_source(study, "G1", *TURNS)
        source = collect.find_source(study, "G1")
        put(study, source, "lang op een")
        put(study, source, "Ja?\nDe huisarts")
        before = rows(study)
        done = 0
        seen = turns(study, source)
        for moves in steps:
            lines = list(seen)
            for kind, number, text in moves:
                at = number % len(lines)
                if kind == "type":
                    lines[at] = replace(lines[at], text=text)
                elif kind == "insert":
                    lines.insert(number % (len(lines) + 1), line(text, "X"))
                elif kind == "delete" and len(lines) > 1:
                    del lines[at]
                elif kind == "time":
                    lines[at] = replace(lines[at], start_ms=number * 100)
                elif kind == "split":
                    words = lines[at].text
                    lines[at : at + 1] = [replace(lines[at], text=words[:number]), line(words[number:].strip())]
            wanted = [(each.text.strip(), each.speaker, each.start_ms) for each in lines]
            changed = [(t.text, t.speaker, t.start_ms) for t in seen] != wanted or len(seen) != len(lines)
            known = {each.id for each in lines if each.id}
            seen = type_out(study, source, seen, lines)
            assert [(t.text, t.speaker, t.start_ms) for t in seen] == wanted
            assert seen == turns(study, source) and known <= {t.id for t in seen}
            assert integrity.problems(study) == []
            done += changed
        for _time in range(done):
            operations.undo(study)
        assert rows(study) == before


def test_words_that_nobody_touched_stay_as_they_are_whatever_is_in_them(study: Study) -> None:
    add_source(study, "oud", "Een\u2028regel.  Twee blanks", "Ja")
    source = collect.find_source(study, "oud")
    seen = turns(study, source)
    now = type_out(study, source, seen, [seen[0], replace(seen[1], text="Ja, toch")])
    assert [t.text for t in now] == ["Een\u2028regel.  Twee blanks", "Ja, toch"]
