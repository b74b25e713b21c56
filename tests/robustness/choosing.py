"""What random actions choose from; every list in an order that does not hang on ids."""

from random import Random
from typing import TypeVar

from klantreis.model.codes import Code
from klantreis.model.codings import Coding, Span
from klantreis.model.sources import Source, Turn
from klantreis.model.spans import SourceText
from klantreis.store import codings, sources
from klantreis.store.study import Study
from klantreis.workflow import codebooks, collect

Thing = TypeVar("Thing")

WORDS = [
    "wachtlijst",
    "gemeente",
    "huisarts",
    "intake",
    "school",
    "brief",
    "niemand",
    "belde",
    "terug",
    "eindelijk",
    "hulp",
    "Zoë",
    "é",
    "🙂",
    "ouders",
]


def one_of(dice: Random, things: list[Thing]) -> Thing | None:
    """One of some things, or None where there are none."""
    return dice.choice(things) if things else None


def sentence(dice: Random, most: int = 9) -> str:
    """A few words."""
    return " ".join(dice.choices(WORDS, k=dice.randint(1, most)))


def source(study: Study, dice: Random) -> Source | None:
    """A source."""
    return one_of(dice, collect.listed(study))


def turn(study: Study, dice: Random) -> tuple[Source, list[Turn], int] | None:
    """A source, its turns, and the rank of one of them."""
    found = source(study, dice)
    if found is None:
        return None
    turns = sources.turns(study, found.id)
    # The other program may have taken the source away since.
    return (found, turns, dice.randrange(len(turns))) if turns else None


def code(study: Study, dice: Random) -> Code | None:
    """A code."""
    return one_of(dice, list(codebooks.codebook(study)))


def coding(study: Study, dice: Random, *, lost: bool = False) -> Coding | None:
    """A coding of any source, or one that lost its words."""
    found = [c for s in collect.listed(study) for c in codings.of_source(study, s.id)]
    return one_of(dice, [c for c in found if c.lost or not lost])


def span(dice: Random, turns: list[Turn]) -> Span | None:
    """Some words of a source, over at most a few turns."""
    text = SourceText([each.text for each in turns])
    if text.length < 2:
        return None
    start = dice.randrange(text.length - 1)
    return text.span(start, min(text.length, start + dice.randint(1, 60)))
