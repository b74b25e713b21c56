"""Rows of the coding view as strips: speaker and time, words, and the lanes of the codings.

A blank row stands behind each turn, so rows and lines differ; `Painter` knows both.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from klantreis.tui import theme
from klantreis.tui.widgets import lanes
from klantreis.tui.widgets.lanes import Mark, MarkIndex
from klantreis.tui.widgets.speaker_names import shortened
from klantreis.tui.widgets.wrapping import Layout

WIDEST_TEXT = 88
KEPT_ROWS = 300
"""So many painted rows are kept: some screens. Each holds caches of its own, which weigh on the garbage collector."""
LONGEST_SPEAKER = 12
"""Characters of a speaker's name that get room where the text keeps enough of it; longer ones are shortened."""
ENOUGH_TEXT = 52
"""Cells of text (two of them a margin) that names of speakers leave it."""
NAMES_FROM = 118
"""Width of the view from which the names of codes stand beside their lanes."""


BAR = "▌"
"""Stands at the left edge of a view that has the focus."""


@dataclass(frozen=True)
class Inks:
    """The styles of the view, taken from the theme once."""

    text: Style
    bar: Style
    speaker: Style
    quiet: Style
    selection: Style
    cursor: Style
    background: Color
    foreground: Color


@dataclass(frozen=True)
class Columns:
    """How the cells of a row are divided: gutter, text, lanes, and names in what is left."""

    gutter: int
    text: int
    lanes: int
    pitch: int
    names: int

    @property
    def margin(self) -> int:
        """The cells before the text: the bar of the focus and the gutter."""
        return len(BAR) + self.gutter

    @property
    def width(self) -> int:
        """All of it."""
        return self.margin + self.text + self.lanes * self.pitch + self.names


def columns(width: int, gutters: Sequence[tuple[str, str]], lane_count: int) -> Columns:
    """Divide a row of `width` cells for these speakers and times, and this many lanes."""
    longest = max((max(map(len, texts)) for texts in gutters), default=0)
    width -= len(BAR)
    wide = width >= NAMES_FROM
    pitch = 2 if width >= 64 else 1
    lane_cells = min(max(lane_count, 3), 14 if wide else 6)
    others = lane_cells * pitch + (28 if wide else 0) + 1
    room = 14 if wide else min(LONGEST_SPEAKER, width - others - 2 - ENOUGH_TEXT)
    gutter = max(4, min(longest, room if wide or longest <= room else 9)) + 2
    text = max(12, min(WIDEST_TEXT, width - gutter - others))
    names = max(0, width - gutter - text - lane_cells * pitch)
    return Columns(gutter, text, lane_cells, pitch, names)


