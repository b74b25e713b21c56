"""Codings of several people counted into the sums from which the coefficients follow."""

from dataclasses import dataclass

import numpy as np

from klantreis.coding import units
from klantreis.coding.coefficients import Floats, Sums
from klantreis.coding.units import DoubleCoded, Ints


@dataclass(frozen=True)
class Tally:
    """Sums by block and by code, over all text and over the units to which anybody gave any code.

    Blocks are what resampling draws: the sources, or where there is only one its turns. `marked`
    (coders, codes) has the number of units on which each coder put each code.
    """

    all_text: Sums
    coded_text: Sums
    marked: Ints


def tally(coded: DoubleCoded, codes: Ints) -> Tally:
    """Count the codes with these numbers. In a source, only who coded something there judges its units."""
    if not coded.sources:
        nothing = Sums(False, np.zeros(0), np.zeros(0), np.zeros((3, 0, len(codes))))
        return Tally(nothing, nothing, np.zeros((0, len(codes)), dtype=np.int64))
    source, coder, code, start, end = coded.stretches.T
    # From here on all sources stand behind each other in one long row of units.
    begins = np.concatenate(([0], np.cumsum(coded.lengths)))
    start, end = start + begins[source], end + begins[source]
    coders = len(coded.coders)
    judges = np.bincount(np.unique(source * coders + coder) // coders, minlength=len(coded.sources))
    if len(coded.sources) == 1:
        borders = np.append(coded.turns[0], begins[-1])
        judges = np.repeat(judges, len(borders) - 1)
    else:
        borders = begins
    blocks = len(borders) - 1

    place = np.full(len(coded.codes), -1)
    place[codes] = np.arange(len(codes))
    wanted = place[code] >= 0
    group = place[code[wanted]] * coders + coder[wanted]
    group, block, first, last = units.cut(*units.united(group, start[wanted], end[wanted]), borders)
    item, who = group // coders, group % coders
    layers = (_of_two if coders == 2 else _of_many)(item * blocks + block, who, first, last, judges)
    items = np.stack([_total(key, weight, len(codes) * blocks).reshape(len(codes), blocks).T for key, weight in layers])
    marked = _total(who * len(codes) + item, last - first, coders * len(codes)).reshape(coders, len(codes))

    _, block, first, last = units.cut(*units.united(np.zeros_like(start), start, end), borders)
    sizes = np.diff(borders).astype(np.float64), _total(block, last - first, blocks)
    whole, part = (Sums(coders == 2, size, size * judges, items) for size in sizes)
    return Tally(whole, part, marked.astype(np.int64))


def _of_two(key: Ints, who: Ints, first: Ints, last: Ints, _judges: Ints) -> list[tuple[Ints, Ints]]:
    """(key, units) for what the first marked, the second, and both; a key is a code in a block."""
    shared, weight, deep = units.depths(key, first, last)
    alone = [(key[who == number], (last - first)[who == number]) for number in (0, 1)]
    return [*alone, (shared[deep == 2], weight[deep == 2])]


def _of_many(key: Ints, _who: Ints, first: Ints, last: Ints, judges: Ints) -> list[tuple[Ints, Ints | Floats]]:
    """(key, sum) of k, of k(m−k)/(m−1) and of k(m−k)/m, where k of the m judges of a block marked a unit."""
    key, weight, k = units.depths(key, first, last)
    m = judges[key % len(judges)]
    apart = weight * k * (m - k)
    return [(key, weight * k), (key, apart / (m - 1)), (key, apart / m)]


def _total(key: Ints, weight: Ints | Floats, length: int) -> Floats:
    return np.bincount(key, weights=weight, minlength=length).astype(np.float64)
