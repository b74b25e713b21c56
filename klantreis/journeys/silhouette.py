"""How well a number of personas separates the tellings (Rousseeuw 1987)."""

import numpy as np
import numpy.typing as npt

from klantreis.journeys.clustering import Groups, Presence, cluster, jaccard

MOST = 8
"""The largest number of personas that is tried."""
SAMPLE = 120
"""Above this many tellings it is measured on a sample."""


def silhouette(distance: npt.NDArray[np.float64], groups: Groups) -> float:
    """The mean over tellings of (b-a)/max(a,b): -1…1, higher is better.

    a is the mean distance to the others of the own group, b that to the nearest other group; a
    telling that is alone counts 0.
    """
    number = int(groups.max()) + 1
    member = (groups[:, None] == np.arange(number)).astype(np.float64)
    sizes = member.sum(axis=0)
    total = distance @ member
    rows = np.arange(len(groups))
    alone = sizes[groups] == 1
    within = total[rows, groups] / np.maximum(sizes[groups] - 1, 1)
    mean = total / np.maximum(sizes, 1)
    mean[:, sizes == 0] = np.inf
    mean[rows, groups] = np.inf
    nearest = mean.min(axis=1)
    widest = np.maximum(within, nearest)
    score = np.where(widest > 0, (nearest - within) / np.where(widest > 0, widest, 1.0), 0.0)
    return float(np.where(alone, 0.0, score).mean())


def silhouettes(presence: Presence) -> dict[int, float]:
    """Number of personas (2…MOST, fewer than there are tellings) -> silhouette by Jaccard distance on steps told."""
    if len(presence) > SAMPLE:
        presence = presence[np.linspace(0, len(presence) - 1, SAMPLE).astype(np.intp)]
    distance = jaccard(presence)
    return {
        count: silhouette(distance, cluster(presence, count)[0]) for count in range(2, min(MOST, len(presence) - 1) + 1)
    }
