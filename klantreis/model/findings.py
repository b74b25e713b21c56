"""Findings (what to improve, what goes well, ideas) and the actions that follow."""

from dataclasses import dataclass
from enum import StrEnum

from klantreis.model.journeys import Quote


class FindingKind(StrEnum):
    """Whether something must get better, goes well, or is an idea of a participant."""

    IMPROVE = "improve"
    STRENGTH = "strength"
    IDEA = "idea"


class ActionStatus(StrEnum):
    """How far an action is."""

    UNDEVELOPED = "undeveloped"
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    MEASURED = "measured"


@dataclass(frozen=True)
class Finding:
    """One theme in one direction, or one idea, with the codings behind it."""

    id: str
    kind: FindingKind
    title: str
    theme: str
    phase: str | None
    participants: tuple[str, ...]
    households: int
    codings: tuple[str, ...]
    valence: float | None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Action:
    """What will be done about one or more findings."""

    id: str
    goal: str
    owner: str | None = None
    scope: str | None = None
    start: str | None = None
    due: str | None = None
    status: ActionStatus = ActionStatus.UNDEVELOPED
    findings: tuple[str, ...] = ()
