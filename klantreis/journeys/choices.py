"""What speaks for each number of personas, so that a person can choose one."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.journeys.builder import check, persona_count, pinned_groups
from klantreis.journeys.clustering import Groups, Presence, cluster, jaccard, own_steps
from klantreis.journeys.concepts import find_concepts
from klantreis.journeys.constraints import NO_CONSTRAINTS, Constraints
from klantreis.journeys.presence import canonical, spread, steps_told
from klantreis.journeys.silhouette import MOST, SAMPLE, silhouette
from klantreis.model.touchpoints import Project

GATE = 3
"""By default a step needs so many tellings to be shown to others."""
LEFT_OUT, STABLE_TELLINGS = 15, 40
"""At most so many tellings are left out in turn, of a sample of at most so many."""
RESTARTS = 8
"""Starts of the clustering each time that a telling is left out."""
_MERGING_PERSONAS = 3


@dataclass(frozen=True)
class Choice:
    """A number of personas.

    `silhouette`: how well it separates the tellings (-1…1, higher is better), None for one persona and
    for as many as there are tellings. `stability`: how far the groups stay the same when one telling is
    left out (mean adjusted Rand index of the others, at most 1), None below three tellings and for as many
    personas as tellings. `smallest`:
    tellings of the smallest persona. `steps`: steps of all routes together; `lost`: those of them that
    fewer tellings tell than the gate asks.
    """

    personas: int
    silhouette: float | None
    stability: float | None
    smallest: int
    steps: int
    lost: int


def choices(project: Project, gate: int = GATE, constraints: Constraints = NO_CONSTRAINTS) -> tuple[Choice, ...]:
    """A choice for each number of personas from 1 (or as many as are pinned) to MOST or the number of tellings.

    Free wordings are merged once, as for a middling number of personas. Above SAMPLE tellings the
    silhouette is that of a sample, above STABLE_TELLINGS the stability. Raises KlantreisError where nothing was told.
    """
    check(project, 1)
    project = canonical(project)
    concepts, _wording = find_concepts(project, min(_MERGING_PERSONAS, len(project.tellings)), constraints)
    presence = steps_told(project, concepts).presence
    pinned = pinned_groups([telling.id for telling in project.tellings], constraints.pins)
    counts = {persona_count(count, pinned) for count in range(1, min(MOST, len(presence)) + 1)}
    return tuple(_choice(presence, count, pinned, gate) for count in sorted(counts))


def _choice(presence: Presence, count: int, pinned: Groups, gate: int) -> Choice:
    groups, rates = cluster(presence, count, pinned=pinned)
    steps = lost = 0
    for group in range(count):
        inside = presence[groups == group]
        tellers = inside.sum(axis=0)[own_steps(inside, rates)]
        steps += len(tellers)
        lost += int((tellers < gate).sum())
    some = spread(np.arange(len(presence)), SAMPLE)
    fewer = spread(np.arange(len(presence)), STABLE_TELLINGS)
    apart = len(set(groups[some].tolist())) == count and 1 < count < len(some)
    return Choice(
        personas=count,
        silhouette=silhouette(jaccard(presence[some]), groups[some]) if apart else None,
        stability=_stability(presence[fewer], groups[fewer], count, pinned[fewer]),
        smallest=int(np.bincount(groups).min()),
        steps=steps,
        lost=lost,
    )


def _stability(presence: Presence, groups: Groups, count: int, pinned: Groups) -> float | None:
    """The mean adjusted Rand index with `groups` of groupings that are found with one telling left out."""
    number = len(presence)
    if number < 3 or count >= number:
        return None
    if count == 1:
        return 1.0
    found = []
    for out in spread(np.arange(number), LEFT_OUT):
        rest = np.delete(np.arange(number), out)
        # Where the only telling that is pinned to a key is left out, the numbers of the other keys close up.
        kept = pinned[rest]
        _keys, renumbered = np.unique(kept[kept >= 0], return_inverse=True)
        kept = kept.copy()
        kept[kept >= 0] = renumbered
        fewer = persona_count(min(count, len(rest)), kept)
        again, _rates = cluster(presence[rest], fewer, pinned=kept, restarts=RESTARTS)
        found.append(adjusted_rand(groups[rest], again))
    return float(np.mean(found))


def adjusted_rand(one: npt.NDArray[np.intp], other: npt.NDArray[np.intp]) -> float:
    """How far two groupings of the same items agree beyond chance: 1 for the same one (Hubert & Arabie 1985)."""

    def pairs(counts: Counter[int] | Counter[tuple[int, int]]) -> float:
        return sum(n * (n - 1) / 2 for n in counts.values())

    both = pairs(Counter(zip(one.tolist(), other.tolist(), strict=True)))
    ones, others, total = pairs(Counter(one.tolist())), pairs(Counter(other.tolist())), len(one) * (len(one) - 1) / 2
    expected = ones * others / total if total else 0.0
    most = (ones + others) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)
