"""What all our Word documents share: A4, Dutch, styles with enough contrast, the same bytes twice."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from klantreis.documents import palette
from klantreis.documents.plain import plain
from klantreis.files.zips import fix_dates
from klantreis.text.catalogue import _

LANGUAGE = "nl-NL"
FONT = "Arial"
_A4 = (Mm(210), Mm(297))


def element(tag: str, **attributes: str) -> Any:
    """An OOXML element, `w:` attributes given without their prefix."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def color(value: str) -> RGBColor:
    """`#RRGGBB` as python-docx wants it."""
    return RGBColor(*palette.rgb(value))


def _replace(parent: Any, child: Any) -> None:
    """Put a property in its place in `parent`, instead of one by the same tag."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    parent.append(child)


def _found(parent: Any, *path: str) -> Any:
    """The element at a path below `parent`, made where it isn't there."""
    for tag in path:
        child = parent.find(qn(tag))
        if child is None:
            child = element(tag)
            parent.insert(0, child)
        parent = child
    return parent


def set_language(document: Document, font: str | None = None) -> None:
    """Say that a document is in Dutch, so that it is read out and checked as such; `font` for all of it."""
    defaults = _found(document.styles.element, "w:docDefaults", "w:rPrDefault", "w:rPr")
    if font:
        for fonts in defaults.findall(qn("w:rFonts")):
            defaults.remove(fonts)
        defaults.insert(0, element("w:rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font))
    for properties in (defaults, document.styles["Normal"].element.get_or_add_rPr()):
        _replace(properties, element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
    settings = document.settings.element
    for tag, value in (("w:themeFontLang", LANGUAGE), ("w:decimalSymbol", ","), ("w:listSeparator", ";")):
        found = settings.find(qn(tag))
        if found is not None:
            found.set(qn("w:val"), value)
            found.attrib.pop(qn("w:eastAsia"), None)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens it as an old document


def _font(style: Any, size: float, ink: str = palette.INK, bold: bool = False) -> None:
    properties = style.element.get_or_add_rPr()
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)  # theme fonts would win from the name
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = color(ink)


def _space(style: Any, before: float, after: float, line: float = 1.15) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = line


_AFTER_BORDER = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")


def set_border(properties: Any, border: Any) -> None:
    """Give a paragraph or its style (`properties` is its pPr) a border, in the place that the schema has for it."""
    properties.insert_element_before(border, *_AFTER_BORDER)


def bar(
    properties: Any, line: str, fill: str | None = None, sides: tuple[str, ...] = ("left",), weight: int = 24
) -> None:
    """A line beside a paragraph, `weight` eighths of a point thick, and a background.

    `properties` is the pPr of the paragraph or of its style.
    """
    border = element("w:pBdr")
    if fill:  # edges in the colour of the background give the text room
        border.append(element("w:top", val="single", sz="4", space="6", color=fill[1:]))
    for side in sides:
        border.append(element(f"w:{side}", val="single", sz=str(weight), space="8", color=line[1:]))
    if fill:
        border.append(element("w:bottom", val="single", sz="4", space="6", color=fill[1:]))
    set_border(properties, border)
    if fill:
        properties.insert_element_before(element("w:shd", val="clear", color="auto", fill=fill[1:]), *_AFTER_BORDER[1:])


def _set_styles(document: Document) -> None:
    styles = document.styles
    for name, size, ink, before, after in (
        ("Heading 1", 28, palette.INK, 0, 2),
        ("Subtitle", 13, palette.SOFT_INK, 0, 14),
        ("Heading 2", 18, palette.ACCENT, 24, 8),
        ("Heading 3", 14, palette.ACCENT, 18, 6),
        ("Heading 4", 12, palette.INK, 12, 4),
    ):
        style = styles[name]
        _font(style, size, ink, bold=name != "Subtitle")
        _space(style, before, after, 1.05)
        style.paragraph_format.keep_with_next = True
        style.font.all_caps = False
    bar(styles["Heading 1"].element.get_or_add_pPr(), palette.ACCENT, sides=("top",), weight=48)
    for spacing in styles["Subtitle"].element.rPr.findall(qn("w:spacing")):
        styles["Subtitle"].element.rPr.remove(spacing)
    _font(styles["Normal"], 11)
    _space(styles["Normal"], 0, 6)
    _font(styles["Footer"], 9, palette.SOFT_INK)
    for name in ("List Bullet", "List Number"):
        _font(styles[name], 11)
        _space(styles[name], 0, 4)


def add_style(
    document: Document, name: str, size: float, ink: str = palette.INK, indent: float = 0.0, based_on: str = "Normal"
) -> Any:
    """A paragraph style of our own; `indent` in mm, of a list that of the list."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[based_on]
    _font(style, size, ink)
    _space(style, 0, 4)
    if based_on == "Normal":
        style.paragraph_format.left_indent = Mm(indent)
    return style


def add_title(document: Document, text: str) -> None:
    """The title of the document: its only heading of the first level."""
    document.add_heading(text, 1)


def restart_numbers(document: Document) -> int:
    """A list of steps that begins at 1 again: the number of that list, for `number_in`."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(style).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def number_in(paragraph: Paragraph, numbers: int) -> None:
    """Let a paragraph of the style List Number count in a list of its own."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbers


def label(run: Any, fill: str) -> None:
    """Make a run white and bold on a colour."""
    run.font.bold = True
    run.font.color.rgb = color(palette.WHITE)
    run.font.element.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill=fill[1:]))


def indent_numbers(document: Document, width: Length) -> None:
    """Give the numbers of the style List Number so much room, enough for two digits."""
    style = document.styles["List Number"]
    number = style.element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    abstract = numbering.num_having_numId(number).abstractNumId.val
    for level in numbering.iterfind(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{abstract}']/{qn('w:lvl')}"):
        properties = level.find(qn("w:pPr"))
        for tabs in properties.findall(qn("w:tabs")):
            properties.remove(tabs)
        indent = properties.find(qn("w:ind"))
        indent.set(qn("w:left"), str(width.twips))
        indent.set(qn("w:hanging"), str(width.twips))
    style.paragraph_format.left_indent = width
    style.paragraph_format.first_line_indent = Length(-width)


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in, such as PAGE."""
    run = paragraph.add_run()._r
    run.append(element("w:fldChar", fldCharType="begin"))
    instruction = element("w:instrText")
    instruction.text = code
    run.append(instruction)
    run.append(element("w:fldChar", fldCharType="separate"))
    shown = element("w:t")
    shown.text = "1"
    run.append(shown)
    run.append(element("w:fldChar", fldCharType="end"))


def add_page_number(paragraph: Paragraph, before: str = "") -> None:
    """Say in a footer which page of how many this is, to the right; `before` goes before it."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    page, between = _("Pagina {page} van {pages}").split("{page}")
    paragraph.add_run(f"{before}{page}")
    _field(paragraph, "PAGE")
    paragraph.add_run(between.split("{pages}")[0])
    _field(paragraph, "NUMPAGES")


def turn_page(section: Any, landscape: bool, margin: float) -> None:
    """Make a section A4, upright or on its side; `margin` in mm on all sides."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    short, long = _A4
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(margin)
    section.header_distance = section.footer_distance = Mm(min(10, margin / 2))


def new_document(title: str, subject: str = "", landscape: bool = False) -> Document:
    """An empty document on A4 in Dutch, with our styles, a footer with page numbers and its properties."""
    document = docx.Document()
    set_language(document, FONT)
    _set_styles(document)
    turn_page(document.sections[0], landscape, 18 if landscape else 24)
    add_page_number(document.sections[0].footer.paragraphs[0], f"{title}  ·  ")
    set_properties(document, title, subject)
    package = document.part.package
    assert package is not None
    # The template's picture of an empty page, and its styles once more for Word 2010, in English.
    for rels in (package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(("/thumbnail", "/stylesWithEffects"))]:
            del rels[key]
    return document


def set_properties(document: Document, title: str, subject: str) -> None:
    """What the file says of itself: what it is called and about, and nothing of whoever made its template."""
    core = document.core_properties
    for child in list(core._element):  # dates and names say nothing about this document
        core._element.remove(child)
    core.title, core.subject, core.language = title[:255], subject[:255], LANGUAGE
    core.author = "klantreis"


def add_picture(paragraph: Paragraph, png: bytes, width: Mm, alt: str, name: str) -> None:
    """An inline picture with a text for who can't see it."""
    inline = paragraph.add_run().add_picture(io.BytesIO(png), width=width)._inline
    inline.docPr.set("descr", plain(alt))
    inline.docPr.set("name", plain(name))
    described = next(iter(inline.iter(qn("pic:cNvPr"))))
    described.set("descr", plain(alt))
    described.set("name", plain(name))


def to_bytes(document: Document) -> bytes:
    """The finished file; the same document gives the same bytes."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    raw.seek(0)
    fix_dates(raw, fixed)
    return fixed.getvalue()
