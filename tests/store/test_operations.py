"""The change log: nothing is written without it, and it can all be undone and redone."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.model.codings import Anchor, Coding, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.study import Settings
from klantreis.store import codes, codings, integrity, operations, people, search, sources
from klantreis.store.connection import integrity_errors
from klantreis.store.operations import operation
from klantreis.store.study import Study, create, open_study
from klantreis.store.tables import LOGGED
from tests.conftest import PASSPHRASE, add_book, add_source


def rows(study: Study) -> dict[str, list[tuple[object, ...]]]:
    return {table: _rows(study, table) for table in LOGGED}


def _rows(study: Study, table: str) -> list[tuple[object, ...]]:
    found = study.connection.execute(f"SELECT * FROM {table}")
    # The index's own number of a turn says nothing; after an undo it may be another.
    kept = [place for place, column in enumerate(found.description) if column[0] != "key"]
    return sorted((tuple(row[place] for place in kept) for row in found), key=repr)


def code_passage(study: Study, source: str, name: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    with operation(study, "code", name):
        (code,) = codes.codebook(study).find(name)
        coder = people.person(study, study.actor)
        coding = Coding("", source, Span(Anchor(*first), Anchor(*last)), code.id, coder, -1)
        codings.insert_many(study, [coding], {source: codings.turn_ids(study, source)})


def test_a_write_outside_an_operation_is_refused(study: Study) -> None:
    with pytest.raises(integrity_errors(), match="outside an operation"):
        study.connection.execute("INSERT INTO person(id, name) VALUES ('x', 'anke')")
    assert people.persons(study) == []


def test_an_operation_is_kept_whole_or_not_at_all(study: Study) -> None:
    with pytest.raises(ZeroDivisionError), operation(study, "test", "half"):
        people.person(study, "anke")
        raise ZeroDivisionError
    assert people.persons(study) == []
    assert operations.history(study) == []
    assert integrity.problems(study) == []


def test_an_operation_that_changes_nothing_leaves_no_trace(study: Study) -> None:
    with operation(study, "test", "niets"):
        pass
    assert operations.history(study) == []


def test_undo_to_the_start_and_redo_to_the_end_across_restarts(study: Study) -> None:
    add_book(study)
    source = add_source(study, "Gesprek", "Hoe ging het?", "We stonden op een wachtlijst.", "En toen?", "Lang.")
    code_passage(study, source, "Wachtlijst", (1, 3), (1, 12))
    code_passage(study, source, "Wachttijd", (1, 0), (3, 4))
    with operation(study, "remove", "weg"):
        sources.remove(study, source)
    end = rows(study)
    folder, passphrase = study.folder, study.passphrase
    states = []
    for _ in range(5):
        with open_study(folder, "anke", passphrase) as again:
            operations.undo(again)
            states.append(rows(again))
    with open_study(folder, "anke", passphrase) as again:
        with pytest.raises(KlantreisError, match="niets om ongedaan"):
            operations.undo(again)
        assert all(not found for found in rows(again).values())
        assert list(search.containing(again, "wachtlijst")) == []
        for state in reversed(states[:-1]):
            operations.redo(again)
            assert rows(again) == state
        assert [hit[2] for hit in search.containing(again, "WACHTLIJST")] == ["We stonden op een wachtlijst."]
        operations.redo(again)
        assert rows(again) == end
        with pytest.raises(KlantreisError, match="niets om opnieuw"):
            operations.redo(again)
        assert integrity.problems(again) == []


def test_something_new_closes_the_way_forward(study: Study) -> None:
    add_book(study)
    add_source(study, "Een", "a b c")
    operations.undo(study)
    add_source(study, "Twee", "a b c")
    with pytest.raises(KlantreisError, match="niets om opnieuw"):
        operations.redo(study)


def test_undo_of_what_another_person_builds_on_is_refused_with_the_reason(study: Study) -> None:
    add_book(study)
    source = add_source(study, "Gesprek", "Hallo daar", "Ja hoor")
    study.actor = "bram"
    code_passage(study, source, "Wachtlijst", (0, 0), (0, 5))
    before = rows(study)
    with pytest.raises(KlantreisError, match="“Wachtlijst” van bram"):
        operations.undo(study, "anke")
    assert rows(study) == before
    operations.undo(study, "bram")
    assert operations.undo(study, "anke").summary == "Gesprek"


def test_undo_of_a_row_that_was_changed_later_is_refused(study: Study) -> None:
    with operation(study, "participants", "eerst"):
        people.save_participant(study, Participant("", "R01", "ouder"))
    study.actor = "bram"
    with operation(study, "participants", "later"):
        people.save_participant(study, Participant("", "R01", "jongere"))
    with pytest.raises(KlantreisError, match="“later” van bram"):
        operations.undo(study, "anke")


def test_history_tells_who_did_what_and_what_is_undone(study: Study) -> None:
    add_book(study)
    add_source(study, "Gesprek", "Hallo")
    operations.undo(study)
    latest, first = operations.history(study)
    assert (latest.summary, latest.actor, latest.undone) == ("Gesprek", "anke", True)
    assert (first.summary, first.undone) == ("boek", False)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE operation SET summary = 'iets anders' WHERE seq = 1",
        "UPDATE change SET digest = 'x' WHERE seq = 2",
        "UPDATE change_payload SET after = '{}' WHERE seq = 2",
        "DELETE FROM change WHERE seq = 3",
    ],
)
def test_a_changed_log_is_noticed(study: Study, tampering: str) -> None:
    add_book(study)
    assert integrity.problems(study) == []
    study.connection.execute(tampering)
    assert {problem.kind for problem in integrity.problems(study)} == {"log"}


def test_payloads_can_be_purged_and_the_chain_still_holds(study: Study) -> None:
    add_book(study)
    study.connection.execute("DELETE FROM change_payload")
    assert integrity.problems(study) == []
    with pytest.raises(KlantreisError, match="gewist"):
        operations.undo(study)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), steps=st.integers(1, 12))
def test_any_sequence_of_work_undoes_and_redoes_to_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int
) -> None:
    rng = random.Random(seed)
    folder = tmp_path_factory.mktemp("s") / "onderzoek"
    with create(folder, Settings("Proef"), "anke", PASSPHRASE if seed % 4 == 0 else None) as study:
        add_book(study)
        ids = [add_source(study, "Bron 0", "Een zin over wachten.", "Nog een zin, langer dan de eerste.")]
        states = [rows(study)]
        for step in range(steps):
            match rng.randrange(4):
                case 0:
                    ids.append(add_source(study, f"Bron {step + 1}", "Nieuw gesprek hier.", "Antwoord."))
                case 1 | 2:
                    code_passage(study, rng.choice(ids), rng.choice(["Wachtlijst", "Telefoon"]), (0, 1), (1, 4))
                case 3:
                    with operation(study, "code", "weg"):
                        found = [c for source in ids for c in codings.of_source(study, source)]
                        codings.delete(study, [c.id for c in found[:2]])
            if rows(study) != states[-1]:
                states.append(rows(study))
        for state in reversed(states[:-1]):
            operations.undo(study)
            assert rows(study) == state
        for state in states[1:]:
            operations.redo(study)
            assert rows(study) == state
        assert integrity.problems(study) == []
