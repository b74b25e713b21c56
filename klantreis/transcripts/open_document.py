"""OpenDocument text (.odt): the text of the body, as it reads with all tracked changes accepted."""

from collections.abc import Mapping, Sequence
from typing import cast

from klantreis.files.turn_marks import SPEAKER, TIME, TURN
from klantreis.files.zips import open_checked
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.transcripts.office import (
    DAMAGED,
    MAX_INDEX,
    MAX_XML,
    OLD_OFFICE,
    Paragraph,
    Pieces,
    paragraph_of,
    parsed,
    part,
    row_of,
    transcript_of_paragraphs,
)

_KIND = b"application/vnd.oasis.opendocument.text"
_NAMESPACES = {
    "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}": "text:",
    "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}": "table:",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}": "office:",
}
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_CHARACTERS = {"text:tab": "\t", "text:line-break": "\n", "text:s": " "}
_LEFT_OUT = frozenset(
    {"text:tracked-changes", "text:note", "office:annotation", "text:table-of-content", "office:forms"}
)
_STYLE = "text:style-name"
_MOST_BLANKS = 1_000


def _local(tag: str) -> str:
    """The name of an element with the usual prefix; empty for those of other namespaces."""
    return next((short + tag[len(long) :] for long, short in _NAMESPACES.items() if tag.startswith(long)), "")


class _Reading:
    """Collects paragraphs while the document passes by; the target of an XML parser."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._sinks = [self.paragraphs]  # the document, and the cells of tables that are open
        self._rows: list[list[list[Paragraph]]] = []
        self._open: list[tuple[str, Pieces]] = []  # several: a text box stands within a paragraph
        self._roles: list[str] = []
        self._left_out = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if name in _LEFT_OUT:
            self._left_out += 1
        elif name in _PARAGRAPHS:
            self._open.append((_style(attributes, (TURN,)), []))
        elif name == "text:span":
            self._roles.append(_style(attributes, (SPEAKER, TIME)) or (self._roles[-1] if self._roles else ""))
        elif name in _CHARACTERS:
            count = next((value for key, value in attributes.items() if _local(key) == "text:c"), "1")
            self.data(_CHARACTERS[name] * (min(int(count), _MOST_BLANKS) if count.isdecimal() else 1))
        elif name == "table:table-row":
            self._rows.append([])
        elif name == "table:table-cell":
            self._sinks.append([])

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name in _LEFT_OUT:
            self._left_out -= 1
        elif name in _PARAGRAPHS:
            style, pieces = self._open.pop()
            if not self._left_out:
                self._sinks[-1].append(paragraph_of(pieces, style))
        elif name == "text:span":
            self._roles.pop()
        elif name == "table:table-cell":
            self._rows[-1].append(self._sinks.pop())
        elif name == "table:table-row":
            self._sinks[-1].extend(row_of(self._rows.pop()))

    def data(self, text: str) -> None:
        if self._open and not self._left_out:
            self._open[-1][1].append((self._roles[-1] if self._roles else "", text))

    def close(self) -> list[Paragraph]:
        """All paragraphs in the order of the document."""
        return self.paragraphs


def _style(attributes: Mapping[str, str], styles: Sequence[str]) -> str:
    """The style that an element names, if it is one of those by which turns are marked."""
    return next((value for key, value in attributes.items() if _local(key) == _STYLE and value in styles), "")


def _paragraphs(name: str, data: bytes) -> list[Paragraph]:
    """The paragraphs, in which `\\n` is a line break and `\\t` parts the cells of a row. Raises KlantreisError."""
    if data.startswith(OLD_OFFICE):
        raise KlantreisError(_("{name} is geen .odt maar een oud bestand; bewaar het als .odt.").format(name=name))
    try:
        with open_checked(data, name) as archive:
            if archive.read(part(archive, "mimetype", MAX_INDEX, name)).strip() != _KIND:
                raise KeyError("mimetype")
            if b"encryption-data" in archive.read(part(archive, "META-INF/manifest.xml", MAX_INDEX, name)):
                raise KlantreisError(_("{name} heeft een wachtwoord; bewaar het zonder wachtwoord.").format(name=name))
            return cast("list[Paragraph]", parsed(archive, part(archive, "content.xml", MAX_XML, name), _Reading()))
    except DAMAGED as error:
        raise KlantreisError(
            _("{name} is beschadigd of geen OpenDocument-tekst; bewaar het opnieuw als .odt.").format(name=name)
        ) from error


def read_odt(name: str, data: bytes) -> Transcript:
    """The transcript in an .odt file. Raises KlantreisError."""
    return transcript_of_paragraphs(_paragraphs(name, data))
