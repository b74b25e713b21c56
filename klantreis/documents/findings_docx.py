"""Findings as a Word document: a summary, impact against effort, each finding with its actions, how it was made."""

from typing import TYPE_CHECKING

from klantreis.documents import findings_words, palette, priority_words
from klantreis.documents.audience import Audience
from klantreis.documents.diagram import Diagram
from klantreis.documents.findings_report import MOST_PRESSING, Point, Report
from klantreis.documents.findings_words import Facts
from klantreis.documents.plain import plain
from klantreis.documents.word_quotes import add_quotes, add_shared_styles
from klantreis.model.findings import FindingKind
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_NAMES = 42.0
"""Room for the names of facts, in mm."""
_PICTURE_MARGIN = 8.0
_PICTURE_ROOM = 280.0
"""What is left of an A4 on its side beside the margins, in mm."""


def findings_document(report: Report, picture: Diagram | None) -> bytes:
    """The document as a docx on A4; `picture`: impact against effort, None where there is nothing to draw.

    The same report gives the same bytes.
    """
    from klantreis.documents.journey_sections import add_bullets, add_contact
    from klantreis.documents.word_base import add_title, new_document, to_bytes

    settings = report.settings
    document = new_document(findings_words.title(), plain(settings.title))
    _add_styles(document)
    add_title(document, findings_words.title())
    if report.audience is Audience.INTERNAL:
        document.add_paragraph(_("Intern: met bronnen. Niet verspreiden."), style="Intern")
    if study := plain(settings.title):
        document.add_paragraph(study, style="Subtitle")
    if not report.ranked:
        document.add_paragraph(findings_words.nothing())
        return to_bytes(document)
    _summary(document, report)
    if picture is not None:
        _picture(document, picture)
    for heading, opening, points in findings_words.sections(report):
        document.add_heading(heading, 2)
        document.add_paragraph(opening).paragraph_format.keep_with_next = True
        for point in points:
            _point(document, point, report)
    if others := report.other_actions:
        document.add_heading(_("Andere acties"), 2)
        for action in others:
            _action(document, findings_words.action_title(action), findings_words.action_facts(action))
    document.add_heading(_("Hoe de prioriteit is berekend"), 2)
    told_by = report.heard.told_by
    add_bullets(document, priority_words.explained(settings.priority, report.ranked[0], told_by))
    document.add_heading(_("Hoe dit is gemaakt"), 2)
    add_bullets(document, findings_words.how_made(report))
    add_contact(document, settings, 2)
    return to_bytes(document)


def _add_styles(document: "Document") -> None:
    from docx.shared import Mm, Pt

    from klantreis.documents.word_base import add_style, bar
    from klantreis.documents.word_tables import add_table_style

    add_table_style(document)
    add_shared_styles(document, indent=6)
    fact = add_style(document, "Feit", 10.5)
    action = add_style(document, "Actie", 10.5, indent=4)
    bar(action.element.get_or_add_pPr(), palette.ACCENT, palette.BLOCK)
    for style, indent in ((fact, 0.0), (action, 4.0)):
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.left_indent = Mm(indent + _NAMES)
        style.paragraph_format.first_line_indent = Mm(-_NAMES)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(indent + _NAMES))
    goal = add_style(document, "Actiedoel", 11, palette.ACCENT, indent=4)
    goal.font.bold = True
    goal.paragraph_format.space_before = Pt(8)
    goal.paragraph_format.keep_with_next = True
    bar(goal.element.get_or_add_pPr(), palette.ACCENT, palette.BLOCK)


def _summary(document: "Document", report: Report) -> None:
    from klantreis.documents.journey_sections import add_bullets
    from klantreis.documents.word_tables import filled_table

    document.add_heading(_("In het kort"), 2)
    add_bullets(document, findings_words.in_short(report))
    first = sorted((*report.to_mend, *report.knots), key=lambda point: point.number)
    for heading, severity, points in (
        (_("Wat het eerst aandacht vraagt"), _("Ernst"), first),
        (_("Wat het best gaat"), _("Hoe goed"), report.of(FindingKind.STRENGTH)),
    ):
        if points:
            document.add_heading(heading, 3)
            heads = (_("Punt"), _("Verteld door"), severity, _("Prioriteit"))
            rows = [_in_row(point, report) for point in points[:MOST_PRESSING]]
            filled_table(document, heads, rows, (64, 26, 36, 36))


def _in_row(point: Point, report: Report) -> tuple[str, ...]:
    each, heard = point.ranked, report.heard
    judged = _("voorgesteld") if each.proposed else _("beoordeeld")
    return (
        f"{point.number}. {point.heading}",
        _("{k} van {n}").format(k=each.finding.tellers, n=heard.told_by),
        _("{n} van 5, {judged}").format(n=each.severity, judged=judged),
        priority_words.factors(each, heard.told_by, report.settings.priority),
    )


def _picture(document: "Document", picture: Diagram) -> None:
    from docx.enum.section import WD_SECTION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    from klantreis.documents.word_base import add_picture, turn_page

    turn_page(document.add_section(WD_SECTION.NEW_PAGE), landscape=True, margin=_PICTURE_MARGIN)
    heading = document.add_heading(_("Wat komt eerst?"), 2)
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(0)
    heading.paragraph_format.left_indent = Mm(6)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    add_picture(paragraph, picture.png, Mm(_PICTURE_ROOM), picture.alt, _("Impact en inspanning"))
    turn_page(document.add_section(WD_SECTION.NEW_PAGE), landscape=False, margin=24)


def _point(document: "Document", point: Point, report: Report) -> None:
    document.add_heading(f"{point.number}. {point.heading}", 3)
    facts = findings_words.facts(point, report)
    told = [_fact(document, name, text, "Feit") for name, text in facts]
    quotes = add_quotes(document, report.quotes(point), report.audience)
    # The facts stand with the first words that show what they mean, and no passage stands alone on a page.
    for paragraph in (*(told if quotes else told[:-1]), *quotes[-4:-1]):
        paragraph.paragraph_format.keep_with_next = True
    if point.actions:
        document.add_heading(_("Wat eraan gedaan wordt"), 4)
    for action in point.actions:
        _action(document, findings_words.action_title(action), findings_words.action_facts(action, point.figures))


def _action(document: "Document", title: str, facts: Facts) -> None:
    document.add_paragraph(title, style="Actiedoel")
    for place, (name, text) in enumerate(facts, 1):
        _fact(document, name, text, "Actie").paragraph_format.keep_with_next = place < len(facts)


def _fact(document: "Document", name: str, text: str, style: str) -> "Paragraph":
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(f"{name}:").bold = True
    paragraph.add_run(f"\t{text}")
    return paragraph
