"""Hints at touchpoints that may have been given the wrong code, for a person to judge."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from klantreis.journeys.builder import check, persona_count, pinned_groups
from klantreis.journeys.clustering import cluster
from klantreis.journeys.concepts import find_concepts
from klantreis.journeys.constraints import NO_CONSTRAINTS, Constraints, ends
from klantreis.journeys.fitting import Fit, fits, wordings_tell
from klantreis.journeys.presence import canonical, steps_told
from klantreis.journeys.reasons import Reason, ReasonKind, ranked
from klantreis.journeys.told import told
from klantreis.model.touchpoints import Project, Touchpoint

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

WITH_WORDS: Mapping[str, float] = {
    "text": 2.16, "words": 6.58, "channel": 1.07, "actor": 1.21, "phase": 0.65, "phase_apart": -0.63,
    "feeling": -0.68, "place": -1.05, "neighbours": 1.73, "persona": 4.81, "again": -3.66, "size": 1.33,
    "new": 6.41, "own": 4.71,
}  # fmt: skip
"""Weights of a multinomial logistic regression on synthetic studies in which a tenth was coded wrongly."""
WITHOUT_WORDS: Mapping[str, float] = {
    "channel": 1.42, "actor": 1.45, "phase": 0.63, "phase_apart": -0.17, "feeling": -0.57, "place": -0.70,
    "neighbours": 2.20, "persona": 4.59, "again": -3.42, "size": 2.14, "new": 4.36, "own": 5.90,
}  # fmt: skip
"""The same where wordings are the names of the codes, and so say nothing."""
SHOWN = -0.7
"""Log-odds from which a hint is shown: it is right one in three times or more often."""
_REASONS: Mapping[ReasonKind, Sequence[str]] = {
    ReasonKind.WORDING: ("text", "words"),
    ReasonKind.CHANNEL: ("channel",),
    ReasonKind.ACTOR: ("actor",),
    ReasonKind.PHASE: ("phase", "phase_apart"),
    ReasonKind.FEELING: ("feeling",),
    ReasonKind.PLACE: ("place",),
    ReasonKind.NEIGHBOURS: ("neighbours",),
    ReasonKind.PERSONA: ("persona",),
    ReasonKind.TOGETHER: ("again",),
}


@dataclass(frozen=True)
class Hint:
    """A touchpoint (id) that seems to be `proposed` rather than its `own` concept.

    `margin`: log-odds of the proposed one against its own, its own being taken for right nine in ten times.
    """

    touchpoint: str
    own: str
    proposed: str
    margin: float
    reasons: tuple[Reason, ...]


def hints(
    project: Project,
    personas: int,
    constraints: Constraints = NO_CONSTRAINTS,
    right: Collection[str] = (),
    shown: float = SHOWN,
) -> tuple[Hint, ...]:
    """Hints with a margin above `shown`, the surest first; none on touchpoints (ids) of which the code is `right`.

    Only touchpoints that have a given concept are judged, each against all given concepts, and none of
    those that the constraints make one. Raises KlantreisError as a build does.
    """
    check(project, personas)
    project = _coded(canonical(project), constraints)
    touches = [touch for telling in project.tellings for touch in telling.touchpoints]
    if not touches:
        return ()
    concepts, _wording = find_concepts(project, personas)
    steps = steps_told(project, concepts)
    number = {name: place for place, name in enumerate(steps.names)}
    own = np.array([number[concepts[touch.id]] for touch in touches], np.intp)
    pinned = pinned_groups([telling.id for telling in project.tellings], constraints.pins)
    persona = cluster(steps.presence, persona_count(personas, pinned), pinned=pinned)[0]
    rows = told(project)
    weights = WITH_WORDS if wordings_tell(rows.label, own) else WITHOUT_WORDS
    found = []
    for fit in fits(rows, own, len(steps.names), persona):
        for row, proposed, margin in best_other(fit, own[fit.rows], weights):
            touch = touches[int(fit.rows[row])]
            if margin > shown and touch.id not in right:
                mine = int(own[fit.rows[row]])
                because = reasons_of(touch, fit, row, (mine, proposed), weights)
                found.append(Hint(touch.id, steps.names[mine], steps.names[proposed], margin, because))
    return tuple(sorted(found, key=lambda hint: (-round(hint.margin, 6), hint.touchpoint)))


def _coded(project: Project, constraints: Constraints) -> Project:
    """Only the touchpoints with a given concept, those that are part of another one as that one."""
    part_of = ends(constraints.same)
    return replace(
        project,
        tellings=tuple(
            replace(
                telling,
                touchpoints=tuple(
                    replace(touch, concept=part_of.get(touch.concept, touch.concept))
                    for touch in telling.touchpoints
                    if touch.concept is not None
                ),
            )
            for telling in project.tellings
        ),
    )


def best_other(fit: Fit, own: Ints, weights: Mapping[str, float]) -> list[tuple[int, int, float]]:
    """Of each row (row, the best other concept, its log-odds against the own one)."""
    score = sum((weight * fit.parts[name] for name, weight in weights.items()), np.zeros(fit.parts["own"].shape))
    here = np.arange(len(own))
    mine = score[here, own].copy()
    score[here, own] = -np.inf
    # Rounded, so that the last bits of a sum don't decide between equals.
    best = score.round(9).argmax(axis=1)
    return list(zip(here.tolist(), best.tolist(), (score[here, best] - mine).tolist(), strict=True))


def reasons_of(
    touch: Touchpoint, fit: Fit, row: int, pair: tuple[int, int], weights: Mapping[str, float]
) -> tuple[Reason, ...]:
    """What makes the second of a pair of concepts (numbers) likelier than the first for that row of the fit."""
    own, proposed = pair
    value = {
        ReasonKind.WORDING: touch.label,
        ReasonKind.CHANNEL: touch.channel,
        ReasonKind.ACTOR: touch.actor,
        ReasonKind.PHASE: touch.phase,
    }
    return ranked(
        [
            Reason(
                kind,
                float(sum(weights.get(n, 0.0) * (fit.parts[n][row, proposed] - fit.parts[n][row, own]) for n in names)),
                value.get(kind),
            )
            for kind, names in _REASONS.items()
            if all(name in fit.parts for name in names)
        ]
    )
