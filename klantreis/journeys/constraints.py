"""What people decided already: a build heeds it, also once there are more interviews."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from klantreis.journeys.labels import normalise


@dataclass(frozen=True)
class Constraints:
    """Decisions that bind the builder. What names something that is not there does no harm.

    A concept that the builder makes of free wordings may be named by its wording; every touchpoint
    told in those words is meant. The id of a touchpoint means that one alone.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    """Concept -> the concept that it is part of; chains are followed."""
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs that are not to be merged. Given codes never are, and what is the `same` stays so."""
    pins: Mapping[str, str] = field(default_factory=dict)
    """Telling id -> key of its group: those of one key share a persona, those of different keys never do."""
    previous: Mapping[str, str] = field(default_factory=dict)
    """Telling id -> key of its group in the last build; it only decides which route takes over which key."""


NO_CONSTRAINTS = Constraints()


def ends(same: Mapping[str, str]) -> dict[str, str]:
    """Concept -> the concept at the end of its chain, for those that are part of another one.

    Read in alphabetical order; what would close a circle doesn't count.
    """
    said: dict[str, str] = {}
    for concept in sorted(same):
        if _end(said, same[concept]) != concept:
            said[concept] = same[concept]
    return {concept: _end(said, concept) for concept in said}


def _end(said: Mapping[str, str], concept: str) -> str:
    while concept in said:
        concept = said[concept]
    return concept


@dataclass(frozen=True)
class Names:
    """Looks up what a decision calls a touchpoint by: its id, its concept, or else its words."""

    values: Mapping[str, str]
    by_words: Mapping[str, str]

    def find(self, touchpoint: str, concept: str | None, words: str) -> str | None:
        """The value of the name that means it; `words` are normalised, and count only without a concept."""
        if touchpoint in self.values:
            return self.values[touchpoint]
        if concept is not None:
            return self.values.get(concept)
        return self.by_words.get(words)


def names(values: Mapping[str, str]) -> Names:
    """Name -> value, ready to look up; of names with the same words the first in alphabetical order counts."""
    by_words: dict[str, str] = {}
    for name in sorted(values):
        by_words.setdefault(normalise(name), values[name])
    return Names(values, by_words)


def tied_to(same: Mapping[str, str]) -> Names:
    """Name -> the concept that it is (part of); the concepts at the ends are themselves."""
    found = ends(same)
    return names({**{end: end for end in found.values()}, **found})


def pairs_apart(apart: frozenset[frozenset[str]]) -> list[tuple[str, str]]:
    """The pairs, in a fixed order; what isn't a pair is passed over."""
    pairs = sorted(sorted(pair) for pair in apart if len(pair) == 2)
    return [(one, other) for one, other in pairs]
