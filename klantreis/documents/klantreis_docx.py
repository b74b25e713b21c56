"""A klantreis as a Word document: the persona, the picture and the route in words."""

from klantreis.documents import journey_text, words
from klantreis.documents.content import JourneyContent
from klantreis.documents.diagram import Diagram
from klantreis.documents.plain import plain
from klantreis.text.catalogue import _


def journey_document(content: JourneyContent, diagram: Diagram) -> bytes:
    """A klantreis as a docx: A4, Dutch, with headings, alternative text and a numbered route.

    For the public it holds publishable quotes only, no ids and no source titles; internally each quote has
    its source, turn and time. The same input gives the same bytes.
    """
    from klantreis.documents import journey_sections as sections
    from klantreis.documents.word_base import new_document, to_bytes
    from klantreis.documents.word_cover import add_cover

    journey, settings = content.journey, content.settings
    title = words.journey_title(journey.persona)
    document = new_document(title, plain(settings.title))
    sections.add_styles(document)
    traits = words.short_traits(journey.persona)
    add_cover(document, title, (traits,) if traits else (), content)
    document.add_heading(_("In het kort"), 2).paragraph_format.page_break_before = True
    sections.add_persona(document, journey)
    sections.add_bullets(document, journey_text.in_short(journey))
    document.add_heading(_("Hoe deze reis is gemaakt"), 2)
    for text in journey_text.how_made(content):
        document.add_paragraph(text)
    document.add_heading(_("Hoe leest u deze reis?"), 2)
    sections.add_bullets(document, journey_text.how_to_read(journey))
    sections.add_empathy(document, content, 2)
    sections.add_journey_picture(document, diagram, title, 2)
    sections.add_route(document, content, 2)
    sections.add_ways(document, content, 2)
    sections.add_lessons(document, journey, content.findings, 2)
    sections.add_contact(document, settings, 2)
    return to_bytes(document)
