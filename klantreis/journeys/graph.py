"""The graph of a journey: arrows with how many tellings say what, loops, and branches."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations, pairwise, repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from klantreis.journeys.branching import Weighing, branches
from klantreis.journeys.looping import loops
from klantreis.journeys.presence import steps_told
from klantreis.journeys.returning import turns
from klantreis.journeys.support import order_support
from klantreis.journeys.visits import LEAST, Visits, read
from klantreis.model.journey_graph import Arrow, Branch, JourneyGraph, Loop, Passing
from klantreis.model.journeys import Proposal
from klantreis.model.touchpoints import Project, Telling

if TYPE_CHECKING:
    import networkx as nx

OFTEN = 0.25
"""Steps beside the route get an arrow where this share of the tellings has them right after one another."""


def graph(
    route: Sequence[str],
    tellings: Sequence[Telling],
    concepts: Mapping[str, str],
    phases: Mapping[str, int] = MappingProxyType({}),
) -> JourneyGraph:
    """The graph of one persona.

    `route`: its concepts in order, `tellings`: its own, each in the order in which things happened,
    `concepts`: touchpoint id -> concept, `phases`: concept -> place of its phase. The order of the
    tellings makes no difference.
    """
    seen = read(tellings, concepts, route)
    weighing = Weighing(seen)
    turned = turns(weighing)
    taken = {step for turn in turned for step in turn.branch.steps}
    place = {step: number for number, step in enumerate(seen.line)}
    both = (*branches(weighing, taken), *(turn.branch for turn in turned))
    return JourneyGraph(
        route=tuple(route),
        tellings=seen.tellings,
        arrows=arrows(seen, phases),
        loops=loops(seen, turned),
        branches=tuple(sorted(both, key=lambda branch: place[branch.steps[0]])),
    )


def graphs_of(project: Project, proposal: Proposal) -> dict[str, JourneyGraph]:
    """Route id -> the graph of each route that was proposed for a project."""
    members: dict[str, list[Telling]] = {route.id: [] for route in proposal.routes}
    for telling in project.tellings:
        members[proposal.clusters[telling.id]].append(telling)
    told = steps_told(project, proposal.concepts)
    phases = {name: place for name, place in zip(told.names, told.phase, strict=True) if place is not None}
    return {route.id: graph(route.steps, members[route.id], proposal.concepts, phases) for route in proposal.routes}


def precedence(seen: Visits) -> "nx.DiGraph[str]":
    """The steps of the line as nodes; an edge from a to b where a telling has a before b, or b right after a.

    An edge has `before` (ids of tellings by the first visit of each) and `directly` (ids of tellings).
    """
    import networkx as nx

    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_nodes_from(seen.line)
    for telling, visits in zip(seen.tellings, seen.visits, strict=True):
        own = [visit.step for visit in visits if visit.step in found]
        for a, b in combinations(dict.fromkeys(own), 2):
            _note(found, a, b, "before", telling)
        for a, b in dict.fromkeys(pairwise(visit.step for visit in visits)):
            if a in found and b in found:
                _note(found, a, b, "directly", telling)
    return found


def _note(found: "nx.DiGraph[str]", a: str, b: str, what: str, telling: str) -> None:
    if not found.has_edge(a, b):
        found.add_edge(a, b, before=[], directly=[])
    found.edges[a, b][what].append(telling)


def arrows(seen: Visits, phases: Mapping[str, int] = MappingProxyType({})) -> tuple[Arrow, ...]:
    """Arrows between consecutive steps of the route, then those of other steps often told right after one another."""
    order = precedence(seen)
    along = list(pairwise(seen.route))
    place = {step: number for number, step in enumerate(seen.line)}
    least = max(LEAST, OFTEN * len(seen.tellings))
    often = [(a, b) for a, b in order.edges if len(order.edges[a, b]["directly"]) >= least and (a, b) not in set(along)]
    often.sort(key=lambda pair: (place[pair[0]], place[pair[1]]))
    told = [tuple(dict.fromkeys(visit.step for visit in own)) for own in seen.visits]
    sure = chain(order_support(seen.route, told, phases), repeat(None))
    return tuple(
        Arrow(a, b, _said(order, a, b, "before"), _said(order, b, a, "before"), _said(order, a, b, "directly"), share)
        for (a, b), share in zip((*along, *often), sure, strict=False)
    )


def _said(order: "nx.DiGraph[str]", a: str, b: str, what: str) -> tuple[str, ...]:
    return tuple(order.edges[a, b][what]) if order.has_edge(a, b) else ()


def dump_graph(found: JourneyGraph) -> dict[str, Any]:
    """What `result.json` has more per journey: `edges`, `loops` and `branches` as plain data."""
    return {
        "edges": [
            {
                "from": arrow.first,
                "to": arrow.then,
                "before": arrow.before,
                "after": arrow.after,
                "directly": arrow.directly,
                "support": arrow.support,
            }
            for arrow in found.arrows
        ],
        "loops": [_dump_loop(loop) for loop in found.loops],
        "branches": [_dump_branch(branch) for branch in found.branches],
    }


def _dump_loop(loop: Loop) -> dict[str, Any]:
    return {
        "steps": list(loop.steps),
        "tellings": list(loop.tellings),
        "of": loop.of,
        "times": list(loop.times),
        "evidence": _dump_passings(loop.passings),
    }


def _dump_branch(branch: Branch) -> dict[str, Any]:
    return {
        "kind": branch.kind.value,
        "leaves": branch.leaves,
        "steps": list(branch.steps),
        "joins": branch.joins,
        "tellings": list(branch.tellings),
        "of": branch.of,
        "instead": list(branch.instead),
        "evidence": _dump_passings(branch.passings),
    }


def _dump_passings(passings: Sequence[Passing]) -> dict[str, list[dict[str, Any]]]:
    return {
        passing.telling: [{"step": visit.step, "touchpoints": list(visit.touchpoints)} for visit in passing.visits]
        for passing in passings
    }
