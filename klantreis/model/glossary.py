"""Names and terms of a study as they should be written, and what is written for them by mistake."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What a term is; all but a plain term are names, and a person's name never goes outside."""

    TERM = "term"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Term:
    """`name` is how it is written, unique in a study; `heard` is what a program or somebody in a hurry makes of it.

    `pseudonym` stands for it in what others read; '' where it may stay.
    """

    name: str
    kind: TermKind = TermKind.TERM
    heard: tuple[str, ...] = ()
    pseudonym: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Whatever is written for it, right or wrong."""
        return (self.name, *self.heard)


def corrections(text: str, terms: Sequence[Term]) -> list[tuple[int, int, str]]:
    """What should be written otherwise, from the first on: from and to (code points), and how.

    Whole words only, the longest first, whatever their case. What is right already stays whole, also where something
    in it is a mistake for another term.
    """
    rather = {key(term.name): None if term.kind is TermKind.TERM else term.name for term in terms}
    rather |= {key(form): term.name for term in terms for form in term.heard}
    forms = [form for term in terms for form in term.forms]
    if not forms:
        return []
    return [
        (match.start(), match.end(), name)
        for match in matcher(forms).finditer(text)
        if (name := rather.get(key(match["form"]))) is not None and name != match[0]
    ]


def matcher(forms: Iterable[str], ending: str = "") -> re.Pattern[str]:
    """Finds these forms (at least one) as whole words in a text, the longest first, whatever their case.

    `ending` is a pattern of what may stand right behind one; the group `form` is without it.
    """
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
    return re.compile(rf"(?<!\w)(?P<form>{pattern}){ending}(?!\w)", flags=re.IGNORECASE)


def key(form: str) -> str:
    """A form by which it is known, however it is written in a text."""
    return " ".join(form.lower().split())
