"""Identifiers that can be recognised by their form: numbers, addresses, dates."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Identifier:
    """Something in a text that points at a person; offsets in code points."""

    kind: str
    start: int
    end: int
    text: str


_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
_STREETS = "straat|laan|weg|plein|dijk|kade|gracht|singel|hof|pad|steeg|dreef"
_PATTERNS = (
    ("e-mail", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("web", re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)),
    ("iban", re.compile(r"\b[A-Z]{2}\d{2} ?(?:[A-Z]{4} ?)(?:\d ?){10}\b")),
    ("telephone", re.compile(r"(?<![\d-])(?:\+31|0031|\(?0)[ .\-/()0]{0,4}[1-9](?:[ .\-/()]{0,3}\d){7,8}(?![\d-])")),
    ("bsn", re.compile(r"(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)")),
    ("postcode", re.compile(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b|\b[1-9]\d{3}[a-z]{2}\b")),
    ("date", re.compile(rf"\b\d{{1,2}}(?:e|ste|de)? (?:{_MONTHS})\b(?: \d{{4}})?", re.IGNORECASE)),
    ("date", re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")),
    ("address", re.compile(rf"\b[A-Z][\w'-]*(?:{_STREETS}) \d+\b")),
    ("account", re.compile(r"(?<!\w)@\w{3,}|\b(?:facebook|instagram|tiktok|linkedin)\.com\S*", re.IGNORECASE)),
)


def identifiers(text: str) -> list[Identifier]:
    """What is found by its form, in the order of the text; a text without any is not yet anonymous."""
    found: list[Identifier] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if kind == "bsn" and not _eleven_test(match.group()):
                continue
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            found.append(Identifier(kind, match.start(), match.end(), match.group()))
    return sorted(found, key=lambda identifier: identifier.start)


def _eleven_test(digits: str) -> bool:
    """The eleven-test of a BSN: weights 9 down to 2, and -1 for the last digit."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    numbers = [int(sign) for sign in digits if sign.isdigit()]
    return sum(w * n for w, n in zip(weights, numbers, strict=True)) % 11 == 0
