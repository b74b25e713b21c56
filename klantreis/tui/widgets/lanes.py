"""The margin in which codings stand beside the text: which line has which, and who stands where."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from klantreis.tui.widgets.wrapping import Layout

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Mark:
    """A coding as the text shows it: offsets in the source, and the name and colour of its code."""

    id: str
    start: int
    end: int
    name: str
    color: str
    letter: str = ""
    sign: str = ""


def letters(names: Iterable[str]) -> dict[str, str]:
    """A letter for each different name in order of appearance; after z they begin again at A."""
    return {name: LETTERS[place % len(LETTERS)] for place, name in enumerate(dict.fromkeys(names))}


def line_ranges(lines: Layout, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """First and last line of each mark."""
    return [(lines.line_at(m.start), lines.line_at(max(m.start, m.end - 1))) for m in marks]


def index(ranges: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Line -> the marks on it, in their order."""
    found: dict[int, list[int]] = {}
    for place, (first, last) in enumerate(ranges):
        for line in range(first, last + 1):
            found.setdefault(line, []).append(place)
    return found


def assign(ranges: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each range, the leftmost that is free on all of its lines; ranges sorted by first line."""
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    lanes = []
    count = 0
    for first, last in ranges:
        while busy and busy[0][0] < first:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            lane = heapq.heappop(free)
        else:
            lane = count
            count += 1
        heapq.heappush(busy, (last, lane))
        lanes.append(lane)
    return lanes


def pieces(start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, tuple[int, ...]]]:
    """A stretch of text cut where spans begin or end: (start, end, which spans cover it)."""
    cuts = {start, end}
    for first, last in spans:
        if start < first < end:
            cuts.add(first)
        if start < last < end:
            cuts.add(last)
    places = sorted(cuts)
    return [
        (a, b, tuple(n for n, (first, last) in enumerate(spans) if first < b and last > a)) for a, b in pairwise(places)
    ]
