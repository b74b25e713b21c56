"""Which codes stand on some words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

Place = tuple[int, int, int]
"""(order of the source, order of the turn, offset in it)."""
Stretch = tuple[Place, Place]


def codes_on(stretches: Sequence[Stretch], coded: Iterable[tuple[Place, Place, str]]) -> list[frozenset[str]]:
    """Of each stretch of a turn, the codes of the codings (start, end, code) that share a character with it."""
    within: dict[tuple[int, int], list[tuple[Place, Place, str]]] = defaultdict(list)
    crossing: dict[int, list[tuple[Place, Place, str]]] = defaultdict(list)
    for coding in coded:
        (source, first, _offset), (_source, last, _end), _code = coding
        if first == last:
            within[source, first].append(coding)
        else:
            crossing[source].append(coding)
    return [
        frozenset(
            code
            for begin, until, code in (*within[start[0], start[1]], *crossing[start[0]])
            if begin < end and until > start and begin < until
        )
        for start, end in stretches
    ]
