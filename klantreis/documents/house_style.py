"""A municipality's own template: our Word documents with its styles, fonts, colours, page and logo."""

import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klantreis.documents import palette
from klantreis.documents.plain import plain
from klantreis.files.zips import fix_dates, open_checked
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

LEAST_CONTRAST = 4.5
"""WCAG 2.1 AA for text of any size."""
_TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OURS = ("Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Subtitle", "List Bullet", "List Number")
_NUMBERED = ("List Bullet", "List Number")
_NOT_TAKEN_OVER = (
    "/comments",
    "/commentsExtended",
    "/commentsIds",
    "/commentsExtensible",
    "/people",
    "/glossaryDocument",
    "/customXml",
    "/vbaProject",
    "/thumbnail",
    "/custom-properties",
    "/extended-properties",
    "/attachedTemplate",
    "/stylesWithEffects",
    "/keyMapCustomizations",
)
"""Endings of the kinds of part that may tell of people, or do something, and no document of ours needs."""
_OF_SECTIONS = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg"),
    *("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings"),
)
_HEADING_MM, _LINE_MM = 11.0, 5.5
_LOGO_HEIGHT_MM, _LOGO_WIDTH_MM = 20.0, 60.0


@dataclass(frozen=True)
class HouseStyle:
    """What a municipality wants its Word documents to look like.

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

    document = docx.Document(io.BytesIO(word))
    if style.template is not None:
        document = _composed(document, style.template)
    if style.logo is not None:
        _add_logo(document, style.logo, style.organisation)
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    raw.seek(0)
    fix_dates(raw, fixed)
    return fixed.getvalue()


def _composed(ours: "Document", template: bytes) -> "Document":
    from docxcompose.composer import Composer

    from klantreis.documents.word_base import set_language, set_properties

    base = _opened(template)
    _empty(base)
    accent = _accent(base)
    _mend_styles(base, accent)
    _recolour(ours, accent)
    core = ours.core_properties
    composer = Composer(base)
    composer.restart_numbering = False  # our lists begin at 1 where they should
    composer.append(ours)
    for name in _OURS:  # also those that others are only based on
        if name not in base.styles:
            element = deepcopy(ours.styles[name].element)
            base.styles.element.append(element)
            composer.add_numberings(ours, element)
    _fix_list_ids(base)
    _lay_out_pages(base)
    _number_pages(base)
    _fit_pictures(base)
    set_language(base)
    set_properties(base, core.title, core.subject)
    return base


def _opened(template: bytes) -> "Document":
    import docx
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    name = _("Het sjabloon van de huisstijl")
    with open_checked(template, name) as archive:
        try:
            kinds = archive.read("[Content_Types].xml")
        except (KeyError, zipfile.BadZipFile) as error:
            raise KlantreisError(_broken()) from error
    if _TEMPLATE_TYPE in kinds:
        template = _as_document(template)
    try:
        document = docx.Document(io.BytesIO(template))
        # What is only read when it is needed shows here whether it can be.
        _known = (
            document.styles,
            document.settings,
            document.core_properties,
            document.element.body,
            document.sections,
        )
    except (
        OpcError,
        PythonDocxError,
        SyntaxError,  # of XML, says lxml
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
    ) as error:
        raise KlantreisError(_broken()) from error
    if document.element.body is None:
        raise KlantreisError(_broken())
    return document


def _broken() -> str:
    return _("Het sjabloon van de huisstijl is geen Word-document; bewaar het in Word opnieuw als docx of dotx.")


def _as_document(template: bytes) -> bytes:
    """A dotx as a docx: the same, but for what it says that it is."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(
                info.filename, data.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if "Types" in info.filename else data
            )
    return target.getvalue()


def _empty(base: "Document") -> None:
    """Take the text out of a template, and the parts that a document of ours must not have."""
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.oxml.ns import qn

    body = base.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    if body.sectPr is None:
        body.get_or_add_sectPr()
    settings = base.settings.element  # made where there are none
    package = base.part.package
    assert package is not None
    settings_part = base.part.part_related_by(RT.SETTINGS)
    for rels in (package.rels, base.part.rels, settings_part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_NOT_TAKEN_OVER)]:
            del rels[key]
    for tag in (
        "w:attachedTemplate",
        "w:documentProtection",
        "w:trackRevisions",
        "w:mailMerge",
        "w:docVars",
        "w:rsids",
    ):
        for found in settings.findall(qn(tag)):
            settings.remove(found)


def _styles(base: "Document") -> Iterator[Any]:
    return (style for style in base.styles if style.type is not None and hasattr(style, "font"))


def _explicit(style: Any) -> str | None:
    """The colour of the text of a style as `#RRGGBB`, where it gives one."""
    from docx.oxml.ns import qn

    properties = style.element.find(qn("w:rPr"))
    color = None if properties is None else properties.find(qn("w:color"))
    value = "" if color is None else str(color.get(qn("w:val")))
    return f"#{value.upper()}" if re.fullmatch("[0-9A-Fa-f]{6}", value) else None


def _behind(style: Any) -> str:
    """The colour behind the text of a style."""
    from docx.oxml.ns import qn

    fills = [shade.get(qn("w:fill")) or "" for shade in style.element.iter(qn("w:shd"))]
    return next((f"#{fill.upper()}" for fill in fills if re.fullmatch("[0-9A-Fa-f]{6}", fill)), palette.WHITE)


def _readable(color: str, *behind: str) -> bool:
    return all(palette.contrast(color, other) >= LEAST_CONTRAST for other in behind)


