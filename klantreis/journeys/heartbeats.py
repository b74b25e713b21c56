"""The two curves along a route: how it feels now, and how it should feel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from klantreis.model.findings import Finding
from klantreis.model.journeys import Step


@dataclass(frozen=True)
class Beat:
    """A step on the curves.

    `mean` of what was felt (-2…2) over `felt` passages, None where no feeling was coded; `spread` is the
    standard deviation of the sample, None below two passages. `wish` is the desired feeling (-2…2), and
    `lifts` are the findings that should bring it there.
    """

    step: Step
    mean: float | None
    spread: float | None
    felt: int
    wish: int | None = None
    lifts: tuple[Finding, ...] = ()


def beats(steps: Sequence[Step], wishes: Mapping[str, int], lifts: Mapping[str, Sequence[Finding]]) -> tuple[Beat, ...]:
    """The curves of a route; `wishes` and `lifts` by concept of a step."""
    return tuple(_beat(step, wishes.get(step.concept), tuple(lifts.get(step.concept, ()))) for step in steps)


def _beat(step: Step, wish: int | None, lifts: tuple[Finding, ...]) -> Beat:
    values = [quote.valence for quote in step.quotes if quote.valence is not None]
    mean = fmean(values) if values else None
    return Beat(step, mean, stdev(values) if len(values) > 1 else None, len(values), wish, lifts)
