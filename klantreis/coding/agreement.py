"""How far coders agree, per code and over all codes: coefficients with n and a bootstrap interval."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from klantreis.coding import coefficients, units
from klantreis.coding.coefficients import Disagreement, Floats, Sums
from klantreis.coding.units import DoubleCoded, Ints, Unit

RESAMPLES = 1000
SEED = 20_250_101
MOST_UNDEFINED = 0.1
"""An interval is left out where more of the resamples than this have no value, such as those without the code."""

Interval = tuple[float, float]


class Undefined(StrEnum):
    """Why there is no coefficient."""

    NO_TEXT = "no text"
    """No source was coded by two people."""
    UNUSED = "unused"
    """Nobody gave the code there."""
    EVERYWHERE = "everywhere"
    """Everybody gave it to all units, so that chance alone would agree as much."""


@dataclass(frozen=True)
class Values:
    """Agreement over `n` units. `kappa` is Cohen's for two coders and Fleiss' for more.

    `same` is the share of pairs of judgements that are alike, over all codes the mean of those used. What can't
    be computed is None, and `undefined` says why. Intervals are percentile intervals of 95 %.
    """

    n: int
    same: float | None
    alpha: float | None
    kappa: float | None
    fleiss: float | None
    alpha_interval: Interval | None
    kappa_interval: Interval | None
    undefined: Undefined | None


@dataclass(frozen=True)
class Agreement:
    """Agreement twice: over all text, and only over units to which at least one coder gave any code.

    Most text has no code, and agreeing on that is easy: the first rests on it, the second leaves it out.
    """

    all_text: Values
    coded_text: Values


@dataclass(frozen=True)
class CodeAgreement:
    """Agreement on one code (an id). `codings` and `marked`: by coder, how often and on how many units it stands."""

    code: str
    agreement: Agreement
    codings: dict[str, int]
    marked: dict[str, int]


@dataclass(frozen=True)
class Report:
    """Agreement between `coders` on the `sources` that at least two of them coded (ids).

    The intervals rest on `resamples` draws of `blocks` sources, or of turns where there is one source only.
    """

    unit: Unit
    sources: tuple[str, ...]
    coders: tuple[str, ...]
    overall: Agreement
    codes: tuple[CodeAgreement, ...]
    by_source: bool
    blocks: int
    resamples: int = RESAMPLES

    @property
    def two(self) -> bool:
        """Whether kappa is Cohen's."""
        return len(self.coders) == 2


def agreement(coded: DoubleCoded, chosen: Sequence[str] | None = None) -> Report:
    """Measure how far coders agree on the chosen codes (ids), or on all that were used.

    For each code a unit carries it or does not, in the eyes of each coder of that source. Over all codes
    the coefficients are pooled: see `coefficients`. Resampling draws whole sources, since what is said
    in one hangs together (cluster bootstrap); with a fixed seed.
    """
    used = np.unique(coded.stretches[:, 2])
    items = used if chosen is None else np.array([coded.codes.index(code) for code in chosen], dtype=np.int64)
    everything, only_coded, marked = _sums(coded, items)
    times = _draws(len(everything.units))
    whole, part = _values(everything, times), _values(only_coded, times)
    codings = np.zeros((len(coded.coders), len(coded.codes)), dtype=np.int64)
    np.add.at(codings, (coded.stretches[:, 1], coded.stretches[:, 2]), 1)
    codes = tuple(
        CodeAgreement(
            coded.codes[code],
            Agreement(whole[place + 1], part[place + 1]),
            {coder: int(codings[n, code]) for n, coder in enumerate(coded.coders)},
            {coder: int(marked[n, place]) for n, coder in enumerate(coded.coders)},
        )
        for place, code in enumerate(items)
    )
    by_source = len(coded.sources) != 1
    overall = Agreement(whole[0], part[0])
    return Report(coded.unit, coded.sources, coded.coders, overall, codes, by_source, len(everything.units))


