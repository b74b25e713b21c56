"""HTML as paragraphs of lines, with what transcription programs hide in it."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

_BLOCK_NAMES = """
address article blockquote body dd div dl dt h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "title", "template", "noscript"})


_LONGEST_TAG = 2_000
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_LOOSE = re.compile(rf"<(?=[!?])|<(?![^<>]{{0,{_LONGEST_TAG}}}>)")


class Piece(NamedTuple):
    """Text with the name of the anchor that it stands in, and the `data-timestamp` before it; both may be None."""

    text: str
    anchor: str | None = None
    stamp: str | None = None


class Page(HTMLParser):
    """Collects paragraphs while a page passes by. Blanks are as they stand in the file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[list[Piece]]] = [[[]]]
        self._anchor: str | None = None
        self._unseen = 0
        self._stamp: str | None = None
        self._cells = 0

    @property
    def open_anchor(self) -> bool:
        """Whether an anchor was never closed, as in a file that was cut off."""
        return self._anchor is not None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self.paragraphs[-1].append([])
        elif tag in _BLOCKS:
            self._break()
        elif tag in _CELLS:
            self._put(Piece("\t" if self._cells else ""))
            self._cells += 1
        elif tag == "a":
            self._anchor = attributes.get("name")
        elif tag == "span" and "timestamp" in (attributes.get("class") or "").split():
            self._stamp = attributes.get("data-timestamp") or ""
            self._put(Piece("", self._anchor, self._stamp))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._break()
        elif tag == "a":
            self._anchor = None
        elif tag == "span":
            self._stamp = None

    def handle_data(self, data: str) -> None:
        if not self._unseen and self._stamp is None:  # what a stamp shows is known from its attribute
            self._put(Piece(data, self._anchor))

    def _put(self, piece: Piece) -> None:
        self.paragraphs[-1][-1].append(piece)

    def _break(self) -> None:
        self._cells = 0
        if any(self.paragraphs[-1]):
            self.paragraphs.append([[]])


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join((*kept, text[at:]))


def page_of(text: str) -> Page:
    """The paragraphs of a page of HTML, in order."""
    page = Page()
    # The parser takes endless time over tags that don't end, and stumbles over declarations that are none.
    page.feed(_LOOSE.sub("&lt;", _DECLARATION.sub("", _without_comments(text))))
    page.close()
    return page
