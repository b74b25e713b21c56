"""Pseudonyms: what stands for the names of a study in what others read."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

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


def completed(terms: Sequence[Term]) -> list[Term]:
    """The terms, each name with a pseudonym: a proposal for those that came in before there were any."""
    taken = {term.pseudonym for term in terms}
    made = []
    for term in terms:
        if not term.pseudonym:
            term = replace(term, pseudonym=proposal(term.kind, taken))
            taken.add(term.pseudonym)
        made.append(term)
    return made


def is_proposal(pseudonym: str) -> bool:
    """Whether it was proposed, and not chosen by a person."""
    return _PROPOSED.fullmatch(pseudonym) is not None


def disguised(text: str, terms: Sequence[Term]) -> str:
    """The text with a pseudonym for each name that has one, also where it is written wrongly.

    Only names of the glossary are found: nobody should call the text anonymous.
    """
    instead = {form: term.pseudonym for term in terms if term.pseudonym for form in term.forms}
    if not instead:
        return text
    by_key = {key(form): pseudonym for form, pseudonym in instead.items()}

    def pseudonym(match: re.Match[str]) -> str:
        form = match["form"]
        # Some letters (ſ, İ) are found whatever their case, but are others in lower case: then the pattern knows.
        return by_key.get(key(form)) or next(instead[each] for each in instead if matcher([each]).fullmatch(form))

    return matcher(instead, _POSSESSIVE).sub(pseudonym, text)
