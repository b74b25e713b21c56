"""The documents about journeys as files: each journey apart in several formats, or all of them in one."""

from collections.abc import Callable, Sequence

from klantreis.documents.bundle_docx import Respondents
from klantreis.documents.content import JourneyContent
from klantreis.documents.diagram import Diagram
from klantreis.model.codes import Codebook
from klantreis.model.responses import ResponseTable

Files = list[tuple[str, bytes]]
"""Names and contents."""
FORMATS = ("docx", "html", "svg", "png", "a3", "strip")
_ENDINGS = {"a3": "-a3.svg", "strip": "-strook.svg"}


def _pictures(contents: Sequence[JourneyContent]) -> list[Diagram]:
    from klantreis.documents.diagram import draw
    from klantreis.documents.hung import hung

    return [draw(content.journey, content.phases, content.wishes, hung(content)) for content in contents]


def _makers() -> dict[str, Callable[[JourneyContent, Diagram], bytes]]:
    from klantreis.documents import diagram
    from klantreis.documents.klantreis_docx import journey_document
    from klantreis.documents.klantreis_html import journey_page

    return {
        "docx": journey_document,
        "html": journey_page,
        "svg": lambda _content, picture: picture.svg,
        "png": lambda _content, picture: picture.png,
        "a3": lambda _content, picture: diagram.poster(picture),
        "strip": lambda content, _picture: diagram.strip(content.journey, content.phases),
    }


def journey_files(contents: Sequence[JourneyContent], formats: Sequence[str], mark: str) -> Files:
    """A file for each journey and format; `mark` sets the names of internal files apart.

    Raises KlantreisError where something that makes them is not installed.
    """
    makers = _makers()
    names = [f"klantreis-{number}{mark}" for number in range(1, len(contents) + 1)]
    pairs = list(zip(names, contents, _pictures(contents), strict=True))
    return [
        (name + _ENDINGS.get(kind, f".{kind}"), makers[kind](content, picture))
        for name, content, picture in pairs
        for kind in formats
    ]


def bundle_files(
    contents: Sequence[JourneyContent],
    respondents: Sequence[Respondents],
    book: Codebook,
    response: ResponseTable | None,
    mark: str,
) -> Files:
    """All journeys in one Word document. Raises KlantreisError as `journey_files` does."""
    from klantreis.documents.bundle_docx import bundle_document

    return [(f"klantreizen{mark}.docx", bundle_document(contents, _pictures(contents), respondents, book, response))]
