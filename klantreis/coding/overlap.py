"""Which codes stand on the same words."""

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
