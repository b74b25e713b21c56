"""Versions of the codebook in the database: what it said when somebody stamped it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from klantreis.store.operations import history, new_id
from klantreis.store.study import Study

MERGE = "merge"
"""The verb of the operation that merges two codes; by it the log tells what became of a code."""


@dataclass(frozen=True)
class Version:
    """A version, numbered from 1. `round` is a name or None; `at` is UTC, ISO 8601."""

    number: int
    name: str
    round: str | None
    note: str
    at: str


def versions(study: Study) -> list[Version]:
    """All versions, the oldest first."""
    rows = study.all(
        "SELECT v.number, v.name, r.name, v.note, v.at FROM codebook_version v "
        "LEFT JOIN round r ON r.id = v.round_id ORDER BY v.number"
    )
    return [Version(number, name, round_, note or "", at) for number, name, round_, note, at in rows]


def content(study: Study, number: int) -> str | None:
    """What the codebook was in a version; None where there is no such version."""
    row = study.one("SELECT content FROM codebook_version WHERE number = ?", (number,))
    return None if row is None else str(row[0])


def stamp(study: Study, name: str, round_id: str | None, note: str, content: str) -> int:
    """Store a version; its number."""
    (number,) = study.one("SELECT coalesce(max(number), 0) + 1 FROM codebook_version") or (1,)
    study.connection.execute(
        "INSERT INTO codebook_version(id, number, name, round_id, note, at, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (new_id(), number, name, round_id, note, datetime.now(UTC).isoformat(timespec="seconds"), content),
    )
    return int(number)


def has_round(study: Study, round_id: str) -> bool:
    """Whether a version was stamped for a round."""
    return study.one("SELECT 1 FROM codebook_version WHERE round_id = ?", (round_id,)) is not None


def merges_since(study: Study, number: int | None) -> dict[str, str]:
    """Code id -> id of the code it was merged into, of all merges that stand since a version (None: since ever).

    In such an operation one code goes and one other gets a line under `include`.
    """
    stamped = study.one(
        "SELECT min(c.operation) FROM change c JOIN codebook_version v ON v.id = c.row "
        "WHERE c.tbl = 'codebook_version' AND v.number = ?",
        (number,),
    )
    since = stamped[0] if stamped and stamped[0] is not None else 0
    found: dict[str, str] = {}
    for entry in history(study):
        if entry.verb != MERGE or entry.undone or entry.number <= since:
            continue
        row = study.one(
            "SELECT max(CASE WHEN p.after IS NULL THEN c.row END), max(CASE WHEN p.before IS NOT NULL "
            "AND json_extract(p.before, '$.include') IS NOT json_extract(p.after, '$.include') "
            "AND p.after IS NOT NULL THEN c.row END) "
            "FROM change c JOIN change_payload p ON p.seq = c.seq WHERE c.operation = ? AND c.tbl = 'code'",
            (entry.number,),
        )
        if row and row[0] and row[1]:
            found[row[0]] = row[1]
    return found
