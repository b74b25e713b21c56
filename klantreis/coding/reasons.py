"""Why a code is suggested."""

from dataclasses import dataclass
from enum import StrEnum

from klantreis.coding.words import words

MOST_WORDS = 3
LEAST_LETTERS = 4
"""Shorter words of a description explain nothing."""
LEAST_PART = 6
"""So many letters a word of a description has at least, to count where it stands within a longer word."""


class Why(StrEnum):
    """What speaks most for a code."""

    PASSAGE = "passage"
    BEFORE = "before"
    DESCRIPTION = "description"


@dataclass(frozen=True)
class Reason:
    """The passage that is most alike, the turn before such a passage, or words of the code's description."""

    why: Why
    text: str
    source: str = ""
    """The id of the source where the text stands."""
    start: int = 0
    """Offset of the text in that source."""


def shared_words(text: str, description: str) -> list[str]:
    """The longest words of a text that stand in a description, also within a compound; in the order of the text."""
    there = {word for word in words(description) if len(word) >= LEAST_LETTERS}
    here = dict.fromkeys(word for word in words(text) if len(word) >= LEAST_LETTERS)
    both = [
        word for word in here if word in there or any(word in w or (len(w) >= LEAST_PART and w in word) for w in there)
    ]
    longest = sorted(both, key=lambda word: (-len(word), both.index(word)))[:MOST_WORDS]
    return [word for word in both if word in longest]
