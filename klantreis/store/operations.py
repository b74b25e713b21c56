"""Writing operations, and the log of them: history, undo and redo across restarts.

Every write happens inside `operation(...)`: one transaction, one row in the log, and by the
triggers a record of each row before and after. Undo and redo are operations themselves.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from klantreis.model.errors import KlantreisError
from klantreis.store.connection import database_errors, database_message, integrity_errors
from klantreis.store.stale_places import Replacement, pulled_apart
from klantreis.store.study import Study
from klantreis.text.catalogue import _


@dataclass(frozen=True)
class Entry:
    """An operation as history shows it. `at` is UTC, ISO 8601; `undone` whether it is now undone."""

    number: int
    actor: str
    at: str
    verb: str
    summary: str
    undone: bool


def new_id() -> str:
    """A fresh identity for a row."""
    return str(uuid.uuid4())


@contextmanager
def operation(study: Study, verb: str, summary: str) -> Iterator[None]:
    """One action of the user: all of its writes are kept, or none. Raises KlantreisError.

    Nested use joins the outer operation. An operation that changed nothing leaves no trace.
    """
    if study.connection.in_transaction:
        yield
        return
    with _logged(study, verb, summary, "do"):
        yield


@contextmanager
def _logged(
    study: Study,
    verb: str,
    summary: str,
    kind: str,
    target: int | None = None,
    dangling: Callable[[], KlantreisError] | None = None,
) -> Iterator[None]:
    """`dangling` explains why the commit finds rows that refer to nothing."""
    connection = study.connection
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            cursor = connection.execute(
                "INSERT INTO operation(id, actor, at, verb, summary, kind, target) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (new_id(), study.actor, datetime.now(UTC).isoformat(), verb, summary, kind, target),
            )
            seq = int(cursor.lastrowid or 0)
            connection.execute("UPDATE log_state SET operation = ?", (seq,))
            yield
            connection.execute("UPDATE log_state SET operation = NULL")
            if study.one("SELECT 1 FROM change WHERE operation = ?", (seq,)) is None:
                connection.execute("ROLLBACK")
            else:
                connection.execute("UPDATE operation SET chain = ? WHERE seq = ?", (chain(study, seq), seq))
                try:
                    connection.execute("COMMIT")
                except integrity_errors() as error:
                    raise (dangling() if dangling else error) from error
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except database_errors() as error:
        raise KlantreisError(database_message(study.database, error)) from error


def chain(study: Study, seq: int) -> str:
    """The fingerprint of an operation: of what it says, of its changes, and of the one before."""
    row = study.one("SELECT id, actor, at, verb, summary, kind, target FROM operation WHERE seq = ?", (seq,))
    before = study.one("SELECT chain FROM operation WHERE seq < ? ORDER BY seq DESC LIMIT 1", (seq,))
    hashed = hashlib.sha256(json.dumps([before and before[0], row]).encode())
    for (digest,) in study.connection.execute("SELECT digest FROM change WHERE operation = ? ORDER BY seq", (seq,)):
        hashed.update(digest.encode())
    return hashed.hexdigest()


# An operation stands undone when the last undo or redo that aims at it is an undo (one under way has no chain yet).
_STATES = """
    SELECT o.seq, o.actor, o.at, o.verb, o.summary, coalesce(
        (SELECT u.kind = 'undo' FROM operation u WHERE u.target = o.seq AND u.chain IS NOT NULL
         ORDER BY u.seq DESC LIMIT 1), 0) AS undone,
        (SELECT max(u.seq) FROM operation u WHERE u.target = o.seq AND u.kind = 'undo') AS undone_by
    FROM operation o WHERE o.kind = 'do'
