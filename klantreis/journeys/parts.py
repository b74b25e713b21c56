"""Journeys apart for each part of the tellings, such as those of youths and those of parents."""

from collections.abc import Sequence
from itertools import chain

from klantreis.journeys import builder
from klantreis.journeys.constraints import NO_CONSTRAINTS, Constraints
from klantreis.journeys.keys import keys_of
from klantreis.journeys.presence import canonical, steps_told
from klantreis.journeys.silhouette import silhouettes
from klantreis.model.journeys import Proposal, Route
from klantreis.model.touchpoints import Project


def build_parts(parts: Sequence[Project], personas: int, constraints: Constraints = NO_CONSTRAINTS) -> Proposal:
    """A proposal for several projects at once: so many personas of each, or one a telling where it has fewer.

    No persona has tellings of two parts, so a pin to a persona of another part makes one of that key in its own.
    Routes are J1, J2 …, part by part. Raises KlantreisError as `builder.build` does.
    """
    found = [builder.build(part, min(personas, len(part.tellings)), constraints) for part in parts]
    names = {
        (place, route.id): f"J{number}"
        for number, (place, route) in enumerate(
            ((place, route) for place, each in enumerate(found) for route in each.routes), 1
        )
    }
    numbered = list(enumerate(found))
    clusters = {id_: names[place, route] for place, each in numbered for id_, route in each.clusters.items()}
    concepts = {id_: concept for each in found for id_, concept in each.concepts.items()}
    members: dict[str, list[str]] = {name: [] for name in names.values()}
    for id_, name in clusters.items():
        members[name].append(id_)
    whole = Project(
        tuple(dict.fromkeys(chain.from_iterable(part.phases for part in parts))),
        tuple(chain.from_iterable(part.tellings for part in parts)),
    )
    return Proposal(
        clusters=clusters,
        concepts=concepts,
        labels={name: label for each in found for name, label in each.labels.items()},
        routes=tuple(Route(names[place, route.id], route.steps) for place, each in numbered for route in each.routes),
        silhouette=silhouettes(steps_told(canonical(whole), concepts).presence),
        # A key belongs to one route of all parts.
        keys=dict(zip(members, keys_of(list(members.values()), constraints), strict=True)),
        thin={names[place, route]: thin for place, each in numbered for route, thin in each.thin.items()},
        order={names[place, route]: order for place, each in numbered for route, order in each.order.items()},
    )
