"""The journey builder: from the touchpoints of several tellings to the routes of a few personas."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from klantreis.journeys import clustering, ordering
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Proposal, Route
from klantreis.model.touchpoints import Project, Telling
from klantreis.text.catalogue import _


def build(project: Project, personas: int) -> Proposal:
    tellings = project.tellings
    if not tellings:
        raise KlantreisError(_("Er zijn geen gesprekken om samen te voegen."))
    if not 1 <= personas <= len(tellings):
        raise KlantreisError(_("Kies 1 tot {n} persona's; zoveel gesprekken zijn er.").format(n=len(tellings)))
    concepts = {touch.id: touch.concept or touch.label for t in tellings for touch in t.touchpoints}
    labels = {}
    for t in tellings:
        for touch in t.touchpoints:
            labels.setdefault(concepts[touch.id], touch.label)
    names = list(labels)
    place = {c: i for i, c in enumerate(names)}
    told = [list(dict.fromkeys(place[concepts[x.id]] for x in t.touchpoints)) for t in tellings]
    presence = np.zeros((len(tellings), len(names)), np.bool_)
    for row, items in enumerate(told):
        presence[row, items] = True
    groups, rates = clustering.cluster(presence, personas)
    order = sorted(range(personas), key=lambda g: (-(groups == g).sum(), int(np.flatnonzero(groups == g)[0])))
    rank = {p: i for i, p in enumerate(project.phases)}
    routes, clusters = [], {}
    for number, g in enumerate(order, 1):
        rows = np.flatnonzero(groups == g)
        counts = presence[rows].sum(axis=0)
        own = clustering.own_probability(np.array(len(rows)), counts, rates)
        least = min(2, len(rows))
        steps = [i for i in range(len(names)) if counts[i] >= least and own[i] >= 0.5]
        index = {s: i for i, s in enumerate(steps)}
        phases = []
        for s in steps:
            c = Counter(
                x.phase for r in rows for x in tellings[r].touchpoints if place[concepts[x.id]] == s and x.phase
            )
            best = min(c, key=lambda p: (-c[p], rank.get(p, 99)), default=None)
            phases.append(rank.get(best))
        found = ordering.consensus([[index[i] for i in told[r] if i in index] for r in rows], phases)
        routes.append(Route(f"J{number}", tuple(names[steps[i]] for i in found)))
        for r in rows:
            clusters[tellings[r].id] = f"J{number}"
    d = clustering.jaccard(presence)
    return Proposal({t.id: clusters[t.id] for t in tellings}, concepts, labels, tuple(routes), {})
