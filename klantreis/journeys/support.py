"""How sure a persona's route is: what stays when its tellings are drawn again (the bootstrap, Efron 1979)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from klantreis.journeys.clustering import LEAST, OWN, Rates, estimate, own_probability
from klantreis.journeys.presence import StepsTold, canonical, renumbered, spread, steps_told
from klantreis.model.journeys import Proposal
from klantreis.model.touchpoints import Project

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

RESAMPLES = 200
PHASE_PAIR, PHASE_SLOPE = 1.0, 2.0
"""How many tellings the order of phases counts for, and how fast that grows with the distance."""
_SWEEPS = 4


@dataclass(frozen=True)
class ArrowSupport:
    """Two steps one after the other in a route.

    `share`: of the resamples, those in which `first` comes before `then` (0…1). The counts are of
    tellings: that tell `first` earlier, that tell `then` earlier, and that tell only one of the two.
    """

    first: str
    then: str
    share: float
    before: int
    after: int
    only_one: int


@dataclass(frozen=True)
class RouteSupport:
    """`steps`: concept -> share of the resamples in which it is kept (0…1), for all that is told in the group."""

    steps: dict[str, float]
    arrows: tuple[ArrowSupport, ...]


def support(project: Project, proposal: Proposal) -> dict[str, RouteSupport]:
    """Route id -> the support of its steps and arrows.

    Tellings of a persona are drawn with replacement; what they draw is fixed by what they tell. A step
    is kept as the builder keeps it. The order in a resample is that with the fewest pairs told the other
    way round, phases weighing along (Kemeny): cheaper than the builder's own, and nearly the same. The
    persona that a telling belongs to is taken as given. The order is judged on a part of a large persona.
    """
    project = canonical(project)
    steps = steps_told(project, proposal.concepts)
    place = {route.id: number for number, route in enumerate(proposal.routes)}
    groups = np.array([place[proposal.clusters[telling.id]] for telling in project.tellings], np.intp)
    rates = estimate(steps.presence, groups)
    number = {name: column for column, name in enumerate(steps.names)}
    return {
        route.id: _of_route(steps, np.flatnonzero(groups == place[route.id]), [number[s] for s in route.steps], rates)
        for route in proposal.routes
    }


def _of_route(steps: StepsTold, rows: Ints, route: Sequence[int], rates: Rates) -> RouteSupport:
    told = [steps.told[row] for row in rows]
    rng = np.random.default_rng(_seed(steps, told))
    size = len(rows)
    weights = rng.multinomial(size, np.full(size, 1 / size), size=RESAMPLES)
    seen = np.flatnonzero(steps.presence[rows].any(axis=0))
    presence = steps.presence[rows][:, seen].astype(np.float64)
    counts = np.rint(weights @ presence).astype(np.intp)
    tellers = (weights > 0).astype(np.float64) @ presence
    kept = (own_probability(np.array(size), counts, rates) >= OWN) & (tellers >= min(LEAST, size))
    return RouteSupport(
        {steps.names[step]: float(share) for step, share in zip(seen, kept.mean(axis=0), strict=True)},
        _arrows(steps, told, weights, route),
    )


def _arrows(
    steps: StepsTold, told: Sequence[Sequence[int]], weights: Ints, route: Sequence[int]
) -> tuple[ArrowSupport, ...]:
    if len(route) < 2:
        return ()
    some = spread(np.arange(len(told)))
    earlier = _earlier([told[row] for row in some], route)
    phase = [steps.phase[step] for step in route]
    rank = _orders(np.einsum("rt,tab->rab", weights[:, some].astype(np.float64), earlier), phase)
    before, both = np.zeros((2, len(route) - 1), np.intp)
    either = np.zeros(len(route) - 1, np.intp)
    for one in told:
        at = {step: number for number, step in enumerate(one)}
        for number, (first, then) in enumerate(pairwise(route)):
            either[number] += first in at or then in at
            if first in at and then in at:
                both[number] += 1
                before[number] += at[first] < at[then]
    return tuple(
        ArrowSupport(
            first=steps.names[route[number]],
            then=steps.names[route[number + 1]],
            share=float((rank[:, number] < rank[:, number + 1]).mean()),
            before=int(before[number]),
            after=int(both[number] - before[number]),
            only_one=int(either[number] - both[number]),
        )
        for number in range(len(route) - 1)
    )


def _seed(steps: StepsTold, told: Sequence[Sequence[int]]) -> int:
    """A number that is fixed by what is told, unlike hash(), in every process."""
    text = "\n".join("\t".join(steps.names[step] for step in one) for one in told)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _earlier(told: Sequence[Sequence[int]], route: Sequence[int]) -> Floats:
    """[telling, a, b]: 1 where it tells the step at place a of the route before that at place b."""
    table = np.zeros((len(told), len(route), len(route)))
    for row, items in enumerate(renumbered(told, route)):
        for place, item in enumerate(items):
            table[row, item, items[place + 1 :]] = 1.0
    return table


def _orders(earlier: Floats, phase: Sequence[int | None]) -> Ints:
    """[resample, item] -> its rank: Kemeny orders by insertion local search, from the order by net wins.

    `earlier` is [resample, a, b]: how many have a before b. Where all is equal a pair keeps its order.
    """
    places = np.array([-1 if place is None else place for place in phase])
    known = np.logical_and.outer(places >= 0, places >= 0)
    pull = PHASE_PAIR * np.tanh(PHASE_SLOPE * np.subtract.outer(places, places) / 2) * known
    # [r, a, b]: the cost of a before b, less that of b before a.
    cost = np.transpose(earlier, (0, 2, 1)) - earlier + pull
    order = np.argsort(np.sign(cost).sum(axis=2), axis=1, kind="stable")
    rows = np.arange(len(order))[:, None]
    size = order.shape[1]
    for _sweep in range(_SWEEPS):
        previous = order
        for item in range(size):
            others = order[order != item].reshape(len(order), size - 1)
            step = cost[rows, others, item]
            # From the front to each next slot: the item comes after one more of the others.
            total = np.concatenate([np.zeros((len(order), 1)), step.cumsum(axis=1)], axis=1)
            now = (order == item).argmax(axis=1)
            best = np.where(total.min(axis=1) < total[np.arange(len(order)), now] - 1e-9, total.argmin(axis=1), now)
            slots = np.arange(size)
            source = np.where(slots < best[:, None], slots, slots - 1)
            order = np.where(slots == best[:, None], item, others[rows, np.clip(source, 0, size - 2)])
        if (order == previous).all():
            break
    return np.asarray(np.argsort(order, axis=1))
