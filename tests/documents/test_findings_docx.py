"""The document of findings: in order, accessible, the same twice, and no more than its reader may see."""

import io
import itertools
from dataclasses import replace
from pathlib import Path

import outloud
import page
import pikepdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from klantreis.documents import converting
from klantreis.documents.audience import Audience
from klantreis.documents.findings_docx import findings_document
from klantreis.documents.findings_report import LONGEST_HEADING, Report
from klantreis.documents.impact import draw
from klantreis.model.findings import FindingKind
from klantreis.model.study import Priority
from tests.documents.examples import HOSTILE
from tests.documents.findings_examples import RANKED, finding, many, ranked, report
from tests.documents.test_klantreis_docx import everything, lines, opened


def made(told: Report) -> bytes:
    return findings_document(told, draw(told))


@pytest.fixture(scope="module")
def internal() -> bytes:
    return made(report())


@pytest.fixture(scope="module")
def public() -> bytes:
    return made(report(Audience.PUBLIC))


def facts(data: bytes) -> list[str]:
    return [text.replace("\xa0", " ") for style in ("Feit", "Actie") for text in lines(data, style)]


def test_its_parts_stand_in_order_below_one_title(internal: bytes) -> None:
    styled = [(str(p.style.name), p.text) for p in opened(internal).paragraphs if p.style is not None]
    headings = [(int(name[-1]), text) for name, text in styled if name.startswith("Heading")]
    assert [text for level, text in headings if level == 1] == ["Verbeterpunten en wat goed gaat"]
    assert headings[0][0] == 1
    assert all(after <= before + 1 for (before, _a), (after, _b) in itertools.pairwise(headings))
    assert [text for level, text in headings if level == 2] == [
        "In het kort",
        "Wat komt eerst?",
        "Wat kan beter",
        "Knelpunten in het jeugdstelsel",
        "Wat gaat goed",
        "Ideeën van deelnemers",
        "Andere acties",
        "Hoe de prioriteit is berekend",
        "Hoe dit is gemaakt",
        "Kunt u dit document niet goed lezen?",
    ]
    assert [text for level, text in headings if level == 3] == [
        "Wat het eerst aandacht vraagt",
        "Wat het best gaat",
        "1. Lang wachten",
        "3. Onduidelijke brieven",
        "2. Landelijke wachtlijst",
        "4. Zij luisterde",
        "5. Vaste contactpersoon",
    ]


def test_the_first_page_says_who_was_heard_and_works_priority_out(internal: bytes) -> None:
    said = lines(internal, "List Bullet")
    assert said[:5] == [
        "Dit document rust op 6 gesprekken met 5 deelnemers uit 4 gezinnen.",
        "3 punten kunnen beter. 1 daarvan is een knelpunt in het jeugdstelsel.",
        "1 punt gaat goed.",
        "1 idee kwam van deelnemers zelf.",
        "Over 1 punt is een actie afgesproken. 1 actie is klaar.",
    ]
    pressing, good = opened(internal).tables
    assert [[cell.text for cell in row.cells] for row in pressing.rows] == [
        ["Punt", "Verteld door", "Ernst", "Prioriteit"],
        ["1. Lang wachten", "4 van 5", "4 van 5, beoordeeld", "80% × 4/5 = 64%"],
        ["2. Landelijke wachtlijst", "4 van 5", "4 van 5, voorgesteld", "80% × 4/5 × 0,5 = 30%"],
        ["3. Onduidelijke brieven", "4 van 5", "4 van 5, voorgesteld", "80% × 4/5 = 20%"],
    ]
    assert [row.cells[0].text for row in good.rows] == ["Punt", "4. Zij luisterde"]


def test_at_most_five_points_stand_on_the_first_page() -> None:
    assert len(opened(made(many(9))).tables[0].rows) == 6


def test_a_finding_tells_all_that_is_known_of_it(internal: bytes) -> None:
    told = facts(internal)
    assert told[: told.index("Notitie:\tBespreken met Karin.") + 1] == [
        "Verteld door:\t4 van de 5 deelnemers, uit 3 van de 4 gezinnen",
        "Thema:\tWachttijd, in de fase ‘Wachten’",
        "Gevoel:\toverwegend negatief (−1,4)",
        "Wanneer:\tdit geldt bij niet-spoedgevallen",
        "Feit of mening:\teen feit: iets wat gebeurde",
        "Bereik:\tbinnen eigen bereik",
        "Ernst:\t4 van 5 (beoordeeld)",
        "Inspanning:\t2 van 5",
        "Prioriteit:\t80% × 4/5 = 64%",
        "Notitie:\tBespreken met Karin.",
    ]
    assert "Inspanning:\tnog niet ingeschat" in told and "Feit of mening:\teen mening: wat iemand ervan vond" in told
    assert "Hoe goed:\t4 van 5 (voorgesteld op grond van het gevoel)" in told


def test_an_action_stands_with_its_finding_and_the_rounds_beside_its_measure(internal: bytes) -> None:
    assert lines(internal, "Actiedoel") == ["Actie 1: Elke aanmelder krijgt bericht", "Actie 2: Iets dat elders speelt"]
    told = facts(internal)
    place = told.index("Waaraan we het zien:\tMinder mensen noemen het wachten")
    assert told[place - 3 : place + 3] == [
        "Eigenaar:\tKarin Geheim",
        "Status:\tgemeten",
        "Klaar op:\t31 december 2026",
        "Waaraan we het zien:\tMinder mensen noemen het wachten",
        "Per ronde:\tMeting 2025: 6 van 9, −1,2 · Meting 2026: te weinig deelnemers voor een cijfer",
        "Uitkomst:\tvan 9 naar 2 weken",
    ]


