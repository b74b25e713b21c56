"""Names and terms of a study as they should be written, and what is written for them by mistake."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What a term is; a person's name never goes outside."""

    TERM = "term"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Term:
    """`name` is how it is written, unique in a study; `heard` is what a program or somebody in a hurry makes of it."""

    name: str
    kind: TermKind = TermKind.TERM
    heard: tuple[str, ...] = ()


def corrections(text: str, terms: Sequence[Term]) -> list[tuple[int, int, str]]:
    """What should be written otherwise, from the first on: from and to (code points), and how.

    Whole words only, the longest first, whatever their case. What is right already stays whole, also where something
    in it is a mistake for another term.
    """
    rather = {_key(term.name): None if term.kind is TermKind.TERM else term.name for term in terms}
    rather |= {_key(form): term.name for term in terms for form in term.heard}
    if not rather:
        return []
    forms = sorted(rather, key=lambda form: (-len(form), form))
    pattern = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, flags=re.IGNORECASE)
    return [
        (match.start(), match.end(), name)
        for match in found
        if (name := rather.get(_key(match[0]))) is not None and name != match[0]
    ]


def _key(form: str) -> str:
    return " ".join(form.lower().split())
