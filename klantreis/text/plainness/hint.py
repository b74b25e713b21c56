"""A hint: what somebody who writes could look at. It changes nothing."""

from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    """What a hint is about, the most pressing first."""

    LONG = "long_sentence"
    JARGON = "jargon"
    ABBREVIATION = "abbreviation"
    PASSIVE = "passive"
    RARE = "rare_word"


@dataclass(frozen=True)
class Hint:
    """What stands at `start` up to `end` (code points) in a text, and why to look at it.

    `suggestion` is a plainer word, where there is one.
    """

    kind: HintKind
    start: int
    end: int
    words: str
    message: str
    suggestion: str = ""