def test_three_quotes_of_different_voices_with_their_place(internal: bytes) -> None:
    assert lines(internal, "Citaat")[:3] == ["‘Passage 0.’", "‘Passage 2.’", "‘Passage 4.’"]
    assert len(lines(internal, "Citaat")) == 3 * len(RANKED)
    assert "Geheime bron q0, beurt 12, 03:21" in lines(internal, "Vindplaats")


def test_the_public_sees_no_owner_no_note_no_place_and_no_action_elsewhere(public: bytes) -> None:
    text = everything(public)
    secrets = (
        "Karin",
        "Geheime bron",
        "Passage 1.",
        "De Wit",
        "id-Lang",
        "id-a1",
        "R01",
        "Iets dat elders",
        "Niet versp",
    )
    assert [secret for secret in secrets if secret in text] == []
    assert "Elke aanmelder krijgt bericht" in text and "ten minste 3 mensen uit 3 gezinnen" in text
    assert lines(public, "Citaat")[:3] == ["‘Passage 0.’", "‘Passage 2.’", "‘Passage 4.’"]


def test_the_picture_fits_its_page_at_its_true_size_and_is_told(internal: bytes) -> None:
    document, picture = opened(internal), draw(report())
    (shape,) = document.inline_shapes
    assert picture is not None and shape._inline.docPr.get("descr") == picture.alt and 100 < len(picture.alt) < 4000
    assert abs(shape.width.pt / picture.width - 1) < 0.01 and shape.width < Mm(282) and shape.height < Mm(184)
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]


def test_it_is_dutch_with_header_rows_and_lists_and_no_empty_paragraphs(internal: bytes) -> None:
    document = opened(internal)
    core = document.core_properties
    assert (core.language, core.title, core.author) == ("nl-NL", "Verbeterpunten en wat goed gaat", "klantreis")
    assert [lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))] == ["nl-NL", "nl-NL"]
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert document.styles["List Bullet"].element.pPr.numPr is not None
    empty = [
        p
        for p in document.paragraphs
        if not p.text.strip()
        and not p._p.findall(f".//{qn('w:drawing')}")
        and p._p.find(f".//{qn('w:sectPr')}") is None
    ]
    assert empty == []
    cells = [p for p in document.element.body.iter(qn("w:tc")) if not "".join(t.text for t in p.iter(qn("w:t")))]
    assert cells == []


def test_the_same_findings_give_the_same_bytes(internal: bytes) -> None:
    assert made(report()) == internal


def test_without_findings_there_is_a_clear_line() -> None:
    data = made(report(found=()))
    assert "Er zijn nog geen bevindingen." in lines(data)[-1] and len(opened(data).tables) == 0


def test_what_is_not_there_has_no_heading() -> None:
    strengths = tuple(each for each in RANKED if each.finding.kind is FindingKind.STRENGTH)
    data = made(report(found=strengths))
    assert lines(data, "Heading 2")[:3] == ["In het kort", "Wat gaat goed", "Andere acties"]
    assert len(opened(data).inline_shapes) == 0 and len(opened(data).tables) == 1


def test_hostile_text_stays_text_and_a_long_title_is_cut_in_its_heading_only() -> None:
    long = "Waarom duurt het zo lang " * 20
    odd = ranked(replace(finding("x"), title=HOSTILE, theme="=1+1"), condition="\x1b[31m" + HOSTILE, note=HOSTILE)
    data = made(report(found=(odd, ranked(replace(finding("y"), title=long)))))
    headings = lines(data, "Heading 3")
    assert f"1. {HOSTILE}" in headings and "\x1b" not in everything(data)
    (cut,) = [text for text in headings if text.startswith("2. Waarom")]
    assert len(cut) <= LONGEST_HEADING + 3 and cut.endswith("…")
    assert f"Volledige tekst:\t{long.strip()}" in facts(data)


def test_the_weights_of_the_study_are_told() -> None:
    told = report()
    weighed = replace(told, settings=replace(told.settings, priority=Priority(reach=0.5, severity=0, outside=0.25)))
    said = "\n".join(lines(made(weighed), "List Bullet"))
    assert "weegt in dit onderzoek 0,5, en de ernst 0." in said and "blijft 25% van de prioriteit over" in said
    assert "Dat geeft (80%)^0,5 = 64%." in said


@pytest.mark.skipif(converting.program() is None, reason="LibreOffice is not installed")
def test_the_pdf_is_accessible(internal: bytes, public: bytes, tmp_path: Path) -> None:
    for name, data in converting.convert({"intern": internal, "openbaar": public}, "pdf").items():
        checked = page.validate_pdf_bytes(data, profile="ua1")
        assert checked.is_compliant, [(failure.rule_id, failure.message) for failure in checked.failures]
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        assert [each for each in outloud.check(str(path)).findings if each.severity == "error"] == []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert pdf.docinfo["/Title"] == "Verbeterpunten en wat goed gaat" and str(pdf.Root.Lang) == "nl-NL"
