"""What a finished file says: nothing that stands in it is overlooked."""

import io
import struct
import zlib

import docx
import openpyxl
import pytest
from docx.enum.style import WD_STYLE_TYPE
from openpyxl.comments import Comment

from klantreis.files import said


def everything(name: str, data: bytes) -> str:
    return "\n".join(said.texts(name, data))


def word() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Bel 06-12")
    paragraph.add_run("345678").bold = True
    document.add_table(1, 1).cell(0, 0).text = "in een cel"
    document.sections[0].header.paragraphs[0].text = "in de kop"
    document.sections[0].footer.paragraphs[0].text = "in de voet"
    document.core_properties.author = "in de eigenschappen"
    document.core_properties.comments = "bij de eigenschappen"
    document.styles.add_style("Een stijl", WD_STYLE_TYPE.PARAGRAPH)
    document.part.relate_to(
        "https://buiten.voorbeeld.nl",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    document.add_picture(io.BytesIO(picture("in het beeld")))
    document.inline_shapes[0]._inline.docPr.set("descr", "bij het beeld")
    return saved(document)


def saved(file: object) -> bytes:
    found = io.BytesIO()
    file.save(found)  # type: ignore[attr-defined]
    return found.getvalue()


def picture(text: str) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    parts = [
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"tEXt", b"Author\0" + text.encode("latin-1")),
        chunk(b"IDAT", zlib.compress(b"\0\0")),
        chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    "text",
    [
        "Bel 06-12345678",
        "in een cel",
        "in de kop",
        "in de voet",
        "in de eigenschappen",
        "bij de eigenschappen",
        "https://buiten.voorbeeld.nl",
        "in het beeld",
        "bij het beeld",
    ],
)
def test_of_a_word_document(text: str) -> None:
    assert text in everything("brief.docx", word())


@pytest.mark.parametrize("text", ["in een cel", "bij een cel", "Hanneke", "naam van het blad", "in de kop"])
def test_of_a_workbook(text: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "naam van het blad"
    sheet["A1"] = "in een cel"
    sheet["A1"].comment = Comment("bij een cel", "Hanneke")
    sheet.oddHeader.center.text = "in de kop"  # type: ignore[attr-defined]
    assert text in everything("tabel.xlsx", saved(book))


@pytest.mark.parametrize("text", ["Bel 06-12345678", "bij het beeld", "van de pagina", "in de meta", "buiten.nl"])
def test_of_a_web_page(text: str) -> None:
    page = (
        "<!doctype html><html><head><title>van de pagina</title><meta name=author content='in de meta'>"
        "<style>@media print {}</style></head><body><p>Bel 06-12<strong>345678</strong></p>"
        "<img alt='bij het beeld' src='x'><a href='https://buiten.nl'>hier</a></body></html>"
    )
    found = everything("reis.html", page.encode())
    assert text in found
    assert "@media" not in found


def test_of_a_drawing() -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg"><title>reis</title><style>@media print {}</style>'
        b"<text><tspan>Bel 06-12</tspan><tspan>345678</tspan></text></svg>"
    )
    found = everything("reis.svg", drawing)
    assert "Bel 06-12345678" in found and "reis" in found and "@media" not in found


def test_of_a_table_and_a_calendar() -> None:
    assert everything("a.csv", '\ufeffDoel;Waar\r\n"bel; 06";hier\r\n'.encode()) == "Doel\nWaar\nbel; 06\nhier"
    told = everything(
        "a.ics", b"BEGIN:VCALENDAR\r\nUID:1@klantreis\r\nSUMMARY:Bel 06-12\r\n 345678\r\nEND:VCALENDAR\r\n"
    )
    assert "SUMMARY:Bel 06-12345678" in told and "@klantreis" not in told


def test_a_part_that_is_no_proper_xml_is_read_all_the_same() -> None:
    assert "06-12345678" in everything("reis.svg", b"<svg><text>06-12345678</svg>")
