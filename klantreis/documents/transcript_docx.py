"""A transcript as a Word document: each turn a paragraph with its speaker, its time and its words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from klantreis.documents import palette
from klantreis.documents.plain import plain
from klantreis.files.turn_marks import SPEAKER, TIME, TURN, time_of
from klantreis.model.sources import Utterance

if TYPE_CHECKING:
    from docx.document import Document


def _add_styles(document: "Document") -> None:
    """Styles for the turn, the speaker and the time, by which they are found again."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    from klantreis.documents.word_base import add_style, color

    add_style(document, TURN, 11).paragraph_format.space_after = Pt(8)
    speaker = document.styles.add_style(SPEAKER, WD_STYLE_TYPE.CHARACTER)
    speaker.font.bold = True
    time = document.styles.add_style(TIME, WD_STYLE_TYPE.CHARACTER)
    time.font.size = Pt(9)
    time.font.color.rgb = color(palette.SOFT_INK)


def transcript_document(title: str, about: str, utterances: Sequence[Utterance]) -> bytes:
    """A transcript as a docx on A4; `about` stands below its title. The same transcript gives the same bytes.

    Speakers and text come back whole when it is read again, times to a tenth of a second.
    """
    from klantreis.documents.word_base import add_title, new_document, to_bytes

    document = new_document(plain(title))
    _add_styles(document)
    add_title(document, plain(title))
    if about:
        document.add_paragraph(plain(about), style="Subtitle")
    for u in utterances:
        paragraph = document.add_paragraph(style=TURN)
        if u.speaker:
            paragraph.add_run(f"{plain(u.speaker)}:", style=SPEAKER)
            paragraph.add_run(" ")
        if time := time_of(u.start_ms, u.end_ms):
            paragraph.add_run(time, style=TIME)
            paragraph.add_run(" ")
        paragraph.add_run(plain(u.text))
    return to_bytes(document)
