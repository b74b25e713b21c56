"""The narrative at the publication gate: which sentences may be read outside."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from klantreis.model.journeys import Quote
from klantreis.privacy.identifiers import identifiers

LITERAL = 5
"""So many words in a row from a passage are its words, and no longer one's own."""


@dataclass(frozen=True)
class Written:
    """A sentence at a step with the passages it rests on."""

    step: str
    text: str
    quotes: tuple[Quote, ...]


def quoted(text: str, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The passages of which LITERAL words in a row, or all words of a shorter one, stand in a text."""
    words = _words(text)
    runs = {tuple(words[at : at + LITERAL]) for at in range(len(words))}
    found = []
    for quote in quotes:
        said = _words(quote.text)
        short = tuple(said)
        if len(said) >= LITERAL:
            if any(tuple(said[at : at + LITERAL]) in runs for at in range(len(said) - LITERAL + 1)):
                found.append(quote)
        elif short and any(tuple(words[at : at + len(short)]) == short for at in range(len(words))):
            found.append(quote)
    return tuple(found)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def public(written: Sequence[Written], every_quote: Sequence[Quote], share: float) -> tuple[Written, ...]:
    """The sentences that may be read outside, in the same order.

    Each rests on something, holds no identifier, and has literal words only of passages marked as publishable;
    `every_quote` are all passages of the journey. No participant supplies more than `share` of the literal ones.
    """
    unpublishable = [quote for quote in every_quote if not quote.publishable or identifiers(quote.text)]
    kept = [
        each for each in written if each.quotes and not identifiers(each.text) and not quoted(each.text, unpublishable)
    ]
    literal = {place: quoted(each.text, each.quotes) for place, each in enumerate(kept)}
    while total := sum(1 for quotes in literal.values() if quotes):
        heard = Counter(code for quotes in literal.values() for code in {c for q in quotes for c in q.participants})
        if not heard:
            break
        code = min(heard, key=lambda c: (-heard[c], c))
        if heard[code] <= share * total:
            break
        last = max(place for place, quotes in literal.items() if any(code in q.participants for q in quotes))
        del literal[last]
    return tuple(each for place, each in enumerate(kept) if place in literal)
