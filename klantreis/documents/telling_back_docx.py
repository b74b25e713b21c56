"""A text that tells back as a Word document."""

from klantreis.documents.plain import plain
from klantreis.documents.telling_back import Text
from klantreis.model.study import Settings


def telling_back_document(text: Text, settings: Settings) -> bytes:
    """The text as a docx on A4: one title, headings, lists. The same text gives the same bytes."""
    from docx.shared import Pt

    from klantreis.documents.word_base import add_title, new_document, to_bytes

    subject = plain(settings.title)
    document = new_document(text.title, subject)
    add_title(document, text.title)
    if subject:
        document.add_paragraph(subject, style="Subtitle")
    for said in text.opening:
        document.add_paragraph(said)
    for part in text.parts:
        document.add_heading(part.heading, part.level)
        for said in part.paragraphs:
            # A heading and what introduces a list never stand alone at the foot of a page.
            document.add_paragraph(said).paragraph_format.keep_with_next = bool(part.points)
        for place, point in enumerate(part.points, 1):
            format_ = document.add_paragraph(point, style="List Bullet").paragraph_format
            format_.keep_together = True
            # No point alone at the head of a page.
            format_.keep_with_next = place in (1, len(part.points) - 1) and place < len(part.points)
    for place, said in enumerate(text.closing):
        paragraph = document.add_paragraph(said)
        paragraph.paragraph_format.keep_with_next = place + 1 < len(text.closing)
        if place == 0:
            paragraph.paragraph_format.space_before = Pt(18)
    return to_bytes(document)
