"""All journeys of a study in one Word document: what they share, each of them, how it was done, the codebook."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klantreis.documents import alike, cards, journey_text, moments, response_words, words
from klantreis.documents.alike import Shared
from klantreis.documents.content import JourneyContent
from klantreis.documents.diagram import Diagram
from klantreis.documents.plain import plain
from klantreis.model.codes import Codebook
from klantreis.model.journeys import Journey
from klantreis.model.responses import ResponseTable
from klantreis.text import names
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

_MOST = 6
"""At most so many steps are named in a list of the comparison."""
_MOST_WHOLE = 12
"""A table of at most so many rows stays on one page."""


@dataclass(frozen=True)
class Respondents:
    """How many talked: a group, its participants, their households and their talks."""

    group: str
    participants: int
    households: int
    talks: int


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


def _responses(document: "Document", rows: Sequence[Respondents]) -> None:
    from klantreis.documents.word_tables import filled_table

    document.add_heading(_("Met wie is gesproken?"), 2)
    texts = [
        (plain(r.group) or _("niet genoteerd"), str(r.participants), str(r.households), str(r.talks)) for r in rows
    ]
    filled_table(document, (_("Groep"), _("Deelnemers"), _("Gezinnen"), _("Gesprekken")), texts, (72, 30, 30, 30))


def _asked(document: "Document", table: ResponseTable) -> None:
    from docx.shared import Pt

    from klantreis.documents.word_tables import add_caption, filled_table

    document.add_heading(_("Met wie is gesproken?"), 2)
    document.add_paragraph(" ".join(response_words.asked(table))).paragraph_format.keep_with_next = True
    heads, rows, widths = response_words.columns(table)
    add_caption(document, response_words.caption(table))
    filled_table(document, heads, rows, widths, whole=len(rows) <= _MOST_WHOLE)
    cautions = response_words.cautions(table, beside_rows=True)
    below = [" ".join(told) for told in (response_words.reasons(table), cautions) if told]
    for place, text in enumerate(below):
        paragraph = document.add_paragraph(text)
        if not place:
            paragraph.paragraph_format.space_before = Pt(8)


def _method(document: "Document", contents: Sequence[JourneyContent]) -> None:
    from klantreis.documents.journey_sections import add_bullets

    document.add_heading(_("Hoe dit is gemaakt"), 2)
    gate = contents[0].settings.gate
    when = journey_text.rounds_told(tuple(dict.fromkeys(each for content in contents for each in content.rounds)))
    add_bullets(
        document,
        (
            _("Onderzoekers van buiten hielden gesprekken, meestal aan de telefoon, en schreven die uit."),
            *((when,) if when else ()),
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
    respondents: Sequence[Respondents],
    book: Codebook,
    response: ResponseTable | None = None,
) -> bytes:
    """All journeys as one docx: overview and comparison, each journey, who was heard, method, codebook.

    There is at least one journey. `response`, where it was noted, stands in the place of `respondents`.
    The same input gives the same bytes.
    """
    from klantreis.documents import journey_sections as sections
    from klantreis.documents.word_base import new_document, to_bytes
    from klantreis.documents.word_cover import add_cover
    from klantreis.documents.word_tables import add_table_style

    settings = contents[0].settings
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
    if response is None:
        _responses(document, respondents)
    else:
        _asked(document, response)
    _method(document, contents)
    sections.add_contact(document, settings, 2)
    _codebook(document, book)
    return to_bytes(document)
