"""Tables in our Word documents: a header row that is repeated, rows that stay whole, thin lines."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.shared import Mm

from klantreis.documents import palette
from klantreis.documents.word_base import add_style, color, element, label

_STYLE = "Tabeltekst"


def add_table_style(document: Document) -> None:
    """The style of the text in tables; once in a document that has any."""
    add_style(document, _STYLE, 9.5).paragraph_format.space_after = 0


def set_cell(cell: Any, text: str, bold: bool = False, indent: float = 0.0) -> None:
    """Put a text in an empty cell; `indent` in mm."""
    paragraph = cell.paragraphs[0]
    paragraph.style = _STYLE
    paragraph.paragraph_format.left_indent = Mm(indent)
    paragraph.add_run(text).bold = bold


def framed_table(document: Document, heads: Sequence[str], rows: int, widths: Sequence[float]) -> Any:
    """A table with a header row and so many empty rows below it; widths in mm."""
    table = document.add_table(rows=rows + 1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for number, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        if number == 0:
            row._tr.trPr.append(element("w:tblHeader"))
            for cell, text in zip(row.cells, heads, strict=True):
                set_cell(cell, text)
                label(cell.paragraphs[0].runs[0], palette.ACCENT)
                cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=palette.ACCENT[1:]))
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=palette.LINE[1:]))
    for side, twips in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100)):
        margins.append(element(f"w:{side}", w=str(twips), type="dxa"))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    return table


def add_caption(document: Document, text: str) -> None:
    """A caption above the table that follows."""
    paragraph = document.add_paragraph(text, style="Caption")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.runs[0].font.color.rgb = color(palette.SOFT_INK)


def filled_table(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    whole: bool = False,
) -> None:
    """A table with these texts; the first cell of each row is bold. `whole`: it stays on one page."""
    table = framed_table(document, heads, len(rows), widths)
    for number, texts in enumerate(rows, 1):
        for place, (cell, text) in enumerate(zip(table.rows[number].cells, texts, strict=True)):
            set_cell(cell, text, bold=place == 0)
    if whole:
        for row in table.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
