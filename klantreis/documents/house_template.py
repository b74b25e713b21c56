"""The template of a house style: opened, emptied of what is not ours to pass on, and its styles made fit to read."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from klantreis.documents import palette
from klantreis.files.zips import open_checked
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document

LEAST_CONTRAST = 4.5
"""WCAG 2.1 AA for text of any size."""
_TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OURS = ("Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Subtitle", "List Bullet", "List Number")
"""The styles of Word that our documents use."""
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


def opened(template: bytes) -> "Document":
    """A docx or dotx as a document. Raises KlantreisError where it is broken or something else."""
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


def empty(base: "Document") -> None:
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


def text_styles(base: "Document") -> Iterator[Any]:
    """The styles of a document that say how text looks."""
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


def accent_of(base: "Document") -> str:
    """The colour of the template's headings, where it can be read on all that we put behind text; else ours."""
    for name in ("Heading 1", "Heading 2"):
        color = next((_explicit(style) for style in base.styles if style.name == name), None)
        if color is not None and color != palette.INK and _readable(color, palette.WHITE, palette.BLOCK):
            return color
    return palette.ACCENT


def mend_styles(base: "Document", accent: str) -> None:
    """Take out lists that have no bullets or numbers, so that ours are used, and darken what can't be read."""
    from docx.oxml.ns import qn

    from klantreis.documents.word_base import color

    for style in list(text_styles(base)):
        if style.name in _NUMBERED and next(style.element.iter(qn("w:numPr")), None) is None:
            base.styles.element.remove(style.element)
        elif style.name in (*OURS, "Header", "Footer") and (told := _explicit(style)) is not None:
            behind = _behind(style)
            if not _readable(told, behind):
                best = max((accent, palette.INK, palette.WHITE), key=lambda ink: palette.contrast(ink, behind))
                style.font.color.rgb = color(accent if _readable(accent, behind) else best)
