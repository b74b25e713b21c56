"""Large studies: groups are learnt on some of the touchpoints, each other one joins the group it fits best."""

from collections import Counter

import numpy as np
import numpy.typing as npt

from klantreis.journeys import labels
from klantreis.journeys.group_features import CONTEXT, Evidence, pooled_shares
from klantreis.journeys.merging import FIRST, STOP
from klantreis.journeys.told import Told

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

LEARN_TELLINGS, LEARN_TOUCHPOINTS = 150, 3_000
LEARN_CODED = 20
"""So many touchpoints of each given concept are learnt from, wherever they are told."""
_CANDIDATES, _WORDINGS = 5, 8
_CHUNK = 20_000


def learning_rows(rows: Told) -> Ints:
    """The touchpoints to learn from: all of a small study, else free ones of tellings spread evenly over it."""
    tellings = np.bincount(rows.telling, minlength=rows.tellings)
    number = min(LEARN_TELLINGS, max(1, int(LEARN_TOUCHPOINTS / max(tellings.mean(), 1e-9))))
    if number >= rows.tellings:
        return _spread(np.arange(len(rows)))
    chosen = np.zeros(rows.tellings, np.bool_)
    chosen[np.linspace(0, rows.tellings - 1, number).astype(np.intp)] = True
    seen: Counter[str] = Counter()
    keep = chosen[rows.telling]
    for row, concept in enumerate(rows.tied):
        if concept is not None:
            seen[concept] += 1
            keep[row] = seen[concept] <= LEARN_CODED
    return _spread(np.flatnonzero(keep))


def _spread(found: Ints) -> Ints:
    """No more than memory for all pairs allows, spread evenly."""
    number = min(len(found), 2 * LEARN_TOUCHPOINTS)
    return found[np.linspace(0, len(found) - 1, number).astype(np.intp)]


def assign(rows: Told, known: Told, groups: Ints) -> Ints:
    """The group of each touchpoint, or -1 where it fits none.

    `known` are touchpoints of which the groups (0…) are given. Neighbours and personas are left
    out: a group learnt from many touchpoints is recognised by its words and context.
    """
    text, words, label = _likeness(rows, known, groups)
    number = int(groups.max()) + 1
    sizes = np.bincount(groups, minlength=number)
    found = np.empty(len(rows), np.intp)
    contexts = [
        (FIRST[name], values, _evidence_by_value(learnt, groups, number, count, CONTEXT))
        for name, values, learnt, count in (
            ("channel", rows.channel, known.channel, rows.channels),
            ("actor", rows.actor, known.actor, rows.actors),
            ("phase", rows.phase, known.phase, rows.phases),
        )
    ]
    differences = [
        (FIRST[name], values, _means(learnt, groups, number))
        for name, values, learnt in (
            ("phase_apart", _or_nan(rows.phase), _or_nan(known.phase)),
            ("valence_apart", rows.valence, known.valence),
            ("position_apart", rows.position, known.position),
        )
    ]
    fixed = FIRST["intercept"] + FIRST["log_size"] * np.log(sizes)
    for first in range(0, len(rows), _CHUNK):
        part = slice(first, first + _CHUNK)
        odds = fixed + FIRST["text"] * text[label[part]] + FIRST["words"] * words[label[part]]
        for weight, value, table in contexts:
            odds += weight * table[value[part]]
        for weight, number_told, means in differences:
            odds += weight * np.nan_to_num(np.abs(number_told[part, None] - means[None, :]))
        odds[_set_apart(rows, known, groups, part)] = -np.inf
        best = odds.argmax(axis=1)
        found[part] = np.where(odds[np.arange(len(best)), best] > STOP, best, -1)
    return found


def _set_apart(rows: Told, known: Told, groups: Ints, part: slice) -> npt.NDArray[np.bool_]:
    """Those touchpoints × groups: whether people decided that it is not of the group."""
    sides = np.zeros((2, int(groups.max()) + 1, known.one.shape[1]))
    np.add.at(sides[0], groups, known.one)
    np.add.at(sides[1], groups, known.other)
    return np.asarray((rows.one[part] @ sides[1].T + rows.other[part] @ sides[0].T) > 0)


def _likeness(rows: Told, known: Told, groups: Ints) -> tuple[Floats, Floats, Ints]:
    """(distinct labels × groups by n-grams, the same by words, the label of each row)."""
    number = int(groups.max()) + 1
    times = Counter(known.label)
    learnt = sorted(times)
    vocabulary = labels.vocabulary(learnt, [times[label] for label in learnt])
    place = {label: row for row, label in enumerate(learnt)}
    columns = np.array([place[label] for label in known.label], np.intp)
    weights = np.zeros((number, len(learnt)), np.float32)
    np.add.at(weights, (groups, columns), 1.0)
    centre = (weights / weights.sum(axis=1, keepdims=True)) @ labels.tfidf(learnt, vocabulary)
    distinct = sorted(set(rows.label))
    text = np.concatenate(
        [
            labels.tfidf(distinct[first : first + _CHUNK], vocabulary) @ centre.T
            for first in range(0, len(distinct), _CHUNK)
        ]
    )
    order = np.argsort(-weights, axis=1, kind="stable")[:, :_WORDINGS]
    wordings = [[learnt[column] for column in order[g] if weights[g, column]] for g in range(number)]
    words = np.zeros_like(text)
    for row, candidates in enumerate(np.argsort(-text, axis=1, kind="stable")[:, :_CANDIDATES].tolist()):
        told = [wording for g in candidates for wording in wordings[g]]
        alike = labels.token_set([distinct[row]], told)[0]
        cuts = np.cumsum([0, *(len(wordings[g]) for g in candidates)])[:-1]
        words[row, candidates] = np.maximum.reduceat(alike, cuts)
    index = {label: row for row, label in enumerate(distinct)}
    return text.astype(np.float64), words.astype(np.float64), np.array([index[label] for label in rows.label], np.intp)


def _evidence_by_value(learnt: Ints, groups: Ints, number: int, count: int, evidence: Evidence) -> Floats:
    """Values × groups: log evidence that one touchpoint of that value is of the group; the last row is for -1."""
    counts = np.zeros((number, count))
    seen = learnt >= 0
    np.add.at(counts, (groups[seen], learnt[seen]), 1.0)
    if not count:
        return np.zeros((1, number))
    pooled = pooled_shares(counts)
    shares = evidence.shares(counts, pooled)
    alone = evidence.shares(np.eye(count), pooled)
    return np.concatenate([np.log(alone / pooled @ shares.T), np.zeros((1, number))])


def _means(learnt: Floats, groups: Ints, number: int) -> Floats:
    """The mean of each group, or nan."""
    seen = ~np.isnan(learnt)
    count = np.bincount(groups[seen], minlength=number)
    total = np.bincount(groups[seen], weights=learnt[seen], minlength=number)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan))


def _or_nan(places: Ints) -> Floats:
    return np.where(places < 0, np.nan, places)
