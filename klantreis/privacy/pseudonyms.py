"""Pseudonyms: what stands for the names of a study in what others read."""

import re
from collections.abc import Collection, Sequence

from klantreis.model.glossary import Term, TermKind, key, matcher
from klantreis.text import names

_PROPOSED = re.compile(r"\[[^\W\d]+ \d+\]")
_POSSESSIVE = "(?:['’]?s)?"
"""What Dutch puts behind a name whose something is: Yasmins, Anna's."""


def proposal(kind: TermKind, taken: Collection[str]) -> str:
    """A sign for a name of this kind that is not taken yet, [persoon 2] say; '' for a term, which may stay.

    It keeps apart who is who and tells nothing more; a person may choose a name instead.
    """
    if kind is TermKind.TERM:
        return ""
    number = 1
    while (made := f"[{names.term_kind(kind)} {number}]") in taken:
        number += 1
    return made


def is_proposal(pseudonym: str) -> bool:
    """Whether it was proposed, and not chosen by a person."""
    return _PROPOSED.fullmatch(pseudonym) is not None


def disguised(text: str, terms: Sequence[Term]) -> str:
    """The text with a pseudonym for each name that has one, also where it is written wrongly.

    Only names of the glossary are found: nobody should call the text anonymous.
    """
    instead = {key(form): term.pseudonym for term in terms if term.pseudonym for form in term.forms}
    if not instead:
        return text
    return matcher(instead, _POSSESSIVE).sub(lambda match: instead.get(key(match["form"]), match[0]), text)
