"""Codings: a code on a span of text by a coder."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

VALENCES = (-2, -1, 0, 1, 2)


class Settled(StrEnum):
    """What coders agreed about a coding after comparing theirs."""

    KEPT = "kept"
    DROPPED = "dropped"


class Anchor(NamedTuple):
    """A place in a source: a turn by its position (from 0) and an offset in code points."""

    turn: int
    offset: int


class Span(NamedTuple):
    """A stretch of a source from `start` up to, not including, `end`; it may cross turns."""

    start: Anchor
    end: Anchor

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one place."""
        return self.start < other.end and other.start < self.end

    def covers(self, anchor: Anchor) -> bool:
        """Whether the anchor lies within."""
        return self.start <= anchor < self.end


@dataclass(frozen=True)
class Moved:
    """A moment that was told at another place than where it happened: right before or after `to` (a coding's id)."""

    to: str
    side: Literal["before", "after"]


@dataclass(frozen=True)
class Coding:
    """A code on a span. `source`, `code` and `coder` are ids; valence is -2…+2 or None.

    A coding whose words were all deleted has an empty span, and those words in `lost`.
    """

    id: str
    source: str
    span: Span
    code: str
    coder: str
    valence: int | None = None
    memo: str = ""
    publishable: bool = False
    lost: str = ""
    moved: Moved | None = None
    settled: Settled | None = None

    @property
    def counts(self) -> bool:
        """Whether figures and journeys may rest on it: it has words, and nobody dropped it."""
        return not self.lost and self.settled != Settled.DROPPED


class Beside(NamedTuple):
    """Where a moment happened, as a file says it: right before or after the coding with this code on start-end."""

    side: Literal["before", "after"]
    start: int
    end: int
    code: str


@dataclass(frozen=True)
class CodingRow:
    """A coding as a CSV file describes it: names instead of ids, offsets or else a quote."""

    source: str
    code: str
    coder: str
    start: int | None = None
    end: int | None = None
    quote: str = ""
    valence: int | None = None
    memo: str = ""
    publishable: bool | None = None
    """None where the file does not say."""
    happened: Beside | None = None
    """For a moment that was told at another place than where it happened."""
    line: int = 0
    """The line of the file, for messages; 0 where there is none."""
