"""The parts of a Word document about a journey: persona, empathy map, picture, route and lessons.

`level` is that of the headings of the parts: one below the title of what they belong to.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from klantreis.documents import cards, journey_text, moments, palette, words
from klantreis.documents.content import JourneyContent
from klantreis.documents.diagram import Diagram
from klantreis.documents.folding import runs
from klantreis.documents.plain import plain
from klantreis.documents.word_quotes import add_quotes, add_shared_styles
from klantreis.model.findings import Finding, FindingKind
from klantreis.model.journeys import Journey
from klantreis.model.study import Settings
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

_PICTURE_PAGE_MARGIN = 8.0
_PICTURE_ROOM = (280.0, 183.0)
"""What is left of an A4 on its side beside margins, heading and footer, in mm."""


def add_styles(document: "Document") -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt

    from klantreis.documents.word_base import add_style, bar, indent_numbers

    persona = add_style(document, "Persona", 11.5, indent=4)
    persona.paragraph_format.space_after = Pt(0)
    persona.paragraph_format.line_spacing_rule = WD_LINE_SPACING.ONE_POINT_FIVE
    bar(persona.element.get_or_add_pPr(), palette.ACCENT, palette.BLOCK)
    indent_numbers(document, Mm(10))
    step = add_style(document, "Stapnaam", 12, based_on="List Number")
    step.font.bold = True
    step.paragraph_format.space_before = Pt(12)
    step.paragraph_format.space_after = Pt(2)
    step.paragraph_format.keep_with_next = True
    told = add_style(document, "Stap", 11, indent=10)
    told.paragraph_format.space_after = Pt(2)
    told.paragraph_format.keep_together = True
    add_shared_styles(document, indent=14)


def add_persona(document: "Document", journey: Journey) -> None:
    persona = journey.persona
    told = (
        (_("Leeftijd"), plain(persona.age_band)),
        (_("Gezin"), plain(persona.household)),
        (_("Situatie"), plain(persona.situation)),
        (_("Portret"), plain(persona.portrait)),
    )
    for name, text in told:
        if text:
            paragraph = document.add_paragraph(style="Persona")
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(text)


def add_journey_picture(document: "Document", diagram: Diagram, title: str, level: int) -> None:
    from docx.enum.section import WD_SECTION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    from klantreis.documents.word_base import add_picture, turn_page

    turn_page(document.add_section(WD_SECTION.NEW_PAGE), landscape=True, margin=_PICTURE_PAGE_MARGIN)
    heading = document.add_heading(_("De route in beeld"), level)
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(0)
    heading.paragraph_format.left_indent = Mm(6)
    room_x, room_y = _PICTURE_ROOM
    width = min(room_x, room_y * diagram.width / diagram.height)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    add_picture(paragraph, diagram.png, Mm(width), diagram.alt, title)
    turn_page(document.add_section(WD_SECTION.NEW_PAGE), landscape=False, margin=24)


def add_empathy(document: "Document", content: JourneyContent, level: int) -> None:
    if not content.empathy:
        return
    name = plain(content.journey.persona.name)
    heading = document.add_heading(_("Wat {name} denkt, voelt, hoort en doet").format(name=name), level)
    heading.paragraph_format.page_break_before = level == 2  # so that the first page of a document is its summary
    for title, quotes in content.empathy:
        if allowed := moments.allowed(quotes, content.audience):
            document.add_heading(title, level + 1)
            add_quotes(document, allowed, content.audience)


def add_route(document: "Document", content: JourneyContent, level: int) -> None:
    from klantreis.documents.word_base import bar, color, label, number_in, restart_numbers

    journey, phases, audience = content.journey, content.phases, content.audience
    document.add_heading(_("De route in stappen"), level)
    chosen = moments.spread_quotes(journey.steps, audience)
    numbers = restart_numbers(document)
    for run in runs(journey.steps, (0, len(journey.steps))):
        name = words.phase_name(run.phase)
        heading = document.add_heading(_("Weer: {phase}").format(phase=name) if run.again else name, level + 1)
        place = phases.index(run.phase) if run.phase is not None and run.phase in phases else None
        ink = palette.phase_color(place)
        heading.runs[0].font.color.rgb = color(ink)
        bar(heading._p.get_or_add_pPr(), ink)
        for i in range(run.start, run.end):
            step, quote = journey.steps[i], chosen[i]
            number_in(document.add_paragraph(cards.label_of(step), style="Stapnaam"), numbers)
            story = journey_text.story(content, step)
            contact = words.contact_phrase(step)
            if contact and not journey_text.names_contact(story, step):
                document.add_paragraph(contact, style="Stap").paragraph_format.keep_with_next = True
            if note := journey_text.moment_note(journey, i):
                marked = document.add_paragraph(style="Stap")
                marked.paragraph_format.keep_with_next = True
                lowest = i == moments.lowest(journey.steps)
                label(marked.add_run(f"\xa0{note}\xa0"), palette.LOW if lowest else palette.HIGH)
            if story:
                document.add_paragraph(story, style="Stap")
            told = document.add_paragraph(journey_text.step_feeling(step, journey), style="Stap")
            wish = journey_text.wish(content, step)
            shown = None if quote is None or journey_text.holds(story, quote) else quote
            told.paragraph_format.keep_with_next = bool(shown or wish)
            if wish:
                document.add_paragraph(wish, style="Stap").paragraph_format.keep_with_next = shown is not None
            if shown is not None:
                add_quotes(document, (shown,), audience)


def add_bullets(document: "Document", points: Sequence[str]) -> None:
    for point in points:
        document.add_paragraph(point, style="List Bullet")


def add_ways(document: "Document", content: JourneyContent, level: int) -> None:
    """How some went another way than the route."""
    if content.ways:
        document.add_heading(_("Niet iedereen ging dezelfde weg"), level)
        add_bullets(document, [plain(way) for way in content.ways])


def add_contact(document: "Document", settings: Settings, level: int) -> None:
    """Whom to ask who can't read the document well."""
    if contact := plain(settings.contact):
        document.add_heading(_("Kunt u dit document niet goed lezen?"), level)
        document.add_paragraph(_("Neem dan contact met ons op: {contact}").format(contact=contact))


def add_lessons(document: "Document", journey: Journey, findings: Sequence[Finding], level: int) -> None:
    document.add_heading(_("Wat gaat goed en wat kan beter?"), level).paragraph_format.page_break_before = True
    for title, good, kind, nothing in (
        (_("Wat gaat goed"), True, FindingKind.STRENGTH, _("In deze reis overheerst bij geen stap een goed gevoel.")),
        (_("Wat kan beter"), False, FindingKind.IMPROVE, _("In deze reis overheerst bij geen stap een slecht gevoel.")),
    ):
        document.add_heading(title, level + 1)
        steps = journey_text.step_points(journey, good)
        points = journey_text.finding_points(findings, kind)
        if points:
            add_bullets(document, points)
        if steps:
            text = _("Deze stappen voelden het best:") if good else _("Deze stappen voelden het slechtst:")
            document.add_paragraph(text).paragraph_format.keep_with_next = True
            add_bullets(document, steps)
        elif not points:
            document.add_paragraph(nothing)
    if ideas := journey_text.finding_points(findings, FindingKind.IDEA):
        document.add_heading(_("Ideeën van deelnemers"), level + 1)
        add_bullets(document, ideas)
