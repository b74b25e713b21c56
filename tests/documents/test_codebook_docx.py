import io

import docx
from docx.oxml.ns import qn

from klantreis.documents.codebook_docx import codebook_document
from klantreis.model.codes import Code, Codebook, CodeKind
from tests.documents.examples import HOSTILE

BOOK = Codebook(
    "Jeugdhulp",
    (
        Code("1", "Contactmomenten", CodeKind.TOUCHPOINT, definition="Wat een gezin meemaakt."),
        Code("2", "Rond wachten", CodeKind.TOUCHPOINT, "1"),
        Code("3", "Op de wachtlijst", CodeKind.TOUCHPOINT, "2", "Wachten op hulp.", "Lang", "Kort", "We wachtten."),
        Code("4", "Thema's", CodeKind.THEME),
        Code("5", HOSTILE, CodeKind.THEME, "4", "Losse code."),
        Code("6", "Losse code", CodeKind.FREE),
    ),
    version="3",
)


def test_top_codes_and_groups_are_headings_and_codes_stand_in_tables() -> None:
    document = docx.Document(io.BytesIO(codebook_document(BOOK)))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Jeugdhulp"),
        ("Heading 2", "Contactmomenten"),
        ("Heading 3", "Rond wachten"),
        ("Heading 2", "Thema's"),
        ("Heading 2", "Losse code"),
    ]
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Op de wachtlijst", "Wachten op hulp.", "Lang", "Kort", "‘We wachtten.’"] in rows
    assert [HOSTILE, "Losse code."] in rows
    assert sum(row[0] == "Code" for row in rows) == 3


def test_every_code_is_there_once() -> None:
    document = docx.Document(io.BytesIO(codebook_document(BOOK)))
    first = [row.cells[0].text for table in document.tables for row in table.rows[1:]]
    tops = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert {*first, *tops} == {code.name for code in BOOK}
    assert len(first) == len(set(first))


def test_tables_repeat_their_head_and_keep_rows_together() -> None:
    document = docx.Document(io.BytesIO(codebook_document(BOOK)))
    for table in document.tables:
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)


def test_the_same_codebook_gives_the_same_bytes() -> None:
    assert codebook_document(BOOK) == codebook_document(BOOK)
    assert codebook_document(Codebook("", ()))
