"""Where an operation took place, and undoing back to one."""

import pytest

from klantreis.model.codings import Anchor, Coding, Span
from klantreis.model.errors import KlantreisError
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks, collect, history, studies
from tests.conftest import add_book, add_source


def coded(study: Study, source: str, start: int = 0, end: int = 4) -> Coding:
    """A coding with `Huisarts` in the first turn."""
    book = codebooks.codebook(study)
    span = Span(Anchor(0, start), Anchor(0, end))
    return code.add_codings(study, source, span, [book.by_path["Momenten/Huisarts"]])[0]


def where(study: Study) -> list[tuple[str, str | None]]:
    """Place of every operation in words, and its source; the first operation first."""
    entries = studies.history(study)
    spots = history.spots(study, entries)
    found = [spots.get(entry.number) for entry in reversed(entries)]
    return [(spot.text, spot.source) if spot else ("", None) for spot in found]


def latest(study: Study) -> int:
    """The number of the latest operation."""
    return studies.history(study, 1)[0].number


def test_each_kind_of_operation_has_its_place(study: Study) -> None:
    add_book(study)
    source = add_source(study, "gesprek", "Goedemorgen allemaal", "Dag")
    made = coded(study, source)
    assert history.target(study, latest(study)) == history.Target("coding", "gesprek", coding=made.id)
    book = codebooks.codebook(study)
    codebooks.rename_code(study, book.by_path["Momenten/Intake"], "Kennismaking")
    renamed = latest(study)
    assert where(study) == [
        ("code Fasen", None),
        ("gesprek", "gesprek"),
        ("gesprek", "gesprek"),
        ("code Momenten › Kennismaking", None),
    ]
    target = history.target(study, renamed)
    assert target is not None and target.code == book.by_path["Momenten/Intake"].id


def test_a_coding_that_is_gone_leads_to_its_words(study: Study) -> None:
    add_book(study)
    source = add_source(study, "gesprek", "Goedemorgen allemaal", "Dag")
    made = coded(study, source, 12, 20)
    code.delete_codings(study, [made])
    target = history.target(study, latest(study))
    assert target == history.Target("coding", "gesprek", span=(12, 20))


def test_a_source_that_is_gone_is_named_but_leads_nowhere(study: Study) -> None:
    add_book(study)
    add_source(study, "gesprek", "Goedemorgen allemaal")
    collect.remove_source(study, collect.find_source(study, "gesprek"))
    assert where(study)[-1] == ("gesprek (is weg)", None)
    assert history.target(study, latest(study)) is None
    studies.undo(study, "anke")
    assert where(study)[-1] == ("gesprek", "gesprek")


def test_undoing_back_takes_only_ones_own(study: Study) -> None:
    add_book(study)
    source = add_source(study, "gesprek", "Goedemorgen allemaal")
    first = coded(study, source)
    until = latest(study)
    with store.open_study(study.folder, "bram", study.passphrase) as others:
        coded(others, source, 5, 9)
        with pytest.raises(KlantreisError, match="anke"):
            history.undo_to(others, until)
    coded(study, source, 10, 14)
    coded(study, source, 12, 16)
    assert len(history.standing(study, until)) == 3
    undone = history.undo_to(study, until)
    assert (len(undone.entries), undone.problem) == (3, "")
    left = code.codings(study, source)
    names = code.coder_names(study)
    assert [names[coding.coder] for coding in left] == ["bram"]
    with pytest.raises(KlantreisError):
        history.undo_to(study, until)
    for _redone in range(3):
        studies.redo(study, "anke")
    assert first.id in {coding.id for coding in code.codings(study, source)}


def test_undoing_back_stops_with_the_reason(study: Study) -> None:
    add_book(study)
    source = add_source(study, "gesprek", "Goedemorgen allemaal")
    until = latest(study)
    with store.open_study(study.folder, "bram", study.passphrase) as others:
        coded(others, source)
    mine = coded(study, source, 10, 14)
    undone = history.undo_to(study, until)
    assert len(undone.entries) == 1 and "bram" in undone.problem
    left = {coding.id for coding in code.codings(study, source)}
    assert len(left) == 1 and mine.id not in left


def test_another_connection_is_noticed_and_ones_own_is_not(study: Study) -> None:
    before = studies.version(study)
    add_book(study)
    assert studies.version(study) == before
    with store.open_study(study.folder, "bram", study.passphrase) as others:
        add_source(others, "gesprek", "Dag")
    assert studies.version(study) != before
