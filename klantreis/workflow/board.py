"""A journey as a board: phases as columns with the steps in them, what stands beside the route, and rare incidents."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.model.journeys import Journey, Quote, Standing, Step

STRONG = 2
"""A feeling at least so far from neutral is strong."""


@dataclass(frozen=True)
class Column:
    """The steps of one phase (None: without one) in the order of the route, or those beside the route.

    `numbers` has the place in the route (from 1) of each step; empty for those beside it.
    """

    phase: str | None
    steps: tuple[Step, ...]
    numbers: tuple[int, ...] = ()

    @property
    def aside(self) -> bool:
        """Whether these stand beside the route."""
        return not self.numbers


@dataclass(frozen=True)
class Incident:
    """A step that one interview told with strong feeling, and that stands in no route; `label` is what it is called."""

    label: str
    quote: Quote


def columns(journey: Journey, phases: Sequence[str]) -> tuple[Column, ...]:
    """A column for each phase that has steps, in the order of `phases`, then those of other phases, then what is aside.

    A step stays in the column of its phase wherever it stands in the route; its number tells where that is.
    """
    numbered = list(enumerate(journey.steps, 1))
    used = list(dict.fromkeys(step.phase for step in journey.steps))
    known = [phase for phase in phases if phase in used]
    others = [phase for phase in used if phase not in known and phase is not None]
    found = []
    for phase in (*known, *others, *([None] if None in used else [])):
        here = [(number, step) for number, step in numbered if step.phase == phase]
        found.append(Column(phase, tuple(step for _n, step in here), tuple(number for number, _s in here)))
    if journey.beside:
        found.append(Column(None, journey.beside))
    return tuple(found)


def after_which(journey: Journey, step: Step, by: int, neighbours: Sequence[Step] = ()) -> tuple[Step | None] | None:
    """Behind which step (None: first) a step of the route goes to be earlier (`by` -1) or later (1); None: it can't.

    It passes the nearest of its `neighbours` (steps of the same column, itself among them) on that side; where
    there is none, the one that is next in the route.
    """
    route = list(journey.steps)
    concepts = [each.concept for each in route]
    if step.concept not in concepts:
        return None
    here = concepts.index(step.concept)
    beside = [concepts.index(each.concept) for each in neighbours if each.concept in concepts]
    if by < 0:
        passed = max((place for place in beside if place < here), default=here - 1)
        if passed < 0:
            return None
        return (route[passed - 1] if passed else None,)
    passed = min((place for place in beside if place > here), default=here + 1)
    return (route[passed],) if passed < len(route) else None


def incidents(journeys: Sequence[Journey]) -> tuple[Incident, ...]:
    """What one interview of all told, with a strong feeling, and no route has: rare, but telling. Worst first."""
    behind: dict[str, list[Step]] = {}
    for journey in journeys:
        for step in (*journey.steps, *journey.beside):
            behind.setdefault(step.concept, []).append(step)
    found = []
    for steps in behind.values():
        sources = {quote.source for step in steps for quote in step.quotes}
        strong = [q for step in steps for q in step.quotes if q.valence is not None and abs(q.valence) >= STRONG]
        if len(sources) == 1 and strong and all(step.standing is Standing.THIN for step in steps):
            found.append(Incident(steps[0].label, strong[0]))
    return tuple(sorted(found, key=lambda each: (each.quote.valence or 0, each.label.casefold(), each.quote.source)))
