"""Hits of a search within one turn, and the words around them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.sentences import trim

FUZZY_THRESHOLD = 80.0
CONTEXT = 60
"""So many characters before and after a hit are shown with it."""


@dataclass(frozen=True)
class Hit:
    """A passage that was looked for; offsets count in the whole source."""

    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Around:
    """The words of a hit, and those before and after them in its turn."""

    before: str
    text: str
    after: str


Finder = Callable[[str], Iterable[tuple[int, int]]]


def finder(mode: str, text: str) -> Finder:
    """The finder of a mode: `literal`, `regex` or `fuzzy`. Raises KlantreisError."""
    return {"literal": literal, "regex": regex, "fuzzy": fuzzy}[mode](text)


def literal(text: str) -> Finder:
    """Finds the text anywhere, whatever its case."""
    return _matches(re.compile(re.escape(text), re.IGNORECASE))


def regex(pattern: str) -> Finder:
    """Finds a regular expression, whatever its case. Raises KlantreisError."""
    try:
        return _matches(re.compile(pattern, re.IGNORECASE))
    except (re.error, RecursionError, OverflowError) as error:
        raise KlantreisError(
            _("“{pattern}” is geen geldige zoekuitdrukking (bij teken {place}).").format(
                pattern=pattern, place=(getattr(error, "pos", None) or 0) + 1
            )
        ) from error


def _matches(compiled: re.Pattern[str]) -> Finder:
    return lambda text: ((m.start(), m.end()) for m in compiled.finditer(text) if m.end() > m.start())


def fuzzy(wanted: str) -> Finder:
    """Finds whole words that are alike enough (rapidfuzz, partial ratio); the most alike take their words first."""
    from rapidfuzz import fuzz

    needle = wanted.lower()

    def find(text: str) -> Iterator[tuple[int, int]]:
        lowered = text.lower()
        if len(lowered) != len(text):
            return
        found, left = [], [(0, len(text))]
        while left:
            first, last = left.pop()
            if last - first < len(needle):
                continue
            best = fuzz.partial_ratio_alignment(needle, lowered[first:last], score_cutoff=FUZZY_THRESHOLD)
            if best is not None and best.dest_end > best.dest_start:
                start, end = _whole_words(text, first + best.dest_start, first + best.dest_end, first, last)
                if start < end:
                    found.append((start, end))
                    left += [(first, start), (end, last)]
        yield from sorted(found)

    return find


def _whole_words(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The stretch without blanks at its ends, as far as the words go that it cuts, between first and last."""
    start, end = trim(text, start, end)
    while start > first and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < last and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def hits(turns: Iterable[tuple[str, int, str]], find: Finder) -> Iterator[Hit]:
    """The hits in turns that are given as (source, offset of the turn, text)."""
    for source, at, text in turns:
        for start, end in find(text):
            yield Hit(source, at + start, at + end, text[start:end])


def around(text: str, start: int, end: int, room: int = CONTEXT) -> Around:
    """A hit with at most `room` characters on either side, on one line; … where the turn goes on."""
    before, after = text[max(0, start - room) : start], text[end : end + room]
    lead, tail = "…" if start > room else "", "…" if end + room < len(text) else ""
    return Around(lead + _one_line(before), _one_line(text[start:end]), _one_line(after) + tail)


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
