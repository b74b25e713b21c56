"""How alike a text is to the texts of each of several classes, taken together."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from klantreis.coding.grams import NOTHING, Row, Weights


class Centroids:
    """Of each class the sum of its texts; texts come and go. Source: Rocchio's classifier, without negatives."""

    def __init__(self, classes: int, size: int, base: Sequence[Row] = ()) -> None:
        """`size`: how many pieces there are; `base` has a text for each class that is there from the beginning."""
        self._base = base
        self._sums = np.zeros((classes, size), np.float32)
        self._counts = np.zeros(classes, np.int64)
        self._lengths = np.zeros(classes)
        for place in range(len(base)):
            self._reset(place)

    def add(self, place: int, rows: Sequence[Row]) -> None:
        """Texts of a class came."""
        self._sums[place] += self._total(rows)
        self._counts[place] += len(rows)
        self._lengths[place] = _length(self._sums[place])

    def remove(self, place: int, rows: Sequence[Row]) -> None:
        """Texts of a class went."""
        self._sums[place] = self._left(place, rows)
        self._counts[place] -= len(rows)
        self._lengths[place] = _length(self._sums[place])

    def cosines(self, text: Row, without: Mapping[int, Sequence[Row]]) -> NDArray[np.float64]:
        """The cosine of a text with each class, as if the texts in `without` (by class) were not there."""
        products = (self._sums[:, text.ids] @ text.weights).astype(np.float64)
        lengths = self._lengths.copy()
        for place, rows in without.items():
            left = self._left(place, rows)
            products[place] = left[text.ids] @ text.weights
            lengths[place] = _length(left)
        return np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)

    def _total(self, rows: Sequence[Row]) -> Weights:
        ids = np.concatenate([NOTHING.ids, *(row.ids for row in rows)])
        weights = np.concatenate([NOTHING.weights, *(row.weights for row in rows)])
        return np.bincount(ids, weights, self._sums.shape[1]).astype(np.float32)

    def _left(self, place: int, rows: Sequence[Row]) -> Weights:
        """The sum of a class without some of its texts; taking all away leaves no rounding errors behind."""
        if len(rows) == self._counts[place]:
            return self._total(self._base[place : place + 1])
        left: Weights = self._sums[place] - self._total(rows)
        return left

    def _reset(self, place: int) -> None:
        self._sums[place] = self._total(self._base[place : place + 1])
        self._lengths[place] = _length(self._sums[place])


def _length(vector: Weights) -> float:
    return float(np.sqrt(np.square(vector).sum()))
