"""Which codings a query finds: whether codings share words with others, or stand near them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from klantreis.coding.overlap import Place
from klantreis.coding.queries import Coded, Condition, Either, Query


class Standing(NamedTuple):
    """A coding by where it stands; it has at least one character. All but the places are ids.

    A place is (rank of the turn in its source, offset in the turn).
    """

    id: str
    source: str
    coder: str
    code: str
    start: Place
    end: Place

    @property
    def turns(self) -> tuple[int, int]:
        """The first and the last turn of which it has at least a character, or the newline after it."""
        first, (last, offset) = self.start[0], self.end
        return first, last - 1 if offset == 0 and last > first else last


def select(query: Query, standing: Iterable[Standing], *, same_coder: bool = False) -> list[Standing]:
    """The codings that a query finds, in the order in which they are given.

    `coding.queries` says what a query means. With `same_coder` only codings of the same coder count
    as company. `standing` holds at least every coding whose code the query mentions.
    """
    every = list(standing)
    found = _ids(query, every, same_coder)
    return [one for one in every if one.id in found]


def _ids(query: Query, every: Sequence[Standing], same_coder: bool) -> set[str]:
    if isinstance(query, Coded):
        return {one.id for one in every if one.code in query.codes}
    if isinstance(query, Either):
        return set().union(*(_ids(part, every, same_coder) for part in query.parts))
    found = _ids(query.base, every, same_coder)
    for condition in query.conditions:
        others = _ids(condition.other, every, same_coder)
        company = _Company((one for one in every if one.id in others), condition, same_coder)
        found = {one.id for one in every if one.id in found and company.has(one) == condition.wanted}
    return found


class _Company:
    """Codings to be near to, by source (and coder), so that asking costs a binary search."""

    def __init__(self, others: Iterable[Standing], condition: Condition, same_coder: bool) -> None:
        self._turns = condition.turns
        self._same_coder = same_coder
        groups: dict[tuple[str, str], list[Standing]] = defaultdict(list)
        for other in others:
            groups[self._key(other)].append(other)
        self._groups = {key: self._index(group) for key, group in groups.items()}

    def _key(self, one: Standing) -> tuple[str, str]:
        return one.source, one.coder if self._same_coder else ""

    def _index(self, group: list[Standing]) -> tuple[list[Place], list[tuple[tuple[Place, str], ...]]]:
        """Where they begin, in order; and up to each, the two that reach furthest."""
        spans = sorted((*self._span(other), other.id) for other in group)
        reach = accumulate((((end, id_),) for _start, end, id_ in spans), _furthest)
        return [start for start, _end, _id in spans], list(reach)

    def _span(self, one: Standing) -> tuple[Place, Place]:
        if self._turns is None:
            return one.start, one.end
        first, last = one.turns
        return (first, 0), (last, 0)

    def has(self, one: Standing) -> bool:
        """Whether a coding has company."""
        starts, reach = self._groups.get(self._key(one), ([], []))
        if self._turns is None:
            place = bisect_left(starts, one.end)
            return place > 0 and reach[place - 1][0][0] > one.start
        first, last = one.turns
        place = bisect_right(starts, (last + self._turns, 0))
        if place == 0:
            return False
        # Its own turns would always be near.
        furthest = next((end for end, id_ in reach[place - 1] if id_ != one.id), None)
        return furthest is not None and furthest >= (first - self._turns, 0)


def _furthest(
    known: tuple[tuple[Place, str], ...], new: tuple[tuple[Place, str], ...]
) -> tuple[tuple[Place, str], ...]:
    return tuple(sorted((*known, *new), reverse=True)[:2])
