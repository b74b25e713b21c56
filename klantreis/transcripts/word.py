"""Word documents: the text of the main part, as it reads with all tracked changes accepted."""

import zipfile
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

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN_PART = "/relationships/officeDocument"
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({"moveFrom", "del"})


def _local(tag: str) -> str:
    """The name of an element of WordprocessingML; empty for those of other languages."""
    return next((tag[len(space) :] for space in _WORD if tag.startswith(space)), "")


class _Reading:
    """Collects paragraphs while the document passes by; the target of an XML parser.

    No tree is built, so that a large document costs no more memory than its text.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._sinks = [self.paragraphs]  # the document, and the cells of tables that are open
        self._rows: list[list[list[Paragraph]]] = []
        self._open: list[Pieces] = []  # several: a text box stands within a paragraph
        self._carried: Pieces = []
        self._role = ""
        self._style = ""
        self._runs_on = False
        self._left_out = 0
        self._properties = 0
        self._in_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if name in _LEFT_OUT or tag == _FALLBACK:
            # Within its properties: the end of the paragraph is deleted, and the next one continues it.
            self._runs_on |= self._properties > 0
            self._left_out += 1
        elif name == "pPr":
            self._properties += 1
        elif name == "p":
            self._open.append(self._carried)
            self._carried = []
            self._style = ""
        elif name == "r":
            self._role = ""
        elif name == "rStyle" and not self._properties:
            self._role = _marked(attributes, (SPEAKER, TIME))
        elif name == "pStyle":
            self._style = _marked(attributes, (TURN,))
        elif name == "t":
            self._in_text = True
        elif name == "tr":
            self._rows.append([])
        elif name == "tc":
            self._sinks.append([])

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name in _LEFT_OUT or tag == _FALLBACK:
            self._left_out -= 1
        elif name == "pPr":
            self._properties -= 1
        elif name == "t":
            self._in_text = False
        elif name in _CHARACTERS and not self._properties:
            self._put(_CHARACTERS[name])
        elif name == "p":
            self._close_paragraph()
        elif name == "tc":
            cell = self._sinks.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._sinks[-1].extend(cell)
        elif name == "tr":
            self._sinks[-1].extend(row_of(self._rows.pop()))

    def data(self, text: str) -> None:
        if self._in_text:
            self._put(text)

    def _put(self, text: str) -> None:
        if self._open and not self._left_out:
            self._open[-1].append((self._role, text))

    def _close_paragraph(self) -> None:
        pieces = self._open.pop()
        if self._runs_on:
            self._carried = pieces
        else:
            self._sinks[-1].append(paragraph_of(pieces, self._style))
        self._runs_on = False

    def close(self) -> list[Paragraph]:
        """All paragraphs in the order of the document."""
        return [*self.paragraphs, paragraph_of(self._carried)]


def _marked(attributes: Mapping[str, str], styles: Sequence[str]) -> str:
    """The style that an element names, if it is one of those by which turns are marked."""
    return next((value for key, value in attributes.items() if _local(key) == "val" and value in styles), "")


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    """The path of the part that holds the text: the package says which one."""
    from defusedxml.ElementTree import fromstring

    relations = archive.read(part(archive, "_rels/.rels", MAX_INDEX, name))
    for relation in fromstring(relations, forbid_dtd=True):
        if relation.get("Type", "").endswith(_MAIN_PART):
            return str(relation.get("Target", "")).lstrip("/")
    raise KeyError(_MAIN_PART)


def paragraphs(name: str, data: bytes) -> list[Paragraph]:
    """The paragraphs of a document, in which `\\n` is a line break and `\\t` parts the cells of a row.

    Deleted and moved-away text, headers, footers, notes and comments are left out. Raises
    KlantreisError where the file is damaged, too large or no Word document.
    """
    if data.startswith(OLD_OFFICE):
        raise KlantreisError(
            _("{name} heeft een wachtwoord of is een oud Word-bestand; bewaar het als gewone .docx.").format(name=name)
        )
    try:
        with open_checked(data, name) as archive:
            return cast(
                "list[Paragraph]", parsed(archive, part(archive, _main_part(archive, name), MAX_XML, name), _Reading())
            )
    except DAMAGED as error:
        raise KlantreisError(
            _("{name} is beschadigd of geen Word-bestand; bewaar het opnieuw als .docx.").format(name=name)
        ) from error


def read_word(name: str, data: bytes) -> Transcript:
    """The transcript in a .docx file. Raises KlantreisError."""
    return transcript_of_paragraphs(paragraphs(name, data))
