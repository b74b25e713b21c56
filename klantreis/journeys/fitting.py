"""How well a touchpoint fits each concept, judged by the other touchpoints of that concept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.journeys import labels
from klantreis.journeys.group_features import CONTEXT, NEIGHBOUR, PERSONA, Evidence, pooled_shares
from klantreis.journeys.told import NEIGHBOURS, Told, one_hot

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

WORDINGS = 12
"""A concept is represented by at most so many wordings, its most told ones."""
_CHUNK = 4_000


@dataclass(frozen=True)
class Fit:
    """Some touchpoints (`rows`) against all concepts. `parts`: by the name of the feature, rows × concepts."""

    rows: Ints
    parts: dict[str, Floats]


def fits(told: Told, concept: Ints, concepts: int, persona: Ints) -> Iterator[Fit]:
    """The fit of every touchpoint, in portions.

    `concept` is the number (0…concepts-1) of each touchpoint's own concept, `persona` that of each
    telling. A touchpoint never speaks for itself: its own concept is judged without it.
    """
    wording = _Wording(told, concept, concepts) if wordings_tell(told.label, concept) else None
    near = _near(told, concept, concepts)
    tellers = np.zeros((concepts, told.tellings))
    np.add.at(tellers, (concept, told.telling), 1.0)
    personas = one_hot(persona, int(persona.max(initial=0)) + 1)
    counted = (
        ("channel", one_hot(told.channel, told.channels), CONTEXT),
        ("actor", one_hot(told.actor, told.actors), CONTEXT),
        ("phase", one_hot(told.phase, told.phases), CONTEXT),
        ("neighbours", near, NEIGHBOUR),
        ("persona", personas[told.telling], PERSONA),
    )
    sums = {name: _sum(values, concept, concepts) for name, values, _evidence in counted}
    sums["persona"] = (tellers > 0) @ personas
    measured = (
        ("phase_apart", np.where(told.phase < 0, np.nan, told.phase)),
        ("feeling", told.valence),
        ("place", told.position),
    )
    size = np.bincount(concept, minlength=concepts)
    for first in range(0, len(told), _CHUNK):
        rows = np.arange(first, min(first + _CHUNK, len(told)))
        own = concept[rows]
        parts = {}
        for name, values, evidence in counted:
            added = _own_counts(name, values, rows, tellers, own, told)
            parts[name] = _log_evidence(values[rows], sums[name], own, evidence, added)
        parts |= {name: _apart(values, concept, concepts, rows) for name, values in measured}
        others = tellers[:, told.telling[rows]].T.copy()
        others[np.arange(len(rows)), own] -= 1
        parts["again"] = (others > 0).astype(np.float64)
        left = np.repeat(size[None, :], len(rows), axis=0)
        left[np.arange(len(rows)), own] -= 1
        parts["size"] = np.log(left + 0.5)
        parts["new"] = (left == 0).astype(np.float64)
        parts["own"] = (np.arange(concepts) == own[:, None]).astype(np.float64)
        if wording is not None:
            parts["text"], parts["words"] = wording.likeness(rows)
        yield Fit(rows, parts)


def wordings_tell(label: Sequence[str], concept: Ints) -> bool:
    """Whether wordings are people's own: not where each concept has but one, such as the name of its code."""
    return len({*zip(label, concept.tolist(), strict=True)}) > len({*concept.tolist()})


def _own_counts(name: str, values: Floats, rows: Ints, tellers: Floats, own: Ints, told: Told) -> Floats:
    """What a touchpoint adds to the counts of its own concept."""
    if name != "persona":
        return values[rows]
    # Tellings are counted once, so one that tells the concept again still counts.
    alone = tellers[own, told.telling[rows]] == 1
    return np.asarray(values[rows] * alone[:, None])


def _sum(values: Floats, concept: Ints, concepts: int) -> Floats:
    total = np.zeros((concepts, values.shape[1]))
    np.add.at(total, concept, values)
    return total


def _near(told: Told, concept: Ints, concepts: int) -> Floats:
    """Touchpoints × concepts: how often each concept is told at most NEIGHBOURS before or after."""
    table = np.zeros((len(told), concepts))
    for step in range(1, NEIGHBOURS + 1):
        first = np.arange(len(told) - step)
        first = first[told.telling[first] == told.telling[first + step]]
        np.add.at(table, (first, concept[first + step]), 1.0)
        np.add.at(table, (first + step, concept[first]), 1.0)
    return table


