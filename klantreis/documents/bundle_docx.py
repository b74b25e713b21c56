"""All journeys of a study in one Word document: what they share, each of them, how it was done, the codebook."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from klantreis.documents import alike, cards, journey_text, moments, words
from klantreis.documents.alike import Shared
from klantreis.documents.audience import Audience
from klantreis.documents.content import JourneyContent
from klantreis.documents.diagram import Diagram
from klantreis.documents.plain import plain
from klantreis.documents.response_table import response_table
from klantreis.model.codes import Codebook
from klantreis.model.journeys import Journey
from klantreis.model.responses import Response
from klantreis.model.study import Settings
from klantreis.text import names
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

_TEXT_MM = 162
_MOST = 6
"""At most so many steps are named in a list of the comparison."""


def _name(journey: Journey) -> str:
    return plain(journey.persona.name)


def _overview(document: "Document", journeys: Sequence[Journey]) -> None:
    from klantreis.documents.word_tables import filled_table

    def moment(journey: Journey, index: int | None) -> str:
        return "–" if index is None else cards.label_of(journey.steps[index])

    rows = [
        (
            *(_name(journey), words.short_traits(journey.persona), str(len(journey.participants))),
            str(len(journey.steps)),
            moment(journey, moments.lowest(journey.steps)),
            moment(journey, moments.highest(journey.steps)),
        )
        for journey in journeys
    ]
    heads = (_("Persona"), _("Wie"), _("Verteld door"), _("Stappen"), _("Dieptepunt"), _("Hoogtepunt"))
    document.add_heading(_("De klantreizen op een rij"), 2).paragraph_format.page_break_before = True
    filled_table(document, heads, rows, (22, 34, 18, 18, 35, 35))


def _point(each: Shared, journeys: Sequence[Journey]) -> str:
    felt = [
        _("{name} {feeling}").format(name=_name(journeys[place]), feeling=words.feeling_with_figure(step.valence))
        for place, step in each.steps
    ]
    return _("{step}: {felt}.").format(step=plain(each.label), felt=words.listed(felt))


def _comparison(document: "Document", journeys: Sequence[Journey]) -> None:
    from klantreis.documents.journey_sections import add_bullets

    document.add_heading(_("Waar lijken de reizen op elkaar, en waar niet?"), 2)
    for title, found, nothing in (
        (
            _("Hier doet het in meer dan één reis pijn"),
            alike.pains(journeys),
            _("Geen stap voelt in meer reizen slecht."),
        ),
        (_("Dit gaat in meer reizen goed"), alike.goods(journeys), _("Geen stap voelt in meer reizen goed.")),
        (
            _("Hier lopen de reizen uiteen"),
            alike.partings(journeys),
            _("Geen stap voelt in de ene reis heel anders dan in de andere."),
        ),
    ):
        document.add_heading(title, 3)
        if found:
            add_bullets(document, [_point(each, journeys) for each in found[:_MOST]])
        else:
            document.add_paragraph(nothing)
    document.add_heading(_("Dit komt maar in één reis voor"), 3)
    lines = [
        _("{name}: {steps}.").format(
            name=_name(journey), steps=words.listed([cards.label_of(step) for step in steps[:_MOST]])
        )
        for journey, steps in zip(journeys, alike.alone(journeys), strict=True)
        if steps
    ]
    if lines:
        add_bullets(document, lines)
    else:
        document.add_paragraph(_("Elke stap komt in meer dan één reis voor."))


def _responses(document: "Document", found: Sequence[Response], few: int) -> None:
    from docx.shared import Pt

    from klantreis.documents.word_tables import filled_table

    document.add_heading(_("Met wie is gesproken?"), 2).paragraph_format.page_break_before = True
    table = response_table(found, few)
    figures = [8 + 1.5 * len(head) for head in table.heads[1:]]  # no heading is broken
    filled_table(document, table.heads, table.rows, (_TEXT_MM - sum(figures), *figures))
    if table.remarks:
        document.add_paragraph(" ".join(table.remarks)).paragraph_format.space_before = Pt(8)


def _method(document: "Document", settings: Settings) -> None:
    from klantreis.documents.journey_sections import add_bullets

    document.add_heading(_("Hoe dit is gemaakt"), 2)
    gate = settings.gate
    add_bullets(
        document,
        (
            _("Onderzoekers van buiten hielden gesprekken, meestal aan de telefoon, en schreven die uit."),
            _("Zij merkten in elk gesprek de contactmomenten: wat er gebeurde, met wie, en hoe dat voelde."),
            _(
                "Gesprekken die op elkaar lijken, zijn samengevoegd tot één reis. Een computer stelde de stappen en "
                "hun volgorde voor; de onderzoekers bekeken dat en verbeterden het."
            ),
            _("De personen zijn verzonnen. Wat zij meemaken, is waargebeurd."),
            _(
                "In een openbare reis staat een stap alleen als ten minste {n} mensen uit {m} gezinnen erover "
                "vertelden. Woorden van deelnemers staan er alleen in als dat mag."
            ).format(n=gate.participants, m=gate.households),
        ),
    )


def _codebook(document: "Document", book: Codebook) -> None:
    from klantreis.documents.word_tables import filled_table

    document.add_heading(_("Bijlage: het codeboek"), 2).paragraph_format.page_break_before = True
    for top in book.children(None):
        document.add_heading(plain(top.name), 3)
        below = list(book.below(top.id)) or [top]
        rows = [(plain(code.name), names.code_kind(code.kind), plain(code.definition)) for code in below]
        filled_table(document, (_("Code"), _("Soort"), _("Wat betekent deze code?")), rows, (54, 28, 80))


def bundle_document(
    contents: Sequence[JourneyContent],
    diagrams: Sequence[Diagram],
    responses: Sequence[Response],
    book: Codebook,
) -> bytes:
    """All journeys as one docx: overview and comparison, each journey, who was heard, method, codebook.

    There is at least one journey. The same input gives the same bytes.
    """
    from klantreis.documents import journey_sections as sections
    from klantreis.documents.word_base import new_document, to_bytes
    from klantreis.documents.word_cover import add_cover
    from klantreis.documents.word_tables import add_table_style

    settings, audience = contents[0].settings, contents[0].audience
    journeys = [content.journey for content in contents]
    title = plain(settings.title) or _("Klantreizen")
    document = new_document(title, _("Klantreizen"))
    sections.add_styles(document)
    add_table_style(document)
    of = _("De reizen van {names}").format(names=words.listed([_name(journey) for journey in journeys]))
    add_cover(document, title, (of,), contents[0])
    _overview(document, journeys)
    if len(journeys) > 1:
        _comparison(document, journeys)
    for content, diagram in zip(contents, diagrams, strict=True):
        name = words.journey_title(content.journey.persona)
        document.add_heading(name, 2).paragraph_format.page_break_before = True
        sections.add_persona(document, content.journey)
        document.add_heading(_("In het kort"), 3)
        sections.add_bullets(document, journey_text.in_short(content.journey))
        sections.add_empathy(document, content, 3)
        sections.add_journey_picture(document, diagram, name, 3)
        sections.add_route(document, content, 3)
        sections.add_ways(document, content, 3)
        sections.add_lessons(document, content.journey, content.findings, 3)
    _responses(document, responses, settings.gate.participants if audience is Audience.PUBLIC else 0)
    _method(document, settings)
    sections.add_contact(document, settings, 2)
    _codebook(document, book)
    return to_bytes(document)