def _accent(base: "Document") -> str:
    """The colour of the template's headings, where it can be read on all that we put behind text; else ours."""
    for name in ("Heading 1", "Heading 2"):
        color = next((_explicit(style) for style in base.styles if style.name == name), None)
        if color is not None and color != palette.INK and _readable(color, palette.WHITE, palette.BLOCK):
            return color
    return palette.ACCENT


def _mend_styles(base: "Document", accent: str) -> None:
    """Take out lists that have no bullets or numbers, so that ours are used, and darken what can't be read."""
    from docx.oxml.ns import qn

    from klantreis.documents.word_base import color

    for style in list(_styles(base)):
        if style.name in _NUMBERED and next(style.element.iter(qn("w:numPr")), None) is None:
            base.styles.element.remove(style.element)
        elif style.name in (*_OURS, "Header", "Footer") and (told := _explicit(style)) is not None:
            behind = _behind(style)
            if not _readable(told, behind):
                best = max((accent, palette.INK, palette.WHITE), key=lambda ink: palette.contrast(ink, behind))
                style.font.color.rgb = color(accent if _readable(accent, behind) else best)


def _recolour(ours: "Document", accent: str) -> None:
    """Let what is in our accent be in theirs, and our own styles be in the font of their text."""
    from docx.oxml.ns import qn

    for root in (ours.element, ours.styles.element):
        for node in root.iter():
            for name, value in node.attrib.items():
                if value == palette.ACCENT[1:]:
                    node.set(name, accent[1:])
    for style in _styles(ours):
        for fonts in style.element.iter(qn("w:rFonts")):
            fonts.getparent().remove(fonts)
            break


def _fix_list_ids(base: "Document") -> None:
    """Lists get a number drawn by lot, by which Word tells them apart; here the place will do."""
    from docx.oxml.ns import qn

    for place, found in enumerate(base.part.numbering_part.element.iter(qn("w:nsid")), 1):
        found.set(qn("w:val"), f"{place:08X}")


def _lay_out_pages(base: "Document") -> None:
    """Each upright page as the template has it; what is for a first page is only on the first of all."""
    from docx.oxml.ns import qn

    last = base.sections[-1]
    geometry = {tag: last._sectPr.find(qn(tag)) for tag in ("w:pgSz", "w:pgMar")}
    first_page = last.different_first_page_header_footer
    for section in base.sections:
        section.different_first_page_header_footer = False
        for tag, wanted in geometry.items():
            old = section._sectPr.find(qn(tag))
            if old is not None and wanted is not None and not _on_its_side(section):
                section._sectPr.replace(old, deepcopy(wanted))
    base.sections[0].different_first_page_header_footer = first_page
    for section in base.sections:
        section._sectPr[:] = sorted(section._sectPr, key=lambda child: _order(child.tag))


def _on_its_side(section: Any) -> bool:
    from docx.enum.section import WD_ORIENT

    return bool(section.orientation == WD_ORIENT.LANDSCAPE)


def _order(tag: str) -> int:
    """The place of a property of a section in the schema (ISO/IEC 29500-1, CT_SectPr)."""
    name = tag.rpartition("}")[2]
    return _OF_SECTIONS.index(name) if name in _OF_SECTIONS else len(_OF_SECTIONS)


def _number_pages(base: "Document") -> None:
    """Page numbers at the foot, where the template has none."""
    from klantreis.documents.word_base import add_page_number

    section = base.sections[0]
    footers = [section.footer, *([section.first_page_footer] if section.different_first_page_header_footer else [])]
    for footer in footers:
        if "PAGE" not in footer._element.xml:
            paragraph = footer.paragraphs[-1]
            add_page_number(paragraph if not paragraph.text and len(paragraph.runs) == 0 else footer.add_paragraph())


def _fit_pictures(base: "Document") -> None:
    """Make pictures on pages on their side smaller where the template's header and footer take their room."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = next(filter(_on_its_side, base.sections), None)
    if section is None:
        return
    taken = sum(
        max(0, edge + _height(part) - margin)
        for edge, margin, part in (
            (section.header_distance or 0, section.top_margin or 0, section.header),
            (section.footer_distance or 0, section.bottom_margin or 0, section.footer),
        )
    )
    room = (
        (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0) - taken - Mm(_HEADING_MM)
    )
    for inline in base.element.body.iter(qn("wp:inline")):
        width, height = inline.extent.cx, inline.extent.cy
        if height > room > 0:
            for extent in (inline.extent, next(inline.iter(qn("a:ext")))):
                extent.cx, extent.cy = round(width * room / height), round(room)


def _height(part: Any) -> int:
    """About how high a header or footer is, in EMU: its lines, and the pictures in them."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    found = 0
    for paragraph in part._element.iter(qn("w:p")):
        pictures = [int(extent.get("cy")) for extent in paragraph.iter(qn("wp:extent"))]
        found += max([Mm(_LINE_MM), *pictures])
    return found


def _add_logo(document: "Document", logo: bytes, organisation: str) -> None:
    """The logo above everything else, to the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image
    from docx.shared import Mm

    from klantreis.documents.word_base import add_picture

    try:
        image = Image.from_blob(logo)
        width, height = image.px_width / image.horz_dpi, image.px_height / image.vert_dpi
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError) as error:
        raise KlantreisError(_broken_logo()) from error
    if image.content_type not in ("image/png", "image/jpeg") or not width or not height:
        raise KlantreisError(_broken_logo())
    room = min(_LOGO_WIDTH_MM, _LOGO_HEIGHT_MM * width / height)
    paragraph = document.paragraphs[0].insert_paragraph_before()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    told = plain(organisation)
    add_picture(paragraph, logo, Mm(room), _("Logo van {name}").format(name=told) if told else _("Logo"), _("Logo"))


def _broken_logo() -> str:
    return _("Het logo van de huisstijl is geen PNG of JPEG; kies een ander bestand.")
