"""The codebook as a Word document, for coders to print and keep beside the screen."""

from typing import TYPE_CHECKING

from klantreis.documents import words
from klantreis.documents.plain import plain
from klantreis.model.codes import Code, Codebook
from klantreis.text import names
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from docx.document import Document

_ROOM = 261.0
"""The width of an A4 on its side between its margins, in mm."""
_CODE_WIDTH = 56.0


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
    from klantreis.documents.word_tables import framed_table, set_cell

    columns = _columns(codes)
    widths = (_CODE_WIDTH, *_shares(len(columns)))
    table = framed_table(document, [_("Code"), *(head for head, _texts in columns)], len(codes), widths)
    for number, code in enumerate(codes):
        cells = table.rows[number + 1].cells
        below = len(book.lineage(code.id)) - depth - 1
        set_cell(cells[0], plain(code.name), bold=True, indent=4.0 * max(0, below))
        for cell, (_head, texts) in zip(cells[1:], columns, strict=True):
            set_cell(cell, texts[number])


def _add_top(document: "Document", book: Codebook, top: Code) -> None:
    """A top code: its meaning, then its groups under headings of their own or its codes in one table."""
    document.add_heading(plain(top.name), 2)
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
            document.add_heading(plain(group.name), 3)
            _add_table(document, book, book.below(group.id), 1)


def codebook_document(codebook: Codebook) -> bytes:
    """A codebook as a docx on A4 landscape: a heading for each top code and group, codes in tables.

    Each code has its definition, when to use it, when not, and an example. The same codebook gives
    the same bytes.
    """
    from klantreis.documents.word_base import add_title, new_document, to_bytes
    from klantreis.documents.word_tables import add_table_style

    name = plain(codebook.name)
    title = name or _("Codeboek")
    document = new_document(title, landscape=True)
    add_table_style(document)
    add_title(document, title)
    version = _("Codeboek, versie {version}").format(version=plain(codebook.version))
    count = plural("{n} code", "{n} codes", len(codebook))
    document.add_paragraph(f"{version} · {count}", style="Subtitle")
    for top in codebook.children(None):
        _add_top(document, codebook, top)
    return to_bytes(document)