class Painter:
    """Paints rows of one layout with one set of marks, and remembers what it painted."""

    def __init__(
        self,
        layout: Layout,
        cells: Columns,
        gutters: Sequence[tuple[str, str]],
        index: MarkIndex,
    ) -> None:
        self.layout = layout
        self.cells = cells
        self.gutters = gutters
        self.speakers = shortened((speaker for speaker, _time in gutters), cells.gutter - 2)
        self.index = index
        self.turn_rows = [line + turn for turn, line in enumerate(layout.first_lines)]
        self.rows = len(layout) + len(layout.first_lines)
        self.active: frozenset[str] = frozenset()
        self._strips: dict[tuple[int, bool], Strip] = {}

    def row_of(self, line: int) -> int:
        """The row of a line."""
        return line + self.layout.turn_of(line)

    def line_of(self, row: int) -> tuple[int, bool]:
        """The line of a row, and whether the row is the blank one behind that line's turn."""
        turn = bisect_right(self.turn_rows, row) - 1
        lines = self.layout.first_lines
        beyond = lines[turn + 1] if turn + 1 < len(lines) else len(self.layout)
        line = row - turn
        return (line, False) if line < beyond else (beyond - 1, True)

    def forget(self) -> None:
        """Paint everything anew: the theme changed."""
        self._strips.clear()

    def activate(self, marks: frozenset[str]) -> set[int]:
        """Make other marks stand out; the rows that look different now."""
        rows: set[int] = set()
        for id_ in self.active ^ marks:
            if id_ in self.index.ranges:
                rows.update(self._rows(*self.index.ranges[id_]))
        for row in rows:
            self._forget(row)
        self.active = marks
        return rows

    def repaint(self, first: int, last: int) -> tuple[int, int]:
        """Paint these lines anew, since other marks stand there; the first and last row of them."""
        rows = self._rows(first, last)
        for row in rows:
            self._forget(row)
        return rows[0], rows[-1]

    def _rows(self, first: int, last: int) -> range:
        return range(self.row_of(first), self.row_of(last) + 1)

    def _forget(self, row: int) -> None:
        self._strips.pop((row, True), None)
        self._strips.pop((row, False), None)

    def strip(self, row: int, inks: Inks, *, focus: bool) -> Strip:
        """A row without cursor and selection."""
        found = self._strips.get((row, focus))
        if found is None:
            if len(self._strips) > KEPT_ROWS:
                self._strips.clear()
            painted = self._paint(row, inks)
            found = Strip([Segment(BAR if focus else " ", inks.bar), *painted]).simplify()
            self._strips[row, focus] = found
        return found

    def _paint(self, row: int, inks: Inks) -> list[Segment]:
        line, is_gap = self.line_of(row)
        parts = [self._gutter(row, line, inks)]
        if is_gap:
            parts.append(Segment(" " * self.cells.text, inks.text))
            following = self.index.on(line + 1)
            # A coding that goes on in the next turn keeps its lane across the blank row.
            here = [id_ for id_ in self.index.on(line) if id_ in following]
            parts += self._lanes(line, here, inks, is_gap=True)
        else:
            here = self.index.on(line)
            parts += self._words(line, here, inks)
            parts += self._lanes(line, here, inks, is_gap=False)
        return parts

    def _gutter(self, row: int, line: int, inks: Inks) -> Segment:
        turn = self.layout.turn_of(line)
        below = row - self.turn_rows[turn]
        speaker, time = self.gutters[turn]
        text = (self.speakers[speaker], time)[below] if below < 2 else ""
        width = self.cells.gutter
        return Segment(
            set_cell_size(text.rjust(width - 2), width - 2) + "  ",
            inks.quiet if below else inks.speaker,
        )

    def _words(self, line: int, here: Sequence[str], inks: Inks) -> list[Segment]:
        start, end = self.layout.span(line)
        text = self.layout.text
        parts = []
        marks = [self.index.marks[id_] for id_ in here]
        spans = [(mark.start, mark.end) for mark in marks]
        for first, last, covering in lanes.pieces(start, end, spans):
            style = inks.text
            if covering:
                # The shortest of the codings on these words colours them: the others show around it.
                shortest = min(covering, key=lambda n: (marks[n].end - marks[n].start, n))
                active = here[shortest] in self.active
                back = theme.tint(marks[shortest].color, inks.background, inks.foreground, 0.34 if active else 0.2)
                style = inks.text + Style(bgcolor=back.rich_color, underline=True, bold=active)
            parts.append(Segment(text[first:last], style))
        return list(Strip(parts).adjust_cell_length(self.cells.text, inks.text))

    def _lanes(self, line: int, here: Sequence[str], inks: Inks, *, is_gap: bool) -> list[Segment]:
        signs: list[tuple[str, Style] | None] = [None] * self.cells.lanes
        names = []
        for id_ in here:
            mark, lane = self.index.marks[id_], self.index.lane_of[id_]
            first, last = self.index.ranges[id_]
            begins = line == first and not is_gap
            ink = Style(
                color=theme.readable(mark.color, inks.background, inks.foreground).rich_color,
                bgcolor=inks.text.bgcolor,
                bold=begins,
                reverse=id_ in self.active and begins,
            )
            if begins:
                names.append((mark, ink))
            if lane >= self.cells.lanes:
                signs[-1] = ("+", inks.quiet)
            else:
                sign = mark.letter if begins else ("╵" if line == last and not is_gap else "│")
                signs[lane] = (sign, ink)
        parts = []
        blank = " " * (self.cells.pitch - 1)
        for entry in signs:
            sign, style = entry or (" ", inks.text)
            parts += [Segment(blank, inks.text), Segment(sign, style)] if blank else [Segment(sign, style)]
        return parts + self._names(names, inks)

    def _names(self, names: Sequence[tuple[Mark, Style]], inks: Inks) -> list[Segment]:
        room = self.cells.names
        if room < 12:
            return [Segment(" " * room, inks.text)]
        parts: list[Segment] = [Segment("  ", inks.text)]
        # Two coders who say the same are one name.
        for mark, ink in {(mark.name, mark.sign): (mark, ink) for mark, ink in names}.values():
            gap = "  " if len(parts) > 1 else ""
            text = f"{gap}{mark.letter} {mark.name} {mark.sign}".rstrip()
            parts.append(Segment(text, ink + Style(bold=False, reverse=False)))
        strip = Strip(parts)
        if strip.cell_length > room:
            strip = Strip([*strip.crop(0, room - 1), Segment("…", inks.quiet)])
        return list(strip.adjust_cell_length(room, inks.text))


def overlay(strip: Strip, first: int, last: int, style: Style) -> Strip:
    """The strip with a style over the cells from `first` up to `last`."""
    width = strip.cell_length
    last = min(last, width)
    if first >= last:
        return strip
    before, middle, after = (
        strip.crop(0, first),
        strip.crop(first, min(last, width)),
        strip.crop(min(last, width), width),
    )
    painted = Strip([Segment(segment.text, (segment.style or Style()) + style) for segment in middle])
    return Strip.join([before, painted, after])
