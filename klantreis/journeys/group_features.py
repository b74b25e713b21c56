"""Groups of touchpoints that may be one step, and what speaks for two groups being the same."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from klantreis.journeys import labels
from klantreis.journeys.told import Told, beside, one_hot

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Evidence:
    """How counts of a value (channel, actor …) become evidence: pseudo-counts and the share of errors."""

    pseudo: float
    errors: float

    def shares(self, counts: Floats, pooled: Floats) -> Floats:
        """Groups × values: how likely each value is in each group, `pooled` being its share in all."""
        known = counts.sum(axis=-1, keepdims=True)
        kept = (counts + self.pseudo * pooled) / (known + self.pseudo)
        return np.asarray((1.0 - self.errors) * kept + self.errors * pooled)


CONTEXT = Evidence(0.25, 0.04)
NEIGHBOUR = Evidence(6.0, 0.2)
PERSONA = Evidence(2.0, 0.1)


def pooled_shares(counts: Floats) -> Floats:
    """The share of each value over all groups."""
    total = counts.sum(axis=0) + 0.5
    return np.asarray(total / total.sum())


def log_evidence(counts: Floats, evidence: Evidence) -> Floats:
    """Groups × groups: log of how much likelier the same values are from one source than from two.

    It is log Σ p_a(v)·p_b(v)/p(v), 0 where nothing is known.
    """
    if not counts.shape[1]:
        return np.zeros((len(counts), len(counts)))
    pooled = pooled_shares(counts)
    shares = evidence.shares(counts, pooled)
    return np.asarray(np.log(np.einsum("av,bv->ab", shares / pooled, shares, optimize=True)))


@dataclass(frozen=True)
class Groups:
    """Sums over the touchpoints of each group; every array has a row per group."""

    size: Floats
    text: Floats
    """Groups × groups: sum of the likeness of n-grams."""
    words: Floats
    """Groups × groups: largest likeness of words."""
    tellings: Floats
    """Groups × tellings: how often each tells it."""
    channel: Floats
    actor: Floats
    phase: Floats
    valence: Floats
    """Sum and number of known valences."""
    position: Floats
    beside: Floats
    """Groups × groups: how often one is told near the other."""
    coded: Floats
    """How many touchpoints have their concept from a person."""
    one: Floats
    """Groups × decided pairs: how many touchpoints are on one side."""
    other: Floats


_SQUARE = {"text", "beside"}


def single(rows: Told) -> Groups:
    """Each touchpoint as its own group."""
    distinct = sorted(set(rows.label))
    place = {label: number for number, label in enumerate(distinct)}
    index = np.array([place[label] for label in rows.label], np.intp)
    times = np.bincount(index, minlength=len(distinct)).tolist()
    matrix = labels.tfidf(distinct, labels.vocabulary(distinct, times))
    text = (matrix @ matrix.T).astype(np.float64)
    words = labels.token_set(distinct, distinct).astype(np.float64)
    known = ~np.isnan(rows.valence)
    return Groups(
        size=np.ones(len(rows)),
        text=text[np.ix_(index, index)],
        words=words[np.ix_(index, index)],
        tellings=one_hot(rows.telling, rows.tellings),
        channel=one_hot(rows.channel, rows.channels),
        actor=one_hot(rows.actor, rows.actors),
        phase=one_hot(rows.phase, rows.phases),
        valence=np.stack([np.where(known, rows.valence, 0.0), known.astype(np.float64)], axis=1),
        position=rows.position.copy(),
        beside=beside(rows),
        coded=np.array([concept is not None for concept in rows.concept], np.float64),
        one=rows.one.copy(),
        other=rows.other.copy(),
    )


def fold(groups: Groups, into: Ints) -> Groups:
    """The groups taken together: `into` has the number (0…, none left out) of each one's new group."""
    order = np.argsort(into, kind="stable")
    cuts = np.searchsorted(into[order], np.arange(into.max() + 1))
    folded: dict[str, Floats] = {}
    for field in fields(Groups):
        values: Floats = getattr(groups, field.name)[order]
        if field.name == "words":
            values = np.maximum.reduceat(np.maximum.reduceat(values, cuts, axis=0)[:, order], cuts, axis=1)
        else:
            values = np.add.reduceat(values, cuts, axis=0)
            if field.name in _SQUARE:
                values = np.add.reduceat(values[:, order], cuts, axis=1)
        folded[field.name] = values
    return Groups(**folded)


def _apart(total: Floats, known: Floats) -> Floats:
    """Groups × groups: how far their means differ, 0 where one is unknown."""
    mean = np.where(known > 0, total / np.maximum(known, 1.0), 0.0)
    return np.abs(np.subtract.outer(mean, mean)) * np.logical_and.outer(known > 0, known > 0)


def shared_tellings(groups: Groups) -> Floats:
    """Groups × groups: tellings that tell both, as a share of the tellings of the smaller one."""
    has = (groups.tellings > 0).astype(np.float64)
    count = has.sum(axis=1)
    return np.asarray((has @ has.T) / np.minimum.outer(count, count))


def set_apart(groups: Groups) -> npt.NDArray[np.bool_]:
    """Groups × groups: whether people decided that touchpoints of the two are not one step."""
    sides = groups.one @ groups.other.T
    return np.asarray((sides + sides.T) > 0)


FEATURES: Sequence[str] = (
    "intercept", "text", "words", "channel", "actor", "phase", "phase_apart", "valence_apart",
    "shared", "position_apart", "log_size", "neighbours", "persona",
)  # fmt: skip


def features(groups: Groups, near: Floats, persona: Ints | None) -> dict[str, Floats]:
    """By the name in FEATURES, groups × groups.

    `near` is groups × whatever the neighbours are counted by; `persona` the persona of each
    telling, where personas are known already.
    """
    number = len(groups.size)
    sizes = np.multiply.outer(groups.size, groups.size)
    phases = np.arange(groups.phase.shape[1], dtype=np.float64)
    if persona is None:
        by_persona = np.zeros((number, 0))
    else:
        by_persona = (groups.tellings > 0).astype(np.float64) @ one_hot(persona, int(persona.max()) + 1)
    return {
        "intercept": np.ones((number, number)),
        "text": groups.text / sizes,
        "words": groups.words,
        "channel": log_evidence(groups.channel, CONTEXT),
        "actor": log_evidence(groups.actor, CONTEXT),
        "phase": log_evidence(groups.phase, CONTEXT),
        "phase_apart": _apart(groups.phase @ phases, groups.phase.sum(axis=1)),
        "valence_apart": _apart(groups.valence[:, 0], groups.valence[:, 1]),
        "shared": shared_tellings(groups),
        "position_apart": _apart(groups.position, groups.size),
        "log_size": np.log(sizes),
        "neighbours": log_evidence(near, NEIGHBOUR),
        "persona": log_evidence(by_persona, PERSONA),
    }
