"""Passages of what people said in our Word documents, each with its place for who may see that."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from klantreis.documents import palette, words
from klantreis.documents.audience import Audience
from klantreis.model.journeys import Quote

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def add_shared_styles(document: "Document", indent: float) -> None:
    """The styles of a warning that a document is internal, of a passage and of its place; `indent` in mm."""
    from docx.shared import Pt

    from klantreis.documents.word_base import add_style, bar

    warning = add_style(document, "Intern", 11, palette.LOW)
    warning.font.bold = True
    quote = add_style(document, "Citaat", 11, palette.INK, indent)
    quote.paragraph_format.space_before = Pt(4)
    quote.paragraph_format.keep_together = True
    bar(quote.element.get_or_add_pPr(), palette.LINE)
    add_style(document, "Vindplaats", 9, palette.SOFT_INK, indent)


def add_quotes(document: "Document", quotes: Iterable[Quote], audience: Audience) -> "list[Paragraph]":
    """The passages one below the other; inside the bureau with their place. The paragraphs that were added."""
    added = []
    for quote in quotes:
        paragraph = document.add_paragraph(words.quoted(quote.text), style="Citaat")
        added.append(paragraph)
        if audience is Audience.INTERNAL:
            paragraph.paragraph_format.keep_with_next = True
            added.append(document.add_paragraph(words.place_told(quote), style="Vindplaats"))
    return added
