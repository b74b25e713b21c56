"""A municipality's own template: our Word documents with its styles, fonts, colours, page and logo."""

import io
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klantreis.documents import house_logo, house_pages, house_template, palette
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

_LOGO_HEIGHT_MM, _LOGO_WIDTH_MM = 20.0, 60.0


@dataclass(frozen=True)
class HouseStyle:
    """What a municipality wants its documents to look like.

    `template`: a docx or dotx, as bytes, `logo`: a PNG or JPEG; None where there is none. `organisation` is what
    somebody hears who can't see the logo.
    """

    template: bytes | None = None
    logo: bytes | None = None
    organisation: str = ""


def dressed(word: bytes, style: HouseStyle) -> bytes:
    """A document of ours (docx) in a house style; the same input gives the same bytes.

    Of the template everything that it has wins: styles (found by name, in any language of Word), fonts, colours,
    paper, margins, header and footer. What it hasn't, ours has. Its own text goes, and so do the names of who made
    it. Text in a colour with too little contrast to read gets one of ours, as the law asks of public documents.

    Raises KlantreisError where the template or the logo is broken or of another kind.
    """
    import docx

    from klantreis.documents.word_base import to_bytes

    document = docx.Document(io.BytesIO(word))
    if style.template is not None:
        document = _composed(document, style.template)
    if style.logo is not None:
        _add_logo(document, style.logo, style.organisation)
    return to_bytes(document)


def _composed(ours: "Document", template: bytes) -> "Document":
    from docxcompose.composer import Composer

    from klantreis.documents.word_base import set_language, set_properties

    base = house_template.opened(template)
    house_template.empty(base)
    accent = house_template.accent_of(base)
    house_template.mend_styles(base, accent)
    _recolour(ours, accent)
    core = ours.core_properties
    composer = Composer(base)
    composer.restart_numbering = False  # our lists begin at 1 where they should
    composer.append(ours)
    for name in house_template.OURS:  # also those that others are only based on
        if name not in base.styles:
            element = deepcopy(ours.styles[name].element)
            base.styles.element.append(element)
            composer.add_numberings(ours, element)
    _fix_list_ids(base)
    house_pages.lay_out_pages(base)
    house_pages.number_pages(base)
    house_pages.fit_pictures(base)
    set_language(base)
    set_properties(base, core.title, core.subject)
    return base


def _recolour(ours: "Document", accent: str) -> None:
    """Let what is in our accent be in theirs, and our own styles be in the font of their text."""
    from docx.oxml.ns import qn

    for root in (ours.element, ours.styles.element):
        for node in root.iter():
            for name, value in node.attrib.items():
                if value == palette.ACCENT[1:]:
                    node.set(name, accent[1:])
    for style in house_template.text_styles(ours):
        for fonts in style.element.iter(qn("w:rFonts")):
            fonts.getparent().remove(fonts)
            break


def _fix_list_ids(base: "Document") -> None:
    """Lists get a number drawn by lot, by which Word tells them apart; here the place will do."""
    from docx.oxml.ns import qn

    for place, found in enumerate(base.part.numbering_part.element.iter(qn("w:nsid")), 1):
        found.set(qn("w:val"), f"{place:08X}")


def _add_logo(document: "Document", logo: bytes, organisation: str) -> None:
    """The logo above everything else, to the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    from klantreis.documents.word_base import add_picture

    found = house_logo.looked_at(logo)
    paragraph = document.paragraphs[0].insert_paragraph_before()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    width = Mm(min(_LOGO_WIDTH_MM, _LOGO_HEIGHT_MM * found.ratio))
    add_picture(paragraph, logo, width, house_logo.alternative(organisation), _("Logo"))
