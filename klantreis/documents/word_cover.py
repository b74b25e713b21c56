"""The first page of a Word document about journeys: what it is, of whom, and that its people don't exist."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from klantreis.documents import palette
from klantreis.documents.audience import Audience
from klantreis.documents.content import JourneyContent
from klantreis.documents.plain import plain
from klantreis.model.study import Settings
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

_PICTURE_MM = 162.0


def add_cover(document: "Document", title: str, of: Sequence[str], content: JourneyContent) -> None:
    """A page with the title as its only heading, lines below it, and the heartbeat of a journey.

    `of`: whom or what the document is about, a line each. What follows must begin on a new page.
    """
    from docx.shared import Mm, Pt

    from klantreis.documents.strip import draw_cover
    from klantreis.documents.word_base import add_picture, add_style, add_title

    kind = add_style(document, "Omslagsoort", 13, palette.ACCENT)
    kind.font.bold = True
    kind.paragraph_format.space_before = Pt(110)
    small = add_style(document, "Omslagvoet", 11, palette.SOFT_INK)
    document.add_paragraph(_("Klantreis"), style="Omslagsoort")
    add_title(document, title)
    if content.audience is Audience.INTERNAL:
        document.add_paragraph(_("Intern: met bronnen. Niet verspreiden."), style="Intern")
    for line in of:
        document.add_paragraph(line, style="Subtitle").paragraph_format.space_after = Pt(4)
    art = document.add_paragraph()
    art.paragraph_format.space_before = Pt(40)
    art.paragraph_format.space_after = Pt(40)
    alt = _("De hartslag van de reis van {name}, als lijn met gezichten.").format(
        name=plain(content.journey.persona.name)
    )
    add_picture(art, draw_cover(content.journey, content.phases).png(), Mm(_PICTURE_MM), alt, _("De hartslag"))
    for line in _closing(content.settings):
        document.add_paragraph(line, style=small)


def _closing(settings: Settings) -> tuple[str, ...]:
    """What stands at the foot of a cover."""
    organisation, study = plain(settings.house_style.organisation), plain(settings.title)
    return tuple(filter(None, (_("Fictieve personen, waargebeurde ervaringen"), study, organisation)))
