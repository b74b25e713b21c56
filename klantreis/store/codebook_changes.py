"""Changes of the codebook that reach into codings, pins and journeys: move, merge, hand over, delete.

Sets of rows are changed by one statement each, so that thousands of codings cost no more than their log.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from klantreis.model.codes import Code, Codebook
from klantreis.store import codes, codings, decisions, journeys
from klantreis.store.study import Study

EDITABLE = frozenset({"kind", "definition", "include", "exclude", "example", "color", "phase"})


def edit(study: Study, code_id: str, columns: Mapping[str, str]) -> None:
    """Set some fields of a code; what is as wanted stays untouched."""
    if unknown := sorted(set(columns) - EDITABLE):
        raise ValueError(unknown)
    for name, value in columns.items():
        study.connection.execute(
            f"UPDATE code SET {name} = ?1 WHERE id = ?2 AND coalesce({name}, '') <> ?1", (value, code_id)
        )


def put_under(study: Study, code_id: str, parent_id: str | None) -> None:
    """Hang a code, with everything below it, under another one or at the top; it comes last there."""
    study.connection.execute(
        "UPDATE code SET parent_id = ?, position = (SELECT max(position) + 1 FROM code) WHERE id = ?",
        (parent_id, code_id),
    )


def reorder(study: Study, code_ids: Sequence[str]) -> None:
    """Put siblings in this order, on the places that they hold already."""
    places = dict(
        study.all("SELECT id, position FROM code WHERE id IN (SELECT value FROM json_each(?))", _ids(code_ids))
    )
    position = -1
    for code_id, place in zip(code_ids, sorted(places.values()), strict=True):
        position = max(place, position + 1)
        if places[code_id] != position:
            study.connection.execute("UPDATE code SET position = ? WHERE id = ?", (position, code_id))


def follow(study: Study, before: Codebook) -> None:
    """Let the steps of journeys follow the names and paths that codes have by now."""
    now = codes.codebook(study)
    for code in before:
        if code.id in now and before.paths[code.id] != now.paths[code.id]:
            journeys.follow_rename(study, before.paths[code.id], now.paths[code.id], code, now[code.id].name)
            decisions.follow_rename(study, code, now[code.id].name)


def absorb(study: Study, code: Code, path: str, into_name: str, into_path: str) -> None:
    """Let the steps of journeys that were built on a code rest on another one.

    A journey that has a step of both keeps one, with the evidence of the two.
    """
    pairs: dict[str, str] = {}
    for gone, kept in study.all(
        "SELECT a.id, b.id FROM step a JOIN step b ON b.journey_id = a.journey_id "
        "WHERE a.concept = ? AND b.concept = ? ORDER BY a.position, b.position",
        (path, into_path),
    ):
        pairs.setdefault(gone, kept)
    for gone, kept in pairs.items():
        _move_evidence(study, "step_id", "coding_id", {gone: kept})
        study.connection.execute("DELETE FROM step WHERE id = ?", (gone,))
    journeys.follow_rename(study, path, into_path, code, into_name)
    decisions.follow_rename(study, code, into_name)


def _move_evidence(study: Study, column: str, other: str, moves: Mapping[str, str], table: str = "evidence") -> None:
    """Let evidence point elsewhere in one of its two columns; what would stand there twice goes."""
    rows = study.all(
        f"SELECT id, {column}, {other} FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)) "
        "ORDER BY position, id",
        _ids([*moves, *set(moves.values())]),
    )
    there = {(at, beside) for _id, at, beside in rows if at not in moves}
    for id_, at, beside in rows:
        if at not in moves:
            continue
        if (moves[at], beside) in there:
            study.connection.execute(f"DELETE FROM {table} WHERE id = ?", (id_,))
        else:
            there.add((moves[at], beside))
            study.connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (moves[at], id_))


def hand_over(study: Study, coding_ids: Collection[str], code_id: str) -> int:
    """Give codings another code; how many of them merged with one that stood there already.

    Where the same coder has that code on the very same words, one coding remains: the one that was
    there, with both memos, its own feeling or else that of the other, publishable only where both were.
    """
    doubles = _doubles(study, coding_ids, code_id)
    if doubles:
        _unite(study, doubles)
    study.connection.execute(
        "UPDATE coding SET code_id = ?1 WHERE id IN (SELECT value FROM json_each(?2)) AND code_id <> ?1",
        (code_id, *_ids(coding_ids)),
    )
    return len(doubles)


def _doubles(study: Study, coding_ids: Collection[str], code_id: str) -> dict[str, str]:
    """Coding -> the one with the other code by the same coder on the same words."""
    # The plus keeps SQLite from comparing all codings of the one code with all of the other.
    rows = study.all(
        "SELECT a.id, b.id FROM json_each(?1) j JOIN coding a ON a.id = j.value "
        "JOIN coding b ON b.start_turn_id = a.start_turn_id AND b.start_offset = a.start_offset "
        "AND b.end_turn_id = a.end_turn_id AND b.end_offset = a.end_offset AND b.coder_id = a.coder_id "
        "WHERE +b.code_id = ?2 AND a.code_id <> ?2 AND a.lost IS NULL AND b.lost IS NULL ORDER BY a.id, b.id",
        (*_ids(coding_ids), code_id),
    )
    found: dict[str, str] = {}
    for gone, kept in rows:
        found.setdefault(gone, kept)
    return found


def _unite(study: Study, doubles: Mapping[str, str]) -> None:
    """Delete codings, and let those that remain have what they said."""
    connection = study.connection
    columns = "valence, memo, publishable, settled, moved_to, moved_side"
    said = {
        id_: values
        for id_, *values in study.all(
            f"SELECT id, {columns} FROM coding WHERE id IN (SELECT value FROM json_each(?))",
            _ids([*doubles, *set(doubles.values())]),
        )
    }
    for gone, kept in doubles.items():
        theirs, ours = said[gone], said[kept]
        memo = ours[1] if theirs[1] in ours[1] else "\n".join(filter(None, (ours[1], theirs[1])))
        moved = ours[4:] if ours[4] or theirs[4] == kept else theirs[4:]
        valence = theirs[0] if ours[0] is None else ours[0]
        said[kept] = [valence, memo, min(ours[2], theirs[2]), ours[3] or theirs[3], *moved]
        if said[kept] != ours:
            connection.execute(f"UPDATE coding SET ({columns}) = (?, ?, ?, ?, ?, ?) WHERE id = ?", (*said[kept], kept))
    _move_evidence(study, "coding_id", "step_id", doubles)
    _move_evidence(study, "coding_id", "sentence_id", doubles, "sentence_evidence")
    pairs = [(kept, gone) for gone, kept in doubles.items()]
    connection.executemany("UPDATE coding SET moved_to = ?1 WHERE moved_to = ?2 AND id <> ?1", pairs)
    codings.delete(study, doubles)


def repin(study: Study, code_id: str, into_id: str) -> None:
    """Let the pins of a code be pins of another one; who has that one already keeps a free key."""
    study.connection.execute(
        "DELETE FROM pin WHERE code_id = ?1 AND person_id IN (SELECT person_id FROM pin WHERE code_id = ?2)",
        (code_id, into_id),
    )
    study.connection.execute("UPDATE pin SET code_id = ? WHERE code_id = ?", (into_id, code_id))


def replace(study: Study, code: Code, into: Code) -> None:
    """Take a code away; what hung below it hangs below the other one from now on, after what is there."""
    # A child may bear the name of the code that goes, so that one goes first.
    study.connection.execute("PRAGMA defer_foreign_keys = ON")
    below = study.all("SELECT id FROM code WHERE parent_id = ? ORDER BY position, id", (code.id,))
    study.connection.execute("DELETE FROM code WHERE id = ?", (code.id,))
    for (child,) in below:
        put_under(study, child, into.id)


def codings_with(study: Study, code_ids: Collection[str]) -> list[str]:
    """The ids of all codings with one of these codes, those that lost their words included."""
    rows = study.all(
        "SELECT id FROM coding WHERE code_id IN (SELECT value FROM json_each(?)) ORDER BY id", _ids(code_ids)
    )
    return [id_ for (id_,) in rows]


def coders_of(study: Study, code_ids: Collection[str]) -> list[str]:
    """The names of those who coded with one of these codes."""
    rows = study.all(
        "SELECT DISTINCT p.name FROM coding c JOIN person p ON p.id = c.coder_id "
        "WHERE c.code_id IN (SELECT value FROM json_each(?)) ORDER BY p.name",
        _ids(code_ids),
    )
    return [name for (name,) in rows]


def delete(study: Study, code_ids: Sequence[str]) -> None:
    """Delete codes with their pins and codings; those below others come last in `code_ids`."""
    codings.delete(study, codings_with(study, code_ids))
    study.connection.execute("DELETE FROM pin WHERE code_id IN (SELECT value FROM json_each(?))", _ids(code_ids))
    for code_id in reversed(code_ids):
        study.connection.execute("DELETE FROM code WHERE id = ?", (code_id,))


def _ids(ids: Iterable[str]) -> tuple[str]:
    return (json.dumps(sorted(ids)),)
