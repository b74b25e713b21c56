"""Which codes stand on the same words, or near each other."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

Place = tuple[int, int]
Marked = tuple[str, str, str, Place, Place]
"""(source, coder, code, start, end); places are comparable within a source."""


def overlaps(marked: Iterable[Marked]) -> Counter[tuple[str, str]]:
    """How often two codes share at least one character, per pair of codings of one source and coder.

    The rows come sorted by source, coder and start. Two codings with the same code make no pair.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for _key, group in groupby(marked, key=lambda m: m[:2]):
        open_: list[tuple[str, Place]] = []
        for _source, _coder, code, start, end in group:
            open_ = [(other, until) for other, until in open_ if until > start]
            if end > start:
                for other, _until in open_:
                    if other != code:
                        counts[(code, other) if code < other else (other, code)] += 1
                open_.append((code, end))
    return counts


def in_turns(marked: Iterable[Marked], apart: int) -> Iterable[Marked]:
    """The rows stretched, so that those `overlaps` that stand at most so many turns apart.

    Places are (rank of the turn, offset) here.
    """
    for source, coder, code, start, end in marked:
        if end > start:
            first, last = start[0], end[0] - 1 if end[1] == 0 and end[0] > start[0] else end[0]
            yield source, coder, code, (first, 0), (last + apart + 1, 0)
