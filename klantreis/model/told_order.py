"""The order in which moments happened, where that is not the order in which they were told.

A moment that was told out of order bears a mark: it happened right before or after another one. The
others stand in the order of telling, and each takes along what was placed beside it, chains of marks
too; of several on the same side of one moment, what was told first comes first. A mark doesn't count,
and the moment stands where it was told, where the other one is not among the moments, or where marks
go round in a circle: then the one of that circle that was told first stays where it was told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Literal

from klantreis.model.codings import Coding, Moved

Side = Literal["before", "after"]
Marks = dict[str, Moved | None]
"""Coding's id -> the mark that it gets; None takes its mark away."""


def standing_marks(told: Sequence[Coding]) -> dict[str, Moved]:
    """The marks that count (coding's id -> mark) among moments in the order of telling."""
    rank = {coding.id: place for place, coding in enumerate(told)}
    marks = {coding.id: coding.moved for coding in told if coding.moved and coding.moved.to in rank}
    sound: set[str] = set()
    for id_ in list(marks):
        walked: dict[str, None] = {}
        at = id_
        while at in marks and at not in sound and at not in walked:
            walked[at] = None
            at = marks[at].to
        if at in walked:
            path = list(walked)
            del marks[min(path[path.index(at) :], key=rank.__getitem__)]
        sound.update(walked)
    return marks


def happened(told: Sequence[Coding]) -> list[Coding]:
    """The moments of one source, given in the order of telling, in the order in which they happened."""
    marks = standing_marks(told)
    beside: dict[tuple[str, Side], list[Coding]] = defaultdict(list)
    for coding in told:
        if mark := marks.get(coding.id):
            beside[mark.to, mark.side].append(coding)
    order: list[Coding] = []
    ahead = [(coding, False) for coding in reversed(told) if coding.id not in marks]
    while ahead:  # a stack, since a chain may be longer than Python lets functions nest
        coding, alone = ahead.pop()
        if alone:
            order.append(coding)
            continue
        ahead.extend((other, False) for other in reversed(beside[coding.id, "after"]))
        ahead.append((coding, True))
        ahead.extend((other, False) for other in reversed(beside[coding.id, "before"]))
    return order


def placed_beside(told: Sequence[Coding], moving: str, to: str, side: Side) -> Marks:
    """The marks that change when one moment is placed right before or after another one; the rest stay in order.

    Where the moment comes to stand where it was told, it loses its mark. `moving` and `to` are ids of
    two different moments of `told`.
    """
    order = [coding.id for coding in happened(told) if coding.id != moving]
    order.insert(order.index(to) + (side == "after"), moving)
    back = put_back(told, moving)
    if [coding.id for coding in happened(with_marks(told, back))] == order:
        return back
    wanted = standing_marks(told) | {moving: Moved(to, side)}
    if len(wanted) == len(told):  # something has to stand still
        del wanted[next(coding.id for coding in told if coding.id != moving)]
    return _changes(told, _marks_for(order, wanted))


def put_back(told: Sequence[Coding], moving: str) -> Marks:
    """The marks that change when one moment goes back to where it was told; the rest stay in order."""
    order = [coding.id for coding in happened(told) if coding.id != moving]
    wanted = {id_: mark for id_, mark in standing_marks(told).items() if id_ != moving}
    if order and len(wanted) == len(order):
        del wanted[next(coding.id for coding in told if coding.id != moving)]
    return _changes(told, _marks_for(order, wanted))


def with_marks(told: Iterable[Coding], marks: Mapping[str, Moved | None]) -> list[Coding]:
    """The moments with other marks; those that `marks` doesn't name stay as they are."""
    return [replace(coding, moved=marks[coding.id]) if coding.id in marks else coding for coding in told]


def _marks_for(order: Sequence[str], wanted: Mapping[str, Moved]) -> dict[str, Moved]:
    """Marks for the ids of `wanted` so that the moments happened in `order`; what is wanted is kept where it can be.

    Each of them hangs on its neighbour, and so in the end on one that has no mark. Of those between two
    without a mark, the first so many hang on the left one and the others on the right one.
    """
    marks: dict[str, Moved] = {}
    still = [-1, *(place for place, id_ in enumerate(order) if id_ not in wanted), len(order)]
    for left, right in pairwise(still):
        run = range(left + 1, right)
        after = [Moved(order[place - 1], "after") if place else None for place in run]
        before = [Moved(order[place + 1], "before") if place + 1 < len(order) else None for place in run]
        other_after = accumulate((a != wanted[order[p]] for p, a in zip(run, after, strict=True)), initial=0)
        other_before = list(accumulate((b != wanted[order[p]] for p, b in zip(run, before, strict=True)), initial=0))
        cost = [a + other_before[-1] - b for a, b in zip(other_after, other_before, strict=True)]
        fewest, most = (0 if right < len(order) else len(run)), (len(run) if left >= 0 else 0)
        hanging_left = min(range(fewest, most + 1), key=lambda number: cost[number])
        for place, mark in zip(run, [*after[:hanging_left], *before[hanging_left:]], strict=True):
            if mark:
                marks[order[place]] = mark
    return marks


def _changes(told: Sequence[Coding], marks: Mapping[str, Moved]) -> Marks:
    """What differs from the marks that the moments have; one that points outside of them is left alone."""
    among = {coding.id for coding in told}
    changed: Marks = {}
    for coding in told:
        pointing_out = coding.moved and coding.moved.to not in among
        new = marks.get(coding.id, coding.moved if pointing_out else None)
        if new != coding.moved:
            changed[coding.id] = new
    return changed
