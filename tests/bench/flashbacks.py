"""A coder who marks flashbacks in synthetic tellings, of which it is known how it really went."""

import random
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from klantreis.model.codings import Anchor, Coding, Span
from klantreis.model.told_order import happened, placed_beside, standing_marks, with_marks
from klantreis.model.touchpoints import Project, Telling


def marked(project: Project, truth: Mapping[str, Any], share: float = 1.0) -> Project:
    """The project after a coder placed a share of the touchpoints that were told out of order where they happened.

    Out of order is what lies outside the longest run of a telling that follows the true journey of its
    person. What doesn't belong to that journey stays where it was told.
    """
    routes = {persona["id"]: {step: n for n, step in enumerate(persona["steps"])} for persona in truth["personas"]}
    dice = random.Random(1)
    tellings = []
    for telling in project.tellings:
        route = routes[truth["interviews"][telling.id]]
        rank = {t.id: route[c] for t in telling.touchpoints if (c := truth["touchpoints"][t.id]) in route}
        doomed = [id_ for id_ in _out_of_order(rank) if dice.random() < share]
        tellings.append(_with_marks(telling, rank, doomed))
    return Project(project.phases, tuple(tellings))


def _with_marks(telling: Telling, rank: Mapping[str, int], doomed: Sequence[str]) -> Telling:
    told = [
        Coding(t.id, telling.id, Span(Anchor(0, n), Anchor(0, n + 1)), t.id, "bench")
        for n, t in enumerate(telling.touchpoints)
    ]
    placed = [id_ for id_ in rank if id_ not in doomed]
    for id_ in doomed:
        before = [other for other in placed if rank[other] < rank[id_]]
        if before:
            to = max(before, key=rank.__getitem__)
            told = with_marks(told, placed_beside(told, id_, to, "after"))
        elif placed:
            to = min(placed, key=rank.__getitem__)
            told = with_marks(told, placed_beside(told, id_, to, "before"))
        placed.append(id_)
    moved = standing_marks(told)
    by_id = {t.id: t for t in telling.touchpoints}
    return Telling(telling.id, telling.role, tuple(replace(by_id[c.id], moved=c.id in moved) for c in happened(told)))


def _out_of_order(rank: Mapping[str, int]) -> list[str]:
    """The ids, in the order of telling, outside a longest run of rising ranks (id -> rank, in that order)."""
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for id_, value in rank.items():
        place = bisect_left(tails, value)
        before[id_] = ends[place - 1] if place else None
        tails[place:], ends[place:] = [value, *tails[place + 1 :]], [id_, *ends[place + 1 :]]
    run, at = set(), ends[-1] if ends else None
    while at is not None:
        run.add(at)
        at = before[at]
    return [id_ for id_ in rank if id_ not in run]
