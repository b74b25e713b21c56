"""Bayes factors for "part of the tellings did this together" against "each step was told or forgotten on its own".

All are natural logarithms of marginal likelihoods of yes-or-no tables (tellings × steps).
"""

from math import lgamma, log

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_SHARES = np.linspace(0.2, 0.8, 13)
"""Which part of the tellings may take a branch or go round, each as likely."""
_OWN, _STRAY, _ODD = 0.65, 0.25, 0.10
"""Prior of a step being the persona's own, being told by chance, and having a telling rate of its own."""
_FIRM = 12.0
"""How alike the telling rates of a persona's own steps are (strength of the beta distribution)."""
STRAY_RATE = 0.04
_RATES = np.arange(0.45, 0.96, 0.05)


def log_rate(yes: int, number: int, mean: float, strength: float) -> float:
    """Log probability of one row of `number` answers with `yes` times yes, whose rate is from a beta distribution."""
    a, b = mean * strength, (1 - mean) * strength
    return lgamma(yes + a) + lgamma(number - yes + b) + lgamma(a + b) - lgamma(a) - lgamma(b) - lgamma(number + a + b)


def log_told(yes: int, number: int, rate: float) -> float:
    """The same for a step that was told or forgotten on its own, where own steps are told at about `rate`."""
    own = log(_OWN) + log_rate(yes, number, rate, _FIRM)
    stray = log(_STRAY) + log_rate(yes, number, STRAY_RATE, 1 / STRAY_RATE)
    odd = log(_ODD) + log_rate(yes, number, 0.5, 2.0)
    return float(np.logaddexp.reduce([own, stray, odd]))


def telling_rate(counts: list[tuple[int, int]]) -> float:
    """The rate at which a persona's own steps are told, most likely given (yes, tellings) per step."""
    likely = [sum(log_told(yes, number, float(rate)) for yes, number in counts) for rate in _RATES]
    return float(_RATES[int(np.argmax(np.round(likely, 9)))]) if counts else 0.75


def log_parted(one: Floats, other: Floats) -> float:
    """Log marginal likelihood of tellings that are each of one kind or of the other, at an unknown share.

    `one` and `other`: per telling the log likelihood if it is of that kind.
    """
    both = np.logaddexp(one[:, None] + np.log(_SHARES), other[:, None] + np.log(1 - _SHARES))
    return float(np.logaddexp.reduce(both.sum(axis=0)) - log(len(_SHARES)))


def log_yes(table: Table, rate: float) -> Floats:
    """Per telling the log likelihood of its answers if each is yes at this rate."""
    return np.asarray(np.where(table, log(rate), log(1 - rate)).sum(axis=1))
