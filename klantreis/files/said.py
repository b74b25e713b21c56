"""What a finished file says: every text in it that a reader or a program can find, its metadata too."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

_ZIPPED = {".docx", ".odt", ".xlsx"}
_BLOCKS = {"p", "h", "text", "si", "is", "title", "desc", "definedName"}
"""Elements of WordprocessingML, DrawingML, SpreadsheetML, OpenDocument and SVG whose pieces are read as one text."""
_TOLD_IN_ATTRIBUTES = {"descr", "title", "alt", "name", "content", "aria-label", "href", "author", "userName", "prompt"}
_NOT_SAID = {"style", "script"}
_STAMPS = ("UID", "DTSTAMP", "DTSTART", "DTEND", "PRODID")
"""Of a calendar: made by a program, for programs."""


def texts(name: str, data: bytes) -> Iterator[str]:
    """Every text in a file that klantreis made, by the ending of its name; some may come twice.

    Word, OpenDocument and Excel (also properties, comments, headers and the descriptions of pictures), SVG, HTML, the
    text chunks of PNG, and plain text. What is drawn in a PNG, and a PDF, say what the SVG or Word file that
    they were made of said: look there.
    """
    ending = f".{name.rpartition('.')[2]}"
    if ending in _ZIPPED:
        yield from _zipped(data)
    elif ending == ".svg":
        yield from _of_xml(data)
    elif ending == ".html":
        yield from _of_html(data.decode("utf-8"))
    elif ending == ".png":
        yield from _of_png(data)
    elif ending == ".csv":
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"):
            yield from row
    elif ending == ".ics":
        unfolded = data.decode("utf-8").replace("\r\n ", "")
        yield from (line for line in unfolded.splitlines() if not line.startswith(_STAMPS))
    elif ending != ".pdf":
        yield data.decode("utf-8-sig")


def _zipped(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            part = archive.read(info)
            if info.filename.endswith((".xml", ".svg")):
                yield from _of_xml(part)
            elif info.filename.endswith(".rels"):
                yield from _outward(part)
            elif info.filename.endswith(".png"):
                yield from _of_png(part)


def _of_xml(data: bytes) -> Iterator[str]:
    try:
        root = defusedxml.ElementTree.fromstring(data)
    except (ParseError, DefusedXmlException):  # a part of somebody's template that no program of ours reads
        yield re.sub(r"<[^>]*>", " ", data.decode("utf-8", "replace"))
    else:
        yield from _of_element(root)


def _of_element(element: Element) -> Iterator[str]:
    kind = _local(element.tag)
    if kind in _NOT_SAID:
        return
    yield from (value for key, value in element.attrib.items() if _local(key) in _TOLD_IN_ATTRIBUTES)
    if kind in _BLOCKS:  # a word may be cut by a change of style
        yield "".join(element.itertext())
    elif element.text:
        yield element.text
    for child in element:
        yield from _of_element(child)
        if child.tail:
            yield child.tail


def _outward(data: bytes) -> Iterator[str]:
    """Where the links of an Office file lead, outside of it."""
    for link in defusedxml.ElementTree.fromstring(data):
        if link.get("TargetMode") == "External":
            yield link.get("Target", "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _of_html(page: str) -> list[str]:
    reader = _Page()
    reader.feed(page)
    reader.close()
    return reader.found


class _Page(HTMLParser):
    """The texts of a page, a block each, and what its attributes tell."""

    _INLINE = frozenset(("a", "abbr", "b", "cite", "em", "i", "q", "small", "span", "strong", "sub", "sup", "tspan"))

    def __init__(self) -> None:
        super().__init__()
        self.found = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _NOT_SAID
        told = [value for key, value in attrs if key in _TOLD_IN_ATTRIBUTES and value]
        if told or tag not in self._INLINE:
            self.found += [*told, ""]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _NOT_SAID
        if tag not in self._INLINE:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found[-1] += data


def _of_png(data: bytes) -> Iterator[str]:
    """The text chunks of a picture (PNG specification, 11.3.4), those that are not compressed."""
    place = 8
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        if data[place + 4 : place + 8] in (b"tEXt", b"iTXt"):
            yield data[place + 8 : place + 8 + length].decode("utf-8", "replace").replace("\0", " ")
        place += 12 + length
