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

    @property
    def tellers(self) -> int:
        """How many told it: participants, or sources where nobody noted who took part."""
        return len(self.participants) or len({quote.source for quote in self.quotes})


class OwnReach(StrEnum):
    """Whether the municipality can mend it itself, or it is a knot in the system of youth care."""

    OWN = "own"
    OUTSIDE = "outside"


class Nature(StrEnum):
    """Whether it tells of something that happened, or of what somebody thought of it."""

    FACT = "fact"
    OPINION = "opinion"


class Horizon(StrEnum):
    """When an action should show."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"


@dataclass(frozen=True)
class Assessment:
    """What people made of a finding (its id). `severity` and `effort` go from 1 to 5; None: not said.

    `condition` says when it holds: "bij niet-spoedgevallen".
    """

    finding: str
    condition: str = ""
    severity: int | None = None
    effort: int | None = None
    own_reach: OwnReach | None = None
    nature: Nature | None = None
    note: str = ""


@dataclass(frozen=True)
class Ranked:
    """A finding with what people made of it, and its priority (0…1); see `journeys.priority`.

    `severity` (1…5) is what people said, or else what the feelings propose (`proposed`).
    """

    finding: Finding
    assessment: Assessment
    severity: int
    proposed: bool
    priority: float


@dataclass(frozen=True)
class Action:
    """What will be done about one or more findings (ids). Dates are ISO 8601, owner and scope are names.

    `number` is how people call it. `measure` is by what one will see that it worked, `outcome` the figure of the
    next round.
    """

    id: str
    goal: str
    number: int = 0
    owner: str | None = None
    scope: str | None = None
    start: str | None = None
    due: str | None = None
    status: ActionStatus = ActionStatus.UNDEVELOPED
    findings: tuple[str, ...] = ()
    measure: str = ""
    outcome: str = ""
    horizon: Horizon | None = None

    def overdue(self, today: str) -> bool:
        """Whether it should have been done before this day (ISO 8601)."""
        open_ = self.status not in (ActionStatus.DONE, ActionStatus.MEASURED)
        return open_ and self.due is not None and self.due < today


@dataclass(frozen=True)
class RoundFigure:
    """How a finding stands in one round: `participants` told it, of `of` who were heard in that round.

    `valence`: the mean feeling of what they told (-2…2). `participants` is None where too few were heard for a
    figure; with `below` it is not said either, only that fewer than so many told it.
    """

    round: str
    participants: int | None
    of: int
    households: int = 0
    valence: float | None = None
    below: int | None = None
