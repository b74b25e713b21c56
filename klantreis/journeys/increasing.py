"""Longest increasing runs of many sequences at once: the heart of the Ulam distance.

The Ulam distance between a telling and an order is the number of items that must move: the length
of the telling minus its longest subsequence that runs in that order.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

Ranks = npt.NDArray[np.intp]
Lengths = npt.NDArray[np.int8] | npt.NDArray[np.int16]
_SMALL = 100
"""So many places can be counted in one byte, which is faster."""


def longest_below(ranks: Ranks, size: int) -> Lengths:
    """[row, p] -> length of the longest increasing subsequence of the row with ranks below p.

    `ranks` is rows × places; a rank is 0…size-1, and `size` stands for an empty place. p is 0…size.
    """
    number = np.int8 if ranks.shape[1] < _SMALL else np.int16
    table: npt.NDArray[Any] = np.zeros((len(ranks), size + 1), number)
    above: npt.NDArray[Any] = (np.arange(size + 1)[None, :] > np.arange(size + 1)[:, None]).astype(number)
    # Places of the table as in one long row, and one array to write in: small studies are all overhead.
    cells, gained = table.reshape(-1), np.empty_like(table)
    own = (ranks + np.arange(len(ranks))[:, None] * (size + 1)).T
    for place, rank in enumerate(ranks.T):
        reached = cells.take(own[place])
        reached += 1
        np.multiply(reached[:, None], above[rank], out=gained)
        np.maximum(table, gained, out=table)
    return table


def with_one_inserted(before: Ranks, after: Ranks, size: int) -> Lengths:
    """[row, p] -> longest increasing subsequence of a row once one more item has rank p.

    `before` and `after` are the ranks (0…size-2 among the others, `size` for an empty place) of the
    items that the row has before and after that item; p is 0…size-1, and the others with a rank of
    p or more move up by one.
    """
    mirrored = np.where(after < size, size - 2 - after, size)[:, ::-1]
    below = longest_below(np.concatenate([before, mirrored]), size)  # at once, which is faster
    left, right = below[: len(before), :size], below[len(before) :, size - 1 :: -1]
    both = left + right
    without = both.max(axis=1, keepdims=True)
    return np.asarray(np.maximum(without, both + both.dtype.type(1)))