def _sums(coded: DoubleCoded, items: Ints) -> tuple[Sums, Sums, Ints]:
    """The sums over all text, those over coded text, and on how many units each coder put each item."""
    source, coder, code, start, end = coded.stretches.T
    ends = np.cumsum(coded.lengths)
    base = np.concatenate(([0], ends)).astype(np.int64)
    # What is drawn anew in resampling: sources, or the turns of the only one.
    borders = base if len(coded.sources) != 1 else np.append(coded.turns[0], base[-1])
    blocks, wanted, coders = len(borders) - 1, len(items), len(coded.coders)
    judges = np.bincount(np.unique(source * max(1, coders) + coder) // max(1, coders), minlength=len(coded.sources))
    judging = judges if len(coded.sources) != 1 else np.full(blocks, judges[0])
    start, end = start + base[source], end + base[source]

    place = np.full(len(coded.codes), -1)
    place[items] = np.arange(wanted)
    inside = place[code] >= 0
    group = place[code[inside]] * max(1, coders) + coder[inside]
    group, block, first, last = units.cut(*units.united(group, start[inside], end[inside]), borders)
    item, who = group // max(1, coders), group % max(1, coders)
    marked = _total(who * wanted + item, last - first, coders * wanted).reshape(coders, wanted)
    key, weight, deep = units.depths(item * max(1, blocks) + block, first, last)
    layers = []
    if coders == 2:
        for number in (0, 1):
            own = who == number
            layers.append((item[own] * blocks + block[own], (last - first)[own]))
        layers.append((key[deep == 2], weight[deep == 2]))
    else:
        of = judging[key % max(1, blocks)]
        apart = weight * deep * (of - deep)
        layers += [(key, weight * deep), (key, apart / np.maximum(of - 1, 1)), (key, apart / np.maximum(of, 1))]
    sums = np.stack([_total(k, w, wanted * blocks).reshape(wanted, blocks).T for k, w in layers])

    _, anywhere, first, last = units.cut(*units.united(np.zeros_like(start), start, end), borders)
    size = np.diff(borders).astype(np.float64)
    touched = _total(anywhere, last - first, blocks)
    whole, part = (Sums(coders == 2, n, n * judging, sums) for n in (size, touched))
    return whole, part, marked.astype(np.int64)


def _total(key: Ints, weight: Ints | Floats, length: int) -> Floats:
    return np.bincount(key, weights=weight, minlength=length).astype(np.float64)


def _draws(blocks: int) -> Floats | None:
    """How often each block comes up in each resample; None where there is nothing to choose from."""
    if blocks < 2:
        return None
    # The stream of RandomState is frozen, so that other versions of numpy draw the same.
    return np.random.RandomState(SEED).multinomial(blocks, [1 / blocks] * blocks, size=RESAMPLES).astype(np.float64)


def _values(sums: Sums, times: Floats | None) -> list[Values]:
    """The values of all codes together, and then of each."""
    total = sums.total
    kappa = coefficients.cohen if sums.two else coefficients.fleiss
    alpha, kappas, fleiss = (_row(how(total)) for how in (coefficients.alpha, kappa, coefficients.fleiss))
    alpha_bounds, kappa_bounds = (_intervals(sums, times, how) for how in (coefficients.alpha, kappa))
    n = int(total.units[0])
    alike, some = coefficients.same(total)[0], total.items.sum(axis=(0, 1)) > 0
    alike = np.append(alike[some].mean() if some.any() else np.nan, alike)
    some = np.append(some.any(), some)
    return [
        Values(
            n=n,
            same=_known(alike[place]) if n else None,
            alpha=_known(alpha[place]),
            kappa=_known(kappas[place]),
            fleiss=_known(fleiss[place]),
            alpha_interval=alpha_bounds[place],
            kappa_interval=kappa_bounds[place],
            undefined=_why(n, bool(some[place])) if np.isnan(alpha[place]) else None,
        )
        for place in range(len(alike))
    ]


def _row(found: Disagreement) -> Floats:
    """The pooled value of the only block, then that of each item."""
    return np.concatenate((found.pooled(), found.each()[0]))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _why(n: int, some: bool) -> Undefined:
    if not n:
        return Undefined.NO_TEXT
    return Undefined.EVERYWHERE if some else Undefined.UNUSED


def _intervals(sums: Sums, times: Floats | None, how: Callable[[Sums], Disagreement]) -> list[Interval | None]:
    """The interval of the pooled value, then that of each item."""
    if times is None:
        return [None] * (sums.items.shape[2] + 1)
    found = how(sums.resampled(times))
    drawn = np.column_stack((found.pooled(), found.each()))
    return [_interval(column) for column in drawn.T]


def _interval(drawn: Floats) -> Interval | None:
    known = drawn[~np.isnan(drawn)]
    if len(known) < len(drawn) * (1 - MOST_UNDEFINED):
        return None
    low, high = np.percentile(known, (2.5, 97.5))
    return float(low), float(high)
