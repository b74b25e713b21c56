"""The editor of a talk: a line a turn, with its time and its speaker before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from klantreis.model import lines
from klantreis.model.sources import Turn, Word
from klantreis.text.clean import clean, one_line
from klantreis.tui import keys
from klantreis.tui.keys.typing import ALT_DIGITS, ALT_ZERO
from klantreis.tui.shown import clip, shown
from klantreis.tui.typing.times import clock

_LONGEST_NAME = 12
_MOST_QUIET = 512
"""So many drawn lines are kept: a few screens."""
_UNSURE = Style(underline=True, italic=True)
_NO_TEXT = frozenset((*ALT_DIGITS, ALT_ZERO))


def _others() -> Iterator[Binding]:
    """The keys of a text area, but for those that mean something else in this room."""
    ours = {pressed for binding in keys.TYPING for pressed in binding.key.split(",")} | {"ctrl+z", "ctrl+y"}
    for binding in TextArea.BINDINGS:
        assert isinstance(binding, Binding)
        left = [pressed for pressed in binding.key.split(",") if pressed not in ours]
        if left:
            yield replace(binding, key=",".join(left))


def _is_command(key: str) -> bool:
    """Whether a key is pressed with Alt, by whatever name it comes."""
    return key.startswith("alt+") or key in _NO_TEXT


def _on_a_line(text: str) -> str:
    """Words as they stand in the editor, which would begin a new line at more signs than one."""
    return " ".join(text.splitlines())


class TurnEditor(TextArea, inherit_bindings=False):
    """A text area that knows of each line which turn it is.

    Undo and redo are the study's own, which outlive the program, so the keys for those go to the app.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *_others(),
        Binding("ctrl+z", "app.undo", show=False),
        Binding("ctrl+y", "app.redo", show=False),
    ]

    # A line more or less changes nothing around the editor, so the screen isn't laid out anew for each Enter; where a
    # scrollbar comes or goes, that does so by itself.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    _gutter = 10  # of the class, since a text area asks for it while it is being made

    class Typed(Message):
        """The lines are no longer what was stored."""

    def __init__(self) -> None:
        self._quiet_lines: LRUCache[tuple[object, ...], Strip] = LRUCache(_MOST_QUIET)
        super().__init__(soft_wrap=True, show_line_numbers=True, tab_behavior="focus", max_checkpoints=0)
        self._turns: tuple[Turn, ...] = (Turn("", ""),)
        self.sounding: int | None = None
        """The line that is heard."""
        self.unsure: Mapping[str, Sequence[Word]] = {}
        """The words to be heard again, by the id of their turn; underlined."""
        self.heard_ms: int | None = None
        """Where the recording is, while it plays: there Enter sets the border between two turns."""

    # --- the lines ----------------------------------------------------------------------------

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The lines as turns, with the words that stand there now."""
        now = (self.document.get_line(row) for row in range(self.document.line_count))
        return tuple(
            turn if line == _on_a_line(turn.text) else replace(turn, text=line)
            for turn, line in zip(self._turns, now, strict=True)
        )

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show other turns; the cursor stays with its turn, where that is still there."""
        row, column = self.cursor_location
        here = self._turns[row].id
        self._take(turns)
        self.load_text("\n".join(_on_a_line(turn.text) for turn in turns))
        there = next((n for n, turn in enumerate(turns) if here and turn.id == here), min(row, len(turns) - 1))
        self.move_cursor((there, min(column, len(turns[there].text))))

    def stored(self, turns: Sequence[Turn]) -> bool:
        """Take over the ids that the lines got; False where the study has other words than stand here."""
        if len(turns) != len(self._turns):
            return False
        pairs = zip(self.turns, turns, strict=True)
        if any(here.text != turn.text and one_line(here.text) != one_line(turn.text) for here, turn in pairs):
            return False
        self._take(turns)
        self.repaint()
        return True

    @property
    def row(self) -> int:
        """The line of the cursor."""
        return self.cursor_location[0]

    def change(self, row: int, turn: Turn) -> None:
        """Say something else of a line: who speaks, or when."""
        self._take((*self._turns[:row], turn, *self._turns[row + 1 :]))
        self.repaint()
        self.post_message(self.Typed())

    def turn(self, row: int) -> Turn:
        """What is known of a line, but for its words."""
        return self._turns[row]

    @property
    def known(self) -> tuple[Turn, ...]:
        """What is known of all lines, but for their words."""
        return self._turns

    def repaint(self) -> None:
        """Draw the lines anew, since what stands before them changed."""
        self._line_cache.clear()
        self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit, and keep each line with its turn. What is pasted is from outside, so it is cleaned first."""
        edit.text = clean(edit.text)
        result = super().edit(edit)
        self._take(lines.edited(self._turns, edit.top, edit.bottom, edit.text, self.heard_ms))
        self.repaint()
        self.post_message(self.Typed())
        return result

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is text here, so that it can mean nothing else."""
        return not _is_command(key) and super().check_consume_key(key, character)

    async def on_key(self, event: events.Key) -> None:
        """Alt with a key is no text, though Textual gives it a character; what it means is done here."""
        if not _is_command(event.key):
            return
        event.stop()
        event.prevent_default()
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def _refresh_size(self) -> None:
        super()._refresh_size()
        self._scroll_update(self.virtual_size)

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        for word in self.unsure.get(self._turns[line_index].id, ()):
            line.stylize(_UNSURE, word.start, word.end)
        return line

    # --- what stands before the lines ---------------------------------------------------------

    @property
    def gutter_width(self) -> int:
        """The cells before a line: room for the times and for the longest name, up to a limit."""
        return self._gutter

    def _take(self, turns: Sequence[Turn]) -> None:
        """Other turns for the lines; where the room before them changes, they are wrapped anew."""
        self._turns = tuple(turns)
        names = max((len(shown(name)) for name in lines.speakers(self._turns)), default=1)
        times = max(len(clock(turn.start_ms)) for turn in self._turns)
        width = 1 + times + 1 + min(names, _LONGEST_NAME) + 2
        if width != self._gutter:
            self._gutter = width
            self.call_after_refresh(self._rewrap_and_refresh_virtual_size)

    def render_line(self, y: int) -> Strip:
        key = self._quiet(y)
        if key is None:
            return super().render_line(y)
        strip = self._quiet_lines.get(key)
        if strip is None:
            strip = self._quiet_lines[key] = self._render_line(y)
        return strip

    def _quiet(self, y: int) -> tuple[object, ...] | None:
        """All that a line on the screen depends on; None where the cursor, a selection or a bracket makes it more.

        A text area draws every line anew at each move of the cursor; this keeps those that it passes by.
        """
        known = self.wrapped_document._offset_to_line_info
        place = y + self.scroll_offset[1]
        if not 0 <= place < len(known):
            return None
        row, section = known[place]
        first, last = sorted(self.selection)
        bracket = self._matching_bracket_location
        if first[0] <= row <= last[0] or (bracket is not None and bracket[0] == row):
            return None
        turn = self._turns[row]
        before = self._before(row, self._gutter) if not section else row == self.sounding
        line = self.document.get_line(row)
        return line, section, before, self.unsure.get(turn.id, ()), self._gutter, self.size.width, self.theme

    def notify_style_update(self) -> None:
        self._quiet_lines.clear()
        super().notify_style_update()

    def _render_line(self, y: int) -> Strip:
        strip = super()._render_line(y)
        width = self.gutter_width
        place = y + self.scroll_offset[1]
        known = self.wrapped_document._offset_to_line_info
        if not 0 <= place < len(known):
            return strip
        row, section = known[place]
        style = self.get_component_rich_style("text-area--gutter")
        text = " " * width if section else self._before(row, width)
        if row == self.sounding:
            style = self.get_component_rich_style("text-area--cursor-gutter")
        return Strip.join([Strip([Segment(text, style)], width), strip.crop(width)])

    def _before(self, row: int, width: int) -> str:
        """Time and speaker of a line, in so many cells."""
        turn = self._turns[row]
        sign = "▶" if row == self.sounding else " "
        name = clip(shown(turn.speaker or "–"), _LONGEST_NAME)
        return f"{sign}{clock(turn.start_ms)} {name}".ljust(width)[:width]
