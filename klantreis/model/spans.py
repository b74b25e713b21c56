"""Offsets in a whole source against anchors in its turns, and what an edit does to them.

The text of a source is its turns joined by one newline; offsets count code points in that.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from klantreis.model.alignment import WORD, Piece, align, joined, moved, shared
from klantreis.model.codings import Anchor, Span

MOST_CORRECTED_WORDS = 3
"""A coding of so few words takes over what came for them ("zes weken" for "vijf maanden"); a longer one loses them."""


class SourceText:
    """The text of a source by its turns; translates offsets to anchors and back."""

    def __init__(self, turns: Sequence[str]) -> None:
        self.turns = tuple(turns)
        self._starts: list[int] = []
        at = 0
        for text in self.turns:
            self._starts.append(at)
            at += len(text) + 1
        self.length = max(0, at - 1)
        """Code points in the whole text."""

    @cached_property
    def text(self) -> str:
        """The whole text, turns joined by a newline."""
        return "\n".join(self.turns)

    def offset(self, anchor: Anchor) -> int:
        """The offset of an anchor in the whole text."""
        return self._starts[anchor.turn] + anchor.offset

    def anchor(self, offset: int) -> Anchor:
        """The anchor at an offset; the newline after a turn belongs to that turn's end.

        Raises ValueError where the offset lies outside the text.
        """
        if not 0 <= offset <= self.length or not self.turns:
            raise ValueError(offset)
        turn = bisect_right(self._starts, offset) - 1
        return Anchor(turn, offset - self._starts[turn])

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets. Raises ValueError unless 0 <= start < end <= length."""
        if not start < end:
            raise ValueError(start)
        return Span(self.anchor(start), self.anchor(end))

    def quote(self, span: Span) -> str:
        """The words of a span; where it crosses turns, with newlines."""
        if span.start.turn == span.end.turn:
            return self.turns[span.start.turn][span.start.offset : span.end.offset]
        return self.text[self.offset(span.start) : self.offset(span.end)]


def first_change(old: str, new: str) -> int | None:
    """The offset of the first character in which two texts differ; None where they are the same."""
    return None if old == new else shared(old, new)


class Edit:
    """What became of the characters of a text that was edited."""

    def __init__(self, old: str, start: int, end: int, words: str) -> None:
        """`words` came where `old[start:end]` stood."""
        self.old = old
        self.new = old[:start] + words + old[end:]
        by = len(words) - (end - start)
        pieces = (
            Piece(0, start, 0, start, True),
            *moved(align(old[start:end], words), start, start),
            Piece(end, len(old), end + by, len(self.new), True),
        )
        self.pieces = joined(pieces)

    def place(self, offset: int) -> int:
        """Where a cursor, or a coding that lost its words, stands now."""
        piece = self._at(offset)
        return min(piece.new_start + offset - piece.start, piece.new_end) if piece else len(self.new)

    def shift(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the old text lies in the new one.

        What the edit does not touch keeps its words. Words typed at a border stay outside; a word at a
        border that was corrected stays inside as a whole. A span takes over what came for words that it
        covered as a whole. It shrinks to an empty one, at its place, where all of its words are gone: also
        where more than a few of them made way for others, since those may say something else altogether.
        """
        first, last = self._start(start, end), self._end(start, end)
        if first > last:
            return last, last
        quote, now = self.old[start:end], self.new[first:last]
        if now == quote:
            return first, last
        if not quote[:1].isspace():
            first += len(now) - len(now.lstrip())
        if not quote[-1:].isspace():
            last -= len(now) - len(now.rstrip())
        gone = first >= last or (WORD.search(quote) and not WORD.search(now)) or self._rewritten(start, end)
        return (min(first, last),) * 2 if gone else (first, last)

    def _rewritten(self, start: int, end: int) -> bool:
        """Whether nothing is left of the words of a span, which were more than a correction has."""
        if len(WORD.findall(self.old, start, end)) <= MOST_CORRECTED_WORDS:
            return False
        return not any(p.kept and WORD.search(self.old, max(p.start, start), min(p.end, end)) for p in self.pieces)

    def _at(self, offset: int) -> Piece | None:
        """The piece that has the character behind an offset; None at the end of the text."""
        return next((piece for piece in self.pieces if piece.start <= offset < piece.end), None)

    def _start(self, start: int, end: int) -> int:
        piece = self._at(start)
        if piece is None:
            return len(self.new)
        if not piece.kept:
            return piece.new_start if start == piece.start and end >= piece.end else piece.new_end
        place = piece.new_start + start - piece.start
        if not _within_word(self.old, start):
            while _within_word(self.new, place):
                place -= 1
        return place

    def _end(self, start: int, end: int) -> int:
        piece = self._at(end - 1) if end > 0 else None
        if piece is None:
            return 0
        if not piece.kept:
            return piece.new_end if end == piece.end and start <= piece.start else piece.new_start
        place = piece.new_start + end - piece.start
        if not _within_word(self.old, end):
            while _within_word(self.new, place):
                place += 1
        return place


def _within_word(text: str, offset: int) -> bool:
    """Whether an offset parts a word in two."""
    return 0 < offset < len(text) and bool(WORD.match(text, offset - 1) and WORD.match(text, offset))
