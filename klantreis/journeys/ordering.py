"""The order of a persona's steps: a consensus of tellings that are not chronological.

The cost of an order is the sum of: how many items each telling must move (Ulam distance), a little
for each pair told the other way round (Kemeny), how many steps lie outside the longest run of
phases in order, and a gentle pull of phases on pairs. A telling may first move its opening further
on. Orders are sampled in proportion to exp(-cost) by Gibbs sampling (each step in turn is taken out
and put back, all its places weighed at once); the one with the least mean edit distance to the
others is the answer, so that it is right on the whole rather than the best by accident.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.journeys import blocks
from klantreis.journeys.increasing import longest_below, with_one_inserted

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

MOVED = 2.0
"""Cost of an item that a telling has elsewhere."""
DISCORDANT = 0.3
"""Cost of a pair told the other way round."""
PHASE_RUN = 2.5
"""Cost of a step outside the longest run of phases in order."""
PHASE_PAIR = 0.2
"""Highest cost of a pair of steps against the order of their phases."""
PHASE_SLOPE = 2.0
OPENING = 4.5
"""Cost of a telling that starts in the middle."""
_CHAINS, _FEWEST_CHAINS, _CHAIN_TELLINGS, _CHAIN_STEPS = 24, 4, 160, 1_500
_SETTLE, _WARM_UP, _SAMPLES = 2, 4, 6
LONGEST = 150
"""A route of more steps is put in order by phase and mean position alone: sampling takes cubic time."""


@dataclass(frozen=True)
class _Told:
    """Tellings of the items 0…size-1, padded with `size`; `lengths` are how many items each has."""

    size: int
    base: Ints
    lengths: Ints
    telling_with: tuple[Ints, ...]
    """Item -> the tellings that have it."""
    phase: Ints
    """Item -> place of its phase, or -1."""


@dataclass
class _Chains:
    """Chains of the sampler side by side: orders as chains × places, and tellings with openings moved."""

    rank: Ints
    sequence: Ints
    pair_cost: Floats
    """[chain, a, b] -> cost of having a anywhere before b."""


def consensus(tellings: Sequence[Sequence[int]], phases: Sequence[int | None], seed: int = 0) -> list[int]:
    """The items 0…len(phases)-1 in the order that suits the tellings best.

    Each telling names items at most once. `phases` has the place of each item's phase, or None.
    """
    size = len(phases)
    if size < 2:
        return list(range(size))
    told = _prepare(tellings, phases)
    mean, phase = _mean_places(told)
    if size > LONGEST:
        return [int(item) for item in np.lexsort((mean, phase))]
    rng = np.random.default_rng(seed)
    chains = _start(told, mean, phase, rng)
    samples: list[Ints] = []
    for sweep in range(_SETTLE + _WARM_UP + _SAMPLES):
        sampling = sweep >= _SETTLE
        if sweep:
            _move_openings(told, chains, rng if sampling else None)
        for item in rng.permutation(size):
            _reinsert(told, chains, int(item), rng if sampling else None)
        if sweep >= _SETTLE + _WARM_UP:
            samples.append(chains.rank.argsort(axis=1))
    return _most_central(np.concatenate(samples))


def _prepare(tellings: Sequence[Sequence[int]], phases: Sequence[int | None]) -> _Told:
    size = len(phases)
    width = max(size, *(len(telling) for telling in tellings), 1)
    base = np.full((len(tellings), width), size, np.intp)
    for row, telling in enumerate(tellings):
        base[row, : len(telling)] = telling
    having = tuple(np.flatnonzero((base == item).any(axis=1)) for item in range(size))
    phase = np.array([-1 if place is None else place for place in phases], np.intp)
    return _Told(size, base, np.array([len(telling) for telling in tellings], np.intp), having, phase)


def _mean_places(told: _Told) -> tuple[Floats, Floats]:
    """Per item its mean position in the tellings (0…1) and its phase, the middle one where unknown."""
    place = np.full((len(told.base), told.size + 1), np.nan)
    at = (np.arange(told.base.shape[1]) + 0.5) / np.maximum(told.lengths, 1)[:, None]
    np.put_along_axis(place, told.base, at, axis=1)
    known = ~np.isnan(place[:, : told.size])
    mean = np.where(known, place[:, : told.size], 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    has_phase = told.phase >= 0
    phase = np.where(has_phase, told.phase, told.phase[has_phase].mean() if has_phase.any() else 0.0)
    return mean, phase


def _start(told: _Told, mean: Floats, phase: Floats, rng: np.random.Generator) -> _Chains:
    """Chains from mean positions, from phases, and from either with chance in it."""
    number = min(_CHAIN_TELLINGS // max(len(told.base), 1), _CHAIN_STEPS // told.size, _CHAINS)
    number = max(number, _FEWEST_CHAINS)
    orders = [np.argsort(mean, kind="stable"), np.lexsort((mean, phase))]
    orders += [
        rng.permutation(told.size) if chain % 2 else np.lexsort((mean + rng.normal(0, 0.2, told.size), phase))
        for chain in range(number - 2)
    ]
    rank = np.argsort(np.stack(orders), axis=1)
    sequence = np.repeat(told.base[None], number, axis=0)
    return _Chains(rank, sequence, _pair_cost(told, sequence))


def _pair_cost(told: _Told, sequence: Ints) -> Floats:
    """[chain, a, b] -> cost of a before b: tellings that have b before a, and phases that say so."""
    position = np.full((*sequence.shape[:2], told.size + 1), -1, np.int16)
    np.put_along_axis(position, sequence, np.arange(sequence.shape[2], dtype=np.int16)[None, None], axis=2)
    position = position[:, :, : told.size]
    has = position >= 0
    against = np.zeros((len(sequence), told.size, told.size))
    for row in range(sequence.shape[1]):
        here = position[:, row]
        later = (here[:, :, None] > here[:, None, :]) & has[:, row, :, None] & has[:, row, None, :]
        against += later
    behind = np.subtract.outer(told.phase, told.phase).astype(np.float64)
    both = np.logical_and.outer(told.phase >= 0, told.phase >= 0)
    pull = np.where(both, PHASE_PAIR / (1.0 + np.exp(-PHASE_SLOPE * behind)), 0.0)
    return np.asarray(DISCORDANT * against + pull)


def _choose(cost: Floats, rng: np.random.Generator | None) -> Ints:
    """Along the last axis, the cheapest, or with a generator one drawn in proportion to exp(-cost)."""
    if rng is not None:
        cost = cost - rng.gumbel(size=cost.shape)
    return np.asarray(cost.argmin(axis=-1))


def _move_openings(told: _Told, chains: _Chains, rng: np.random.Generator | None) -> None:
    """Choose for each telling whether its opening belongs further on, given the order of each chain."""
    for length in np.unique(told.lengths):
        options = blocks.places(int(length))
        if len(options) == 1:
            continue
        rows = np.flatnonzero(told.lengths == length)
        items = told.base[rows, :length]
        cost = _opening_cost(told, chains.rank[:, items], options)
        chosen = options[_choose(cost, rng)]
        chains.sequence[:, rows, :length] = np.take_along_axis(items[None], chosen, axis=2)
    chains.pair_cost = _pair_cost(told, chains.sequence)


def _opening_cost(told: _Told, ranks: Ints, options: Ints) -> Floats:
    """[chain, telling, variant] -> cost of telling it so; `ranks` is chains × tellings × places."""
    varied = ranks[:, :, options]
    longest = longest_below(varied.reshape(-1, varied.shape[-1]), told.size)[:, -1].reshape(varied.shape[:-1])
    cost = -MOVED * longest + DISCORDANT * blocks.extra_discordance(ranks)
    cost[:, :, 1:] += OPENING
    return np.asarray(cost)


def _reinsert(told: _Told, chains: _Chains, item: int, rng: np.random.Generator | None) -> None:
    """Take an item out of each chain's order and put it back where it costs least (or by chance)."""
    size, number = told.size, len(chains.rank)
    own = chains.rank[:, item]
    others = chains.rank - (chains.rank > own[:, None])
    ranks = np.concatenate([others, np.full((number, 1), size)], axis=1)
    tellings = told.telling_with[item]
    sequence = chains.sequence[:, tellings]
    where = (sequence == item).argmax(axis=2)[:, :, None]
    told_ranks = ranks[np.arange(number)[:, None, None], sequence]
    place = np.arange(sequence.shape[2])
    before = np.where(place < where, told_ranks, size).reshape(-1, len(place))
    after = np.where(place > where, told_ranks, size).reshape(-1, len(place))
    in_phase = told.phase[item] >= 0
    if in_phase:
        phase_before, phase_after = _phase_run(told, others, item)
        before, after = np.concatenate([before, phase_before]), np.concatenate([after, phase_after])
    longest = with_one_inserted(before, after, size)
    by_telling = longest[: number * len(tellings)].reshape(number, len(tellings), size)
    cost = -MOVED * by_telling.sum(axis=1, dtype=np.float64)
    if in_phase:
        cost -= PHASE_RUN * longest[number * len(tellings) :]
    cost += _pairs_by_place(chains.pair_cost, chains.rank, item)
    new = _choose(cost, rng)
    chains.rank = others + (others >= new[:, None])
    chains.rank[:, item] = new


