"""What a journey is more than a row of steps: where tellings disagree on order, go round, or go another way."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from klantreis.model.journey_graph import Arrow, Branch, BranchKind, JourneyGraph, Loop
from klantreis.model.journeys import Journey
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.workflow import merge

DISPUTED = 2
"""An arrow is told of when at least so many tellings go against it."""
SURE = 0.9
"""An arrow that stays in fewer of the resamples is told of as well."""


@at_one_moment
def graphs(study: Study, journeys: Sequence[Journey]) -> tuple[JourneyGraph, ...]:
    """The graph of each journey as people shaped it; a step goes by its concept, a telling by its title."""
    from klantreis.journeys.graph import graph

    project = merge.project(study)
    told = {telling.id: telling for telling in project.tellings}
    rank = {phase: place for place, phase in enumerate(project.phases)}
    found = []
    for journey in journeys:
        concepts = {coding: step.concept for step in (*journey.steps, *journey.beside) for coding in step.evidence}
        tellings = [told[title] for title in journey.sources if title in told]
        phases = {step.concept: rank[step.phase] for step in journey.steps if step.phase in rank}
        found.append(graph([step.concept for step in journey.steps], tellings, concepts, phases))
    return tuple(found)


def lines(journey: Journey, graph: JourneyGraph) -> tuple[str, ...]:
    """The loops, the branches and the disputed arrows of a journey, each as a sentence."""
    names = {step.concept: step.label for step in (*journey.steps, *journey.beside)}
    return (
        *(_loop(loop, names) for loop in graph.loops),
        *_branches(graph.branches, names),
        *(_arrow(arrow, names) for arrow in _disputed_pairs(graph)),
    )


def publishable(graph: JourneyGraph, shown: Collection[str], enough: Callable[[Sequence[str]], bool]) -> JourneyGraph:
    """The part of a graph that names only steps (concepts) in `shown`, told by tellings (ids) that are `enough`."""

    def visible(*steps: str | None) -> bool:
        return all(step is None or step in shown for step in steps)

    return replace(
        graph,
        arrows=tuple(
            arrow
            for arrow in graph.arrows
            if visible(arrow.first, arrow.then) and enough(arrow.along) and enough(arrow.against)
        ),
        loops=tuple(loop for loop in graph.loops if visible(*loop.steps) and enough(loop.tellings)),
        branches=tuple(
            branch
            for branch in graph.branches
            if visible(branch.leaves, branch.joins, *branch.steps, *branch.instead) and enough(branch.tellings)
        ),
    )


def signs(graph: JourneyGraph) -> dict[str, str]:
    """Concept -> short signs of what is more than a row there, each with how many told it.

    `↻`: came by more than once. `↷`: went another way from here, `↶`: went back from here. `↓ ↑`: how many told
    the next step of the route after this one, and how many before it, where several disagree; `→`: how sure it is
    that it comes after this one, where that is not sure.
    """
    found: dict[str, list[str]] = {}
    for loop in graph.loops:
        for step in loop.steps:
            found.setdefault(step, []).append(f"↻{len(loop.tellings)}")
    for branch in graph.branches:
        sign = "↶" if branch.kind is BranchKind.RETURN else "↷"
        if branch.leaves is not None:
            found.setdefault(branch.leaves, []).append(f"{sign}{len(branch.tellings)}")
    for arrow in along(graph):
        if _disputed(arrow):
            found.setdefault(arrow.first, []).append(f"↓{arrow.before} ↑{arrow.after}")
        if arrow.support is not None and arrow.support < SURE:
            found.setdefault(arrow.first, []).append(f"→{arrow.support:.0%}")
    return {concept: " ".join(several) for concept, several in found.items()}


def along(graph: JourneyGraph) -> tuple[Arrow, ...]:
    """The arrows from each step of the route to the next."""
    following = dict(pairwise(graph.route))
    return tuple(arrow for arrow in graph.arrows if following.get(arrow.first) == arrow.then)


def as_data(graph: JourneyGraph) -> dict[str, Any]:
    """The arrows, loops and branches of a graph as plain data."""
    from klantreis.journeys.graph import dump_graph

    return dump_graph(graph)


def _listed(steps: Sequence[str], names: Mapping[str, str]) -> str:
    return " – ".join(f"“{names.get(step, step)}”" for step in steps)


def _loop(loop: Loop, names: Mapping[str, str]) -> str:
    told = _("{n} van {of} maakten {steps} meer dan eens mee (tot {most} keer).")
    return told.format(n=len(loop.tellings), of=loop.of, steps=_listed(loop.steps, names), most=loop.most)


def _branches(branches: Sequence[Branch], names: Mapping[str, str]) -> Iterator[str]:
    for branch in branches:
        told = {
            BranchKind.DETOUR: _("{n} van {of} gingen na {leaves} eerst langs {steps}."),
            BranchKind.ALTERNATIVE: _("{n} van {of} gingen na {leaves} langs {steps}, in plaats van {instead}."),
            BranchKind.RETURN: _("{n} van {of} gingen na {leaves} door {steps} terug naar {joins}."),
        }[branch.kind]
        yield told.format(
            n=len(branch.tellings),
            of=branch.of,
            leaves=_listed([branch.leaves], names) if branch.leaves else _("het begin"),
            steps=_listed(branch.steps, names),
            instead=_listed(branch.instead, names),
            joins=_listed([branch.joins], names) if branch.joins else _("het einde"),
        )


def _disputed(arrow: Arrow) -> bool:
    return min(arrow.before, arrow.after) >= DISPUTED


def _disputed_pairs(graph: JourneyGraph) -> tuple[Arrow, ...]:
    """The disputed arrows, of each two steps only the first: that of the route, if there is one."""
    first: dict[frozenset[str], Arrow] = {}
    for arrow in filter(_disputed, graph.arrows):
        first.setdefault(frozenset((arrow.first, arrow.then)), arrow)
    return tuple(first.values())


def _arrow(arrow: Arrow, names: Mapping[str, str]) -> str:
    told = _("{first} vóór {then}: {before} keer verteld; andersom: {after} keer.")
    first, then = _listed([arrow.first], names), _listed([arrow.then], names)
    sure = "" if arrow.support is None else " " + _("Deze volgorde is voor {share} zeker.")
    return (told + sure).format(
        first=first, then=then, before=arrow.before, after=arrow.after, share=f"{arrow.support or 0:.0%}"
    )
