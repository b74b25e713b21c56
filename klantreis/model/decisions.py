"""What people decided about journeys. A decision outlives the build it was made on: each new build heeds it."""

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What is decided. `subject`, `object` and `value` of a decision mean what stands here.

    A concept is the path of a code, or one of `SPLIT`'s own making: `path#2`. In the store the id of the
    code stands for its path, so that decisions follow codes that are renamed or moved.
    """

    SAME = "same"
    """Concept `subject` is the same step as concept `object`: everywhere, or in one journey."""
    APART = "apart"
    """Concepts `subject` and `object` (in alphabetical order) are not the same step; don't ask again."""
    NAME = "name"
    """The step of concept `subject` is called `value`: everywhere, or in one journey."""
    PHASE = "phase"
    """The step of concept `subject` is in phase `value`; in none, where that is empty."""
    CHANNEL = "channel"
    """At the step of concept `subject` contact goes by channel `value`; by none known, where that is empty."""
    ACTOR = "actor"
    """At the step of concept `subject` one meets `value`; nobody known, where that is empty."""
    PIN = "pin"
    """Source `subject` belongs to the journey with key `value`; this counts everywhere."""
    RIGHT = "right"
    """Coding `subject` has the right code; don't ask again."""
    KEEP = "keep"
    """The step of concept `subject` belongs to the route, however few told it."""
    DROP = "drop"
    """The step of concept `subject` does not belong to the route."""
    AFTER = "after"
    """The step of concept `subject` comes right after that of concept `object`; first, where that is empty."""
    SPLIT = "split"
    """Coding `subject` belongs to a step of its own, concept `object`."""
    PERSONA = "persona"
    """The field `subject` of the persona reads `value`."""
    SAYS = "says"
    """Coding `subject` stands in quadrant `value` of the empathy map; in none, where that is empty."""
    WISH = "wish"
    """At the step of concept `subject` the desired feeling is `value` (-2…2)."""
    LIFT = "lift"
    """Finding `object` should lift the step of concept `subject`."""


EVERYWHERE = ""
"""The journey of a decision that counts in all of them."""


@dataclass(frozen=True)
class Decision:
    """One decision; `journey` is the lasting key of a journey, or EVERYWHERE."""

    kind: DecisionKind
    subject: str
    object: str = ""
    value: str = ""
    journey: str = EVERYWHERE
