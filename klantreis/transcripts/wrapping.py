"""Lines that were broken to fit a page: recognising them, and joining them again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from klantreis.text.clean import one_line

Paragraph = Sequence[str]
"""Lines that belong together; an empty line stands between two paragraphs."""

_BROKEN_WORD = re.compile(r"[^\W\d_]-\Z")
# "voor- en nadelen": here the hyphen stands for a word's other half, and the blank stays.
_SUSPENDED = re.compile(r"(?:en|of|tot|naar|als|noch|dan|c\.q\.|and|or|und|oder)\b")
_MIN_WIDTH, _MAX_WIDTH = 40, 130
_FULL_SHARE = 0.7
_ENDED_SHARE = 0.6
_MIN_BROKEN = 3
_SENTENCE_ENDS = tuple(".?!…:;)]\"'”’*/#")


def joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph as running text.

    A hyphen at a line's end stays. Where it follows a letter and the next line begins with a small
    letter it holds one word together, and no blank comes after it ("jeugd-" + "hulp").
    """
    text = ""
    for line in (one_line(line) for line in lines):
        if not line or not text or (_BROKEN_WORD.search(text) and line[0].islower() and not _SUSPENDED.match(line)):
            text += line
        else:
            text += " " + line
    return text


def _width(paragraphs: Sequence[Paragraph]) -> int:
    """The length of the longest line where lines may have been broken at it; else 0."""
    width = max((len(line.rstrip()) for paragraph in paragraphs for line in paragraph), default=0)
    return width if _MIN_WIDTH <= width <= _MAX_WIDTH else 0


def is_full(line: str, following: str, width: int) -> bool:
    """Whether a line ends where it does because the next word would hardly have fitted."""
    first = following.split(maxsplit=1)
    return len(line.rstrip()) + 1 + (len(first[0]) if first else 0) > 0.9 * width


def runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line was broken in the middle of a sentence, in a text of this width."""
    return width > 0 and not line.rstrip().endswith(_SENTENCE_ENDS) and is_full(line, following, width)


def broken_width(paragraphs: Sequence[Paragraph]) -> int:
    """The width of a text in which sentences run on over the ends of full lines; 0 for others."""
    width = _width(paragraphs)
    pairs = [(a, b) for paragraph in paragraphs for a, b in pairwise(paragraph) if b.strip()]
    broken = sum(runs_on(a, b, width) for a, b in pairs)
    return width if broken >= max(_MIN_BROKEN, len(pairs) // 4) else 0


def is_wrapped(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether lines end because they were full, so that only an empty line ends a paragraph.

    They do where nearly all lines with another one below are full, and sentences run on over the
    ends of lines.
    """
    width = _width(paragraphs)
    pairs = [(a.rstrip(), b) for paragraph in paragraphs for a, b in pairwise(paragraph) if b.strip()]
    if not pairs or not width:
        return False
    full = sum(is_full(a, b, width) for a, b in pairs)
    ended = sum(a.endswith((".", "?", "!")) for a, _b in pairs)
    return full >= _FULL_SHARE * len(pairs) and ended < _ENDED_SHARE * len(pairs)
