"""The text of one source with its codings: drawn line by line, so that size makes no difference."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from klantreis.tui.widgets import movement, paint
from klantreis.tui.widgets.colourless import as_asked
from klantreis.tui.widgets.lanes import Mark, MarkIndex
from klantreis.tui.widgets.wrapping import Layout, layout


class TranscriptSurface(ScrollView, can_focus=True):
    """A source with its codings (`Mark`s), a cursor and a selection; no keys yet."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "transcript--bar",
        "transcript--speaker",
        "transcript--quiet",
        "transcript--selection",
        "transcript--cursor",
    }
    cursor = var(0, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.turns: Sequence[str] = ()
        self.gutters: Sequence[tuple[str, str]] = ()
        self.moved: Callable[[], None] = lambda: None
        """Called when the cursor or the selection is elsewhere: not by message, so that a key paints once."""
        self.fixed: int | None = None
        self.goal: int | None = None
        self._painter: paint.Painter | None = None
        self._waiting: list[Mark] = []
        """The codings to show once there is room."""
        self._inks: paint.Inks | None = None

    # --- what it shows ------------------------------------------------------------------------

    def show_source(self, turns: Sequence[str], gutters: Sequence[tuple[str, str]], marks: Iterable[Mark]) -> None:
        """Show another source: its turns, per turn what stands beside its first two rows, its codings."""
        self.turns, self.gutters = turns, gutters
        self.fixed, self.goal = None, None
        self._lay_out(marks)
        self.set_reactive(TranscriptSurface.cursor, 0)
        self.scroll_to(y=0, animate=False)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Show other codings of the same text."""
        before = self._painter
        if before is None:
            self._waiting = list(marks)
            return
        index = MarkIndex(before.layout, marks)
        cells = paint.columns(self._room, self.gutters, index.width)
        if cells != before.cells:
            self._lay_out(index.marks.values())
        else:
            self._painter = paint.Painter(before.layout, cells, self.gutters, index)
        self.refresh()

    def add_mark(self, mark: Mark) -> None:
        """Show one coding more."""
        painter = self._painter
        if painter is None:
            self._waiting.append(mark)
            return
        painter.index.add(mark)
        if paint.columns(self._room, self.gutters, painter.index.width) != painter.cells:
            self._lay_out(painter.index.marks.values())
        else:
            self._repaint(*painter.index.ranges[mark.id])

    def remove_mark(self, id_: str) -> None:
        """Show one coding less."""
        if self._painter and id_ in self._painter.index.marks:
            self._repaint(*self._painter.index.remove(id_))

    def replace_mark(self, mark: Mark) -> None:
        """Show another mark in the place of the one with its id, on the same words."""
        if self._painter and mark.id in self._painter.index.marks:
            self._painter.index.replace(mark)
            self._repaint(*self._painter.index.ranges[mark.id])

    def _repaint(self, first: int, last: int) -> None:
        if self._painter:
            self._refresh_rows(*self._painter.repaint(first, last))

    @property
    def marks(self) -> Collection[Mark]:
        """The codings that it shows."""
        return self._painter.index.marks.values() if self._painter else self._waiting

    @property
    def mark_starts(self) -> Sequence[int]:
        """Where codings begin, in order."""
        return self._painter.index.starts if self._painter else ()

    @property
    def _room(self) -> int:
        return max(24, self.size.width)

    def _lay_out(self, marks: Iterable[Mark]) -> None:
        marks = list(marks)
        if not self.turns or not self.size.width:
            self._painter, self._waiting = None, marks
            self.virtual_size = Size(self.size.width, 0)
            return
        cells = paint.columns(self._room, self.gutters, 3)
        lines = layout(self.turns, cells.text - 2)
        index = MarkIndex(lines, marks)
        for _attempt in range(2):
            # How many lanes there are depends on the lines, and these on the room that lanes leave.
            needed = paint.columns(self._room, self.gutters, index.width)
            if needed.text != cells.text:
                lines = layout(self.turns, needed.text - 2)
                index = MarkIndex(lines, marks)
            cells = needed
        active = self._painter.active if self._painter else frozenset()
        self._painter = paint.Painter(lines, cells, self.gutters, index)
        self._painter.activate(active)
        self.virtual_size = Size(cells.width, self._painter.rows)
        self.refresh()

    @property
    def lines(self) -> Layout | None:
        """The layout at the present width; None where there is no text or no room yet."""
        return self._painter.layout if self._painter else None

    @property
    def text(self) -> str:
        """The whole text as it is shown."""
        return self._painter.layout.text if self._painter else "\n".join(self.turns)

    def marks_near(self, offset: int) -> set[str]:
        """The ids of the codings on the line of an offset, or on the one that ends there."""
        if self._painter is None:
            return set()
        lines, index = self._painter.layout, self._painter.index
        return {*index.on(lines.line_at(offset)), *index.on(lines.line_at(max(0, offset - 1)))}

    # --- drawing ------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._inks = None
        if self._painter:
            self._painter.forget()

    @property
    def inks(self) -> paint.Inks:
        """The styles of the view; making them costs more than a row, so they are kept."""
        if self._inks is None:
            base = self.rich_style
            background, foreground = self.colors[2:]
            self._inks = paint.Inks(
                text=base,
                speaker=self.get_component_rich_style("transcript--speaker"),
                bar=self.get_component_rich_style("transcript--bar"),
                quiet=self.get_component_rich_style("transcript--quiet"),
                selection=self.get_component_rich_style("transcript--selection"),
                cursor=self.get_component_rich_style("transcript--cursor"),
                background=background,
                foreground=background.blend(foreground, foreground.a, alpha=1.0),
            )
        return self._inks

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the view. They are kept as they are painted, where the usual way makes each anew."""
        width, top, focus = self.size.width, self.scroll_offset.y, self.has_focus
        rows = as_asked(self, [self._row(top + y, self.inks, width, focus) for y in crop.line_range])
        whole = crop.x == 0 and crop.right >= width
        return rows if whole else [row.crop(crop.x, crop.right) for row in rows]

    def _row(self, row: int, inks: paint.Inks, width: int, focus: bool) -> Strip:
        painter = self._painter
        if painter is None or row >= painter.rows:
            bar = Strip([Segment(paint.BAR if focus else " ", inks.bar)])
            return bar.extend_cell_length(width, inks.text)
        strip = painter.strip(row, inks, focus=focus)
        if strip.cell_length != width:
            strip = strip.adjust_cell_length(width, inks.text)
        line, is_gap = painter.line_of(row)
        return strip if is_gap else self._with_selection(strip, line, inks, painter)

    def _with_selection(self, strip: Strip, line: int, inks: paint.Inks, painter: paint.Painter) -> Strip:
        lines, gutter = painter.layout, painter.cells.margin
        start, end = lines.span(line)
        chosen = self.selection
        if chosen and chosen[0] <= end and chosen[1] > start:
            first = lines.column(max(start, chosen[0]))
            # A selection that goes on shows one cell beyond the words, or an empty turn would show none.
            last = _cell(lines, line, end) + 1 if chosen[1] > end else _cell(lines, line, chosen[1])
            strip = paint.overlay(strip, gutter + first, gutter + last, inks.selection)
        if lines.line_at(self.cursor) == line:
            column = lines.column(self.cursor)
            after = movement.right(lines.text, self.cursor)
            width = max(1, _cell(lines, line, after) - column) if self.cursor < end else 1
            style = inks.cursor if self.has_focus else Style(underline2=True, bold=True)
            strip = paint.overlay(strip, gutter + column, gutter + column + width, style)
        return strip

    def _refresh_lines(self, offsets: Sequence[int]) -> None:
        painter = self._painter
        if painter is None:
            return
        rows = [painter.row_of(painter.layout.line_at(offset)) for offset in offsets]
        self._refresh_rows(min(rows), max(rows))

    def _refresh_rows(self, first: int, last: int) -> None:
        top = self.scroll_offset.y
        first, last = max(first - top, 0), min(last - top, self.size.height - 1)
        if first <= last:
            self.refresh(Region(0, first, self.size.width, last - first + 1))

    # --- cursor and selection -----------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, int] | None:
        """First and last offset of what is chosen, or None."""
        if self.fixed is None or self.fixed == self.cursor:
            return None
        return min(self.fixed, self.cursor), max(self.fixed, self.cursor)

    def place(self, offset: int, *, extend: bool = False, keep_goal: bool = False, jump: bool = False) -> None:
        """Put the cursor at an offset; extending keeps the other end of the selection where it is.

        A `jump` to what was out of view leaves most of the view for what follows it.
        """
        old = [self.cursor] if self.fixed is None else [self.cursor, self.fixed]
        if extend and self.fixed is None:
            self.fixed = self.cursor
        elif not extend:
            self.fixed = None
        if not keep_goal:
            self.goal = None
        self.cursor = max(0, min(offset, len(self.text)))
        # What was and stays chosen looks the same: only from the old to the new cursor, unless it ends.
        self._refresh_lines([*(old[:1] if extend else old), self.cursor])
        self._keep_in_view(jump)
        self.moved()

    def select(self, start: int, end: int) -> None:
        """Choose a stretch of text; the cursor stands at its end, and its beginning comes into view."""
        self.place(start, jump=True)
        self.place(end, extend=True)

    def show_active(self, marks: frozenset[str]) -> None:
        """Let some marks stand out, by their ids."""
        if self._painter and marks != self._painter.active:
            rows = self._painter.activate(marks)
            if rows:
                self._refresh_rows(min(rows), max(rows))

    def _keep_in_view(self, jump: bool = False) -> None:
        painter = self._painter
        if painter is None or not self.size.height:
            return
        row = painter.row_of(painter.layout.line_at(self.cursor))
        top, height = self.scroll_offset.y, self.size.height
        margin = min(2, max(0, (height - 1) // 2))
        # A scroll paints the whole view: some lines at a time costs a fraction of line by line, and the eye rests.
        wanted, some = top, height // 4
        if jump and not top <= row < top + height - min(5, height // 3):
            wanted = row - height // 3
        elif row < top + margin:
            wanted = row - margin - some
        elif row > top + height - 1 - margin:
            wanted = row + margin - height + 1 + some
        wanted = max(0, min(wanted, painter.rows - height))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)
        if self.has_focus:
            column = painter.cells.margin + painter.layout.column(self.cursor)
            self.app.cursor_position = self.content_region.offset + Offset(column, row - wanted)

    def at(self, x: int, y: int) -> int | None:
        """The offset at a cell of the view; None where there is no text."""
        painter = self._painter
        if painter is None:
            return None
        row = min(max(0, y + self.scroll_offset.y), painter.rows - 1)
        line, is_gap = painter.line_of(row)
        return painter.layout.last_place(line) if is_gap else painter.layout.offset_at(line, x - painter.cells.margin)

    def on_resize(self) -> None:
        self._lay_out(self.marks)
        self.call_after_refresh(self._keep_in_view)

    def on_focus(self) -> None:
        self.refresh()
        self._keep_in_view()

    def on_blur(self) -> None:
        self.refresh()


def _cell(lines: Layout, line: int, offset: int) -> int:
    """The cell of a line at which an offset stands that may be the line's very end."""
    start = lines.starts[line]
    if lines.narrow[lines.turn_of(line)]:
        return offset - start
    from rich.cells import cell_len

    return cell_len(lines.text[start:offset])
