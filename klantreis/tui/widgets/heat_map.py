"""A map of how often codes stand together: shades and numbers, so that it reads without colour."""

from collections import Counter
from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klantreis.text.catalogue import _
from klantreis.tui.shown import beside, clip, lines, plain, shown

Pair = tuple[str, str]
Counts = Mapping[Pair, int]
"""(code, code) in the order of their paths -> how often they stand together."""

SHADES = "░▒▓█"
CELL = 6
"""Cells of a column: a blank or bracket, a shade twice, and a number of three signs."""
NAMES = (12, 34)
"""The least and most cells for the names before the rows."""
MOST = len(ascii_uppercase)


def ranked(counts: Counts) -> list[str]:
    """The codes that stand together with others most often, those first."""
    totals: Counter[str] = Counter()
    for (one, other), count in counts.items():
        totals[one] += count
        totals[other] += count
    return sorted(totals, key=lambda code: (-totals[code], code))


def shade(count: int, most: int) -> str:
    """One of four shades by quarters of the highest count; a blank for none."""
    return SHADES[min(3, (count * 4 - 1) // most)] if count else " "


def figure(count: int) -> str:
    """A count in at most three signs; nothing for none."""
    if count < 1000:
        return str(count) if count else ""
    return f"{count // 1000}k" if count < 100_000 else "99k"


class HeatMap(Widget, can_focus=True):
    """As many of the top codes as fit, each as a row and, by its letter, as a column."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", _("Omhoog"), show=False, id="heat_map.up"),
        Binding("down", "move(1, 0)", _("Omlaag"), show=False, id="heat_map.down"),
        Binding("left", "move(0, -1)", _("Naar links"), show=False, id="heat_map.left"),
        Binding("right", "move(0, 1)", _("Naar rechts"), show=False, id="heat_map.right"),
    ]

    class Moved(Message):
        """Another cell is highlighted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._counts: Counts = {}
        self._codes: list[str] = []
        self._names: Mapping[str, str] = {}
        self._cell: tuple[int, int] | None = None
        """Row and column; None until somebody chose: then it is where the two stand together most."""

    def show(self, counts: Counts, names: Mapping[str, str]) -> None:
        """Show other counts; `names` has the short name of each code. The cell that was chosen keeps its codes."""
        chosen = [self._codes[place] for place in self._within] if self._cell else []
        self._counts, self._names = counts, names
        self._codes = ranked(counts)[:MOST]
        places = [self._codes.index(code) for code in chosen if code in self._codes]
        self._cell = (places[0], places[1]) if len(places) == 2 else None
        self.refresh()
        self.post_message(self.Moved())

    @property
    def fitting(self) -> int:
        """How many codes there is room for."""
        across = (self.size.width - self._name_width - 2) // CELL
        return max(0, min(len(self._codes), across, self.size.height - 2))

    @property
    def _name_width(self) -> int:
        least, most = NAMES
        longest = max((len(self._names[code]) for code in self._codes), default=0) + 2
        return max(least, min(most, longest, self.size.width // 3))

    @property
    def pair(self) -> Pair | None:
        """The two codes of the highlighted cell, the one of the row first; None where they are the same."""
        row, column = self._within
        if row == column or max(row, column) >= self.fitting:
            return None
        return self._codes[row], self._codes[column]

    @property
    def _within(self) -> tuple[int, int]:
        fitting = self.fitting
        if self._cell is None:
            pairs = ((row, column) for row in range(fitting) for column in range(row))
            return max(
                pairs,
                key=lambda at: (self.count(self._codes[at[0]], self._codes[at[1]]), -at[0], -at[1]),
                default=(0, 0),
            )
        return min(self._cell[0], max(0, fitting - 1)), min(self._cell[1], max(0, fitting - 1))

    def count(self, one: str, other: str) -> int:
        """How often two codes stand together."""
        return self._counts.get((one, other) if one < other else (other, one), 0)

    def action_move(self, down: int, right: int) -> None:
        """Highlight a cell beside this one."""
        row, column = self._within
        last = max(0, self.fitting - 1)
        self._cell = (max(0, min(row + down, last)), max(0, min(column + right, last)))
        self.refresh()
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        if inside is None:
            return
        row, column = inside.y - 1, (inside.x - self._name_width) // CELL
        if 0 <= row < self.fitting and 0 <= column < self.fitting:
            self._cell = (row, column)
            self.refresh()
            self.post_message(self.Moved())

    def on_resize(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def render(self) -> Content:
        """The map with its legend."""
        codes = self._codes[: self.fitting]
        if len(codes) < 2:
            return plain("")
        most = max(self._counts.values())
        width = self._name_width
        head = f"{_('Code'):<{width}}" + "".join(f"{letter:>{CELL}}" for letter in ascii_uppercase[: len(codes)])
        rows: list[Content | str] = [plain(head, "bold")]
        rows += [self._row(place, code, codes, most, width) for place, code in enumerate(codes)]
        return lines(*rows, plain(_legend(most), "$quiet"))

    def _row(self, place: int, code: str, codes: Sequence[str], most: int, width: int) -> Content:
        row, column = self._within
        here = place == row
        name = clip(f"{ascii_uppercase[place]} {shown(self._names[code])}", width - 1)
        parts: list[Content | str] = [plain(f"{name:<{width}}", "bold" if here else "")]
        for across, other in enumerate(codes):
            chosen = here and across == column
            # The bracket that closes stands where the next cell begins.
            begin = "[" if chosen else "]" if here and across == column + 1 else " "
            count = self.count(code, other)
            text = f"{'·':>{CELL - 1}}" if place == across else f"{shade(count, most) * 2}{figure(count):>{CELL - 3}}"
            style = "bold $accent" if chosen else "$quiet" if place == across else ""
            parts += [plain(begin, "bold $accent"), plain(text, style)]
        parts.append(plain("]" if here and column == len(codes) - 1 else "", "bold $accent"))
        return beside(*parts)


def _legend(most: int) -> str:
    """Which counts each shade stands for."""
    parts = []
    first = 1
    for place, sign in enumerate(SHADES, 1):
        last = most * place // 4
        if last >= first:
            parts.append(f"{sign} {first}" + (f"–{last}" if last > first else ""))
        first = max(first, last + 1)
    return _("Hoe vaak samen:") + "  " + "   ".join(parts)
