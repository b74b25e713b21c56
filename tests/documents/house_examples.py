"""Templates and logos as a municipality of our invention could have them."""

import io
import struct
import zipfile
import zlib

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

RED = "8A1538"
PALE = "D98CA5"
"""Too light to read on white."""


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def template() -> Document:
    """With fonts, colours, a page, a header and a footer of its own, and a text that nobody should get."""
    made = docx.Document()
    made.add_paragraph("Typ hier je tekst. Opgesteld door Jan de Boer.")
    made.core_properties.author = "Jan de Boer"
    for name, color in (("Heading 1", RED), ("Heading 2", RED), ("Heading 3", PALE)):
        style = made.styles[name]
        style.font.color.rgb = RGBColor.from_string(color)
        style.element.rPr.remove(style.element.rPr.find(qn("w:rFonts")))
        style.font.name = "Waterhoek Serif"
    made.styles["Normal"].font.name = "Waterhoek Serif"
    made.styles["Normal"].font.size = Pt(10.5)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(35), Mm(20), Mm(30)
    section.header.paragraphs[0].text = "Gemeente Waterhoek"
    section.footer.paragraphs[0].text = "Raadhuisplein 1"
    section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    return made


def as_dotx(data: bytes) -> bytes:
    return renamed(data, "[Content_Types].xml", b"wordprocessingml.document.main", b"wordprocessingml.template.main")


def renamed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The zip with some words of one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(target, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            made.writestr(name, text.replace(old, new) if name == part else text)
    return target.getvalue()


def png(width: int = 60, height: int = 20) -> bytes:
    """A red picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes.fromhex(RED) * width for _row in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
