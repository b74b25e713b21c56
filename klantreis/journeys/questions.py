"""Questions to a person, most useful first: are two concepts one step, and does a touchpoint belong to its step?"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from klantreis.journeys.assigning import learning_rows
from klantreis.journeys.constraints import NO_CONSTRAINTS, Constraints
from klantreis.journeys.fitting import fits
from klantreis.journeys.group_features import features, fold, set_apart, single
from klantreis.journeys.hints import WITH_WORDS, best_other, reasons_of
from klantreis.journeys.merging import AGAIN
from klantreis.journeys.presence import canonical
from klantreis.journeys.reasons import Reason, ReasonKind, ranked
from klantreis.journeys.told import Told, beside, one_hot, told
from klantreis.model.journeys import Proposal
from klantreis.model.touchpoints import Project, Touchpoint

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

LEAST_CHANCE = 0.05
"""What is less likely than this is not asked."""
MOST = 20
SPLIT: Mapping[str, float] = {**WITH_WORDS, "own": 3.0}
"""As for hints, but a group that was put together is less sure than a code that a person gave."""
_REASONS: Mapping[ReasonKind, Sequence[str]] = {
    ReasonKind.WORDING: ("text", "words"),
    ReasonKind.CHANNEL: ("channel",),
    ReasonKind.ACTOR: ("actor",),
    ReasonKind.PHASE: ("phase", "phase_apart"),
    ReasonKind.FEELING: ("valence_apart",),
    ReasonKind.PLACE: ("position_apart",),
    ReasonKind.NEIGHBOURS: ("neighbours",),
    ReasonKind.PERSONA: ("persona",),
    ReasonKind.TOGETHER: ("shared",),
}


class QuestionKind(StrEnum):
    """What is asked."""

    SAME = "same"
    """Is concept `subject` the same step as concept `object`?"""
    BELONGS = "belongs"
    """Does touchpoint `subject` belong to concept `object`, to which wording and context brought it?"""


@dataclass(frozen=True)
class Question:
    """`chance`: how likely it is that something must change (0…1); `score`: that times how much would change.

    `instead`: of a touchpoint that may not belong, the concept that it fits best otherwise.
    """

    kind: QuestionKind
    subject: str
    object: str
    chance: float
    score: float
    reasons: tuple[Reason, ...]
    instead: str = ""


def questions(
    project: Project,
    proposal: Proposal,
    constraints: Constraints = NO_CONSTRAINTS,
    right: Collection[str] = (),
    most: int = MOST,
) -> tuple[Question, ...]:
    """At most so many questions about a proposal that was built with these constraints, best first.

    Nothing is asked that a constraint settled, nor of touchpoints (ids) that are `right` where they are.
    Whether a touchpoint belongs is only asked of those that people gave no concept (for the others
    there are hints). A yes to SAME is settled by `Constraints.same`, a no by `apart`; a no to BELONGS by
    an `apart` pair of the touchpoint's id and the concept, a yes by `right`. A large study is judged
    by a part of it.
    """
    project = canonical(project)
    touches = [touch for telling in project.tellings for touch in telling.touchpoints]
    if not touches:
        return ()
    rows = told(project, constraints)
    some = learning_rows(rows)
    touches = [touches[row] for row in some]
    names = sorted({proposal.concepts[touch.id] for touch in touches})
    number = {name: place for place, name in enumerate(names)}
    concept = np.array([number[proposal.concepts[touch.id]] for touch in touches], np.intp)
    place = {route.id: n for n, route in enumerate(proposal.routes)}
    persona = np.array([place[proposal.clusters[telling.id]] for telling in project.tellings], np.intp)
    found = _same(rows.take(some), touches, concept, names, persona)
    found += _belongs(rows.take(some), touches, concept, names, persona, right)
    found.sort(key=lambda q: (-round(q.score, 6), q.kind, q.subject, q.object))
    return tuple(found[:most])


def _same(
    rows: Told, touches: Sequence[Touchpoint], concept: Ints, names: Sequence[str], persona: Ints
) -> list[Question]:
    groups = fold(single(rows), concept)
    by_concept = beside(rows) @ one_hot(concept, len(names))
    near = np.zeros((len(names), len(names)))
    np.add.at(near, concept, by_concept)
    parts = {name: AGAIN[name] * values for name, values in features(groups, near, persona).items()}
    odds = sum(parts.values(), np.zeros_like(near))
    chance = 1.0 / (1.0 + np.exp(-odds))
    pairs = np.triu(~set_apart(groups) & (chance >= LEAST_CHANCE), 1)
    every = np.triu_indices(len(names), 1)
    usual = {name: float(values[every].mean()) if len(names) > 1 else 0.0 for name, values in parts.items()}
    shared = _shared_values(touches, concept, len(names))
    found = []
    for a, b in np.argwhere(pairs).tolist():
        because = [
            Reason(kind, float(sum(parts[n][a, b] - usual[n] for n in parts_)), shared(kind, a, b))
            for kind, parts_ in _REASONS.items()
        ]
        size = float(groups.size[a] * groups.size[b])
        # The smaller one is asked to become part of the larger one.
        small, large = sorted((a, b), key=lambda c: (groups.size[c], names[c]))
        found.append(
            Question(
                QuestionKind.SAME,
                names[small],
                names[large],
                float(chance[a, b]),
                float(chance[a, b]) * size,
                ranked(because),
            )
        )
    return found


def _shared_values(
    touches: Sequence[Touchpoint], concept: Ints, number: int
) -> Callable[[ReasonKind, int, int], str | None]:
    """A function of a reason and two concepts: the channel, actor or phase that both are told with most."""
    counts: dict[ReasonKind, list[Counter[str]]] = {
        kind: [Counter() for _concept in range(number)]
        for kind in (ReasonKind.CHANNEL, ReasonKind.ACTOR, ReasonKind.PHASE)
    }
    for touch, place in zip(touches, concept.tolist(), strict=True):
        for kind, value in zip(counts, (touch.channel, touch.actor, touch.phase), strict=True):
            if value is not None:
                counts[kind][place][value] += 1

    def shared(kind: ReasonKind, a: int, b: int) -> str | None:
        said = counts.get(kind)
        if said is None:
            return None
        one, other = (_most(said[concept_]) for concept_ in (a, b))
        return one if one == other else None

    return shared


def _most(said: Counter[str]) -> str | None:
    return min(said, key=lambda value: (-said[value], value), default=None)


def _belongs(
    rows: Told,
    touches: Sequence[Touchpoint],
    concept: Ints,
    names: Sequence[str],
    persona: Ints,
    right: Collection[str],
) -> list[Question]:
    size = np.bincount(concept, minlength=len(names))
    found = []
    for fit in fits(rows, concept, len(names), persona):
        weights = {name: weight for name, weight in SPLIT.items() if name in fit.parts}
        for row, other, margin in best_other(fit, concept[fit.rows], weights):
            at = int(fit.rows[row])
            touch, own = touches[at], int(concept[at])
            chance = float(1.0 / (1.0 + np.exp(-margin)))
            if rows.tied[at] is not None or touch.id in right or size[own] < 2 or chance < LEAST_CHANCE:
                continue
            found.append(
                Question(
                    QuestionKind.BELONGS,
                    touch.id,
                    names[own],
                    chance,
                    chance * float(size[own] - 1),
                    reasons_of(touch, fit, row, (own, other), weights),
                    names[other],
                )
            )
    return found
