"""A study folder: `study.toml`, `study.db`, and the four data folders."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from klantreis.files.write import unwritable, write_text
from klantreis.model.errors import KlantreisError
from klantreis.model.study import Settings
from klantreis.store import settings as settings_file
from klantreis.store import triggers
from klantreis.store.connection import connect, database_errors, database_message, is_encrypted, use_wal
from klantreis.store.tables import APPLICATION_ID, MIGRATION_SET, MIGRATIONS
from klantreis.text.catalogue import _

P = ParamSpec("P")
R = TypeVar("R")

DATABASE = "study.db"
SETTINGS = "study.toml"
FOLDERS = ("codebooks", "interviews", "journeys", "exports")


@dataclass
class Study:
    """An open study. `actor` is the name of the person at work; close it, or use it in a `with`."""

    folder: Path
    connection: sqlite3.Connection
    settings: Settings
    actor: str
    passphrase: str | None = None
    memory: dict[str, tuple[int, Any]] = field(default_factory=dict, repr=False, compare=False)
    """What was read and may hold still; see `remembering`."""

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    @property
    def encrypted(self) -> bool:
        """Whether the database is encrypted."""
        return self.passphrase is not None

    def all(self, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Any = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        row: tuple[Any, ...] | None = self.connection.execute(sql, parameters).fetchone()
        return row

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def __enter__(self) -> "Study":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()


def is_study(folder: Path) -> bool:
    """Whether the folder holds a study."""
    return (folder / DATABASE).is_file()


def encrypted(folder: Path) -> bool:
    """Whether the study's database is encrypted. Raises KlantreisError where it can't be read."""
    try:
        return is_encrypted(folder / DATABASE)
    except OSError as error:
        raise KlantreisError(
            _("{path} kan niet gelezen worden; controleer de rechten.").format(path=folder / DATABASE)
        ) from error


def find(start: Path) -> Path | None:
    """The study folder that `start` is or lies in, or None."""
    return next((folder for folder in (start, *start.parents) if is_study(folder)), None)


def create(folder: Path, settings: Settings, actor: str, passphrase: str | None = None) -> Study:
    """Make an empty study in a new or empty folder, all at once or not at all, and open it.

    Raises KlantreisError where the folder is not empty or can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KlantreisError(_("{folder} bestaat al en is niet leeg; kies een andere map.").format(folder=folder))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        home = folder if folder.exists() else folder.parent
        scratch = Path(tempfile.mkdtemp(prefix=".klantreis-", dir=home))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        for name in FOLDERS:
            (scratch / name).mkdir()
        write_text(scratch / SETTINGS, settings_file.dump(settings))
        connection = connect(scratch / DATABASE, passphrase)
        try:
            use_wal(connection)
            _migrate(connection, scratch / DATABASE)
        finally:
            connection.close()
        scratch.chmod(0o700)
        if folder.exists():
            # It may be where somebody stands, or a disk of its own; the database makes it a study, so that goes last.
            for part in sorted(scratch.iterdir(), key=lambda path: path.name == DATABASE):
                part.replace(folder / part.name)
        else:
            scratch.replace(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    except database_errors() as error:
        raise KlantreisError(database_message(folder / DATABASE, error)) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return open_study(folder, actor, passphrase)


def open_study(folder: Path, actor: str, passphrase: str | None = None) -> Study:
    """Open a study; an older database is backed up and brought up to date first.

    Raises KlantreisError where there is none, it is encrypted and no passphrase was given, the
    passphrase is wrong, or a newer klantreis wrote it.
    """
    path = folder / DATABASE
    if not path.is_file():
        raise KlantreisError(
            _("{folder} is geen onderzoek van klantreis; maak er een met: klantreis new MAP").format(folder=folder)
        )
    locked = encrypted(folder)
    if locked and passphrase is None:
        raise KlantreisError(
            _(
                "{folder} is versleuteld (of beschadigd); "
                "geef het wachtwoord met --passphrase-file of KLANTREIS_PASSPHRASE."
            ).format(folder=folder)
        )
    settings = settings_file.load(folder / SETTINGS, fallback_title=folder.name)
    connection = connect(path, passphrase if locked else None, read_only=not os.access(path, os.W_OK))
    study = Study(folder, connection, settings, actor, passphrase if locked else None)
    try:
        _bring_up_to_date(study)
    except BaseException:
        connection.close()
        raise
    return study


def _bring_up_to_date(study: Study) -> None:
    path = study.database
    try:
        (application,) = study.connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            raise KlantreisError(_("{path} is geen database van klantreis.").format(path=path))
        applied = _applied(study)
        if applied - set(MIGRATIONS):
            raise KlantreisError(
                _("{path} is gemaakt met een nieuwere klantreis; werk eerst dit programma bij.").format(path=path)
            )
        if os.access(path, os.W_OK):
            use_wal(study.connection)
        if applied != set(MIGRATIONS) or not triggers.complete(study.connection):
            backup(study, _backup_name(study.folder, "voor-bijwerken"))
            _migrate(study.connection, path)
    except database_errors() as error:
        raise KlantreisError(database_message(path, error)) from error


def _applied(study: Study) -> set[str]:
    """The names of the migrations that a database has had."""
    if study.one("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'") is None:
        return set()
    rows = study.all("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,))
    return {name for (name,) in rows}


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is pending and rebuild the triggers, in one transaction that locks others out."""
    from sqlite_utils.db import Database

    from klantreis.store.schema import migrations

    db = Database(connection)
    connection.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.apply(db)
            triggers.rebuild(connection)
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            if broken:
                raise KlantreisError(
                    _("Het bijwerken van {path} is gestopt: tabel {table} verwijst naar niets.").format(
                        path=path, table=broken[0]
                    )
                )
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def reading(study: Study) -> Iterator[None]:
    """Several queries that see one and the same state of the database."""
    if study.connection.in_transaction:
        yield
        return
    study.connection.execute("BEGIN")
    try:
        yield
    finally:
        study.connection.execute("COMMIT")


def at_one_moment(function: Callable[Concatenate[Study, P], R]) -> Callable[Concatenate[Study, P], R]:
    """Let a function that asks several things of a study see one and the same state of it."""

    @wraps(function)
    def inside(study: Study, /, *arguments: P.args, **named: P.kwargs) -> R:
        with reading(study):
            return function(study, *arguments, **named)

    return inside


def _backup_name(folder: Path, label: str = "") -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return folder / "backups" / f"study-{stamp}{'-' + label if label else ''}.db"


def backup(study: Study, target: Path | None = None) -> Path:
    """Write a complete copy of the database, encrypted like the original, and return its path.

    Raises KlantreisError where the target exists or can't be written.
    """
    target = target or _backup_name(study.folder)
    if target.exists():
        raise KlantreisError(_("{path} bestaat al; kies een andere naam voor de reservekopie.").format(path=target))
    scratch = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch.unlink(missing_ok=True)
        study.connection.execute("VACUUM INTO ?", (str(scratch),))
        scratch.replace(target)
    except OSError as error:
        raise unwritable(target, error) from error
    except database_errors() as error:
        raise KlantreisError(database_message(target, error)) from error
    finally:
        scratch.unlink(missing_ok=True)
    return target
