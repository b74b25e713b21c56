"""Coding through the workflow: imports, exports, edits, and finding back."""

from pathlib import Path

import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.store import operations
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks, codebooks_files, codings_files, collect, retrieve, studies, transcribe
from tests.conftest import add_book, add_source

HEAD = "source,start,end,code,coder,valence,memo,publishable,quote\n"


def codings_file(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "c.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def prepare(study: Study) -> str:
    add_book(study)
    return add_source(study, "G1", "Hoe ging het?", "We stonden lang op een wachtlijst.", "Ja?", "De huisarts belde.")


def test_codings_by_place_and_by_quote(study: Study, tmp_path: Path) -> None:
    prepare(study)
    path = codings_file(
        tmp_path,
        "g1,14,47,Momenten/Wachtlijst,bram,-2,lang,1,",
        "G1,,,Huisarts,,1,,0,de huisarts  belde",
        "G1,,,Wachttijd,anke,-1,,0,stonden lang op n wachtlijst",
        "G1,,,Telefoon,anke,,,0,dit staat er echt nergens",
    )
    report = codings_files.import_codings(study, path)
    assert report.added == 3 and len(report.approximate) == 1 and "regel 5" in report.missing[0]
    (wait,) = retrieve.passages(study, codebooks.find_code(codebooks.codebook(study), "Wachtlijst"))
    assert (wait.text, wait.coder, wait.valence, wait.memo, wait.publishable, wait.turn) == (
        "We stonden lang op een wachtlijst", "bram", -2, "lang", True, 2,
    )  # fmt: skip
    again = codings_files.import_codings(study, path)
    assert (again.added, again.present) == (0, 3)


def test_what_may_be_published_follows_the_file(study: Study, tmp_path: Path) -> None:
    prepare(study)
    first = codings_file(tmp_path, "G1,0,3,Huisarts,anke,,,1,", "G1,4,8,Huisarts,anke,,,0,")
    codings_files.import_codings(study, first)
    second = codings_file(tmp_path, "G1,0,3,Huisarts,anke,,,0,", "G1,4,8,Huisarts,anke,,,,")
    report = codings_files.import_codings(study, second)
    assert (report.added, report.present, report.changed) == (0, 2, 1)
    assert [row.publishable for row in codings_files.coding_rows(study)] == [False, False]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("G9,0,1,Huisarts,,,,,", "regel 3: de bron G9"),
        ("G1,0,1,Onbekend,,,,,", "regel 3: .*Onbekend"),
        ("G1,60,99,Huisarts,,,,,", "regel 3: 60-99 ligt buiten de tekst van G1"),
        ("G1,5,5,Huisarts,,,,,", "buiten de tekst"),
        ("G1,-1,5,Huisarts,,,,,", "buiten de tekst"),
    ],
)
def test_a_wrong_coding_leaves_nothing_half_written(study: Study, tmp_path: Path, row: str, told: str) -> None:
    prepare(study)
    before = len(operations.history(study))
    with pytest.raises(KlantreisError, match=told):
        codings_files.import_codings(study, codings_file(tmp_path, "G1,0,3,Huisarts,,,,,", row))
    assert codings_files.coding_rows(study) == [] and len(operations.history(study)) == before


def test_a_name_that_two_codes_bear_needs_the_path(plain: Study) -> None:
    add_book(plain)
    codebooks.add_code(plain, ("Kanalen", "Intake"))
    with pytest.raises(KlantreisError, match="Momenten/Intake, Kanalen/Intake"):
        codebooks.find_code(codebooks.codebook(plain), "Intake")


def test_codings_go_out_and_come_back_the_same(study: Study, tmp_path: Path) -> None:
    source = prepare(study)
    book = codebooks.codebook(study)
    span = Span(Anchor(1, 3), Anchor(3, 4))
    chosen = [codebooks.find_code(book, "Huisarts"), codebooks.find_code(book, "Wachttijd")]
    code.add_codings(study, source, span, chosen, valence=-1, memo="=memo")
    rows = codings_files.coding_rows(study)
    codings_files.export_codings(study, tmp_path / "uit.csv")
    code.delete_codings(study, code.codings(study, source))
    assert codings_files.coding_rows(study) == []
    assert codings_files.import_codings(study, tmp_path / "uit.csv").added == 2
    assert codings_files.coding_rows(study) == rows


def test_codebook_goes_out_and_comes_back_the_same(plain: Study, tmp_path: Path) -> None:
    add_book(plain)
    for name in ("b.yaml", "b.csv"):
        codebooks_files.export_codebook(plain, tmp_path / name)
        assert codebooks_files.import_codebook(plain, tmp_path / name) == (0, 0)
    with studies.new(tmp_path / "ander", None, "anke", None) as other:
        codebooks_files.import_codebook(other, tmp_path / "b.yaml")
        ours, theirs = codebooks.codebook(plain), codebooks.codebook(other)
        assert [(c.name, c.kind, c.phase) for c in ours] == [(c.name, c.kind, c.phase) for c in theirs]
        assert list(ours.paths.values()) == list(theirs.paths.values())


def test_importing_a_codebook_again_adds_and_updates_but_deletes_nothing(plain: Study, tmp_path: Path) -> None:
    add_book(plain)
    path = tmp_path / "b.csv"
    path.write_text("path,definition\nMomenten/Huisarts,Op bezoek\nMomenten/Nieuw,\n", encoding="utf-8")
    assert codebooks_files.import_codebook(plain, path) == (1, 1)
    book = codebooks.codebook(plain)
    assert book.by_path["Momenten/Huisarts"].definition == "Op bezoek"
    assert book.by_path["Momenten/Huisarts"].phase == "Zoeken"
    assert book.by_path["Momenten/Nieuw"].kind == book.by_path["Momenten"].kind
    assert "Momenten/Intake" in book.by_path


def test_renaming_a_code_is_followed_everywhere(plain: Study) -> None:
    prepare(plain)
    book = codebooks.codebook(plain)
    codebooks.rename_code(plain, codebooks.find_code(book, "Zoeken"), "Hulp zoeken")
    assert codebooks.find_code(codebooks.codebook(plain), "Huisarts").phase == "Hulp zoeken"
    with pytest.raises(KlantreisError, match="al een code"):
        codebooks.rename_code(plain, codebooks.find_code(book, "Wachten"), "hulp ZOEKEN")


def test_search_by_text_pattern_and_likeness(study: Study) -> None:
    prepare(study)
    (hit,) = retrieve.find_text(study, "WACHTLIJST")
    text = "\n".join(t.turn.text for t in transcribe.turns(study, collect.find_source(study, "G1")))
    assert text[hit.start : hit.end] == "wachtlijst"
    assert [h.text for h in retrieve.find_text(study, r"\bop\b", mode="regex")] == ["op"]
    assert [h.source for h in retrieve.find_text(study, "wachtlisjt", mode="fuzzy")] == ["G1"]
    assert [h.text for h in retrieve.find_text(study, "op")] == ["op"]
    with pytest.raises(KlantreisError):
        list(retrieve.find_text(study, "  "))


def test_overlap_counts_by_path(plain: Study) -> None:
    source = prepare(plain)
    book = codebooks.codebook(plain)
    both = [codebooks.find_code(book, "Wachttijd"), codebooks.find_code(book, "Wachtlijst")]
    code.add_codings(plain, source, Span(Anchor(1, 0), Anchor(1, 10)), both)
    assert retrieve.overlaps(plain) == [("Momenten/Wachtlijst", "Thema's/Wachttijd", 1)]
