"""The journey builder: from the touchpoints of several tellings to the routes of a few personas."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from klantreis.journeys.clustering import Groups, Presence, Rates, cluster, own_probability
from klantreis.journeys.concepts import find_concepts
from klantreis.journeys.ordering import consensus
from klantreis.journeys.silhouette import silhouettes
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Proposal, Route
from klantreis.model.touchpoints import Project
from klantreis.text.catalogue import _, plural

LEAST = 2
"""A step of a persona is told by at least so many of its tellings (or by all, where it has fewer)."""
ORDER_TELLINGS = 150
"""The order of a persona's steps is sought on at most so many tellings."""


def build(project: Project, personas: int) -> Proposal:
    """Merge touchpoints into concepts, tellings into personas, and put each persona's steps in order.

    A touchpoint's own concept is trusted; the others are merged by wording and context. Routes are
    J1, J2 … from the most tellings to the fewest. The same project always gives the same proposal.
    Raises KlantreisError where there is nothing to merge, or fewer tellings than personas.
    """
    _check(project, personas)
    concepts, wording = find_concepts(project, personas)
    names = list(dict.fromkeys(concepts.values()))
    place = {name: number for number, name in enumerate(names)}
    told = [list(dict.fromkeys(place[concepts[t.id]] for t in telling.touchpoints)) for telling in project.tellings]
    presence = _presence(told, len(names))
    groups, rates = cluster(presence, personas)
    phase = _phases(project, concepts, place)
    routes, route_of = [], {}
    for number, group in enumerate(_by_size(groups), 1):
        rows = np.flatnonzero(groups == group)
        steps = _own_steps(presence[rows], rates)
        spread = rows[np.unique(np.linspace(0, len(rows) - 1, min(len(rows), ORDER_TELLINGS)).astype(np.intp))]
        order = _in_order([told[row] for row in spread], steps, phase)
        routes.append(Route(f"J{number}", tuple(names[step] for step in order)))
        route_of[group] = f"J{number}"
    return Proposal(
        clusters={t.id: route_of[g] for t, g in zip(project.tellings, groups.tolist(), strict=True)},
        concepts=concepts,
        labels={name: wording[name] for name in names},
        routes=tuple(routes),
        silhouette=silhouettes(presence),
    )


def _check(project: Project, personas: int) -> None:
    if not any(telling.touchpoints for telling in project.tellings):
        raise KlantreisError(_("Er zijn geen contactmomenten om samen te voegen; codeer eerst een gesprek."))
    if personas < 1:
        raise KlantreisError(_("Kies ten minste één persona."))
    if personas > len(project.tellings):
        raise KlantreisError(
            plural(
                "Er is maar {n} gesprek; kies niet meer persona's dan gesprekken.",
                "Er zijn maar {n} gesprekken; kies niet meer persona's dan gesprekken.",
                len(project.tellings),
            )
        )


def _presence(told: Sequence[Sequence[int]], number: int) -> Presence:
    """Tellings × concepts: whether the telling tells it."""
    presence = np.zeros((len(told), number), np.bool_)
    for row, steps in enumerate(told):
        presence[row, steps] = True
    return presence


def _by_size(groups: Groups) -> list[int]:
    """The groups from large to small, of equals the one whose first telling comes first."""
    counts = Counter(groups.tolist())
    return sorted(counts, key=lambda group: -counts[group])


def _own_steps(presence: Presence, rates: Rates) -> npt.NDArray[np.intp]:
    """The concepts that belong to a persona more likely than not, given who of its tellings tells them."""
    size, counts = len(presence), presence.sum(axis=0)
    own = own_probability(np.array(size), counts, rates) >= 0.5
    return np.flatnonzero(own & (counts >= min(LEAST, size)))


def _phases(project: Project, concepts: Mapping[str, str], place: Mapping[str, int]) -> list[int | None]:
    """Per concept the place of the phase in which it is told most (the earliest of equals), or None."""
    rank = {phase: number for number, phase in enumerate(project.phases)}
    counts: list[Counter[int]] = [Counter() for _name in place]
    for telling in project.tellings:
        for touch in telling.touchpoints:
            if touch.phase in rank:
                counts[place[concepts[touch.id]]][rank[touch.phase]] += 1
    return [min(seen, key=lambda number: (-seen[number], number), default=None) for seen in counts]


def _in_order(told: Sequence[Sequence[int]], steps: npt.NDArray[np.intp], phase: Sequence[int | None]) -> list[int]:
    """The steps as their tellings would put them; what else was told doesn't count."""
    item = {int(step): number for number, step in enumerate(steps)}
    order = consensus([[item[step] for step in one if step in item] for one in told], [phase[step] for step in steps])
    return [int(steps[number]) for number in order]
