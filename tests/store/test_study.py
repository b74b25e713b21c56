"""Making, opening, backing up and updating a study folder."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.model.study import Gate, House, Settings
from klantreis.store import integrity, schema, settings, sources, tables, triggers
from klantreis.store import study as store
from klantreis.store.operations import history
from klantreis.store.study import Study
from tests.conftest import PASSPHRASE, add_book, add_source


def test_a_new_study_has_its_folders_and_settings(study: Study) -> None:
    assert {p.name for p in study.folder.iterdir()} >= {"study.db", "study.toml", *store.FOLDERS}
    assert study.settings.title == "Proef"
    assert integrity.problems(study) == []


def test_an_encrypted_study_shows_nothing_and_opens_only_with_its_passphrase(study: Study) -> None:
    add_source(study, "Gesprek", "een heel herkenbare zin")
    study.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    visible = b"herkenbare" in study.database.read_bytes()
    assert visible is not study.encrypted
    if study.encrypted:
        with pytest.raises(KlantreisError, match="wachtwoord klopt niet"):
            store.open_study(study.folder, "anke", "verkeerd")
        with pytest.raises(KlantreisError, match="versleuteld"):
            store.open_study(study.folder, "anke")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij")
    with pytest.raises(KlantreisError, match="niet leeg"):
        store.create(tmp_path, Settings("x"), "anke")
    assert [p.name for p in tmp_path.iterdir()] == ["brief.txt"]


def test_an_empty_folder_in_which_one_stands_becomes_the_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with store.create(Path(), Settings("x"), "anke") as made:
        assert integrity.problems(made) == []
    assert {p.name for p in tmp_path.iterdir()} == {"study.db", "study.toml", *store.FOLDERS}


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + b"\x00" * 200, b"gewone tekst" * 100])
def test_what_is_no_study_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "study.db").write_bytes(content)
    with pytest.raises(KlantreisError):
        store.open_study(tmp_path, "anke")
    assert (tmp_path / "study.db").read_bytes() == content


def test_another_program_s_database_is_told(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "study.db")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(KlantreisError, match="geen database van klantreis"):
        store.open_study(tmp_path, "anke")


def test_all_migrations_are_known_by_name() -> None:
    assert tuple(migration.name for migration in schema.migrations._migrations) == tables.MIGRATIONS


def test_a_database_of_a_newer_version_is_left_alone(study: Study) -> None:
    study.connection.execute(
        "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('klantreis', 'm999_later', 'x')"
    )
    with pytest.raises(KlantreisError, match="nieuwere klantreis"):
        store.open_study(study.folder, "anke", study.passphrase)


def test_an_older_database_is_backed_up_and_brought_up_to_date(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    add_book(study)
    newer = schema.Migrations("klantreis")
    newer._migrations = list(schema.migrations._migrations)

    @newer()
    def m900_extra(db: object) -> None:
        db["person"].add_column("email", str)  # type: ignore[index]

    monkeypatch.setattr(schema, "migrations", newer)
    monkeypatch.setattr(store, "MIGRATIONS", (*tables.MIGRATIONS, "m900_extra"))
    with store.open_study(study.folder, "anke", study.passphrase) as updated:
        (backup,) = (study.folder / "backups").iterdir()
        assert "voor-bijwerken" in backup.name
        assert triggers.complete(updated.connection)
        add_source(updated, "Na het bijwerken", "tekst")
        # The new column is logged as well.
        assert "email" in str(updated.one("SELECT sql FROM sqlite_master WHERE name = 'log_person_insert'"))
        assert integrity.problems(updated) == []
        assert len(history(updated)) == 2


def test_a_failed_migration_changes_nothing(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    add_book(study)
    newer = schema.Migrations("klantreis")
    newer._migrations = list(schema.migrations._migrations)

    @newer()
    def m900_breaks(db: object) -> None:
        db["person"].add_column("email", str)  # type: ignore[index]
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrations", newer)
        patch.setattr(store, "MIGRATIONS", (*tables.MIGRATIONS, "m900_breaks"))
        with pytest.raises(ZeroDivisionError):
            store.open_study(study.folder, "anke", study.passphrase)
    with store.open_study(study.folder, "anke", study.passphrase) as again:
        assert integrity.problems(again) == []
        assert "email" not in str(again.one("SELECT sql FROM sqlite_master WHERE name = 'person'"))


def test_a_backup_is_a_complete_study(study: Study, tmp_path: Path) -> None:
    add_source(study, "Gesprek", "tekst")
    target = store.backup(study, tmp_path / "kopie" / "study.db")
    with store.open_study(target.parent, "anke", study.passphrase) as copy:
        assert [source.title for source in sources.sources(copy)] == ["Gesprek"]
        assert integrity.problems(copy) == []
    with pytest.raises(KlantreisError, match="bestaat al"):
        store.backup(study, target)


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    written = Settings(
        'Met "tekens" \\ é\n',
        contact="bel 14 010",
        personas=4,
        gate=Gate(participants=5),
        house_style=House("Waterhoek"),
    )
    (tmp_path / "study.toml").write_text(settings.dump(written), encoding="utf-8")
    assert settings.load(tmp_path / "study.toml", "x") == written


@pytest.mark.parametrize("text", ["title = ", "personas = 'drie'", "gate = 3", "[gate]\nparticipants = -1"])
def test_settings_that_are_wrong_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KlantreisError, match=r"study\.toml"):
        settings.load(tmp_path / "study.toml", "x")


KILLED = """
import sys, itertools
from klantreis.store import study as store
from tests.conftest import add_source
passphrase = sys.argv[2] or None
with store.open_study(__import__("pathlib").Path(sys.argv[1]), "anke", passphrase) as study:
    for n in itertools.count():
        add_source(study, f"Bron {n}", *["Een zin om te bewaren. " * 20] * 40)
        print(n, flush=True)
