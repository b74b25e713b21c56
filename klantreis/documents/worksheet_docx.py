"""The worksheet for the meeting of the team: a page for each finding, with four questions and room to answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from klantreis.documents import palette, words, worksheet_fields
from klantreis.documents.audience import Audience
from klantreis.documents.plain import plain
from klantreis.documents.word_quotes import add_quotes, add_shared_styles
from klantreis.model.findings import FindingKind, Ranked
from klantreis.model.journeys import of_many_voices
from klantreis.model.study import Settings
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

QUOTES = 3
"""At most so many passages stand with a finding."""


def worksheet_document(findings: Sequence[Ranked], told_by: int, settings: Settings, audience: Audience) -> bytes:
    """A docx on A4 in which a team answers the four questions about each finding, in the order given per kind.

    `told_by`: how many took part in the study. The answers are read back by `worksheet_fields`. The same
    findings give the same bytes.
    """
    from klantreis.documents.word_base import add_title, new_document, to_bytes

    title = _("Werkblad voor het teamoverleg")
    document = new_document(title, plain(settings.title))
    _add_styles(document)
    add_title(document, title)
    if audience is Audience.INTERNAL:
        document.add_paragraph(_("Intern: met bronnen. Niet verspreiden."), style="Intern")
    if study := plain(settings.title):
        document.add_paragraph(study, style="Subtitle")
    document.add_heading(_("Zo werkt het"), 2)
    for line in (
        _("Bespreek de bevindingen met je team. Neem er een paar; het hoeft niet in één keer."),
        _("Schrijf bij elke vraag wat jullie vinden, in het vak eronder. Een vak mag leeg blijven."),
        _("Zijn jullie het niet eens? Schrijf dat dan ook op."),
        _("Stuur het ingevulde werkblad terug. De onderzoekers lezen de antwoorden in."),
    ):
        document.add_paragraph(line, style="List Bullet")
    document.add_heading(_("Wie vulde dit in?"), 2)
    _add_field(document, worksheet_fields.TEAM, _("Naam van het team"), worksheet_fields.team_invitation())
    for kind, heading in (
        (FindingKind.IMPROVE, _("Wat kan beter")),
        (FindingKind.STRENGTH, _("Wat gaat goed")),
        (FindingKind.IDEA, _("Ideeën van deelnemers")),
    ):
        of_kind = [each for each in findings if each.finding.kind is kind]
        for place, each in enumerate(of_kind):
            if place == 0:
                document.add_heading(heading, 2).paragraph_format.page_break_before = True
            _add_finding(document, each, told_by, audience, new_page=place > 0)
    return to_bytes(document)


def _add_styles(document: "Document") -> None:
    from docx.shared import Pt

    from klantreis.documents.word_base import add_style, element, set_border

    add_shared_styles(document, indent=6)
    # The edges are as far from the words as Word allows, so that there is room to write on paper as well.
    answer = add_style(document, "Antwoord", 11, palette.SOFT_INK, indent=3)
    answer.paragraph_format.right_indent = answer.paragraph_format.left_indent
    answer.paragraph_format.space_before = Pt(4)
    answer.paragraph_format.space_after = Pt(14)
    border = element("w:pBdr")
    for side, space in (("top", 5), ("left", 6), ("bottom", 31), ("right", 6)):
        border.append(element(f"w:{side}", val="single", sz="6", space=str(space), color=palette.NEUTRAL_LINE[1:]))
    set_border(answer.element.get_or_add_pPr(), border)


def _add_finding(document: "Document", each: Ranked, told_by: int, audience: Audience, *, new_page: bool) -> None:
    finding = each.finding
    name = plain(finding.title) or plain(finding.theme)
    document.add_heading(name, 3).paragraph_format.page_break_before = new_page
    for line in _evidence(each, told_by):
        document.add_paragraph(line)
    add_quotes(document, of_many_voices(finding.quotes, QUOTES), audience)
    for question, text in worksheet_fields.questions().items():
        document.add_heading(text, 4)
        _add_field(
            document,
            worksheet_fields.field(finding.id, question),
            f"{text} {name}"[:64],  # what a screen reader says of the field; Word takes no more
            worksheet_fields.invitation(),
        )


def _evidence(each: Ranked, told_by: int) -> list[str]:
    """What is known of a finding, in words and figures."""
    finding = each.finding
    passages = words.passages(len(finding.codings))
    if finding.participants:
        who = _("{k} van de {n} deelnemers vertelden dit, uit {households}. Het gaat om {passages}.")
    else:  # nobody noted who took part
        who = _("Dit komt uit {k} van de {n} gesprekken. Het gaat om {passages}.")
    households = words.households(finding.households)
    lines = [who.format(k=finding.tellers, n=told_by, households=households, passages=passages)]
    if finding.valence is not None:
        lines.append(_("Gevoel: {feeling}.").format(feeling=words.feeling_with_figure(finding.valence)))
    if condition := plain(each.assessment.condition):
        lines.append(_("Dit geldt {condition}.").format(condition=condition.rstrip(".")))
    return lines


def _add_field(document: "Document", tag: str, name: str, invitation: str) -> None:
    """A box to write in: a content control within a paragraph, since LibreOffice keeps no others.

    Of its tag LibreOffice before 7.5 keeps nothing, hence the bookmark that says the same.
    """
    from docx.oxml.ns import qn

    from klantreis.documents.word_base import element

    paragraph = document.add_paragraph(invitation, style="Antwoord")
    box, properties, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    # By its own number Word keeps fields apart; by its place, so that the same worksheet gives the same bytes.
    number = 1 + sum(1 for _box in document.element.body.iter(qn("w:sdt")))
    for child in (
        element("w:alias", val=name),
        element("w:tag", val=tag),
        element("w:id", val=str(number)),
        element("w:showingPlcHdr"),
    ):
        properties.append(child)
    box.append(properties)
    box.append(content)
    (run,) = paragraph.runs
    run._r.addprevious(box)
    content.append(run._r)
    box.addprevious(element("w:bookmarkStart", id=str(number), name=worksheet_fields.bookmark(tag)))
    box.addnext(element("w:bookmarkEnd", id=str(number)))
