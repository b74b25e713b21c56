"""How far coders agree, per code and over all codes: coefficients with n and a bootstrap interval."""

from collections.abc import Callable, Sequence

import numpy as np

from klantreis.coding import coefficients, tallies
from klantreis.coding.agreement_report import RESAMPLES, Agreement, CodeAgreement, Interval, Report, Undefined, Values
from klantreis.coding.coefficients import Disagreement, Floats, Sums
from klantreis.coding.units import DoubleCoded

SEED = 20_250_101
MOST_UNDEFINED = 0.1
"""An interval is left out where more of the resamples than this have no value, such as those without the code."""


def agreement(coded: DoubleCoded, chosen: Sequence[str] | None = None) -> Report:
    """Measure how far coders agree on the chosen codes (ids), or on all that were used.

    For each code a unit carries it or does not, in the eyes of each coder of that source. Over all codes
    the coefficients are pooled: see `coefficients`. Resampling draws whole sources, since what is said
    in one hangs together (cluster bootstrap); with a fixed seed.
    """
    used = np.unique(coded.stretches[:, 2])
    items = used if chosen is None else np.array([coded.codes.index(code) for code in chosen], dtype=np.int64)
    tally = tallies.tally(coded, items)
    blocks = len(tally.all_text.units)
    times = _draws(blocks)
    whole, part = _values(tally.all_text, times), _values(tally.coded_text, times)
    codings = np.zeros((len(coded.coders), len(coded.codes)), dtype=np.int64)
    np.add.at(codings, (coded.stretches[:, 1], coded.stretches[:, 2]), 1)
    codes = tuple(
        CodeAgreement(
            coded.codes[code],
            Agreement(whole[place + 1], part[place + 1]),
            {coder: int(codings[n, code]) for n, coder in enumerate(coded.coders)},
            {coder: int(tally.marked[n, place]) for n, coder in enumerate(coded.coders)},
        )
        for place, code in enumerate(items)
    )
    overall = Agreement(whole[0], part[0])
    return Report(coded.unit, coded.sources, coded.coders, overall, codes, len(coded.sources) != 1, blocks)


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
