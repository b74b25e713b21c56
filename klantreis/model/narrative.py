"""The narrative of a journey: sentences that each lead back to what somebody told."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Voice(StrEnum):
    """Who tells: somebody about the persona, or the persona."""

    THIRD = "third"
    FIRST = "first"


@dataclass(frozen=True)
class Sentence:
    """One sentence at a step; `evidence` are coding ids. `id` is empty for one that was not stored yet."""

    text: str
    evidence: tuple[str, ...] = ()
    id: str = ""


NAME = "{naam}"
"""Stands in a stored sentence for the name of the persona, so that the text follows when that changes."""


def named(text: str, name: str) -> str:
    """A stored sentence as people read it."""
    return text.replace(NAME, name)


def unnamed(text: str, name: str) -> str:
    """A sentence as it is stored; also where something is the persona's (`Sannes moeder`)."""
    return re.sub(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", lambda _match: NAME, text) if name else text
