"""Actions as cards in columns, one column a status."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from klantreis.model.findings import Action, ActionStatus
from klantreis.text import dates, names
from klantreis.text.catalogue import _
from klantreis.tui.shown import beside, clip, plain, shown
from klantreis.tui.widgets.card_board import CardBoard, broken

_HIGH = 20
"""From so many rows on a goal may take three of them."""


class ActionBoard(CardBoard[Action]):
    """The actions by how far they are; what is late has a ! and says so."""

    NARROWEST = 23

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = ""

    def show(self, columns: Sequence[Sequence[Action]], today: str) -> None:
        """Show other columns, one a status; `today` (ISO 8601) decides what is late."""
        self._today = today
        self.lay_out(columns)

    @property
    def card_rows(self) -> int:
        """The goal, the date, who does it and where, and a blank one."""
        return self._goal_rows + 3

    @property
    def _goal_rows(self) -> int:
        return 3 if self.size.height >= _HIGH else 2

    def key_of(self, card: Action) -> str:
        """Its id."""
        return card.id

    def head(self, place: int, width: int, places: range) -> Content:
        """The status, how many cards it has, and how many stand out of view on that side."""
        column = self.cards[place]
        left, right = (sum(map(len, part)) for part in (self.cards[: places[0]], self.cards[places[-1] + 1 :]))
        before = f"◂{left} " if place == places[0] and place else ""
        behind = f" {right}▸" if place == places[-1] and place < len(self.cards) - 1 else ""
        count = f" {len(column)}" + (" ↕" if len(column) > self.fitting[1] else "")
        name = clip(
            names.action_status(tuple(ActionStatus)[place]).capitalize(), width - 1 - cell_len(before + count + behind)
        )
        text = set_cell_size(f"{before}{name}{count}", width - 1 - cell_len(behind)) + behind + " "
        return plain(text, "bold $secondary" if column else "$quiet")

    def painted(self, card: Action, place: tuple[int, int], width: int) -> list[Content]:
        """The number and the goal, by when, by whom and where."""
        here, late = place == self.at, card.overdue(self._today)
        bar = "▐" if here and self.has_focus else "▸" if here else " "
        room = width - 3
        goal = broken(f"{card.number}. {_line(card.goal)}", room, self._goal_rows)
        due = dates.written(card.due) if card.due else ""
        due = _("! te laat {day}").format(day=due) if late else due
        who = " · ".join(filter(None, map(_line, (card.owner or "", card.scope or ""))))
        told = [
            *((text, "bold $foreground on $mark" if here else "bold") for text in goal),
            (due, "bold $error" if late else "$quiet"),
            (clip(who, room), "$quiet"),
        ]
        rows = [(text, style) for text, style in told if text]
        rows += [("", "")] * (self.card_rows - len(rows))
        return [
            beside(plain("  " if number else f"{bar} ", "bold $accent"), plain(set_cell_size(text, room), style), " ")
            for number, (text, style) in enumerate(rows)
        ]


def _line(text: str) -> str:
    return shown(" ".join(text.split()))
