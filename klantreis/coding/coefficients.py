"""Agreement beyond chance: Cohen's and Fleiss' kappa, and Krippendorff's alpha for nominal values.

Every coefficient is 1 − observed disagreement / disagreement expected by chance. A variable with
several values that exclude each other is as many yes-or-no items as it has values: for all three
coefficients its disagreements, observed and expected, are sums over those items. So one function
serves a table of values, one code, and all codes together.

For codes, which do not exclude each other, that sum is the pooled kappa of De Vries, Elliott, Kanouse
and Teleki (2008), "Using pooled kappa to summarize interrater agreement across many items", Field
Methods 20(3): 1 − mean observed / mean expected disagreement over the items. A code that is hardly
used weighs little in it, where a mean of the codes' own values would let it weigh as much as any.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sums:
    """Sums over units, by block of units and by item; those of several blocks add up.

    `units` and `values` (blocks,): how many units, and how many judgements of them (each unit is judged
    by at least two). `items` (3, blocks, items): where `two` people judged, in how many units the first
    says yes, the second, both; else, with k yes of m judgements on a unit, the sums of k, of
    k(m−k)/(m−1) and of k(m−k)/m.
    """

    two: bool
    units: Floats
    values: Floats
    items: Floats

    @property
    def total(self) -> "Sums":
        """All blocks as one."""
        return self.resampled(np.ones((1, len(self.units))))

    def resampled(self, times: Floats) -> "Sums":
        """Each row of `times` (resamples, blocks), how often each block was drawn, as one block."""
        return Sums(self.two, times @ self.units, times @ self.values, np.matmul(times, self.items))


@dataclass(frozen=True)
class Disagreement:
    """Disagreement by block and item, observed and as chance would have it."""

    observed: Floats
    expected: Floats

    def each(self) -> Floats:
        """The coefficient of each item (blocks, items); NaN where chance leaves no disagreement."""
        return _coefficient(self.observed, self.expected)

    def pooled(self) -> Floats:
        """The coefficient of all items together (blocks,)."""
        return _coefficient(self.observed.sum(axis=-1), self.expected.sum(axis=-1))


def _coefficient(observed: Floats, expected: Floats) -> Floats:
    some = expected > 0
    return np.where(some, 1 - observed / np.where(some, expected, 1.0), np.nan)


def _filled(values: Floats) -> Floats:
    """As a column to divide by; where there is nothing, what is divided is nothing too."""
    return np.maximum(values, 1.0)[:, None]


def _marks(sums: Sums) -> tuple[Floats, Floats, Floats]:
    """The sums of k, of k(m−k)/(m−1) and of k(m−k)/m."""
    if not sums.two:
        return sums.items[0], sums.items[1], sums.items[2]
    first, second, both = sums.items
    one = first + second - 2 * both
    return first + second, one, one / 2


def alpha(sums: Sums) -> Disagreement:
    """Krippendorff (2011), "Computing Krippendorff's alpha-reliability": pairs of values within and across units."""
    marks, apart, _ = _marks(sums)
    n = _filled(sums.values)
    return Disagreement(apart / n, marks * (n - marks) / (n * np.maximum(n - 1, 1)))


def fleiss(sums: Sums) -> Disagreement:
    """Fleiss (1971); where not all units have as many judgements, Fleiss, Levin and Paik (2003), chapter 18."""
    marks, _, apart = _marks(sums)
    share = marks / _filled(sums.values)
    return Disagreement(apart / _filled(sums.values - sums.units), share * (1 - share))


def cohen(sums: Sums) -> Disagreement:
    """Cohen (1960), for two people. Raises ValueError for more."""
    if not sums.two:
        raise ValueError("Cohen's kappa is for two coders")
    first, second, both = sums.items / _filled(sums.units)
    return Disagreement(first + second - 2 * both, first + second - 2 * first * second)


def same(sums: Sums) -> Floats:
    """The share of pairs of judgements on a unit that are alike, by block and item: 1 is always."""
    return 1 - 2 * _marks(sums)[1] / _filled(sums.values)


def of_table(rows: Sequence[Sequence[Hashable | None]], weights: Sequence[float] | None = None) -> Sums:
    """The sums of a table with a row a unit and a column a judge; None where a value is missing.

    Units with fewer than two values say nothing about agreement and are left out. `weights` says how
    many units each row stands for. One block; an item for each value that occurs.
    """
    weighed = zip(rows, weights or [1.0] * len(rows), strict=True)
    kept = [(row, weight) for row, weight in weighed if sum(value is not None for value in row) > 1]
    values = list(dict.fromkeys(value for row, _ in kept for value in row if value is not None))
    said = np.array([[[v == value for value in values] for v in row] for row, _ in kept], dtype=np.float64)
    judges = max((len(row) for row in rows), default=0)
    said = said.reshape(len(kept), judges, len(values))
    weight = np.array([weight for _, weight in kept], dtype=np.float64)
    yes = said.sum(axis=1)
    judged = yes.sum(axis=1)
    two = judges == 2
    if two:
        items = np.stack([weight @ said[:, 0], weight @ said[:, 1], weight @ (said[:, 0] * said[:, 1])])
    else:
        apart = yes * (judged[:, None] - yes)
        items = np.stack([weight @ yes, weight @ (apart / (judged[:, None] - 1)), weight @ (apart / judged[:, None])])
    return Sums(two, np.array([weight.sum()]), np.array([weight @ judged]), items[:, None, :])
