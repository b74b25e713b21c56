"""Where a quote stands in a text."""

import re
from dataclasses import dataclass

THRESHOLD = 90.0
"""The least likeness (0-100) at which a quote that is not literal counts as found."""


@dataclass(frozen=True)
class Place:
    """Offsets of a quote, and how alike the words there are (100: literally the same)."""

    start: int
    end: int
    score: float


def find(text: str, quote: str) -> list[Place]:
    """The places where a quote stands: all literal ones, else the one best likeness, else none.

    White space and case are looked past before likeness is tried. Source of the likeness: the
    normalised Indel similarity of rapidfuzz, over the best aligned part of the text.
    """
    words = quote.split()
    if not words:
        return []
    pattern = r"\s+".join(map(re.escape, words))
    for flags in (0, re.IGNORECASE):
        # Looking ahead finds places that overlap each other, too.
        places = [Place(m.start(1), m.end(1), 100.0) for m in re.finditer(f"(?=({pattern}))", text, flags)]
        if places:
            return places
    from rapidfuzz import fuzz

    needle = " ".join(words)
    if len(needle) > len(text):
        return []
    best = fuzz.partial_ratio_alignment(needle.casefold(), _same_length_casefold(text), score_cutoff=THRESHOLD)
    if best is None or best.dest_end <= best.dest_start:
        return []
    return [Place(best.dest_start, best.dest_end, best.score)]


def _same_length_casefold(text: str) -> str:
    """The text in lower case where that keeps its length, so that offsets stay true."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text
