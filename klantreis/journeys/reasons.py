"""Why a hint or a question is shown, as data."""

from dataclasses import dataclass
from enum import StrEnum


class ReasonKind(StrEnum):
    """What speaks for it."""

    WORDING = "wording"
    CHANNEL = "channel"
    ACTOR = "actor"
    PHASE = "phase"
    FEELING = "feeling"
    PLACE = "place"
    """Where in the telling it comes."""
    NEIGHBOURS = "neighbours"
    """What is told right before and after it."""
    PERSONA = "persona"
    """Who tells it."""
    TOGETHER = "together"
    """What the same interview tells, or does not tell, besides."""


@dataclass(frozen=True)
class Reason:
    """`weight`: how many times likelier it makes it, as a natural logarithm (above 0).

    `value`: what is meant, where that can be named: the wording, the channel, the actor or the phase.
    """

    kind: ReasonKind
    weight: float
    value: str | None = None


LEAST = 0.3
"""Less than this is no reason."""


def ranked(reasons: list[Reason]) -> tuple[Reason, ...]:
    """The reasons of some weight, heaviest first."""
    return tuple(sorted((r for r in reasons if r.weight >= LEAST), key=lambda r: (-round(r.weight, 6), r.kind)))
