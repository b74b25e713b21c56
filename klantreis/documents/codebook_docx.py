"""The codebook as a Word document, for coders to print and keep beside the screen."""

from typing import TYPE_CHECKING, Any

from klantreis.documents import palette, words
from klantreis.documents.plain import plain
from klantreis.model.codes import Code, Codebook
from klantreis.text import names
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from docx.document import Document

_ROOM = 261.0
"""The width of an A4 on its side between its margins, in mm."""
_CODE_WIDTH = 56.0


def _set_cell(cell: Any, text: str, bold: bool = False, indent: float = 0.0) -> None:
    from docx.shared import Mm

    paragraph = cell.paragraphs[0]
    paragraph.style = "Tabeltekst"
    paragraph.paragraph_format.left_indent = Mm(indent)
    paragraph.add_run(text).bold = bold


def _columns(codes: tuple[Code, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """The columns beside the name that have something to say: heading and a text for each code."""
    columns = [
        (_("Wat betekent deze code?"), tuple(plain(c.definition) for c in codes)),
        (_("Wel gebruiken"), tuple(plain(c.include) for c in codes)),
        (_("Niet gebruiken"), tuple(plain(c.exclude) for c in codes)),
        (_("Voorbeeld"), tuple(words.quoted(c.example) if c.example.strip() else "" for c in codes)),
    ]
    return [(head, texts) for place, (head, texts) in enumerate(columns) if place == 0 or any(texts)]


def _shares(count: int) -> list[float]:
    """The widths in mm of the columns beside the name: the definition gets one and a half times a share."""
    share = (_ROOM - _CODE_WIDTH) / (count + 0.5)
    return [1.5 * share] + [share] * (count - 1)


def _add_table(document: "Document", book: Codebook, codes: tuple[Code, ...], depth: int) -> None:
    from docx.shared import Mm

    from klantreis.documents.word_base import element, label

    columns = _columns(codes)
    widths = [Mm(width) for width in (_CODE_WIDTH, *_shares(len(columns)))]
    table = document.add_table(rows=len(codes) + 1, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(table.rows):
        cells = row.cells
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        if number == 0:
            row._tr.trPr.append(element("w:tblHeader"))
            for cell, text in zip(cells, (_("Code"), *(head for head, _texts in columns)), strict=True):
                _set_cell(cell, text)
                label(cell.paragraphs[0].runs[0], palette.ACCENT)
                cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=palette.ACCENT[1:]))
            continue
        code = codes[number - 1]
        below = len(book.lineage(code.id)) - depth - 1
        _set_cell(cells[0], plain(code.name), bold=True, indent=4.0 * max(0, below))
        for cell, (_head, texts) in zip(cells[1:], columns, strict=True):
            _set_cell(cell, texts[number - 1])
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=palette.LINE[1:]))
    for side, twips in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100)):
        margins.append(element(f"w:{side}", w=str(twips), type="dxa"))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _add_top(document: "Document", book: Codebook, top: Code) -> None:
    """A top code: its meaning, then its groups under headings of their own or its codes in one table."""
    document.add_heading(plain(top.name), 1)
    told = _("Soort: {kind}.").format(kind=names.code_kind(top.kind))
    document.add_paragraph(f"{told} {plain(top.definition)}".strip()).paragraph_format.keep_with_next = True
    children = book.children(top.id)
    loose = tuple(child for child in children if not book.children(child.id))
    if not children:
        _add_table(document, book, (top,), 0)
    if loose:
        _add_table(document, book, loose, 1)
    for group in children:
        if book.children(group.id):
            document.add_heading(plain(group.name), 2)
            _add_table(document, book, book.below(group.id), 1)


def codebook_document(codebook: Codebook) -> bytes:
    """A codebook as a docx on A4 landscape: a heading for each top code and group, codes in tables.

    Each code has its definition, when to use it, when not, and an example. The same codebook gives
    the same bytes.
    """
    from klantreis.documents.word_base import add_style, new_document, to_bytes

    name = plain(codebook.name)
    title = name or _("Codeboek")
    document = new_document(title, landscape=True)
    add_style(document, "Tabeltekst", 9.5).paragraph_format.space_after = 0
    document.add_paragraph(title, style="Title")
    version = _("Codeboek, versie {version}").format(version=plain(codebook.version))
    count = plural("{n} code", "{n} codes", len(codebook))
    document.add_paragraph(f"{version} · {count}", style="Subtitle")
    for top in codebook.children(None):
        _add_top(document, codebook, top)
    return to_bytes(document)
