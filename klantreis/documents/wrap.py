"""Measuring text and breaking it into lines, with Dutch hyphenation.

Widths are those of Arial and of the faces with the same metrics (Arimo, Liberation Sans, Helvetica),
in thousandths of the font size.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

LEADING = 1.2
"""Line distance as a factor of the font size; graphviz draws lines at this distance."""
ELLIPSIS = "…"
_GOOD_REST = 6
_NO_END = " -–,;:·"

_REGULAR = {
    191: "'",
    222: "ijlł‘’‚",
    260: "|",
    278: " !,./:;I[\\]ft\xa0·ı",
    333: "()-`r¡“”„²³´",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    400: "°",
    469: "^",
    500: "Jcksvxyz",
    549: "±÷",
    556: "#$0123456789?L_abdeghnopqu¢£§«»Łđ–€",
    576: "µ",
    584: "+<=>~−×",
    604: "●○",
    611: "FTZ¿ßø",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    737: "©®",
    778: "GOQØ",
    833: "Mm",
    834: "½¼",
    889: "%æ",
    944: "Wœ",
    990: "▲▼",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl\xa0·ıł‘’‚",
    280: "|",
    333: "!()-:;[]`ft¡²³´",
    350: "•",
    389: "*r{}",
    400: "°",
    474: '"',
    500: "z“”„",
    549: "±÷",
    556: "#$0123456789J_aceksvxy¢£§«»–€",
    576: "µ",
    584: "+<=>^~−×",
    604: "●○",
    611: "?FLTZbdghnopqu¿ßøŁđ",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    737: "©®",
    778: "GOQwØ",
    833: "M",
    834: "½¼",
    889: "%mæ",
    944: "Wœ",
    975: "@",
    990: "▲▼",
}
_WIDTHS = tuple({char: width for width, chars in table.items() for char in chars} for table in (_REGULAR, _BOLD))
_WIDEST = 1000
"""For characters that the tables don't know: Greek, Chinese, emoji; rather too wide than too narrow."""


@lru_cache(maxsize=4096)
def _char_width(char: str, bold: bool) -> int:
    table = _WIDTHS[bold]
    if char in table:
        return table[char]
    if unicodedata.combining(char):
        return 0
    base = unicodedata.normalize("NFD", char)[0]
    return table.get(base, _WIDEST)


def measure(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text in points, at a font size in points."""
    return sum(_char_width(char, bold) for char in text) * size / 1000


@cache
def _hyphenator() -> object:
    import pyphen

    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)


def _breaks(word: str) -> Iterator[tuple[str, str]]:
    """The ways to break a word, longest first part first; a hyphen that is there is the best place."""
    for at in range(len(word) - 2, 0, -1):
        if word[at] in "-/" and at >= 2:
            yield word[: at + 1], word[at + 1 :]
    for first, rest in _hyphenator().iterate(word):  # type: ignore[attr-defined]
        yield f"{first}-", rest


def _split(word: str, room: float, size: float, bold: bool) -> tuple[str, str] | None:
    """The longest legal first part of a word that fits in `room` points, and the rest.

    A rest of at least six letters is better: `Keukentafel-gesprek`, not `Keukentafelge-sprek`.
    """
    fitting = [pair for pair in _breaks(word) if measure(pair[0], size, bold) <= room]
    return max(fitting, key=lambda pair: (len(pair[1]) >= _GOOD_REST, len(pair[0])), default=None)


def _chop(word: str, room: float, size: float, bold: bool) -> tuple[str, str]:
    """As much of an unbreakable word as fits in `room` points (at least one character), and the rest."""
    at = 1
    while at < len(word) and measure(word[: at + 1], size, bold) <= room:
        at += 1
    return word[:at], word[at:]


def shorten(line: str, width: float, size: float, bold: bool = False) -> str:
    """The line cut to `width` points, with an ellipsis at its end."""
    kept = line.rstrip(_NO_END)
    while kept and measure(kept + ELLIPSIS, size, bold) > width:
        kept = kept[:-1].rstrip(_NO_END)
    return kept + ELLIPSIS


def wrap(text: str, width: float, size: float, bold: bool = False, most: int | None = None) -> tuple[str, ...]:
    """Text broken into lines of at most `width` points.

    Words stay whole where they fit on a line of their own, else they are hyphenated, and chopped
    where no rule helps. With `most`, what is left over after so many lines makes place for an ellipsis.
    """
    lines: list[str] = []
    line = ""
    words = text.split()[::-1]
    while words:
        word = words.pop()
        joined = f"{line} {word}" if line else word
        if measure(joined, size, bold) <= width:
            line = joined
            continue
        if line and measure(word, size, bold) <= width:
            lines.append(line)
            line = word
            continue
        before = f"{line} " if line else ""
        parts = _split(word, width - measure(before, size, bold), size, bold)
        if parts is None and line:
            lines.append(line)
            line = ""
            words.append(word)
            continue
        first, rest = parts or _chop(word, width, size, bold)
        lines.append(before + first)
        line = ""
        if rest:
            words.append(rest)
    if line:
        lines.append(line)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], shorten(lines[most - 1], width, size, bold)]
    return tuple(lines)


def has_broken_word(text: str, width: float, size: float, bold: bool = False) -> bool:
    """Whether some word doesn't fit on a line of its own."""
    return any(measure(word, size, bold) > width for word in text.split())
