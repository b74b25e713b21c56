"""The steps of a journey as cards in columns, one column a phase."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from klantreis.model.journeys import Standing, Step
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.shown import beside, clip, plain, shown
from klantreis.tui.widgets.card_board import CardBoard, broken
from klantreis.tui.widgets.coding_panel import feeling_style
from klantreis.workflow.board import Column


class StepBoard(CardBoard[Step]):
    """The steps of a journey by phase."""

    NARROWEST = 26

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: tuple[Column, ...] = ()
        self._told_by = 0
        self._signs: Mapping[str, str] = {}

    def show(self, columns: Sequence[Column], told_by: int, signs: Mapping[str, str] | None = None) -> None:
        """Show other columns; `told_by`: how many told the journey. The same step stays highlighted.

        `signs` stand below the card of a concept: loops, branches, disputed order.
        """
        self._signs = signs or {}
        self._columns, self._told_by = tuple(columns), told_by
        self.lay_out([column.steps for column in columns])

    @property
    def step(self) -> Step | None:
        """The highlighted step."""
        return self.card

    @property
    def column(self) -> Column | None:
        """The column with the highlighted card."""
        return self._columns[self.at[0]] if self._columns else None

    @property
    def card_rows(self) -> int:
        """Two of its name, who told it, where and with whom, and the signs."""
        return 5

    def key_of(self, card: Step) -> str:
        """Its concept."""
        return card.concept

    def head(self, place: int, width: int, places: range) -> Content:
        """The phase, how many steps it has, and whether there is more on that side or below."""
        column = self._columns[place]
        name = _("Niet in de route") if column.aside else column.phase or _("Zonder fase")
        more_left = "◂ " if place == places[0] and place else ""
        more_right = " ▸" if place == places[-1] and place < len(self._columns) - 1 else ""
        hidden = len(column.steps) - self.fitting[1]
        count = f" {len(column.steps)}" + (" ↕" if hidden > 0 else "")
        room = width - cell_len(more_left + more_right + count) - 1
        text = f"{more_left}{clip(shown(name), room)}{count}{more_right}"
        return plain(set_cell_size(text, width), "bold $secondary" if not column.aside else "bold $quiet")

    def painted(self, card: Step, place: tuple[int, int], width: int) -> list[Content]:
        """The name of a step on two rows, who told it, where and with whom, and its signs."""
        (across, down), here = place, place == self.at
        column = self._columns[across]
        number = f"{column.numbers[down]:>2} " if column.numbers else "   "
        lead, room = ("▐" if here and self.has_focus else "▸" if here else " ") + number, width - 6
        one, other = broken(shown(" ".join(card.label.split())), room, 2)
        told = _("{n} van {all}").format(n=card.tellers, all=self._told_by)
        sure = "" if card.support is None else f" · {card.support:.0%}"
        why = {Standing.THIN: _("te weinig verteld"), Standing.DROPPED: _("weggelaten")}.get(card.standing, "")
        where = why or " · ".join(filter(None, (card.channel, card.actor)))
        style = "bold $foreground on $mark" if here else ""
        quiet = style or "$quiet"
        feeling = style or feeling_style(card.valence)
        sign = wording.mean_sign(card.valence)
        rest = max(0, width - 5 - cell_len(sign))
        return [
            beside(plain(lead, "bold $accent"), plain(set_cell_size(one, room + 1), style or "bold"), " "),
            beside("    ", plain(set_cell_size(other, room + 1), style or "bold"), " "),
            beside(
                "    ", plain(sign, feeling), plain(set_cell_size(clip(f" · {told}{sure}", rest), rest), quiet), " "
            ),
            beside("    ", plain(set_cell_size(clip(shown(where), room), room + 1), quiet), " "),
            plain(set_cell_size(clip("    " + self._signs.get(card.concept, ""), width - 1), width), "$accent"),
        ]