"""


def history(study: Study, limit: int | None = None) -> list[Entry]:
    """What was done, the latest first."""
    rows = study.all(
        f"SELECT seq, actor, at, verb, summary, undone FROM ({_STATES}) ORDER BY seq DESC LIMIT ?", (limit or -1,)
    )
    return [_entry(row[:5], undone=bool(row[5])) for row in rows]


def _entry(row: tuple[Any, ...], *, undone: bool) -> Entry:
    number, actor, at, verb, summary = row
    return Entry(number, actor, at, verb, summary, undone)


def undo(study: Study, actor: str | None = None) -> Entry:
    """Undo the latest operation that stands, of this person or of anyone, and return it.

    Raises KlantreisError where there is none, or where another operation touched or rests on its rows.
    """

    def latest() -> Entry | None:
        row = study.one(
            f"SELECT seq, actor, at, verb, summary FROM ({_STATES}) WHERE NOT undone AND (?1 IS NULL OR actor = ?1) "
            "ORDER BY seq DESC LIMIT 1",
            (actor,),
        )
        return None if row is None else _entry(row, undone=True)

    entry = latest()
    if entry is None:
        raise KlantreisError(_("Er is niets om ongedaan te maken."))
    _replay(study, entry, "undo", latest)
    return entry


def redo(study: Study, actor: str | None = None) -> Entry:
    """Redo what was undone last, and return it; something new done since then closes that way.

    Raises KlantreisError where there is nothing to redo or where its rows have changed.
    """

    def latest() -> Entry | None:
        row = study.one(
            f"SELECT seq, actor, at, verb, summary FROM ({_STATES}) AS s WHERE undone AND (?1 IS NULL OR actor = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM operation n WHERE n.kind = 'do' AND n.seq > s.undone_by "
            "                AND (?1 IS NULL OR n.actor = ?1)) "
            "ORDER BY undone_by DESC LIMIT 1",
            (actor,),
        )
        return None if row is None else _entry(row, undone=False)

    entry = latest()
    if entry is None:
        raise KlantreisError(_("Er is niets om opnieuw te doen."))
    _replay(study, entry, "redo", latest)
    return entry


@dataclass(frozen=True)
class Touched:
    """A row that an operation touched; `before` and `after` are its columns, None where there was no row."""

    table: str
    row: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def touched(study: Study, number: int) -> list[Touched]:
    """What an operation did, row by row in order; what was purged since is left out."""
    rows = study.all(
        "SELECT c.tbl, c.row, p.before, p.after FROM change c JOIN change_payload p ON p.seq = c.seq "
        "WHERE c.operation = ? ORDER BY c.seq",
        (number,),
    )
    return [Touched(table, row, _load(before), _load(after)) for table, row, before, after in rows]


def _replay(study: Study, entry: Entry, kind: str, still_next: Callable[[], Entry | None]) -> None:
    """Put the rows of an operation back as they were before it, or as they were after it.

    `still_next` tells, once nobody else can write, whether it is this operation's turn still.
    """
    back = kind == "undo"
    with _logged(study, entry.verb, entry.summary, kind, entry.number, lambda: _dangling(study, entry)):
        if still_next() != entry:
            raise KlantreisError(_("Intussen is er iets anders gedaan; kijk even en probeer het opnieuw."))
        study.connection.execute("PRAGMA defer_foreign_keys = ON")
        changes = study.all(
            "SELECT c.seq, c.tbl, c.row, p.before, p.after, p.seq IS NULL FROM change c "
            "LEFT JOIN change_payload p ON p.seq = c.seq WHERE c.operation = ? "
            f"ORDER BY c.seq {'DESC' if back else 'ASC'}",
            (entry.number,),
        )
        replacements = []
        for _seq, table, row, before, after, purged in changes:
            if purged:
                raise KlantreisError(_("Dit kan niet meer: de gegevens van toen zijn gewist."))
            now, then = (after, before) if back else (before, after)
            replacements.append(Replacement(table, row, _load(now), _load(then)))
        (since,) = study.one(
            "SELECT max(seq) FROM operation WHERE (seq = ?1 OR target = ?1) AND chain IS NOT NULL", (entry.number,)
        ) or (entry.number,)
        if blocking := pulled_apart(study, since, replacements):
            raise _conflict(study, entry, blocking)
        for replacement in replacements:
            _put(study, entry, replacement)


def _load(payload: str | None) -> dict[str, Any] | None:
    return None if payload is None else dict(json.loads(payload))


def _put(study: Study, entry: Entry, replacement: Replacement) -> None:
    """Replace the row as it should stand now by the one of then; refuse if it does not stand so."""
    table, row, now, then = replacement.table, replacement.row, replacement.now, replacement.then
    found = study.connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (row,))
    names = [column[0] for column in found.description]
    values = found.fetchone()
    current = None if values is None else dict(zip(names, values, strict=True))
    # A column that a later migration added is no reason to refuse.
    same = current is None if now is None else current is not None and all(current.get(k) == v for k, v in now.items())
    if not same:
        raise _conflict(study, entry, row)
    try:
        if then is None:
            study.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))
        elif now is None:
            columns = ", ".join(f'"{name}"' for name in then)
            marks = ", ".join("?" * len(then))
            study.connection.execute(f'INSERT INTO "{table}"({columns}) VALUES ({marks})', tuple(then.values()))
        else:
            columns = ", ".join(f'"{name}" = ?' for name in then)
            study.connection.execute(f'UPDATE "{table}" SET {columns} WHERE id = ?', (*then.values(), row))
    except integrity_errors() as error:
        raise _conflict(study, entry, row) from error


def _dangling(study: Study, entry: Entry) -> KlantreisError:
    """Whose rows would be left hanging on what is gone."""
    table, rowid = study.one('SELECT "table", rowid FROM pragma_foreign_key_check LIMIT 1') or ("coding", None)
    row = study.one(f'SELECT id FROM "{table}" WHERE rowid = ?', (rowid,))
    return _conflict(study, entry, row[0] if row else "")


def _conflict(study: Study, entry: Entry, row: str) -> KlantreisError:
    later = study.one(
        "SELECT o.actor, o.summary, o.at FROM change c JOIN operation o ON o.seq = c.operation "
        "WHERE c.row = ? AND o.seq > ? AND coalesce(o.target, 0) <> ? "
        "AND o.chain IS NOT NULL ORDER BY c.seq DESC LIMIT 1",
        (row, entry.number, entry.number),
    )
    if later is None:
        return KlantreisError(
            _("“{summary}” kan niet: de gegevens zijn intussen anders.").format(summary=entry.summary)
        )
    actor, summary, at = later
    return KlantreisError(
        _("“{summary}” kan niet: “{later}” van {actor} ({at}) hangt ermee samen; maak dat eerst ongedaan.").format(
            summary=entry.summary, later=summary, actor=actor, at=at[:16].replace("T", " ")
        )
    )
