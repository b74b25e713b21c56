"""Word documents: the text of the main part, as it reads with all tracked changes accepted."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import cast
from xml.etree.ElementTree import ParseError

from klantreis.files.zips import open_checked
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.text.clean import clean
from klantreis.transcripts.times import STAMP
from klantreis.transcripts.turns import transcript_of
from klantreis.transcripts.vocabulary import COLUMN_NAMES

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN_PART = "/relationships/officeDocument"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAX_XML = 60_000_000
_MAX_INDEX = 1_000_000
_CHUNK = 1 << 16
# What damaged or encrypted zips and bad XML raise; what defusedxml refuses is a ValueError, and a
# kind of compression that Python doesn't know a NotImplementedError, which is a RuntimeError.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ParseError,
    EOFError,
    KeyError,
    RuntimeError,
    ValueError,
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({"moveFrom", "del"})


def _local(tag: str) -> str:
    """The name of an element of WordprocessingML; empty for those of other languages."""
    return next((tag[len(space) :] for space in _WORD if tag.startswith(space)), "")


def _row(cells: list[list[str]]) -> list[str]:
    """A row of a table as paragraphs: time, speaker and words parted by tabs.

    A row with one filled cell is no row to the reader, but paragraphs in a frame; the row that
    names the columns is left out.
    """
    filled = [cell for cell in cells if any(text.strip() for text in cell)]
    if len(filled) < 2:
        return filled[0] if filled else []
    texts = ["\n".join(cell).strip() for cell in filled]
    if all(text.casefold().rstrip(":.") in COLUMN_NAMES for text in texts):
        return []
    texts.sort(key=lambda text: re.fullmatch(STAMP, text) is None)  # a time first; else as it was
    return ["\t".join([*(" ".join(text.split()) for text in texts[:-1]), texts[-1]])]


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
            self._sinks[-1].extend(_row(self._rows.pop()))

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


def _part(archive: zipfile.ZipFile, path: str, largest: int, name: str) -> zipfile.ZipInfo:
    info = archive.getinfo(path)
    if info.file_size > largest:
        raise KlantreisError(_("{name} is uitgepakt te groot om veilig te openen.").format(name=name))
    return info


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    """The path of the part that holds the text: the package says which one."""
    from defusedxml.ElementTree import fromstring

    relations = archive.read(_part(archive, "_rels/.rels", _MAX_INDEX, name))
    for relation in fromstring(relations, forbid_dtd=True):
        if relation.get("Type", "").endswith(_MAIN_PART):
            return str(relation.get("Target", "")).lstrip("/")
    raise KeyError(_MAIN_PART)


def paragraphs(name: str, data: bytes) -> list[str]:
    """The paragraphs of a document, in which `\\n` is a line break and `\\t` parts the cells of a row.

    Deleted and moved-away text, headers, footers, notes and comments are left out. Raises
    KlantreisError where the file is damaged, too large or no Word document.
    """
    from defusedxml.ElementTree import DefusedXMLParser

    if data.startswith(_OLD_WORD):
        raise KlantreisError(
            _("{name} heeft een wachtwoord of is een oud Word-bestand; bewaar het als gewone .docx.").format(name=name)
        )
    reading = _Reading()
    try:
        with open_checked(data, name) as archive:
            part = _part(archive, _main_part(archive, name), _MAX_XML, name)
            parser = DefusedXMLParser(target=reading, forbid_dtd=True)
            with archive.open(part) as content:
                while chunk := content.read(_CHUNK):
                    parser.feed(chunk)
            return cast("list[str]", parser.close())
    except _DAMAGED as error:
        raise KlantreisError(
            _("{name} is beschadigd of geen Word-bestand; bewaar het opnieuw als .docx.").format(name=name)
        ) from error


def read_word(name: str, data: bytes) -> Transcript:
    """The transcript in a .docx file. Raises KlantreisError."""
    split = ([line for line in text.split("\n") if line.strip()] for text in paragraphs(name, data))
    return transcript_of([lines for lines in split if lines])
