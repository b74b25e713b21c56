"""Where the steps that did not come into a route would stand in it."""

from collections.abc import Sequence

import numpy as np

PHASE = 0.5
"""How many tellings the order of phases counts for: it decides where the tellings do not."""


def with_thin(
    told: Sequence[Sequence[int]], route: Sequence[int], phase: Sequence[int | None]
) -> tuple[list[int], list[int]]:
    """(all steps that are told in order, those of them outside of the route).

    Each other step goes where the fewest tellings contradict it: those that tell a step of the route
    on the wrong side of it (the last such place of equals, for what was told after it came before).
    Steps at one place stand by phase, by mean position and by number. `told`: each step at most once
    a telling; `phase` is by step.
    """
    rank = {step: number for number, step in enumerate(route)}
    thin = sorted({step for one in told for step in one} - rank.keys())
    row = {step: number for number, step in enumerate(thin)}
    size = len(route)
    before = np.zeros((len(thin), size + 1))
    after = np.zeros((len(thin), size + 1))
    position = np.zeros((len(thin), 2))
    for one in told:
        ranks = np.array([rank.get(step, size) for step in one], np.intp)
        for place, step in enumerate(one):
            if step in row:
                before[row[step], ranks[:place]] += 1
                after[row[step], ranks[place + 1 :]] += 1
                position[row[step]] += ((place + 0.5) / len(one), 1)
    before, after = before[:, :size], after[:, :size]
    phases = [phase[step] for step in route]
    for step, number in row.items():
        own = phase[step]
        for place, other in enumerate(phases):
            if own is not None and other is not None and own != other:
                (before if other < own else after)[number, place] += PHASE
    zero = np.zeros((len(thin), 1))
    # At slot s the first s steps of the route come before it, the others after it.
    against = np.concatenate([zero, after.cumsum(axis=1)], axis=1)
    against += np.concatenate([before[:, ::-1].cumsum(axis=1)[:, ::-1], zero], axis=1)
    slot = size - against[:, ::-1].argmin(axis=1)
    mean = position[:, 0] / np.maximum(position[:, 1], 1)

    def key(step: int) -> tuple[int, float, float, int]:
        own = phase[step]
        return int(slot[row[step]]), -1.0 if own is None else own, float(mean[row[step]]), step

    ordered = sorted(thin, key=key)
    whole: list[int] = []
    for number in range(size + 1):
        whole += [step for step in ordered if slot[row[step]] == number]
        whole += route[number : number + 1]
    return whole, ordered
