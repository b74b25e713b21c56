"""Word documents through LibreOffice: a PDF that is PDF/UA, an ODT that opens, and clear words where it can't."""

import io
import os
import stat
import zipfile
from pathlib import Path

import outloud
import page
import pikepdf
import pytest

from klantreis.documents import converting, pdf_artifacts
from klantreis.documents.content import Beside
from klantreis.documents.diagram import draw
from klantreis.documents.klantreis_docx import journey_document
from klantreis.model.errors import KlantreisError
from tests.documents.examples import FINDINGS, JOURNEY, PHASES, content

needs_office = pytest.mark.skipif(converting.program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def word() -> bytes:
    beside = {s.concept: Beside(("Sanne wacht.",), 1, (FINDINGS[0].id,)) for s in JOURNEY.steps}
    quotes = tuple(q for s in JOURNEY.steps for q in s.quotes if q.publishable)
    said = content(beside=beside, empathy=(("Denkt", quotes),), ways=("3 van 5 gingen terug.",))
    return journey_document(said, draw(JOURNEY, PHASES, said.wishes))


@needs_office
def test_the_pdf_is_accessible(word: bytes, tmp_path: Path) -> None:
    made = converting.convert({"klantreis-1": word}, "pdf")["klantreis-1"]
    report = page.validate_pdf_bytes(made, profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    path = tmp_path / "klantreis.pdf"
    path.write_bytes(made)
    heard = outloud.check(str(path))
    assert [finding for finding in heard.findings if finding.severity == "error"] == []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.docinfo["/Title"] == "De reis van Sanne" and str(pdf.Root.Lang) == "nl-NL"


@needs_office
def test_several_become_odt_at_once(word: bytes) -> None:
    made = converting.convert({"a": word, "b": word}, "odt")
    assert sorted(made) == ["a", "b"]
    for data in made.values():
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            assert packed.read("mimetype") == b"application/vnd.oasis.opendocument.text"
            assert "Sanne wacht." in packed.read("content.xml").decode("utf-8")


def test_without_libreoffice_there_is_a_clear_word(word: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "program", lambda: None)
    with pytest.raises(KlantreisError, match="LibreOffice nodig"):
        converting.convert({"a": word}, "pdf")


def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program in the place of LibreOffice."""
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setattr(converting, "program", lambda: str(path))


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("script", "told"),
    [("sleep 60", "geen antwoord"), ("exit 1", "kon van a geen pdf maken"), ("exit 0", "kon van a geen pdf maken")],
)
def test_one_that_hangs_or_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str
) -> None:
    office(tmp_path, monkeypatch, script)
    monkeypatch.setattr(converting, "PATIENCE", 0.2)
    with pytest.raises(KlantreisError, match=told):
        converting.convert({"a": b""}, "pdf")


def test_one_that_can_not_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "program", lambda: str(tmp_path / "weg"))
    with pytest.raises(KlantreisError, match="wil niet starten"):
        converting.convert({"a": b""}, "odt")


def test_only_what_is_painted_outside_of_the_structure_is_marked() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        drawn = b"q 0 0 10 10 re f Q /P <</MCID 0>> BDC 1 1 m 2 2 l S EMC 0 0 5 5 re W n 3 3 m 4 4 l S"
        pdf.pages[0].Contents = pdf.make_stream(drawn)
        raw = io.BytesIO()
        pdf.save(raw)
    marked = pdf_artifacts.mark(raw.getvalue())
    with pikepdf.open(io.BytesIO(marked)) as pdf:
        operators = [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators == (
        "q BMC re f EMC Q BDC m l S EMC re W n BMC m l S EMC".split()  # noqa: SIM905
    )
    assert pdf_artifacts.mark(marked) == pdf_artifacts.mark(marked)


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(KlantreisError, match="niet te lezen"):
        pdf_artifacts.mark(b"geen pdf")
