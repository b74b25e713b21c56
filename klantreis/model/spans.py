"""Offsets in a whole source against anchors in its turns, and what an edit does to them.

The text of a source is its turns joined by one newline; offsets count code points in that.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from klantreis.model.codings import Anchor, Span


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


def changed_part(old: str, new: str) -> tuple[int, int, int]:
    """The smallest replacement that turns `old` into `new`: (start, end in old, end in new)."""
    start = 0
    shortest = min(len(old), len(new))
    while start < shortest and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shortest - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail


def shift(span: tuple[int, int], old: str, new: str) -> tuple[int, int]:
    """Where a span of `old` (start, end) lies once the text has become `new`.

    A span that the edit does not touch keeps its words. Words typed at a border of a span stay
    outside it. A span whose words are all replaced shrinks to an empty one at that place.
    """
    first, last, last_new = changed_part(old, new)
    delta = last_new - last
    start, end = span
    if end <= first:
        return span
    if start >= last:
        return start + delta, end + delta
    if start >= first and end <= last:
        # All its words lie in what was replaced: it takes over the replacement if it is all of it.
        return (first, last_new) if (start, end) == (first, last) else (first, first)
    if start < first:
        return (start, end + delta) if end >= last else (start, first)
    return last_new, end + delta
