"""The steps of a journey as cards in columns, one column a phase."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klantreis.model.journeys import Standing, Step
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.shown import beside, clip, lines, plain, shown
from klantreis.tui.widgets.coding_panel import feeling_style
from klantreis.workflow.board import Column

NARROWEST = 26
"""Cells of a column at least."""
CARD = 5
"""Rows of a card: two of its name, who told it, where and with whom, and a blank one."""


class StepBoard(Widget, can_focus=True):
    """As many columns as fit; the others come into view with the highlighted card."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", _("Omhoog"), show=False, id="step_board.up"),
        Binding("down", "step(1)", _("Omlaag"), show=False, id="step_board.down"),
        Binding("left", "column(-1)", _("Naar links"), show=False, id="step_board.left"),
        Binding("right", "column(1)", _("Naar rechts"), show=False, id="step_board.right"),
    ]

    class Moved(Message):
        """Another card is highlighted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: tuple[Column, ...] = ()
        self._told_by = 0
        self._signs: Mapping[str, str] = {}
        self._at = (0, 0)
        """Column and place in it of the highlighted card."""
        self._first = (0, 0)
        """The first column and the first card that are in view."""

    def show(self, columns: Sequence[Column], told_by: int, signs: Mapping[str, str] | None = None) -> None:
        """Show other columns; `told_by`: how many told the journey. The same step stays highlighted.

        `signs` stand below the card of a concept: loops, branches, disputed order.
        """
        chosen = self.step
        self._signs = signs or {}
        self._columns, self._told_by = tuple(columns), told_by
        self._at = (0, 0)
        if chosen is not None:
            self.go_to(chosen.concept)
        self._moved()

    def go_to(self, concept: str) -> None:
        """Highlight the card of a concept, if there is one."""
        for across, column in enumerate(self._columns):
            for down, step in enumerate(column.steps):
                if step.concept == concept:
                    self._at = (across, down)
                    self._moved()
                    return

    @property
    def step(self) -> Step | None:
        """The highlighted step."""
        column = self.column
        return column.steps[self._at[1]] if column and column.steps else None

    @property
    def column(self) -> Column | None:
        """The column with the highlighted card."""
        return self._columns[self._at[0]] if self._columns else None

    def action_step(self, by: int) -> None:
        """Highlight the next or previous card of the column."""
        if self.column:
            self._at = (self._at[0], max(0, min(self._at[1] + by, len(self.column.steps) - 1)))
            self._moved()

    def action_column(self, by: int) -> None:
        """Highlight a card of the next or previous column."""
        if self._columns:
            across = max(0, min(self._at[0] + by, len(self._columns) - 1))
            self._at = (across, min(self._at[1], len(self._columns[across].steps) - 1))
            self._moved()

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        if inside is None or inside.y < 1 or not self._columns:
            return
        across = self._first[0] + inside.x // self._width
        down = self._first[1] + (inside.y - 1) // CARD
        if across < len(self._columns) and down < len(self._columns[across].steps):
            self._at = (across, down)
            self._moved()

    def on_resize(self) -> None:
        self._follow()

    def _moved(self) -> None:
        self._follow()
        self.post_message(self.Moved())

    def _follow(self) -> None:
        """Let what is in view follow the highlighted card."""
        across, down = self._at
        wide, high = self._fitting
        self._first = (
            max(0, min(max(self._first[0], across - wide + 1), across, len(self._columns) - wide)),
            max(0, min(max(self._first[1], down - high + 1), down)),
        )
        self.refresh()

    @property
    def _fitting(self) -> tuple[int, int]:
        """How many columns and cards there is room for."""
        columns = max(1, min(self.size.width // NARROWEST, len(self._columns)))
        return columns, max(1, (self.size.height - 1) // CARD)

    @property
    def _width(self) -> int:
        return max(NARROWEST // 2, self.size.width // self._fitting[0])

    def render(self) -> Content:
        """The columns in view below their names."""
        wide, high = self._fitting
        first, top = self._first
        if not self._columns:
            return plain("")
        width, places = self._width, range(first, min(first + wide, len(self._columns)))
        rows: list[Content | str] = [beside(*(self._head(place, width, places) for place in places))]
        for down in range(top, top + high):
            cards = [self._card(across, down, width) for across in places]
            rows += [beside(*(card[row] for card in cards)) for row in range(CARD)]
        return lines(*rows)

    def _head(self, place: int, width: int, places: range) -> Content:
        column = self._columns[place]
        name = _("Niet in de route") if column.aside else column.phase or _("Zonder fase")
        more_left = "◂ " if place == places[0] and place else ""
        more_right = " ▸" if place == places[-1] and place < len(self._columns) - 1 else ""
        hidden = len(column.steps) - self._fitting[1]
        count = f" {len(column.steps)}" + (" ↕" if hidden > 0 else "")
        room = width - cell_len(more_left + more_right + count) - 1
        text = f"{more_left}{clip(shown(name), room)}{count}{more_right}"
        return plain(set_cell_size(text, width), "bold $secondary" if not column.aside else "bold $quiet")

    def _card(self, across: int, down: int, width: int) -> list[Content]:
        column = self._columns[across]
        if down >= len(column.steps):
            return [plain(" " * width)] * CARD
        step, here = column.steps[down], (across, down) == self._at
        number = f"{column.numbers[down]:>2} " if column.numbers else "   "
        lead, room = ("▐" if here and self.has_focus else "▸" if here else " ") + number, width - 6
        one, other = _two_lines(shown(" ".join(step.label.split())), room)
        told = _("{n} van {all}").format(n=step.tellers, all=self._told_by)
        sure = "" if step.support is None else f" · {step.support:.0%}"
        why = {Standing.THIN: _("te weinig verteld"), Standing.DROPPED: _("weggelaten")}.get(step.standing, "")
        where = why or " · ".join(filter(None, (step.channel, step.actor)))
        style = "bold $foreground on $mark" if here else ""
        quiet = style or "$quiet"
        feeling = style or feeling_style(step.valence)
        sign = wording.mean_sign(step.valence)
        rest = max(0, width - 5 - cell_len(sign))
        return [
            beside(plain(lead, "bold $accent"), plain(set_cell_size(one, room + 1), style or "bold"), " "),
            beside("    ", plain(set_cell_size(other, room + 1), style or "bold"), " "),
            beside(
                "    ", plain(sign, feeling), plain(set_cell_size(clip(f" · {told}{sure}", rest), rest), quiet), " "
            ),
            beside("    ", plain(set_cell_size(clip(shown(where), room), room + 1), quiet), " "),
            plain(set_cell_size(clip("    " + self._signs.get(step.concept, ""), width - 1), width), "$accent"),
        ]


def _two_lines(text: str, width: int) -> tuple[str, str]:
    """A text on two lines of so many cells, the first broken between words where it can be; the rest is cut off."""
    if cell_len(text) <= width:
        return text, ""
    head = set_cell_size(text, width)
    at = head.rfind(" ")
    first = head[:at] if at > 0 else head
    return first, clip(text[len(first) :].strip(), width)
