"""Pages in a house style: paper, margins, header and footer of the template, and room for pictures."""

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_OF_SECTIONS = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg"),
    *("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings"),
)
_HEADING_MM, _LINE_MM = 11.0, 5.5


def lay_out_pages(base: "Document") -> None:
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


def number_pages(base: "Document") -> None:
    """Page numbers at the foot, where the template has none."""
    from klantreis.documents.word_base import add_page_number

    section = base.sections[0]
    footers = [section.footer, *([section.first_page_footer] if section.different_first_page_header_footer else [])]
    for footer in footers:
        if "PAGE" not in footer._element.xml:
            paragraph = footer.paragraphs[-1]
            add_page_number(paragraph if not paragraph.text and len(paragraph.runs) == 0 else footer.add_paragraph())


def fit_pictures(base: "Document") -> None:
    """Make pictures on pages on their side smaller where the template's header and footer take their room."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = next(filter(_on_its_side, base.sections), None)
    if section is None:
        return
    taken = sum(
        max(0, edge + _height(base, part) - margin)
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


def _height(base: "Document", part: Any) -> int:
    """About how high a header or footer is, in EMU: its lines, and the pictures in them."""
    from docx.oxml.ns import qn
    from docx.shared import Mm
    from docx.text.paragraph import Paragraph

    found = 0
    for paragraph in part._element.iter(qn("w:p")):
        pictures = [int(extent.get("cy")) for extent in paragraph.iter(qn("wp:extent"))]
        found += max([Mm(_LINE_MM), *pictures]) + _around(base, Paragraph(paragraph, part))
    return found


def _around(base: "Document", paragraph: Any) -> int:
    """The space before and after a paragraph, in EMU: as it says itself, else its style, else the whole document."""
    from docx.oxml.ns import qn
    from docx.shared import Twips

    chain, style = [paragraph._p], paragraph.style
    while style is not None and style.element not in chain:
        chain.append(style.element)
        style = style.base_style
    chain += base.styles.element.iter(qn("w:pPrDefault"))
    spacings = [spacing for each in chain for spacing in each.iterfind(f"{qn('w:pPr')}/{qn('w:spacing')}")]
    sides = ([spacing.get(qn(f"w:{side}"), "") for spacing in spacings] for side in ("before", "after"))
    return sum(Twips(int(next(filter(str.isdecimal, said), "0"))) for said in sides)