def _log_evidence(values: Floats, sums: Floats, own: Ints, evidence: Evidence, added: Floats) -> Floats:
    """Rows × concepts: log of how much likelier the values are from one source than from two; 0 where unknown."""
    if not values.shape[1]:
        return np.zeros((len(values), len(sums)))
    pooled = pooled_shares(sums)
    alone = evidence.shares(values, pooled) / pooled
    odds = np.log(alone @ evidence.shares(sums, pooled).T)
    without = evidence.shares(sums[own] - added, pooled)
    odds[np.arange(len(own)), own] = np.log((alone * without).sum(axis=1))
    return np.asarray(np.where(values.sum(axis=1, keepdims=True) > 0, odds, 0.0))


def _apart(values: Floats, concept: Ints, concepts: int, rows: Ints) -> Floats:
    """Rows × concepts: how far a value lies from the mean of the concept, 0 where one is unknown."""
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    total = np.bincount(concept, weights=filled, minlength=concepts)
    count = np.bincount(concept, weights=known, minlength=concepts)
    own = concept[rows]
    totals = np.repeat(total[None, :], len(rows), axis=0)
    counts = np.repeat(count[None, :], len(rows), axis=0)
    totals[np.arange(len(rows)), own] -= filled[rows]
    counts[np.arange(len(rows)), own] -= known[rows]
    apart = np.abs(filled[rows][:, None] - totals / np.maximum(counts, 1.0))
    return np.asarray(np.where((counts > 0) & known[rows][:, None], apart, 0.0))


class _Wording:
    """The wordings of concepts, and how alike another one is."""

    def __init__(self, told: Told, concept: Ints, concepts: int) -> None:
        times = Counter(told.label)
        distinct = sorted(times)
        index = {label: number for number, label in enumerate(distinct)}
        self._distinct = distinct
        self._label = np.array([index[label] for label in told.label], np.intp)
        self._concept = concept
        self._vocabulary = labels.vocabulary(distinct, [times[label] for label in distinct])
        self._size = np.bincount(concept, minlength=concepts)
        self._counts: Counter[tuple[int, int]] = Counter(zip(concept.tolist(), self._label.tolist(), strict=True))
        self._centre = np.zeros((concepts, len(self._vocabulary.column)), np.float32)
        for first in range(0, len(told), _CHUNK):
            rows = slice(first, first + _CHUNK)
            np.add.at(self._centre, concept[rows], self._vectors(self._label[rows]))
        said: list[list[int]] = [[] for _concept in range(concepts)]
        for place, label in sorted(self._counts, key=lambda pair: (-self._counts[pair], pair)):
            if len(said[place]) < WORDINGS:
                said[place].append(label)
        self._said = [(place, label) for place, labels_ in enumerate(said) for label in labels_]
        self._cuts = np.cumsum([0, *(len(labels_) for labels_ in said)])[:-1]

    def _vectors(self, label: Ints) -> labels.Matrix:
        numbers, back = np.unique(label, return_inverse=True)
        return labels.tfidf([self._distinct[number] for number in numbers], self._vocabulary)[back]

    def likeness(self, rows: Ints) -> tuple[Floats, Floats]:
        """(rows × concepts by n-grams: the mean; by words: the largest)."""
        own = self._concept[rows]
        here = np.arange(len(rows))
        vectors = self._vectors(self._label[rows])
        total = (vectors @ self._centre.T).astype(np.float64)
        count = np.repeat(self._size[None, :], len(rows), axis=0)
        total[here, own] -= (vectors * vectors).sum(axis=1)
        count[here, own] -= 1
        numbers, back = np.unique(self._label[rows], return_inverse=True)
        alike = labels.token_set(
            [self._distinct[n] for n in numbers], [self._distinct[label] for _place, label in self._said]
        )[back].astype(np.float64)
        by_concept: dict[int, list[int]] = {}
        for column, (place, _label) in enumerate(self._said):
            by_concept.setdefault(place, []).append(column)
        for row, place in enumerate(own.tolist()):
            label = int(self._label[rows[row]])
            if self._counts[place, label] == 1:
                for column in by_concept[place]:
                    if self._said[column][1] == label:
                        alike[row, column] = 0.0
        return total / np.maximum(count, 1), np.maximum.reduceat(alike, self._cuts, axis=1)
