"""The times of words in the database: a row for each turn that has any."""

import json
from collections.abc import Iterable, Sequence

from klantreis.model.sources import Word
from klantreis.store.operations import new_id
from klantreis.store.study import Study


def _packed(words: Sequence[Word]) -> str:
    return json.dumps([(w.start, w.end, w.start_ms, w.end_ms, w.confidence) for w in words], separators=(",", ":"))


def _unpacked(packed: str) -> tuple[Word, ...]:
    return tuple(Word(*fields) for fields in json.loads(packed))


def insert_many(study: Study, words: Iterable[tuple[str, Sequence[Word]]]) -> None:
    """Store the words of new turns (by id); of those that have any."""
    study.connection.executemany(
        "INSERT INTO turn_words(id, turn_id, words) VALUES (?, ?, ?)",
        [(new_id(), turn, _packed(each)) for turn, each in words if each],
    )


def of_turn(study: Study, turn_id: str) -> tuple[Word, ...]:
    """The words of a turn with a time, in order."""
    row = study.one("SELECT words FROM turn_words WHERE turn_id = ?", (turn_id,))
    return () if row is None else _unpacked(row[0])


def of_source(study: Study, source_id: str) -> dict[str, tuple[Word, ...]]:
    """The same of all turns of a source that have any, by the id of the turn."""
    rows = study.all(
        "SELECT w.turn_id, w.words FROM turn t JOIN turn_words w ON w.turn_id = t.id WHERE t.source_id = ?",
        (source_id,),
    )
    return {turn: _unpacked(words) for turn, words in rows}


def put(study: Study, turn_id: str, words: Sequence[Word]) -> None:
    """Replace the words of a turn; what is the same is not written."""
    if words == of_turn(study, turn_id):
        return
    if not words:
        study.connection.execute("DELETE FROM turn_words WHERE turn_id = ?", (turn_id,))
    elif (
        study.connection.execute(
            "UPDATE turn_words SET words = ?2 WHERE turn_id = ?1", (turn_id, _packed(words))
        ).rowcount
        == 0
    ):
        insert_many(study, [(turn_id, words)])
