"""Where the cursor goes: pure functions from an offset in a source to another."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rich.cells import split_graphemes

from klantreis.text.sentences import SENTENCE_END, past_blanks
from klantreis.text.sentences import sentence_at as sentence_at
from klantreis.text.sentences import trim as trim
from klantreis.tui.widgets.wrapping import Layout

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_NEAR = 64


def right(text: str, offset: int) -> int:
    """The next place after a whole visible character."""
    if offset >= len(text):
        return len(text)
    if text[offset] == "\n" or text[offset + 1 : offset + 2] < "\u0300":
        return offset + 1
    near = text[offset : offset + _NEAR].split("\n", 1)[0]
    return offset + int(split_graphemes(near)[0][0][1])


def left(text: str, offset: int) -> int:
    """The place before the visible character that ends here."""
    if offset <= 0:
        return 0
    if text[offset - 1] < "\u0300":
        return offset - 1
    near = text[max(0, offset - _NEAR) : offset].rsplit("\n", 1)[-1]
    return offset - len(near) + int(split_graphemes(near)[0][-1][0])


def word_right(text: str, offset: int) -> int:
    """The end of the word here or of the next one."""
    match = _WORD.search(text, offset)
    return match.end() if match else len(text)


def word_left(text: str, offset: int) -> int:
    """The beginning of the word here or of the one before."""
    window = _NEAR
    while True:
        start = max(0, offset - window)
        words = list(_WORD.finditer(text, start, offset))
        if words and (words[-1].start() > start or start == 0):
            return words[-1].start()
        if start == 0:
            return 0
        window *= 4


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word that an offset stands on, or the one character there."""
    near = max(0, offset - 4 * _NEAR)
    for match in _WORD.finditer(text, near, min(len(text), offset + 4 * _NEAR)):
        if match.start() <= offset < match.end():
            return match.span()
    return offset, right(text, offset)


def between_words(text: str, offset: int) -> int:
    """Where the word at an offset begins, blanks being what parts words; behind a word, where the next one begins."""
    begin = max((match.end() for match in re.finditer(r"\s", text[:offset])), default=0)
    found = re.search(r"\s", text[offset:])
    end = offset + found.start() if found else len(text)
    return past_blanks(text, end) if begin < offset and not re.search(r"\w", text[offset:end]) else begin


def sentence_right(text: str, offset: int) -> int:
    """Where the next sentence begins, in this turn or the next."""
    for match in SENTENCE_END.finditer(text, offset):
        start = past_blanks(text, match.end())
        if start > offset:
            return start
    return len(text)


def sentence_left(text: str, offset: int) -> int:
    """Where this sentence begins, or the one before."""
    window = 8 * _NEAR
    while True:
        first = max(0, offset - window)
        starts = [past_blanks(text, match.end()) for match in SENTENCE_END.finditer(text, first, offset)]
        earlier = [start for start in starts if start < offset]
        if earlier or first == 0:
            return earlier[-1] if earlier else 0
        window *= 4


def vertical(lines: Layout, offset: int, by: int, column: int) -> int:
    """`by` lines up or down, as near as can be to a column; beyond the text, its begin or end."""
    line = lines.line_at(offset) + by
    if line < 0:
        return 0
    if line >= len(lines):
        return len(lines.text)
    return lines.offset_at(line, column)


def line_start(lines: Layout, offset: int) -> int:
    """The beginning of the line."""
    return lines.starts[lines.line_at(offset)]


def line_end(lines: Layout, offset: int) -> int:
    """The end of the line."""
    return lines.last_place(lines.line_at(offset))


def after(places: Sequence[int], offset: int) -> int | None:
    """The index of the first of the sorted places beyond an offset."""
    index = bisect_right(places, offset)
    return index if index < len(places) else None


def before(places: Sequence[int], offset: int) -> int | None:
    """The index of the last of the sorted places before an offset."""
    index = bisect_left(places, offset) - 1
    return index if index >= 0 else None


def find(text: str, wanted: str, offset: int, *, backwards: bool = False) -> tuple[int, int] | None:
    """The next place of some words, whatever their case, going round at the end of the text."""
    if not wanted:
        return None
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    if not backwards:
        match = pattern.search(text, offset) or pattern.search(text)
        return match.span() if match else None
    spans = [match.span() for match in pattern.finditer(text)]
    earlier = [span for span in spans if span[0] < offset]
    return (earlier or spans)[-1] if spans else None
