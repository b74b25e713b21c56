"""Merging wordings into steps: agglomerative, by log-odds that two groups are the same step.

The log-odds are linear in the likeness of the text and of its context. The weights were fitted by
logistic regression on pairs met while merging synthetic studies; context carries as much as text.
Per round all pairs that are each other's best are merged, so that chance in one pair can't chain.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from klantreis.journeys.clustering import cluster
from klantreis.journeys.group_features import Groups, features, fold, set_apart, single
from klantreis.journeys.told import Told, beside, one_hot

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

FIRST: Mapping[str, float] = {
    "intercept": -4.08, "text": 8.34, "words": 1.43, "channel": 1.12, "actor": 1.17, "phase": 0.64,
    "phase_apart": -0.97, "valence_apart": -0.81, "shared": -1.82, "position_apart": -0.99,
    "log_size": 0.07, "neighbours": 1.90, "persona": 0.0,
}  # fmt: skip
"""Weights where nothing is known of the personas yet."""
AGAIN: Mapping[str, float] = {
    "intercept": -4.35, "text": 8.46, "words": 1.47, "channel": 1.09, "actor": 1.15, "phase": 0.60,
    "phase_apart": -1.02, "valence_apart": -0.81, "shared": -2.43, "position_apart": -0.72,
    "log_size": 0.26, "neighbours": 2.25, "persona": 3.59,
}  # fmt: skip
"""Weights once personas and the steps beside are known from the first round."""
STOP = -0.6
"""Log-odds down to which pairs are merged: a step in two halves misleads more than a stray telling in one."""
SAME_TEXT = 0.72
"""Likeness of n-grams from which wordings are the same from the start."""
MOST_SHARED = 0.17
"""Groups of which more tellings tell both are two steps."""
_NEVER = -1e9


def merge(rows: Told, personas: int) -> Ints:
    """The group (0…) of each touchpoint. Those of one given concept are one group, and stay apart from other concepts.

    `personas` is how many groups of tellings are sought on the way (1…number of tellings).
    """
    singles = single(rows)
    start = _start(rows, singles.text, set_apart(singles))
    started = fold(singles, start)
    into = _agglomerate(started, FIRST, None, None)
    persona = _personas(rows, into[start], personas)
    return _agglomerate(started, AGAIN, _near(rows, start, into[start]), persona)[start]


def _near(rows: Told, start: Ints, groups: Ints) -> Floats:
    """Start groups × groups: how often a touchpoint of each is told near one of the other."""
    by_group = beside(rows) @ one_hot(groups, int(groups.max()) + 1)
    table = np.zeros((int(start.max()) + 1, by_group.shape[1]))
    np.add.at(table, start, by_group)
    return table


def _personas(rows: Told, groups: Ints, count: int) -> Ints:
    presence = np.zeros((rows.tellings, int(groups.max()) + 1), np.bool_)
    presence[rows.telling, groups] = True
    return cluster(presence, count)[0]


def _start(rows: Told, text: Floats, apart: npt.NDArray[np.bool_]) -> Ints:
    """Groups of what is tied, and of nearly the same words, likest first; never two of one telling by words."""
    group = list(range(len(rows)))
    first: dict[str, int] = {}
    for row, concept in enumerate(rows.tied):
        if concept is not None:
            group[row] = first.setdefault(concept, row)
    free = np.array([row for row, concept in enumerate(rows.tied) if concept is None], np.intp)
    members = {int(row): [int(row)] for row in free}
    tellings = {int(row): {int(rows.telling[row])} for row in free}
    a, b = np.nonzero(np.triu(text[np.ix_(free, free)] >= SAME_TEXT, 1))
    a, b = free[a], free[b]
    decided = bool(apart.any())
    for place in np.argsort(-text[a, b], kind="stable"):
        one, other = group[a[place]], group[b[place]]
        if one == other or tellings[one] & tellings[other]:
            continue
        if decided and apart[np.ix_(members[one], members[other])].any():
            continue
        for row in members[other]:
            group[row] = one
        members[one] += members.pop(other)
        tellings[one] |= tellings.pop(other)
    return np.asarray(np.unique(group, return_inverse=True)[1], np.intp)


def _agglomerate(groups: Groups, weights: Mapping[str, float], near: Floats | None, persona: Ints | None) -> Ints:
    """The final group of each group; `near` as in `features`, by default the groups themselves."""
    into = np.arange(len(groups.size))
    while len(groups.size) > 1:
        odds = log_odds(groups, weights, groups.beside if near is None else near, persona)
        best = odds.argmax(axis=1)
        number = np.arange(len(best))
        pairs = number[(best[best] == number) & (number < best) & (odds[number, best] > STOP)]
        if not len(pairs):
            break
        target = number.copy()
        target[best[pairs]] = pairs
        step = np.asarray(np.unique(target, return_inverse=True)[1], np.intp)
        groups = fold(groups, step)
        if near is not None:
            table = np.zeros((int(step.max()) + 1, near.shape[1]))
            np.add.at(table, step, near)
            near = table
        into = step[into]
    return into


def log_odds(groups: Groups, weights: Mapping[str, float], near: Floats, persona: Ints | None) -> Floats:
    """Groups × groups: log-odds that two are the same step; hopeless where that is ruled out."""
    found = features(groups, near, persona)
    odds = np.zeros_like(found["text"])
    for name, weight in weights.items():
        odds += weight * found[name]
    coded = groups.coded > 0
    odds[(found["shared"] > MOST_SHARED) | np.logical_and.outer(coded, coded) | set_apart(groups)] = _NEVER
    np.fill_diagonal(odds, _NEVER)
    return odds
