"""How sure a persona's route is: what stays when its tellings are drawn again (the bootstrap, Efron 1979)."""

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from klantreis.journeys.clustering import LEAST, OWN, Rates, estimate, own_probability
from klantreis.journeys.presence import StepsTold, canonical, spread, steps_told
from klantreis.model.journeys import Proposal
from klantreis.model.touchpoints import Project

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

RESAMPLES = 200
PHASE_PAIR, PHASE_SLOPE = 1.0, 2.0
"""How many tellings the order of phases counts for, and how fast that grows with the distance."""
_SWEEPS = 4


def step_support(project: Project, proposal: Proposal) -> dict[str, dict[str, float]]:
    """Route id -> concept -> share of the resamples in which it is kept (0…1), for all that is told in the group.

    Tellings of a persona are drawn with replacement; what they draw is fixed by what they tell. A step
    is kept as the builder keeps it. The persona that a telling belongs to is taken as given.
    """
    project = canonical(project)
    steps = steps_told(project, proposal.concepts)
    place = {route.id: number for number, route in enumerate(proposal.routes)}
    groups = np.array([place[proposal.clusters[telling.id]] for telling in project.tellings], np.intp)
    rates = estimate(steps.presence, groups)
    return {route.id: _kept(steps, np.flatnonzero(groups == place[route.id]), rates) for route in proposal.routes}


def _kept(steps: StepsTold, rows: Ints, rates: Rates) -> dict[str, float]:
    size = len(rows)
    weights = _draws([[steps.names[step] for step in steps.told[row]] for row in rows])
    seen = np.flatnonzero(steps.presence[rows].any(axis=0))
    presence = steps.presence[rows][:, seen].astype(np.float64)
    counts = np.rint(weights @ presence).astype(np.intp)
    tellers = (weights > 0).astype(np.float64) @ presence
    kept = (own_probability(np.array(size), counts, rates) >= OWN) & (tellers >= min(LEAST, size))
    return {steps.names[step]: float(share) for step, share in zip(seen, kept.mean(axis=0), strict=True)}


def order_support(
    route: Sequence[str], told: Sequence[Sequence[str]], phases: Mapping[str, int] = MappingProxyType({})
) -> tuple[float, ...]:
    """Per arrow of a route the share of the resamples in which its first step comes before its second (0…1).

    `told`: per telling the steps in order, each once; `phases`: step -> place of its phase. Tellings are
    drawn as in `step_support`. The order in a resample is that with the fewest pairs told the other way
    round, phases weighing along (Kemeny): cheaper than the builder's own, and nearly the same. It is
    judged on a part of the tellings where there are many.
    """
    if len(route) < 2 or not told:
        return (0.0,) * max(0, len(route) - 1)
    told = sorted(tuple(one) for one in told)
    some = spread(np.arange(len(told)))
    place = {step: number for number, step in enumerate(route)}
    earlier = _earlier([[place[step] for step in told[row] if step in place] for row in some], len(route))
    weights = _draws(told)[:, some].astype(np.float64)
    rank = _orders(np.einsum("rt,tab->rab", weights, earlier, optimize=True), [phases.get(step) for step in route])
    return tuple(float(share) for share in (rank[:, :-1] < rank[:, 1:]).mean(axis=0))


def _draws(told: Sequence[Sequence[str]]) -> Ints:
    """[resample, telling]: how often it is drawn, fixed by what is told in every process, unlike by hash()."""
    text = "\n".join("\t".join(one) for one in told)
    rng = np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
    return rng.multinomial(len(told), np.full(len(told), 1 / len(told)), size=RESAMPLES)


def _earlier(told: Sequence[Sequence[int]], size: int) -> Floats:
    """[telling, a, b]: 1 where it tells the step at place a of the route before that at place b."""
    table = np.zeros((len(told), size, size))
    for row, items in enumerate(told):
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
