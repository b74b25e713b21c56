"""Marking as decoration what a PDF paints outside of its structure, as PDF/UA-1 (ISO 14289-1, 7.1) asks.

LibreOffice paints the borders and backgrounds of paragraphs without saying that they are no content.
"""

import io
from typing import TYPE_CHECKING, Any

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    import pikepdf

_BUILDING = frozenset({"m", "l", "c", "v", "y", "h", "re", "W", "W*"})
_PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})


def mark(data: bytes) -> bytes:
    """The same PDF, with each path that stands in no marked content marked as an artifact.

    Raises KlantreisError where the library for it is missing or the data is no PDF.
    """
    try:
        import pikepdf
    except ImportError as error:
        raise KlantreisError(
            _("Voor pdf ontbreekt een onderdeel; installeer het met: pip install klantreis[pdf]")
        ) from error
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                marked = _marked(pikepdf.parse_content_stream(page))
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))
            target = io.BytesIO()
            pdf.save(target, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise KlantreisError(_("LibreOffice maakte een pdf die niet te lezen is; maak docx of html.")) from error
    return target.getvalue()


def _marked(instructions: "list[Any]") -> "list[Any]":
    import pikepdf

    def operator(name: str, *operands: Any) -> "pikepdf.ContentStreamInstruction":
        return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(name))

    made: list[Any] = []
    depth = 0
    start: int | None = None
    for instruction in instructions:
        name = str(instruction.operator)
        depth += (name in ("BMC", "BDC")) - (name == "EMC")
        if name in _BUILDING:
            start = len(made) if start is None else start
            made.append(instruction)
            continue
        made.append(instruction)
        if name in _PAINTING and depth == 0 and start is not None:
            made.insert(start, operator("BMC", pikepdf.Name.Artifact))
            made.append(operator("EMC"))
        start = None
    return made
