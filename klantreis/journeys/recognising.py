"""Whether a description of a fictional person would point at a real one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from klantreis.model.people import Participant


@dataclass(frozen=True)
class Trait:
    """A trait that some participants have: what it is about (`kind`, for instance `gezin`), its value, and how many."""

    kind: str
    value: str
    participants: int


def traits_of(participants: Iterable[Participant]) -> tuple[Trait, ...]:
    """Every trait that a participant has, with how many have it; the rarest first."""
    having: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in participants:
        said = {"leeftijd": each.age_band, "doelgroep": each.cohort or "", **each.traits}
        for kind, value in said.items():
            if value:
                having[kind, value].add(each.code)
    found = [Trait(kind, value, len(codes)) for (kind, value), codes in having.items()]
    return tuple(sorted(found, key=lambda trait: (trait.participants, trait.kind, trait.value)))


def pointing(text: str, traits: Sequence[Trait], at_least: int) -> tuple[Trait, ...]:
    """The traits named in a text that fewer than `at_least` participants have; the rarest first.

    A trait is named where its value stands there as whole words, in capitals or not.
    """
    lowered = text.casefold()
    return tuple(
        trait
        for trait in traits
        if trait.participants < at_least
        and re.search(rf"(?<!\w){re.escape(trait.value.casefold())}(?!\w)", lowered) is not None
    )
