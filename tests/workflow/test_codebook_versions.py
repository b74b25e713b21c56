"""Versions of the codebook: stamped by hand or by a round, carried by files, compared."""

from pathlib import Path

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.store import operations
from klantreis.store.study import Study
from klantreis.workflow import codebooks, codebooks_files, collect, recoding, versions
from tests.conftest import add_book, add_source
from tests.workflow.recoded import WORDS, code, put


@pytest.fixture
def source(study: Study) -> str:
    add_book(study)
    return add_source(study, "G1", "Hoe ging het?", WORDS, "Ja?", "De huisarts belde.")


def test_versions_tell_rename_move_merge_and_text_apart(study: Study, source: str) -> None:
    assert versions.stamp(study, "eerste", "2025", "proef").round == "2025"
    codebooks.rename_code(study, code(study, "Telefoon"), "Bellen")
    recoding.move(study, code(study, "Bejegening"), code(study, "Ideeën"))
    put(study, source, "Huisarts", 0, 5)
    recoding.merge(study, code(study, "Huisarts"), code(study, "Intake"))
    versions.stamp(study, "tweede")
    codebooks.edit_code(study, code(study, "Wachttijd"), definition="Hoe lang het duurt")
    recoding.delete(study, code(study, "Tussentijds bericht"))
    codebooks.add_code(study, ["Thema's", "Geld"])
    first = versions.compare(study, 1, 2)
    assert {(c.kind.value, c.path, c.after) for c in first.changes if c.kind != "edited"} == {
        ("merged", "Momenten/Huisarts", "Momenten/Intake"),
        ("renamed", "Kanalen/Bellen", "Bellen"),
        ("moved", "Ideeën/Bejegening", "Ideeën"),
    }
    assert versions.compare(study, 2, 1) == first
    now = versions.compare(study)
    assert now.older.name == "tweede" and now.newer is None
    assert {(c.kind.value, c.path) for c in now.changes} == {
        ("edited", "Thema's/Wachttijd"), ("removed", "Ideeën/Tussentijds bericht"), ("added", "Thema's/Geld"),
    }  # fmt: skip
    whole = versions.compare(study, 1)
    assert {c.kind.value for c in whole.changes} == {"merged", "renamed", "moved", "edited", "removed", "added"}


def test_a_merge_after_the_last_version_shows_until_it_is_undone(study: Study) -> None:
    add_book(study)
    versions.stamp(study, "eerste")
    recoding.merge(study, code(study, "Huisarts"), code(study, "Intake"))
    recoding.merge(study, code(study, "Intake"), code(study, "Wachtlijst"))
    assert [(c.path, c.after) for c in versions.compare(study).changes if c.kind == "merged"] == [
        ("Momenten/Huisarts", "Momenten/Wachtlijst"), ("Momenten/Intake", "Momenten/Wachtlijst"),
    ]  # fmt: skip
    operations.undo(study)
    operations.undo(study)
    assert versions.compare(study).changes == ()


def test_versions_that_can_not_be_are_told(plain: Study) -> None:
    with pytest.raises(KlantreisError, match="nog leeg"):
        versions.stamp(plain, "een")
    add_book(plain)
    with pytest.raises(KlantreisError, match="nog geen versie"):
        versions.compare(plain)
    versions.stamp(plain, "een")
    with pytest.raises(KlantreisError, match="al een versie"):
        versions.stamp(plain, "Een ")
    with pytest.raises(KlantreisError, match="een naam"):
        versions.stamp(plain, " ")
    with pytest.raises(KlantreisError, match="Versie 7"):
        versions.compare(plain, 7)


def test_a_round_stamps_the_codebook_once_when_its_first_source_comes_in(study: Study, tmp_path: Path) -> None:
    def arrive(name: str, round_name: str | None) -> None:
        (tmp_path / name).write_text(f"I: Hoe ging het met {name}?\nR: Goed.\n", encoding="utf-8")
        assert not collect.import_files(study, [tmp_path / name], round_name=round_name).refusals

    arrive("a.txt", "2025")
    assert versions.versions(study) == [], "there was no codebook yet"
    add_book(study)
    arrive("b.txt", None)
    arrive("c.txt", "2026")
    arrive("d.txt", "2026")
    (version,) = versions.versions(study)
    assert (version.number, version.name, version.round) == (1, "2026", "2026")
    operations.undo(study)
    operations.undo(study)
    assert versions.versions(study) == [], "the version came with the import"
    operations.redo(study)
    assert [v.name for v in versions.versions(study)] == ["2026"]


def test_the_file_carries_the_version_and_another_one_of_the_same_book_is_noted(study: Study, tmp_path: Path) -> None:
    add_book(study)
    file = tmp_path / "boek.yaml"
    versions.stamp(study, "voorjaar")
    codebooks_files.export_codebook(study, file)
    assert "version: voorjaar\n" in file.read_text(encoding="utf-8")
    codebooks.edit_code(study, code(study, "Intake"), definition="Anders")
    assert versions.labelled(study).version == "voorjaar, daarna aangepast"
    operations.undo(study)
    text = file.read_text(encoding="utf-8").replace("version: voorjaar", "version: najaar")
    file.write_text(text.replace("name: Telefoon", "name: Telefoon\n    definition: Bellen"), encoding="utf-8")
    assert codebooks_files.import_codebook(study, file) == (0, 1)
    assert [v.name for v in versions.versions(study)] == ["voorjaar", "najaar"]
    assert codebooks_files.import_codebook(study, file) == (0, 0)
