"""Suggestions from a study: they follow what is coded and undone, and show nobody what they may not see."""

from dataclasses import replace
from queue import SimpleQueue

import pytest

from klantreis.coding.reasons import Why
from klantreis.model.codings import Settled, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source
from klantreis.store import operations, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks, collect, suggest
from klantreis.workflow.advising import Adviser, Answer
from klantreis.workflow.suggest import Learner, Proposal
from tests.conftest import add_book, add_source

FIRST = ("Hoe ging het?", "We stonden negen weken op de wachtlijst.", "En het contact?", "Ze luisterde vriendelijk.")
SECOND = ("Hoe ging het bij jullie?", "Drie maanden op een wachtlijst, heel lang.", "En daarna?", "Ze luisterde goed.")


@pytest.fixture
def filled(study: Study) -> Study:
    """Two talks, of which the first is coded."""
    add_book(study)
    add_source(study, "een", *FIRST)
    add_source(study, "twee", *SECOND)
    put(study, "een", FIRST[1], "Wachttijd")
    put(study, "een", FIRST[3], "Bejegening")
    return study


def place(study: Study, title: str, words: str) -> tuple[Source, Span]:
    source = collect.find_source(study, title)
    text = sources.text(study, source.id)
    start = text.text.index(words)
    return source, text.span(start, start + len(words))


def put(study: Study, title: str, words: str, name: str) -> str:
    source, span = place(study, title, words)
    (made,) = code.add_codings(study, source.id, span, [codebooks.find_code(codebooks.codebook(study), name)])
    return made.id


def ask(learner: Learner, study: Study, title: str, words: str) -> list[Proposal]:
    source, span = place(study, title, words)
    return learner.suggest(source.id, span, words)


def named(study: Study, proposals: list[Proposal]) -> list[str]:
    book = codebooks.codebook(study)
    return [book[p.code].name for p in proposals]


def test_the_reason_says_what_it_is_like_and_where_that_stands(filled: Study) -> None:
    first = ask(Learner(filled), filled, "twee", SECOND[1])[0]
    assert named(filled, [first]) == ["Wachttijd"]
    assert first.why() == "lijkt op: “We stonden negen weken op de wachtlijst.” (een)"
    assert first.why(20) == "lijkt op: “We stonden negen…” (een)"


def test_a_learner_follows_the_study(filled: Study) -> None:
    learner = Learner(filled)
    assert named(filled, ask(learner, filled, "twee", SECOND[3])) == ["Bejegening"]
    added = put(filled, "een", "luisterde vriendelijk", "Telefoon")

    def same() -> list[str]:
        now = ask(learner, filled, "twee", SECOND[3])
        assert now == ask(Learner(filled), filled, "twee", SECOND[3])
        return named(filled, now)

    assert "Telefoon" in same()
    operations.undo(filled)
    assert "Telefoon" not in same()
    operations.redo(filled)
    assert "Telefoon" in same()
    source, _span = place(filled, "een", FIRST[3])
    (coding,) = [c for c in code.codings(filled, source.id) if c.id == added]
    code.change_coding(filled, coding, code=codebooks.find_code(codebooks.codebook(filled), "Intake").id)
    assert "Intake" in same() and "Telefoon" not in same()
    codebooks.rename_code(filled, codebooks.find_code(codebooks.codebook(filled), "Intake"), "Eerste gesprek")
    assert "Eerste gesprek" in same()
    code.delete_codings(filled, [coding])
    assert "Eerste gesprek" not in same()


def test_an_edited_text_is_learnt_anew_and_old_words_are_refused(filled: Study) -> None:
    learner = Learner(filled)
    source, span = place(filled, "twee", SECOND[3])
    assert named(filled, learner.suggest(source.id, span, SECOND[3])) == ["Bejegening"]
    turn = sources.turns(filled, source.id)[3]
    with operation(filled, "edit", "tekst"):
        sources.set_turn_text(filled, turn.id, "Weer op een wachtlijst.")
    with pytest.raises(KlantreisError, match="intussen"):
        learner.suggest(source.id, span, SECOND[3])
    assert named(filled, ask(learner, filled, "twee", "Weer op een wachtlijst."))[:2] == ["Wachtlijst", "Wachttijd"]
    collect.remove_source(filled, source)
    with pytest.raises(KlantreisError, match="intussen"):
        learner.suggest(source.id, span, SECOND[3])


@pytest.mark.parametrize("column", ["lost", "settled"])
def test_what_does_not_count_is_not_learnt(filled: Study, column: str) -> None:
    learner = Learner(filled)
    assert ask(learner, filled, "twee", SECOND[3])
    value = "weg" if column == "lost" else Settled.DROPPED
    with operation(filled, "code", "telt niet"):
        filled.connection.execute(f"UPDATE coding SET {column} = ?", (value,))
    assert ask(learner, filled, "twee", SECOND[3]) == []
    assert ask(Learner(filled), filled, "twee", SECOND[3]) == []


def test_who_codes_blind_gets_nothing_from_others(filled: Study) -> None:
    filled.actor = "bram"
    assert ask(Learner(filled), filled, "twee", SECOND[3])
    filled.settings = replace(filled.settings, blind=True)
    learner = Learner(filled)
    assert ask(learner, filled, "twee", SECOND[3]) == []
    put(filled, "een", "Ze luisterde", "Bejegening")
    (found,) = ask(learner, filled, "twee", SECOND[3])
    assert found.reason.text == "Ze luisterde" and found.reason.why == Why.PASSAGE


def test_without_a_place_the_next_turn_that_waits_is_asked_about(filled: Study) -> None:
    source = collect.find_source(filled, "twee")
    asked = suggest.suggested(filled, source)
    assert asked.words == SECOND[1] and named(filled, list(asked.proposals))[0] == "Wachttijd"
    put(filled, "twee", "wachtlijst", "Wachttijd")
    assert suggest.suggested(filled, source).words == SECOND[3]
    assert "Wachttijd" not in named(filled, list(suggest.suggested(filled, source, (30, 50)).proposals)), (
        "given already"
    )
    put(filled, "twee", SECOND[3], "Bejegening")
    with pytest.raises(KlantreisError, match="In elke beurt"):
        suggest.suggested(filled, source)
    with pytest.raises(KlantreisError, match="0 tot"):
        suggest.suggested(filled, source, (5, 5000))


def test_an_adviser_answers_the_latest_question_and_writes_nothing(filled: Study) -> None:
    before = operations.history(filled)
    answers: SimpleQueue[Answer] = SimpleQueue()
    adviser = Adviser(filled, answers.put)
    source, span = place(filled, "twee", SECOND[3])
    adviser.ask(source.id, span, "iets anders")
    number = adviser.ask(source.id, span, SECOND[3])
    answer = answers.get(timeout=20)
    while answer.question.generation != number:
        answer = answers.get(timeout=20)
    assert named(filled, list(answer.proposals)) == ["Bejegening"] and not answer.problem and adviser.ready
    adviser.ask(source.id, span, "iets anders")
    assert "intussen" in answers.get(timeout=20).problem
    put(filled, "twee", SECOND[3], "Bejegening")
    adviser.ask(source.id, span, SECOND[3], {answer.proposals[0].code})
    assert answers.get(timeout=20).proposals == ()
    adviser.close()
    assert len(operations.history(filled)) == len(before) + 1
