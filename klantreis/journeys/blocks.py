"""Stories that start in the middle: the first items of a telling may belong further on."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

LONGEST = 6
"""The longest opening that is tried elsewhere."""
_SHORTEST_TELLING = 4


@lru_cache(maxsize=256)
def variants(length: int) -> tuple[tuple[int, int], ...]:
    """(items in the opening, items that it jumps over) of every variant; (0, 0) is as it was told."""
    moved = [
        (opening, jump)
        for opening in range(2, min(LONGEST, length - 1) + 1)
        for jump in range(1, length - opening + 1)
        if length >= _SHORTEST_TELLING
    ]
    return ((0, 0), *moved)


def places(length: int) -> npt.NDArray[np.intp]:
    """Variants × places: where each place of a variant stood in the telling."""
    told = np.arange(length)
    return np.stack(
        [
            np.concatenate([told[opening : opening + jump], told[:opening], told[opening + jump :]])
            for opening, jump in variants(length)
        ]
    )


def extra_discordance(ranks: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """[…, variant] -> pairs that go against the order, more than in the telling itself.

    `ranks` is … × places: the rank in the order of each item as told.
    """
    turned = np.where(ranks[..., :, None] > ranks[..., None, :], -1, 1)
    total = turned.cumsum(axis=-2).cumsum(axis=-1)
    opening, jump = np.array(variants(ranks.shape[-1])).T
    last = np.maximum(opening - 1, 0)
    extra = total[..., last, last + jump] - total[..., last, last]
    return np.asarray(np.where(opening > 0, extra, 0))
