"""The keys and the mouse in the text of a source."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from klantreis.tui import keys
from klantreis.tui.widgets import movement
from klantreis.tui.widgets.transcript_surface import TranscriptSurface


class TranscriptView(TranscriptSurface, can_focus=True):
    """A source to read, move through and select in."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.TEXT)
    _dragging = False

    def action_move(self, how: str, extend: bool = False) -> None:
        """Move the cursor; `extend` chooses what it passes."""
        lines = self.lines
        if lines is None:
            return
        offset, text = self.cursor, lines.text
        if how in ("up", "down", "page_up", "page_down"):
            goal = self.goal = lines.column(offset) if self.goal is None else self.goal
            by = max(1, self.size.height - 3) if how.startswith("page") else 1
            target = movement.vertical(lines, offset, by if how.endswith("down") else -by, goal)
            self.place(target, extend=extend, keep_goal=True)
            return
        chosen = self.selection
        if chosen and not extend and how in ("left", "right"):
            self.place(chosen[0] if how == "left" else chosen[1])
            return
        targets = {
            "left": movement.left,
            "right": movement.right,
            "word_left": movement.word_left,
            "word_right": movement.word_right,
            "sentence_left": movement.sentence_left,
            "sentence_right": movement.sentence_right,
        }
        if how in targets:
            target = targets[how](text, offset)
        elif how in ("line_start", "line_end"):
            target = (movement.line_start if how == "line_start" else movement.line_end)(lines, offset)
        else:
            target = 0 if how == "text_start" else len(text)
        self.place(target, extend=extend)

    def action_coding(self, by: int, extend: bool = False) -> None:
        """Go to where the next or previous coding begins; `extend` chooses what lies between."""
        self._go_to_one_of(self.mark_starts, by, extend)

    def action_turn(self, by: int, extend: bool = False) -> None:
        """Go to where the next turn begins, or this or the previous one; `extend` chooses what lies between."""
        if lines := self.lines:
            self._go_to_one_of(lines.turn_starts, by, extend)

    def _go_to_one_of(self, places: Sequence[int], by: int, extend: bool) -> None:
        found = (movement.after if by > 0 else movement.before)(places, self.cursor)
        if found is not None:
            self.place(places[found], jump=True, extend=extend)

    def action_sentence(self) -> None:
        """Choose the sentence under the cursor; pressed again, the next one too."""
        if lines := self.lines:
            chosen = self.selection
            turn = lines.turn_at(self.cursor)
            start, end = lines.turn_span(turn)
            first, last = movement.sentence_at(lines.text[start:end], self.cursor - start)
            if chosen and chosen[1] == self.cursor and start + last <= self.cursor:
                if self.cursor >= end:
                    return  # nothing more was said in this turn
                more = movement.word_right(lines.text, self.cursor)
                last = movement.sentence_at(lines.text[start:end], max(0, more - 1 - start))[1]
                first = chosen[0] - start
            self.select(start + first, start + last)

    def action_whole_turn(self) -> None:
        """Choose all that was said in this turn."""
        if lines := self.lines:
            self.select(*lines.turn_span(lines.turn_at(self.cursor)))

    def action_unselect(self) -> None:
        """Choose nothing."""
        self.place(self.cursor)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        inside = event.get_content_offset(self)
        offset = self.at(*inside) if inside is not None and event.button == 1 else None
        if offset is not None:
            self.place(offset, extend=event.shift)
            self._dragging = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            offset = self.at(event.x, event.y)
            if offset is not None and offset != self.cursor:
                self.place(offset, extend=True)

    def on_mouse_up(self) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and self.lines:
            self.select(*movement.word_at(self.text, self.cursor))
        elif event.chain == 3:
            self.action_sentence()
