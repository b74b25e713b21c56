"""Where the words of a source stand: its turns wrapped to lines, measured in terminal cells.

Offsets count code points in the whole source (turns joined by one newline). Every code point is on
exactly one line; a newline belongs to the line that it ends.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

# Characters that fill one cell in every terminal, and never join with their neighbours.
_NARROW = re.compile("[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac\u2400-\u2421]*")


@dataclass(frozen=True)
class Layout:
    """A source wrapped to lines of at most `width` cells (a blank at the end may stick out by one).

    `starts`: offset of each line. `turn_starts`: offset of each turn, `first_lines` its first line,
    `narrow` whether all of its characters fill one cell.
    """

    text: str
    width: int
    starts: Sequence[int]
    turn_starts: Sequence[int]
    first_lines: Sequence[int]
    narrow: Sequence[bool]

    def __len__(self) -> int:
        return len(self.starts)

    def line_at(self, offset: int) -> int:
        """The line on which an offset stands."""
        return bisect_right(self.starts, offset) - 1

    def turn_of(self, line: int) -> int:
        """The turn that a line belongs to."""
        return bisect_right(self.first_lines, line) - 1

    def turn_at(self, offset: int) -> int:
        """The turn in which an offset lies; the newline after a turn is its end."""
        return bisect_right(self.turn_starts, offset) - 1

    def turn_span(self, turn: int) -> tuple[int, int]:
        """First and last offset of a turn, without the newline after it."""
        last = turn + 1 == len(self.turn_starts)
        return self.turn_starts[turn], len(self.text) if last else self.turn_starts[turn + 1] - 1

    def span(self, line: int) -> tuple[int, int]:
        """First and last offset of what a line shows, without the newline that ends it."""
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        if end > start and self.text[end - 1] == "\n" and line + 1 < len(self.starts):
            end -= 1
        return start, end

    def last_place(self, line: int) -> int:
        """The offset to which End goes: before a line's break, or at the end of its turn."""
        start, end = self.span(line)
        wrapped = line + 1 < len(self.starts) and self.starts[line + 1] == end
        return max(start, end - 1) if wrapped else end

    def column(self, offset: int) -> int:
        """The cell of its line at which an offset stands."""
        line = self.line_at(offset)
        start = self.starts[line]
        if self.narrow[self.turn_of(line)]:
            return offset - start
        return cell_len(self.text[start:offset])

    def offset_at(self, line: int, column: int) -> int:
        """The offset of the character that covers a cell of a line, or the line's last place."""
        start, last = self.starts[line], self.last_place(line)
        if self.narrow[self.turn_of(line)]:
            return min(start + max(0, column), last)
        at = 0
        for first, _end, cells in split_graphemes(self.text[start:last])[0]:
            at += cells
            if at > column:
                return start + first
        return last


def layout(turns: Sequence[str], width: int) -> Layout:
    """Wrap the turns of a source to lines of at most `width` cells."""
    width = max(2, width)
    starts: list[int] = []
    turn_starts: list[int] = []
    first_lines: list[int] = []
    narrow: list[bool] = []
    at = 0
    for text in turns:
        turn_starts.append(at)
        first_lines.append(len(starts))
        is_narrow = _NARROW.fullmatch(text) is not None
        narrow.append(is_narrow)
        if len(text) <= width and is_narrow and "\n" not in text:
            starts.append(at)
        else:
            starts.extend(at + place for place in (_narrow_breaks(text, width) if is_narrow else _breaks(text, width)))
        at += len(text) + 1
    return Layout("\n".join(turns), width, starts, turn_starts, first_lines, narrow)


@lru_cache(maxsize=8)
def _narrow_lines(width: int) -> re.Pattern[str]:
    return re.compile(rf"\n|(?:[^\n]{{1,{width}}}(?=[ \n]|\Z)|[^\n]{{1,{width}}}) ?\n?")


def _narrow_breaks(text: str, width: int) -> Iterator[int]:
    for match in _narrow_lines(width).finditer(text):
        yield match.start()
    if not text or text.endswith("\n"):
        yield len(text)


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where lines begin, by the cells of each grapheme; wide characters may be parted anywhere."""
    at = 0
    for part in text.split("\n"):
        yield at
        start, column, after_blank = 0, 0, 0
        for first, end, cells in split_graphemes(part)[0]:
            fits = column + cells <= width
            if part[first] == " " and (fits or column == width):
                after_blank = end  # at most one blank hangs over the edge
            elif not fits and first > start:
                start = after_blank if after_blank > start else first
                yield at + start
                column = cell_len(part[start:first])
            column += cells
        at += len(part) + 1
