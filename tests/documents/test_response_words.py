"""What documents say of the response: in words and in a table, and nothing that its reader may not know."""

import io

import docx
import pytest

from klantreis.documents import response_words
from klantreis.documents.audience import Audience
from klantreis.documents.bundle_docx import bundle_document
from klantreis.documents.diagram import draw
from klantreis.documents.findings_docx import findings_document
from klantreis.documents.findings_files import markdown
from klantreis.documents.findings_report import Report
from klantreis.documents.telling_back import Told, council_page, letter
from klantreis.model.responses import Count, Fewer, Key, Line, ResponseTable
from tests.documents.examples import FINDINGS, HOSTILE, JOURNEY, PHASES, SETTINGS, content
from tests.documents.findings_examples import ACTIONS, HEARD, RANKED
from tests.documents.test_bundle_docx import BOOK, cells, texts
from tests.documents.test_bundle_docx import HEARD as TALKED
from tests.documents.test_telling_back import words

JONG, OUD = Key("jongere", "2026"), Key("ouder", "2026", "OTS")
INSIDE = ResponseTable(
    lines=(
        Line(JONG, Count(12), Count(6), Count(4), Count(2)),
        Line(OUD, Count(30, circa=True), None, Count(3), Count(9)),
    ),
    total=Line(Key(""), Count(42, circa=True), None, Count(7), Count(11)),
    people=Count(11),
    homes=Count(10),
    least=3,
    least_homes=3,
    reasons=(("geen tijd", Count(5)), ("ziek", Count(1, circa=True))),
    few=(JONG,),
)
OUTSIDE = ResponseTable(
    lines=(),
    total=Line(Key(""), Count(42, circa=True), None, Fewer(4), Count(11)),
    people=Count(11),
    homes=Count(10),
    least=3,
    least_homes=3,
    reasons=(("geen tijd", Count(5)),),
    other_reasons=True,
    few_unnamed=True,
    withheld=True,
)


def said(table: ResponseTable, *, beside_rows: bool = True) -> str:
    cautions = response_words.cautions(table, beside_rows=beside_rows)
    return " ".join((*response_words.asked(table), *response_words.reasons(table), *cautions))


def test_inside_everything_is_told() -> None:
    told = said(INSIDE)
    assert "De onderzoekers nodigden ongeveer 42 mensen uit." in told
    assert "Zij spraken met 11 mensen, uit 10 gezinnen. De respons is ongeveer 26%." in told
    assert "Het antwoord was nee bij 7 mensen." in told
    assert "Redenen om niet mee te doen: geen tijd (5) en ziek (ca. 1)." in told
    assert "minder dan 3 deelnemers, of uit minder dan 3 gezinnen, trekken wij geen conclusies in cijfers" in told
    assert "Dat geldt hier voor: Meting 2026: jongere." in told


def test_the_table_has_a_column_for_what_was_noted_only_and_a_total() -> None:
    heads, rows, widths = response_words.columns(INSIDE)
    assert heads == ("Groep", "Ronde", "Doelgroep", "Uitgenodigd", "Bereikt", "Zei nee", "Deed mee", "Respons")
    assert rows == [
        ("jongere", "Meting 2026", "–", "12", "6", "4", "2", "17%"),
        ("ouder", "Meting 2026", "OTS", "ca. 30", "–", "3", "9", "ca. 30%"),
        ("Totaal", "", "", "ca. 42", "–", "7", "11", "ca. 26%"),
    ]
    assert sum(widths) == pytest.approx(162) and min(widths) > 10


def test_outside_small_numbers_are_told_as_such_and_nobody_is_named() -> None:
    told = said(OUTSIDE)
    assert "Het antwoord was nee bij minder dan 4 mensen." in told
    assert "ziek" not in told and "weinig mensen gaven" in told
    assert "Sommige groepen zijn te klein" in told and "jongere" not in told
    assert "Sommige groepen" not in said(OUTSIDE, beside_rows=False)
    assert response_words.columns(OUTSIDE)[1] == [("Totaal", "ca. 42", "11", "ca. 26%")]


def test_more_talked_than_invited_and_unknown_invitations_are_told() -> None:
    line = Line(JONG, Count(1), None, None, Count(2))
    table = ResponseTable((line,), line, Count(1), Count(1), 3, 3)
    assert "meer mensen gesproken dan er zijn uitgenodigd bij: Meting 2026: jongere" in said(table)
    assert "met 1 mens, uit 1 gezin" in said(table) and "bij elke ronde mee" in said(table)
    unknown = Line(JONG, None, None, None, Count(2))
    assert "Niet van elke groep" in said(ResponseTable((unknown,), unknown, Count(2), Count(2), 3, 3))


def test_the_bundle_has_the_table_with_its_caption_and_a_header_row() -> None:
    contents, diagrams = [content(JOURNEY, Audience.INTERNAL)], [draw(JOURNEY, PHASES)]
    data = bundle_document(contents, diagrams, TALKED, BOOK, INSIDE)
    assert "Tabel: hoeveel mensen zijn uitgenodigd en hoeveel er meededen, per groep" in texts(data, "Caption")
    assert ["Totaal", "", "", "ca. 42", "–", "7", "11", "ca. 26%"] in cells(data)
    table = next(t for t in docx.Document(io.BytesIO(data)).tables if t.cell(0, 3).text == "Uitgenodigd")
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert data == bundle_document(contents, diagrams, TALKED, BOOK, INSIDE)
    public = bundle_document([content(JOURNEY, Audience.PUBLIC)], diagrams, TALKED, BOOK, OUTSIDE)
    assert "jongere" not in "".join(text for row in cells(public) for text in row)


def test_findings_and_the_councils_read_it_too_and_the_letter_does_not() -> None:
    report = Report(RANKED, ACTIONS, HEARD, SETTINGS, Audience.PUBLIC, response=OUTSIDE)
    assert "De respons is ongeveer 26%." in markdown(report).decode()
    assert any("De respons is ongeveer 26%." in text for text in texts(findings_document(report, None)))
    told = Told(FINDINGS, (), 5, SETTINGS, response=OUTSIDE)
    assert "De respons is ongeveer 26%." in words(council_page(told)) and "Wie deden mee?" in words(council_page(told))
    assert "respons" not in words(letter(told))
    assert "Wie deden mee?" not in words(council_page(Told(FINDINGS, (), 5, SETTINGS)))


def test_text_from_outside_is_only_text() -> None:
    key = Key(HOSTILE, HOSTILE, HOSTILE)
    line = Line(key, Count(9), Count(8), Count(1), Count(5))
    table = ResponseTable((line, line), line, Count(5), Count(5), 3, 3, reasons=((HOSTILE, Count(4)),), few=(key,))
    contents = [content(JOURNEY, Audience.INTERNAL)]
    data = bundle_document(contents, [draw(JOURNEY, PHASES)], TALKED, BOOK, table)
    assert docx.Document(io.BytesIO(data)).tables
    assert all(character.isprintable() for character in said(table))
