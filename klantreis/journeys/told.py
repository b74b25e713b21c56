"""Touchpoints as arrays: what the merging of wordings needs to know of each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.journeys.constraints import NO_CONSTRAINTS, Constraints, names, pairs_apart, tied_to
from klantreis.journeys.labels import normalise
from klantreis.model.touchpoints import Project, Touchpoint

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
NEIGHBOURS = 2
"""How far in a telling another touchpoint still counts as a neighbour."""


@dataclass(frozen=True)
class Told:
    """Touchpoints row by row, telling after telling. An unknown channel, actor or phase is -1."""

    label: tuple[str, ...]
    """Normalised."""
    telling: Ints
    order: Ints
    """Place within the telling, from 0."""
    position: Floats
    """The same as a share of the telling (0…1)."""
    channel: Ints
    actor: Ints
    phase: Ints
    valence: Floats
    """-2…2 or nan."""
    concept: tuple[str | None, ...]
    """As it was given."""
    tied: tuple[str | None, ...]
    """What is known to be one step: the given concept, or what people decided about free wordings."""
    one: Floats
    """Touchpoints × decided pairs: 1 for those on one side."""
    other: Floats
    """The same for the other side."""
    channels: int
    actors: int
    phases: int
    tellings: int

    def __len__(self) -> int:
        return len(self.label)

    def take(self, rows: Ints) -> "Told":
        """Some of the touchpoints; what the numbers stand for stays the same."""
        return Told(
            label=tuple(self.label[row] for row in rows),
            telling=self.telling[rows],
            order=self.order[rows],
            position=self.position[rows],
            channel=self.channel[rows],
            actor=self.actor[rows],
            phase=self.phase[rows],
            valence=self.valence[rows],
            concept=tuple(self.concept[row] for row in rows),
            tied=tuple(self.tied[row] for row in rows),
            one=self.one[rows],
            other=self.other[rows],
            channels=self.channels,
            actors=self.actors,
            phases=self.phases,
            tellings=self.tellings,
        )


def told(project: Project, constraints: Constraints = NO_CONSTRAINTS) -> Told:
    """The touchpoints of a project; a phase that the project doesn't name counts as unknown."""
    touches = [
        (row, place, t) for row, telling in enumerate(project.tellings) for place, t in enumerate(telling.touchpoints)
    ]
    lengths = [len(telling.touchpoints) for telling in project.tellings]
    channel, channels = _numbered([t.channel for _r, _p, t in touches])
    actor, actors = _numbered([t.actor for _r, _p, t in touches])
    places = {phase: place for place, phase in enumerate(project.phases)}
    normal = {label: normalise(label) for label in {t.label for _r, _p, t in touches}}
    label = tuple(normal[t.label] for _r, _p, t in touches)
    tied = tied_to(constraints.same)
    one, other = _apart(touches, label, constraints)
    return Told(
        label=label,
        telling=np.array([row for row, _p, _t in touches], np.intp),
        order=np.array([place for _r, place, _t in touches], np.intp),
        position=np.array([(place + 0.5) / lengths[row] for row, place, _t in touches], np.float64),
        channel=channel,
        actor=actor,
        phase=np.array([places.get(t.phase, -1) if t.phase else -1 for _r, _p, t in touches], np.intp),
        valence=np.array([np.nan if t.valence is None else t.valence for _r, _p, t in touches], np.float64),
        concept=tuple(t.concept for _r, _p, t in touches),
        tied=tuple(
            tied.find(t.id, t.concept, words) or t.concept for (_r, _p, t), words in zip(touches, label, strict=True)
        ),
        one=one,
        other=other,
        channels=channels,
        actors=actors,
        phases=len(project.phases),
        tellings=len(project.tellings),
    )


def _apart(
    touches: Sequence[tuple[int, int, Touchpoint]], label: Sequence[str], constraints: Constraints
) -> tuple[Floats, Floats]:
    """Touchpoints × decided pairs, for either side: 1 where the touchpoint is on it."""
    pairs = pairs_apart(constraints.apart)
    sides = np.zeros((2, len(touches), len(pairs)))
    for column, pair in enumerate(pairs):
        for side, name in zip(sides, pair, strict=True):
            meant = names({name: name})
            for row, ((_r, _p, t), words) in enumerate(zip(touches, label, strict=True)):
                side[row, column] = meant.find(t.id, t.concept, words) is not None
    return sides[0], sides[1]


def _numbered(values: Sequence[str | None]) -> tuple[Ints, int]:
    numbers: dict[str, int] = {}
    found = [-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values]
    return np.array(found, np.intp), len(numbers)


def one_hot(values: Ints, count: int) -> Floats:
    """Rows × values: 1 where the row has that value; a row of zeros for -1."""
    table = np.zeros((len(values), count))
    known = np.flatnonzero(values >= 0)
    table[known, values[known]] = 1.0
    return table


def beside(rows: Told) -> Floats:
    """Touchpoints × touchpoints: 1 for those told at most NEIGHBOURS apart."""
    table = np.zeros((len(rows), len(rows)))
    for step in range(1, NEIGHBOURS + 1):
        first = np.arange(len(rows) - step)
        near = (rows.telling[first] == rows.telling[first + step]) & (
            rows.order[first + step] - rows.order[first] <= NEIGHBOURS
        )
        table[first[near], first[near] + step] = table[first[near] + step, first[near]] = 1.0
    return table
