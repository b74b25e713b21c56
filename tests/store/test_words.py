"""Words with their times in the study: they follow edits, and undo brings them back."""

import pytest

from klantreis.model.sources import SourceKind, Utterance, Word
from klantreis.store import integrity, operations, sources, words
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import collect, editing, transcribe

TALK = (
    Utterance("Hoe ging dat?", "I", 0, 900, (Word(0, 3, 0, 300, 990), Word(4, 8, 300, 600), Word(9, 13, 600, None, 0))),
    Utterance("Nou, negen weken.", "R", 900, 3000,
              (Word(0, 4, 900, 1200), Word(5, 10, 1300, 2000), Word(11, 17, 2000, 3000))),
    Utterance("En toen?", "R", 3000, 4000),
)  # fmt: skip


@pytest.fixture
def title(study: Study) -> str:
    with operation(study, "import", "gesprek"):
        sources.insert(study, title="Gesprek", kind=SourceKind.INTERVIEW, utterances=TALK)
    return "Gesprek"


def said(study: Study, title: str) -> list[list[tuple[str, int | None]]]:
    placed = transcribe.turns(study, collect.find_source(study, title))
    return [[(p.turn.text[w.start : w.end], w.start_ms) for w in p.words] for p in placed]


def test_words_are_stored_with_all_that_is_known_of_them(study: Study, title: str) -> None:
    source = collect.find_source(study, title)
    assert [p.words for p in transcribe.turns(study, source)] == [u.words for u in TALK]
    assert integrity.problems(study) == []


def test_an_edit_keeps_the_times_of_words_that_stay_and_undo_brings_all_back(study: Study, title: str) -> None:
    before, source = said(study, title), collect.find_source(study, title)
    turn = sources.turns(study, source.id)[1]
    editing.edit_turn(study, source, turn, "Nou ja, tien weken!")
    assert said(study, title)[1] == [("Nou", 900), ("weken", 2000)]
    operations.undo(study)
    assert said(study, title) == before
    operations.redo(study)
    editing.edit_turn(study, source, sources.turns(study, source.id)[1], "Iets heel anders")
    assert said(study, title)[1] == []
    assert study.one("SELECT count(*) FROM turn_words") == (1,)
    assert integrity.problems(study) == []


def test_words_go_along_when_turns_are_split_and_joined(study: Study, title: str) -> None:
    before, source = said(study, title), collect.find_source(study, title)
    first, second, _third = sources.turns(study, source.id)
    made = editing.split_turn(study, source, second, 5)
    assert said(study, title)[1:3] == [[("Nou,", 900)], [("negen", 1300), ("weken.", 2000)]]
    editing.join_turns(study, source, sources.turns(study, source.id)[1], made)
    assert said(study, title) == before
    editing.join_turns(study, source, first, sources.turns(study, source.id)[1])
    assert said(study, title)[0] == [*before[0], *before[1]]
    assert integrity.problems(study) == []


def test_words_go_with_their_turn_and_with_their_source(study: Study, title: str) -> None:
    source = collect.find_source(study, title)
    editing.edit_turn(study, source, sources.turns(study, source.id)[0], "")
    assert len(words.of_source(study, source.id)) == 1
    collect.remove_source(study, source)
    assert study.one("SELECT count(*) FROM turn_words") == (0,)
    operations.undo(study)
    assert len(words.of_source(study, source.id)) == 1


def test_a_time_outside_the_text_is_a_problem(study: Study, title: str) -> None:
    turn = sources.turns(study, collect.find_source(study, title).id)[2]
    with operation(study, "test", "fout"):
        words.put(study, turn.id, [Word(0, 99, 0, 1)])
    assert [(p.kind, p.where) for p in integrity.problems(study)] == [("word", "Gesprek")]