def _phase_run(told: _Told, others: Ints, item: int) -> tuple[Ints, Ints]:
    """The items up to and from the item's phase by phase and rank: as if a telling told them so.

    Its longest increasing run is the longest run of the order in which phases don't go back.
    """
    known = np.flatnonzero((told.phase >= 0) & (np.arange(told.size) != item))
    by_rank = known[np.argsort(told.phase[known] * told.size + others[:, known], axis=1)]
    ranks = np.take_along_axis(others, by_rank, axis=1)
    phase = told.phase[by_rank]
    padding = np.full((len(others), told.base.shape[1] - len(known)), told.size)
    before = np.where(phase <= told.phase[item], ranks, told.size)
    after = np.where(phase >= told.phase[item], ranks, told.size)
    return np.concatenate([before, padding], axis=1), np.concatenate([after, padding], axis=1)


def _pairs_by_place(pair_cost: Floats, rank: Ints, item: int) -> Floats:
    """[chain, place] -> cost of the item's pairs with all others when it stands at that place."""
    order = rank.argsort(axis=1)
    others = order[order != item].reshape(len(rank), -1)
    chain = np.arange(len(rank))[:, None]
    earlier, later = pair_cost[chain, others, item], pair_cost[chain, item, others]
    zero = np.zeros((len(rank), 1))
    front = np.concatenate([zero, earlier.cumsum(axis=1)], axis=1)
    back = np.concatenate([later[:, ::-1].cumsum(axis=1)[:, ::-1], zero], axis=1)
    return np.asarray(front + back)


def _most_central(orders: Ints) -> list[int]:
    """The order with the least mean Levenshtein distance to all (the first such, in a fixed sorting)."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    words = ["".join(chr(0x4E00 + item) for item in order) for order in orders.tolist()]
    distinct = sorted(set(words))
    distance = cdist(distinct, words, scorer=Levenshtein.distance).sum(axis=1)
    return [ord(letter) - 0x4E00 for letter in distinct[int(distance.argmin())]]
