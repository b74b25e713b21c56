"""Opening the database file of a study, plain or encrypted.

`sqlite3` and `sqlcipher3` have the same interface but no common exceptions, hence the tuples.
"""

import hashlib
import os
import sqlite3
from pathlib import Path
from typing import Any

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

WAIT_MS = 30_000
"""How long a second writer waits for the first, unless somebody looks at a screen meanwhile."""

_PLAIN_HEADER = b"SQLite format 3\x00"


def _modules() -> tuple[Any, ...]:
    from sqlcipher3 import dbapi2

    return sqlite3, dbapi2


def database_errors() -> tuple[type[Exception], ...]:
    """The base exception of each driver, for `except` clauses."""
    return tuple(module.DatabaseError for module in _modules())


def integrity_errors() -> tuple[type[Exception], ...]:
    """The exception of each driver for a broken constraint."""
    return tuple(module.IntegrityError for module in _modules())


def is_encrypted(path: Path) -> bool:
    """Whether the file is no plain SQLite database (an empty one counts as plain)."""
    with path.open("rb") as file:
        head = file.read(len(_PLAIN_HEADER))
    return bool(head) and head != _PLAIN_HEADER


def connect(path: Path, passphrase: str | None = None, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with foreign keys, full durability and the functions that triggers need.

    Raises KlantreisError where the passphrase is wrong or the file is no database.
    """
    uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    if read_only and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        # Reading a WAL database takes a file beside it; where none can be made nobody writes, and none is needed.
        uri += "&immutable=1"
    connection: sqlite3.Connection
    module = sqlite3
    if passphrase is not None:
        from sqlcipher3 import dbapi2

        module = dbapi2
    try:
        connection = module.connect(uri, uri=True, isolation_level=None, timeout=WAIT_MS / 1000)
        try:
            _prepare(connection, passphrase, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    except database_errors() as error:
        raise KlantreisError(_explain(path, passphrase, error)) from error
    return connection


def _prepare(connection: sqlite3.Connection, passphrase: str | None, *, read_only: bool) -> None:
    if passphrase is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would print over the screen
        quoted = passphrase.replace('"', '""')
        connection.execute(f'PRAGMA key = "{quoted}"')
    wait_at_most(connection, WAIT_MS)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("SELECT count(*) FROM sqlite_master")
    if not read_only:
        connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.create_function("klantreis_digest", 3, digest, deterministic=True)


def wait_at_most(connection: sqlite3.Connection, milliseconds: int) -> None:
    """Let this connection wait that long for another writer."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds:d}")


def use_wal(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side; this changes the file, so first know whose it is."""
    connection.execute("PRAGMA journal_mode = WAL")


def digest(nonce: bytes, before: str | None, after: str | None) -> str:
    """The fingerprint of one change; the nonce keeps short texts from being guessed from it."""
    parts = (nonce, b"" if before is None else before.encode(), b"" if after is None else after.encode())
    return hashlib.sha256(b"\x00".join(parts)).hexdigest()


def _explain(path: Path, passphrase: str | None, error: Exception) -> str:
    reason = str(error)
    if "not a database" in reason:
        if passphrase is not None:
            return _("{path} gaat niet open: het wachtwoord klopt niet, of het onderzoek is niet versleuteld.").format(
                path=path
            )
        return _("{path} is geen database van klantreis, of is versleuteld of beschadigd.").format(path=path)
    return database_message(path, error)


def database_message(path: Path, error: Exception) -> str:
    """One line for people about a failing database."""
    reason = str(error)
    if "locked" in reason or "busy" in reason:
        return _("Een ander programma is aan het schrijven; probeer het zo nog eens.")
    if "readonly" in reason or "read-only" in reason:
        return _("{path} mag niet gewijzigd worden; controleer de rechten van de map.").format(path=path)
    if "full" in reason:
        return _("De schijf met {path} is vol; maak ruimte en probeer het opnieuw. Er is niets gewijzigd.").format(
            path=path
        )
    if "unable to open" in reason:
        return _("{path} kan niet geopend worden; controleer of de map bestaat en of je er mag schrijven.").format(
            path=path
        )
    if "UNIQUE" in reason:
        return _("Iemand anders voegde intussen hetzelfde toe aan {path}; probeer het opnieuw.").format(path=path)
    if "FOREIGN KEY" in reason:
        return _("Iemand anders haalde intussen iets weg dat hierbij hoort; kijk even en probeer het opnieuw.")
    if "malformed" in reason or "corrupt" in reason:
        return _("{path} is beschadigd; zet een reservekopie uit de map backups terug.").format(path=path)
    if "disk I/O" in reason:
        return _("Lezen of schrijven van {path} lukt niet; controleer de schijf. Er is niets gewijzigd.").format(
            path=path
        )
    return _("De database {path} geeft een fout: {reason}.").format(path=path, reason=reason)
