"""What a journey looks like when it is more than a row of steps: arrows, loops and branches.

All of them name the tellings and touchpoints that they rest on, so that counts and evidence can't differ.
"""

from dataclasses import dataclass
from enum import StrEnum
from statistics import median


@dataclass(frozen=True)
class Visit:
    """One time that somebody came by a step: the touchpoints (ids) that tell of it, right after one another."""

    step: str
    touchpoints: tuple[str, ...]


@dataclass(frozen=True)
class Passing:
    """How one telling (its id) passed a loop or a branch: its visits of the steps, in order."""

    telling: str
    visits: tuple[Visit, ...]


@dataclass(frozen=True)
class Arrow:
    """Two steps, and which tellings (ids) have them in which order by the first visit of each.

    `along`: `first` before `then`. `against`: the other way round. `next_to`: `then` right after `first`,
    at any visit. Who tells only one of the two is in none of them. `support`: the share of resamples of the
    tellings in which `first` comes before `then` (0…1); None off the route.
    """

    first: str
    then: str
    along: tuple[str, ...]
    against: tuple[str, ...]
    next_to: tuple[str, ...]
    support: float | None = None

    @property
    def before(self) -> int:
        """How many tellings have `first` before `then`."""
        return len(self.along)

    @property
    def after(self) -> int:
        """How many tellings have `first` after `then`."""
        return len(self.against)

    @property
    def directly(self) -> int:
        """How many tellings have `then` right after `first`."""
        return len(self.next_to)


@dataclass(frozen=True)
class Loop:
    """A step, or a short stretch of steps, that several tellings came by more than once. `of`: tellings in all."""

    steps: tuple[str, ...]
    passings: tuple[Passing, ...]
    of: int

    @property
    def tellings(self) -> tuple[str, ...]:
        """The tellings (ids) that went round."""
        return tuple(passing.telling for passing in self.passings)

    @property
    def times(self) -> tuple[int, ...]:
        """Per telling how often it came by the step that it visited most."""
        return tuple(
            max(sum(visit.step == step for visit in passing.visits) for step in self.steps) for passing in self.passings
        )

    @property
    def usual(self) -> float:
        """The median of `times`."""
        return median(self.times)

    @property
    def most(self) -> int:
        """The largest of `times`."""
        return max(self.times)


class BranchKind(StrEnum):
    """How a branch leaves the route: extra steps, other steps instead, or back to an earlier step."""

    DETOUR = "detour"
    ALTERNATIVE = "alternative"
    RETURN = "return"


@dataclass(frozen=True)
class Branch:
    """Steps that only part of the tellings passed. `of`: tellings in all.

    It leaves the route after `leaves` and comes back at `joins`, of a return the earlier step that people
    came back to; None stands for the beginning or the end of the route. An alternative comes as two branches
    that name each other's steps in `instead`.
    """

    kind: BranchKind
    leaves: str | None
    steps: tuple[str, ...]
    joins: str | None
    passings: tuple[Passing, ...]
    of: int
    instead: tuple[str, ...] = ()

    @property
    def tellings(self) -> tuple[str, ...]:
        """The tellings (ids) that took it."""
        return tuple(passing.telling for passing in self.passings)


@dataclass(frozen=True)
class JourneyGraph:
    """A route (steps in order) with what its tellings (ids) did along it."""

    route: tuple[str, ...]
    tellings: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    loops: tuple[Loop, ...]
    branches: tuple[Branch, ...]
