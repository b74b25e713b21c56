"""Word documents: the text of the main part, as it reads with all tracked changes accepted."""

import zipfile
from collections.abc import Mapping
from typing import cast

from klantreis.files.zips import open_checked
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.text.clean import clean
from klantreis.transcripts.office import DAMAGED, MAX_INDEX, MAX_XML, OLD_OFFICE, parsed, part, row_of
from klantreis.transcripts.turns import transcript_of

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
        self.paragraphs: list[str] = []
        self._sinks = [self.paragraphs]  # the document, and the cells of tables that are open
        self._rows: list[list[list[str]]] = []
        self._open: list[list[str]] = []  # several: a text box stands within a paragraph
        self._carried: list[str] = []
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
            self._open[-1].append(text)

    def _close_paragraph(self) -> None:
        pieces = self._open.pop()
        if self._runs_on:
            self._carried = pieces
        else:
            self._sinks[-1].append(clean("".join(pieces)))
        self._runs_on = False

    def close(self) -> list[str]:
        """All paragraphs in the order of the document."""
        return [*self.paragraphs, clean("".join(self._carried))]


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    """The path of the part that holds the text: the package says which one."""
    from defusedxml.ElementTree import fromstring

    relations = archive.read(part(archive, "_rels/.rels", MAX_INDEX, name))
    for relation in fromstring(relations, forbid_dtd=True):
        if relation.get("Type", "").endswith(_MAIN_PART):
            return str(relation.get("Target", "")).lstrip("/")
    raise KeyError(_MAIN_PART)


def paragraphs(name: str, data: bytes) -> list[str]:
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
                "list[str]", parsed(archive, part(archive, _main_part(archive, name), MAX_XML, name), _Reading())
            )
    except DAMAGED as error:
        raise KlantreisError(
            _("{name} is beschadigd of geen Word-bestand; bewaar het opnieuw als .docx.").format(name=name)
        ) from error


def read_word(name: str, data: bytes) -> Transcript:
    """The transcript in a .docx file. Raises KlantreisError."""
    split = ([line for line in text.split("\n") if line.strip()] for text in paragraphs(name, data))
    return transcript_of([lines for lines in split if lines])