"""


def test_what_was_reported_as_saved_survives_a_kill(study: Study) -> None:
    folder, passphrase = study.folder, study.passphrase
    study.close()
    for delay in (0.05, 0.21):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(folder), passphrase or ""],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        reported = [int(process.stdout.readline())]
        time.sleep(delay)
        process.kill()
        reported += [int(line) for line in process.stdout.read().splitlines()]
        process.stdout.close()
        process.wait()
        with store.open_study(folder, "anke", passphrase) as after:
            titles = {source.title for source in sources.sources(after)}
            assert {f"Bron {n}" for n in reported} <= titles
            assert integrity.problems(after) == []
        shutil.rmtree(folder)
        store.create(folder, Settings("Proef"), "anke", passphrase).close()


KILLED_MIGRATING = """
import os, signal, sys
from pathlib import Path
from klantreis.store import schema, study as store

store.MIGRATIONS += ("m900_killed",)

@schema.migrations()
def m900_killed(db):
    db["person"].add_column("email", str)
    os.kill(os.getpid(), signal.SIGKILL)

store.open_study(Path(sys.argv[1]), "anke", sys.argv[2] or None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_in_the_middle_of_a_migration_changes_nothing(study: Study) -> None:
    add_source(study, "Gesprek", "tekst")
    command = [sys.executable, "-c", KILLED_MIGRATING, str(study.folder), study.passphrase or ""]
    assert subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode == -9
    with store.open_study(study.folder, "anke", study.passphrase) as after:
        assert integrity.problems(after) == []
        assert [source.title for source in sources.sources(after)] == ["Gesprek"]
        assert "email" not in str(after.one("SELECT sql FROM sqlite_master WHERE name = 'person'"))


WRITER = """
import sys
from pathlib import Path
from klantreis.store import study as store
from tests.conftest import add_source
with store.open_study(Path(sys.argv[1]), sys.argv[3], sys.argv[2] or None) as study:
    for n in range(15):
        add_source(study, f"{sys.argv[3]} {n}", "tekst")
"""


def test_two_writers_wait_for_each_other(study: Study) -> None:
    command = [sys.executable, "-c", WRITER, str(study.folder), study.passphrase or ""]
    cwd = Path(__file__).parents[2]
    writers = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, cwd=cwd) for name in ("anke", "bram")]
    assert [(w.communicate()[1], w.returncode) for w in writers] == [(b"", 0), (b"", 0)]
    assert len(sources.sources(study)) == 30
    assert integrity.problems(study) == []


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "dicht").write_text("een bestand, geen map")
    with pytest.raises(KlantreisError, match="lukt niet"):
        store.create(tmp_path / "dicht" / "onderzoek", Settings("x"), "anke")


def test_the_passphrase_may_hold_anything(tmp_path: Path) -> None:
    store.create(tmp_path / "s", Settings("x"), "anke", PASSPHRASE + "'; DROP").close()
    with store.open_study(tmp_path / "s", "anke", PASSPHRASE + "'; DROP") as opened:
        assert integrity.problems(opened) == []


def test_a_study_in_a_folder_that_cant_be_written_can_be_read(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    add_source(study, "G1", "Hoe ging het?")
    folder, passphrase = study.folder, study.passphrase
    study.close()
    assert not (folder / "study.db-wal").exists()
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with store.open_study(folder, "bram", passphrase) as again:
        assert [source.title for source in sources.sources(again)] == ["G1"]
        with pytest.raises(KlantreisError, match="mag niet gewijzigd"):
            add_source(again, "G2", "En?")
    assert sorted(path.name for path in folder.glob("study.db*")) == ["study.db"]


def test_signs_of_a_study_come_back_and_what_is_none_is_told(tmp_path: Path) -> None:
    own = Settings("Proef", signs={"[hoest]": 'een "hoest"', "(3 s)": ""})
    path = tmp_path / "study.toml"
    path.write_text(settings.dump(own), encoding="utf-8")
    assert settings.load(path, "x") == own
    path.write_text("signs = 3", encoding="utf-8")
    with pytest.raises(KlantreisError, match=r"\[signs\]"):
        settings.load(path, "x")
