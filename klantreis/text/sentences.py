"""Where sentences begin and end."""

import re
from bisect import bisect_right
from itertools import pairwise

# A sentence ends at its mark, unless what follows goes on in lower case ("bijv. een gesprek").
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[^\sa-zà-öø-ÿ]|\s*\Z)|\n")


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence of a turn's text that an offset stands on or just behind, without blanks around it."""
    starts = [0]
    for match in SENTENCE_END.finditer(text):
        behind = past_blanks(text, match.end())
        if behind < len(text):
            starts.append(behind)
    place = max(0, bisect_right(starts, offset) - 1)
    return trim(text, starts[place], starts[place + 1] if place + 1 < len(starts) else len(text))


def spans(text: str) -> list[tuple[int, int]]:
    """The places of the sentences of a text, without the blanks between them."""
    starts = [past_blanks(text, 0)]
    for match in SENTENCE_END.finditer(text):
        behind = past_blanks(text, match.end())
        if behind > starts[-1]:
            starts.append(behind)
    return [trim(text, start, end) for start, end in pairwise((*starts, len(text))) if start < end]


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the blanks between them."""
    return [text[start:end] for start, end in spans(text)]


def past_blanks(text: str, offset: int) -> int:
    """The first place at or behind an offset that has no white space."""
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends; an empty one stays at its start."""
    words = text[start:end]
    if not words.strip():
        return start, start
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
