"""The journey builder: from the touchpoints of several tellings to the routes of a few personas."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from klantreis.journeys.clustering import Groups, cluster, own_steps
from klantreis.journeys.concepts import find_concepts
from klantreis.journeys.constraints import NO_CONSTRAINTS, Constraints
from klantreis.journeys.keys import keys_of
from klantreis.journeys.ordering import consensus
from klantreis.journeys.placing import with_thin
from klantreis.journeys.presence import canonical, renumbered, spread, steps_told
from klantreis.journeys.silhouette import silhouettes
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Proposal, Route
from klantreis.model.touchpoints import Project
from klantreis.text.catalogue import _, plural


def build(project: Project, personas: int, constraints: Constraints = NO_CONSTRAINTS) -> Proposal:
    """Merge touchpoints into concepts, tellings into personas, and put each persona's steps in order.

    A touchpoint's own concept is trusted; the others are merged by wording and context. Routes are
    J1, J2 … from the most tellings to the fewest. The same project always gives the same proposal,
    in whatever order its tellings come. Where more keys are pinned than `personas`, there are as many
    personas as keys; where all tellings are pinned, there are no more than that.
    Raises KlantreisError where there is nothing to merge, or fewer tellings than personas.
    """
    check(project, personas)
    project = canonical(project)
    concepts, wording = find_concepts(project, personas, constraints)
    steps = steps_told(project, concepts)
    ids = [telling.id for telling in project.tellings]
    pinned = pinned_groups(ids, constraints.pins)
    count = persona_count(personas, pinned)
    groups, rates = cluster(steps.presence, count, pinned=pinned, home=homes(ids, constraints, count))
    routes, route_of, order, thin = [], {}, {}, {}
    members: list[list[str]] = []
    for number, group in enumerate(_by_size(groups), 1):
        rows = np.flatnonzero(groups == group)
        own = own_steps(steps.presence[rows], rates)
        found = consensus(
            renumbered([steps.told[row] for row in spread(rows)], own.tolist()), [steps.phase[step] for step in own]
        )
        route = [int(own[place]) for place in found]
        whole, others = with_thin([steps.told[row] for row in rows], route, steps.phase)
        name = f"J{number}"
        routes.append(Route(name, tuple(steps.names[step] for step in route)))
        order[name] = tuple(steps.names[step] for step in whole)
        thin[name] = tuple(steps.names[step] for step in others)
        members.append([ids[row] for row in rows])
        route_of[group] = name
    return Proposal(
        clusters={id_: route_of[group] for id_, group in zip(ids, groups.tolist(), strict=True)},
        concepts=concepts,
        labels={name: wording[name] for name in steps.names},
        routes=tuple(routes),
        silhouette=silhouettes(steps.presence),
        keys=dict(zip((route.id for route in routes), keys_of(members, constraints), strict=True)),
        thin=thin,
        order=order,
    )


def check(project: Project, personas: int) -> None:
    """Raises KlantreisError where there is nothing to merge into so many personas."""
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


def pinned_groups(tellings: Sequence[str], pins: Mapping[str, str]) -> Groups:
    """For each telling (id) the number of its key among those pinned here, in alphabetical order; else -1."""
    place = {key: number for number, key in enumerate(sorted({pins[id_] for id_ in tellings if id_ in pins}))}
    return np.array([place[pins[id_]] if id_ in pins else -1 for id_ in tellings], np.intp)


def homes(tellings: Sequence[str], constraints: Constraints, count: int) -> Groups | None:
    """For each telling (id) the group of the persona it was with; -1 where it was with none. None without a pin.

    A telling that is pinned to a persona goes to where that persona's other tellings are. Without homes the pin
    alone would say where the persona is, and those who are like the pinned one would come along. The pinned keys
    come first, as in `pinned_groups`, then those of the most tellings, `count` in all.
    """
    of = {id_: constraints.pins.get(id_) or constraints.previous.get(id_, "") for id_ in tellings}
    pinned = sorted({constraints.pins[id_] for id_ in tellings if id_ in constraints.pins})
    if not pinned:
        return None
    sizes = Counter(key for key in of.values() if key and key not in pinned)
    others = sorted(sizes, key=lambda key: (-sizes[key], key))
    place = {key: number for number, key in enumerate([*pinned, *others][:count])}
    return np.array([place.get(of[id_], -1) for id_ in tellings], np.intp)


def persona_count(wanted: int, pinned: Groups) -> int:
    """How many personas there can be: at least the pinned ones, at most those and one for each other telling."""
    given = int(pinned.max(initial=-1)) + 1
    return min(max(wanted, given), given + int((pinned < 0).sum()))


def _by_size(groups: Groups) -> list[int]:
    """The groups from large to small, of equals the one whose first telling comes first."""
    counts = Counter(groups.tolist())
    return sorted(counts, key=lambda group: -counts[group])
