"""Which telling tells which step, and the one order of tellings in which everything is worked out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from klantreis.journeys.clustering import Presence
from klantreis.model.touchpoints import Project

AT_MOST = 150
"""The order of a persona's steps is sought on at most so many tellings."""


@dataclass(frozen=True)
class StepsTold:
    """The concepts of a project as numbers."""

    names: tuple[str, ...]
    told: tuple[tuple[int, ...], ...]
    """Per telling its concepts in order, each once."""
    presence: Presence
    """Tellings × concepts: whether the telling tells it."""
    phase: tuple[int | None, ...]
    """Per concept the place of the phase in which it is told most (the earliest of equals), or None."""


def canonical(project: Project) -> Project:
    """The project with its tellings sorted by what they tell, so that their order can't matter."""

    def key(number: int) -> tuple[tuple[tuple[str, ...], ...], str]:
        telling = project.tellings[number]
        return tuple(
            (t.concept or "", t.label, t.phase or "", t.channel or "", t.actor or "", str(t.valence))
            for t in telling.touchpoints
        ), telling.id

    return replace(project, tellings=tuple(project.tellings[n] for n in sorted(range(len(project.tellings)), key=key)))


def steps_told(project: Project, concepts: Mapping[str, str]) -> StepsTold:
    """What is told, by the concept of each touchpoint (id)."""
    place: dict[str, int] = {}
    told = tuple(
        tuple(dict.fromkeys(place.setdefault(concepts[t.id], len(place)) for t in telling.touchpoints))
        for telling in project.tellings
    )
    presence = np.zeros((len(told), len(place)), np.bool_)
    for row, steps in enumerate(told):
        presence[row, steps] = True
    return StepsTold(tuple(place), told, presence, _phases(project, concepts, place))


def _phases(project: Project, concepts: Mapping[str, str], place: Mapping[str, int]) -> tuple[int | None, ...]:
    rank = {phase: number for number, phase in enumerate(project.phases)}
    counts: list[Counter[int]] = [Counter() for _name in place]
    for telling in project.tellings:
        for touch in telling.touchpoints:
            if touch.phase in rank:
                counts[place[concepts[touch.id]]][rank[touch.phase]] += 1
    return tuple(min(seen, key=lambda number: (-seen[number], number), default=None) for seen in counts)


def spread(rows: npt.NDArray[np.intp], number: int = AT_MOST) -> npt.NDArray[np.intp]:
    """At most so many of the rows, evenly spread over them."""
    return rows[np.unique(np.linspace(0, len(rows) - 1, min(len(rows), number)).astype(np.intp))]


def renumbered(told: Sequence[Sequence[int]], steps: Sequence[int]) -> list[list[int]]:
    """The tellings with only these steps, as the places that those have in `steps`."""
    item = {int(step): number for number, step in enumerate(steps)}
    return [[item[step] for step in one if step in item] for one in told]
