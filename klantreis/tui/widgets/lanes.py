"""The margin in which codings stand beside the text: which line has which, and who stands where."""

import heapq
from bisect import bisect_left, insort
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


class MarkIndex:
    """Marks on the lines of a layout, each in a lane of its own; one comes or goes without touching the others.

    `lane_of` and `ranges` (first and last line) go by the id of a mark; `by_line` has the ids on a
    line in the order of the text; `starts` has every offset at which a mark begins, in order.
    """

    def __init__(self, lines: Layout, marks: Iterable[Mark]) -> None:
        self.lines = lines
        ordered = sorted(marks, key=_place)
        self.marks = {mark.id: mark for mark in ordered}
        self.ranges = {mark.id: line_range(lines, mark) for mark in ordered}
        self.lane_of = dict(zip(self.ranges, assign(list(self.ranges.values())), strict=True))
        self.by_line: dict[int, list[str]] = {}
        for id_, (first, last) in self.ranges.items():
            for line in range(first, last + 1):
                self.by_line.setdefault(line, []).append(id_)
        self.starts = [mark.start for mark in ordered]

    @property
    def width(self) -> int:
        """How many lanes there are."""
        return max(self.lane_of.values(), default=-1) + 1

    def on(self, line: int) -> list[str]:
        """The ids of the marks on a line, in the order of the text."""
        return self.by_line.get(line, [])

    def add(self, mark: Mark) -> None:
        """Put a mark in the leftmost lane that is free on all of its lines."""
        first, last = self.ranges[mark.id] = line_range(self.lines, mark)
        self.marks[mark.id] = mark
        taken = {self.lane_of[other] for line in range(first, last + 1) for other in self.on(line)}
        self.lane_of[mark.id] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
        for line in range(first, last + 1):
            insort(self.by_line.setdefault(line, []), mark.id, key=lambda id_: _place(self.marks[id_]))
        insort(self.starts, mark.start)

    def remove(self, id_: str) -> tuple[int, int]:
        """Take a mark away; the lines it was on."""
        mark, (first, last) = self.marks.pop(id_), self.ranges.pop(id_)
        del self.lane_of[id_]
        for line in range(first, last + 1):
            self.by_line[line].remove(id_)
        del self.starts[bisect_left(self.starts, mark.start)]
        return first, last

    def replace(self, mark: Mark) -> None:
        """Another mark with the same id on the same words."""
        self.marks[mark.id] = mark


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def line_range(lines: Layout, mark: Mark) -> tuple[int, int]:
    """First and last line of a mark."""
    return lines.line_at(mark.start), lines.line_at(max(mark.start, mark.end - 1))


def letter(number: int) -> str:
    """The letter of the so many'th code that appears; after z they begin again at A."""
    return LETTERS[number % len(LETTERS)]


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
