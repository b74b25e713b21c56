"""Where journeys are alike and where they part: steps that several of them have, and how those feel."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.documents import moments
from klantreis.model.journeys import Journey, Step

APART = 1.5
"""A step feels differently where its means differ by at least so much."""


@dataclass(frozen=True)
class Shared:
    """A step that several journeys have: what it is called first, and the place of each journey with its step."""

    label: str
    steps: tuple[tuple[int, Step], ...]

    @property
    def feelings(self) -> tuple[float, ...]:
        """The mean feelings that are known."""
        return tuple(step.valence for _place, step in self.steps if step.valence is not None)


def shared(journeys: Sequence[Journey]) -> tuple[Shared, ...]:
    """The steps that stand in the route of at least two journeys, in the order of the first of those."""
    found: dict[str, list[tuple[int, Step]]] = {}
    for place, journey in enumerate(journeys):
        for step in journey.steps:
            found.setdefault(step.concept or step.label, []).append((place, step))
    return tuple(
        Shared(steps[0][1].label, tuple(steps)) for steps in found.values() if len({place for place, _s in steps}) > 1
    )


def pains(journeys: Sequence[Journey]) -> tuple[Shared, ...]:
    """The shared steps that feel bad in each journey, the worst first."""
    bad = [each for each in shared(journeys) if each.feelings and max(each.feelings) <= moments.BAD_FROM]
    return tuple(sorted(bad, key=lambda each: (sum(each.feelings) / len(each.feelings), each.label)))


def goods(journeys: Sequence[Journey]) -> tuple[Shared, ...]:
    """The shared steps that feel good in each journey, the best first."""
    good = [each for each in shared(journeys) if each.feelings and min(each.feelings) >= moments.GOOD_FROM]
    return tuple(sorted(good, key=lambda each: (-sum(each.feelings) / len(each.feelings), each.label)))


def partings(journeys: Sequence[Journey]) -> tuple[Shared, ...]:
    """The shared steps that feel differently from journey to journey, the most different first."""
    apart = [each for each in shared(journeys) if each.feelings and max(each.feelings) - min(each.feelings) >= APART]
    return tuple(sorted(apart, key=lambda each: (min(each.feelings) - max(each.feelings), each.label)))


def alone(journeys: Sequence[Journey]) -> tuple[tuple[Step, ...], ...]:
    """For each journey the steps that no other one has, in order."""
    everywhere = [{step.concept or step.label for step in journey.steps} for journey in journeys]
    return tuple(
        tuple(
            step
            for step in journey.steps
            if not any((step.concept or step.label) in others for n, others in enumerate(everywhere) if n != place)
        )
        for place, journey in enumerate(journeys)
    )
