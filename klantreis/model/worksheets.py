"""What a team makes of a finding in its meeting: four questions, and the answers to them."""

from dataclasses import dataclass
from enum import StrEnum


class Question(StrEnum):
    """The four questions of the meeting, in order."""

    RECOGNISE = "recognise"
    EXPLAIN = "explain"
    JUDGE = "judge"
    ACT = "act"


@dataclass(frozen=True)
class Answer:
    """What a team answered to a question about a finding (its id). `at` is UTC, ISO 8601; empty: not stored yet."""

    finding: str
    question: Question
    team: str
    text: str
    at: str = ""
