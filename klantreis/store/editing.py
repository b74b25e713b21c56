"""Turns and speakers in the database as they are edited, and the codings that an edit moves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from klantreis.model.sources import Turn
from klantreis.store.operations import new_id
from klantreis.store.study import Study


@dataclass(frozen=True)
class Anchored:
    """A coding by its anchors; turns by id, offsets in code points. `lost` as in the model, or None."""

    coding: str
    start_turn: str
    start_offset: int
    end_turn: str
    end_offset: int
    lost: str | None


def reaching(study: Study, source_id: str, first_turn: str, last_turn: str) -> list[Anchored]:
    """The codings that stand, or have lost their words, somewhere between two turns (ids), those included."""
    rows = study.all(
        "SELECT c.id, c.start_turn_id, c.start_offset, c.end_turn_id, c.end_offset, c.lost FROM coding c "
        "JOIN turn a ON a.id = c.start_turn_id JOIN turn b ON b.id = c.end_turn_id WHERE c.source_id = ? "
        "AND a.position <= (SELECT position FROM turn WHERE id = ?) "
        "AND b.position >= (SELECT position FROM turn WHERE id = ?) ORDER BY c.rowid",
        (source_id, last_turn, first_turn),
    )
    return [Anchored(*row) for row in rows]


def anchor(study: Study, codings: Iterable[Anchored]) -> None:
    """Put codings where they are now; one that is there already is not written."""
    study.connection.executemany(
        "UPDATE coding SET start_turn_id = ?1, start_offset = ?2, end_turn_id = ?3, end_offset = ?4, lost = ?5 "
        "WHERE id = ?6 AND NOT (start_turn_id = ?1 AND start_offset = ?2 AND end_turn_id = ?3 AND end_offset = ?4 "
        "AND lost IS ?5)",
        [(c.start_turn, c.start_offset, c.end_turn, c.end_offset, c.lost, c.coding) for c in codings],
    )


def positions(study: Study, source_id: str) -> list[int]:
    """The positions of a source's turns, in order."""
    return [
        row[0] for row in study.all("SELECT position FROM turn WHERE source_id = ? ORDER BY position", (source_id,))
    ]


def move_turns(study: Study, moves: Sequence[tuple[str, int]]) -> None:
    """Give turns (ids) another position, one by one in this order."""
    study.connection.executemany("UPDATE turn SET position = ?2 WHERE id = ?1", moves)


def insert_turn(study: Study, source_id: str, position: int, turn: Turn) -> Turn:
    """Store a new turn; as it is with its id."""
    made = Turn(new_id(), turn.text, turn.speaker, turn.start_ms, turn.end_ms)
    study.connection.execute(
        "INSERT INTO turn(id, source_id, position, speaker, text, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (made.id, source_id, position, made.speaker, made.text, made.start_ms, made.end_ms),
    )
    return made


def set_end(study: Study, turn_id: str, end_ms: int | None) -> None:
    """Set when a turn ends."""
    study.connection.execute("UPDATE turn SET end_ms = ?1 WHERE id = ?2 AND end_ms IS NOT ?1", (end_ms, turn_id))


def set_times(study: Study, turn_id: str, start_ms: int | None, end_ms: int | None) -> None:
    """Set when a turn begins and ends."""
    study.connection.execute(
        "UPDATE turn SET start_ms = ?1, end_ms = ?2 WHERE id = ?3 AND (start_ms IS NOT ?1 OR end_ms IS NOT ?2)",
        (start_ms, end_ms, turn_id),
    )


def set_speaker(study: Study, turn_id: str, speaker: str | None) -> None:
    """Set who speaks in a turn."""
    study.connection.execute("UPDATE turn SET speaker = ?1 WHERE id = ?2 AND speaker IS NOT ?1", (speaker, turn_id))


def delete_turn(study: Study, turn_id: str) -> None:
    """Delete a turn in which no coding has an anchor any more."""
    study.connection.execute("DELETE FROM turn_words WHERE turn_id = ?", (turn_id,))
    study.connection.execute("DELETE FROM turn WHERE id = ?", (turn_id,))


def rename_speaker(study: Study, old: str, new: str, source_id: str | None) -> tuple[int, int]:
    """Rename a speaker in the turns of a source or (None) of all, and with who took part; turns and sources."""
    where = "speaker = ?1 AND (?2 IS NULL OR source_id = ?2)"
    count = study.one(f"SELECT count(*), count(DISTINCT source_id) FROM turn WHERE {where}", (old, source_id))
    for table in ("turn", "attendance"):
        study.connection.execute(f"UPDATE {table} SET speaker = ?3 WHERE {where}", (old, source_id, new))
    turns, sources = count or (0, 0)
    return turns, sources


def speakers(study: Study, source_id: str) -> list[str]:
    """Who speaks in a source, in the order in which they begin."""
    rows = study.all(
        "SELECT speaker FROM turn WHERE source_id = ? AND speaker IS NOT NULL GROUP BY speaker ORDER BY min(position)",
        (source_id,),
    )
    return [row[0] for row in rows]


def with_lost(study: Study) -> list[str]:
    """The sources (ids), in their order, with codings that lost their words."""
    rows = study.all(
        "SELECT s.id FROM source s WHERE EXISTS (SELECT 1 FROM coding WHERE source_id = s.id AND lost IS NOT NULL) "
        "ORDER BY s.position"
    )
    return [row[0] for row in rows]


def last_writer(study: Study, row_id: str) -> str | None:
    """Who touched a row last; None where nobody did."""
    row = study.one(
        "SELECT o.actor FROM change c JOIN operation o ON o.seq = c.operation WHERE c.row = ? "
        "ORDER BY c.seq DESC LIMIT 1",
        (row_id,),
    )
    return None if row is None else str(row[0])
