"""Longest increasing runs of many sequences at once: the heart of the Ulam distance.

The Ulam distance between a telling and an order is the number of items that must move: the length
of the telling minus its longest subsequence that runs in that order.
"""

import numpy as np
import numpy.typing as npt

Ranks = npt.NDArray[np.intp]
Lengths = npt.NDArray[np.int16]


def longest_below(ranks: Ranks, size: int) -> Lengths:
    """[row, p] -> length of the longest increasing subsequence of the row with ranks below p.

    `ranks` is rows × places; a rank is 0…size-1, and `size` stands for an empty place. p is 0…size.
    """
    rows = np.arange(len(ranks))
    table = np.zeros((len(ranks), size + 1), np.int16)
    above = (np.arange(size + 1)[None, :] > np.arange(size + 1)[:, None]).astype(np.int16)
    for place in range(ranks.shape[1]):
        rank = ranks[:, place]
        reached = table[rows, rank] + np.int16(1)
        np.maximum(table, reached[:, None] * above[rank], out=table)
    return table


def with_one_inserted(before: Ranks, after: Ranks, size: int) -> Lengths:
    """[row, p] -> longest increasing subsequence of a row once one more item has rank p.

    `before` and `after` are the ranks (0…size-2 among the others, `size` for an empty place) of the
    items that the row has before and after that item; p is 0…size-1, and the others with a rank of
    p or more move up by one.
    """
    mirrored = np.where(after < size, size - 2 - after, size)[:, ::-1]
    left = longest_below(before, size)[:, :size]
    right = longest_below(mirrored, size)[:, size - 1 :: -1]
    both = left + right
    without = both.max(axis=1, keepdims=True)
    return np.asarray(np.maximum(without, both + np.int16(1)))
