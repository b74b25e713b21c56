"""The triggers of the change log: nothing is written without a trace.

Method: SQLite's own undo technique (https://www.sqlite.org/undoredo.html), with the rows before
and after as JSON instead of SQL text, so that the log can be read and replayed in both directions.
"""

import sqlite3

from klantreis.store.tables import LOGGED

REFUSAL = "klantreis: write outside an operation"
_PREFIX = "log_"
_INDEX_KEY = ("turn", "key")
"""The integer by which the full-text index knows a turn; it says nothing and may be another after an undo."""


def _json(connection: sqlite3.Connection, table: str, row: str) -> str:
    columns = [
        name
        for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        if (table, name) != _INDEX_KEY
    ]
    return "json_object({})".format(", ".join(f"'{c}', {row}.\"{c}\"" for c in columns))


def _trigger(connection: sqlite3.Connection, table: str, event: str) -> tuple[str, str]:
    name = f"{_PREFIX}{table}_{event.lower()}"
    before = "NULL" if event == "INSERT" else _json(connection, table, "OLD")
    after = "NULL" if event == "DELETE" else _json(connection, table, "NEW")
    row = "OLD.id" if event == "DELETE" else "NEW.id"
    return (
        name,
        f"""CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN
    SELECT RAISE(ABORT, '{REFUSAL}') WHERE (SELECT operation FROM log_state) IS NULL;
    INSERT INTO change_payload(nonce, before, after) VALUES (randomblob(16), {before}, {after});
    INSERT INTO change(seq, operation, tbl, row, digest)
        SELECT seq, (SELECT operation FROM log_state), '{table}', {row}, klantreis_digest(nonce, before, after)
        FROM change_payload WHERE seq = last_insert_rowid();
END""",
    )


def _wanted(connection: sqlite3.Connection) -> dict[str, str]:
    existing = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return dict(
        _trigger(connection, table, event)
        for table in LOGGED
        if table in existing
        for event in ("INSERT", "UPDATE", "DELETE")
    )


def _present(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 4) = ?", (_PREFIX,)
    )
    return dict(rows.fetchall())


def complete(connection: sqlite3.Connection) -> bool:
    """Whether every logged table has just the triggers that its columns need."""
    return _present(connection) == _wanted(connection)


def rebuild(connection: sqlite3.Connection) -> None:
    """Drop and make all triggers of the log; to be called inside the migrations' transaction."""
    for name in _present(connection):
        connection.execute(f'DROP TRIGGER "{name}"')
    for sql in _wanted(connection).values():
        connection.execute(sql)
