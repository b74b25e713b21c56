"""Cards in columns of which one is highlighted: what moves it, and what is in view around it."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klantreis.text.catalogue import _
from klantreis.tui.shown import beside, clip, lines, plain

Card = TypeVar("Card")


class CardBoard(Widget, Generic[Card], can_focus=True):
    """As many columns as fit; the others come into view with the highlighted card.

    A kind of board says by what a card is known (`key_of`), and paints a heading and a card.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", _("Omhoog"), show=False, id="card_board.up"),
        Binding("down", "step(1)", _("Omlaag"), show=False, id="card_board.down"),
        Binding("left", "column(-1)", _("Naar links"), show=False, id="card_board.left"),
        Binding("right", "column(1)", _("Naar rechts"), show=False, id="card_board.right"),
    ]
    NARROWEST: ClassVar[int]
    """Cells of a column at least."""

    class Moved(Message):
        """Another card is highlighted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cards: tuple[tuple[Card, ...], ...] = ()
        """The cards of each column."""
        self.at = (0, 0)
        """Column and place in it of the highlighted card."""
        self.first = (0, 0)
        """The first column and the first card that are in view."""

    # --- what each kind of board has of its own --------------------------------------------------

    @property
    def card_rows(self) -> int:
        """Rows of a card."""
        raise NotImplementedError

    def key_of(self, card: Card) -> str:
        """By what a card is known, also after its column changed."""
        raise NotImplementedError

    def head(self, place: int, width: int, places: range) -> Content:
        """The heading of a column in so many cells; `places`: the columns in view."""
        raise NotImplementedError

    def painted(self, card: Card, place: tuple[int, int], width: int) -> list[Content]:
        """The rows of a card, each of so many cells."""
        raise NotImplementedError

    # --- what is highlighted --------------------------------------------------------------------

    def lay_out(self, cards: Sequence[Sequence[Card]]) -> None:
        """Show other cards. The same one stays highlighted, or where it is gone, what stands in its place."""
        chosen = self.card
        self.cards = tuple(map(tuple, cards))
        self.at = self._nearest()
        if chosen is not None:
            self.go_to(self.key_of(chosen))
        self._moved()

    def go_to(self, key: str) -> bool:
        """Highlight a card; whether there is such a card."""
        for across, column in enumerate(self.cards):
            for down, card in enumerate(column):
                if self.key_of(card) == key:
                    self.at = (across, down)
                    self._moved()
                    return True
        return False

    @property
    def card(self) -> Card | None:
        """The highlighted card."""
        across, down = self.at
        return self.cards[across][down] if self.cards and self.cards[across] else None

    def _nearest(self) -> tuple[int, int]:
        """The place that is highlighted, or the nearest that has a card."""
        across, down = self.at
        filled = [place for place, column in enumerate(self.cards) if column]
        if not filled:
            return 0, 0
        across = min(filled, key=lambda place: (abs(place - across), place))
        return across, min(down, len(self.cards[across]) - 1)

    def action_step(self, by: int) -> None:
        """Highlight the next or previous card of the column."""
        if self.card is not None:
            across, down = self.at
            self.at = (across, max(0, min(down + by, len(self.cards[across]) - 1)))
            self._moved()

    def action_column(self, by: int) -> None:
        """Highlight a card of the next or previous column that has any."""
        across, down = self.at
        others = range(across + 1, len(self.cards)) if by > 0 else range(across - 1, -1, -1)
        for place in others:
            if self.cards[place]:
                self.at = (place, min(down, len(self.cards[place]) - 1))
                self._moved()
                return

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        if inside is None or inside.y < 1 or not self.cards:
            return
        across = self.first[0] + inside.x // self._width
        down = self.first[1] + (inside.y - 1) // self.card_rows
        if across < len(self.cards) and down < len(self.cards[across]):
            self.at = (across, down)
            self._moved()

    def on_resize(self) -> None:
        self._follow()

    def _moved(self) -> None:
        self._follow()
        self.post_message(self.Moved())

    # --- what is in view ------------------------------------------------------------------------

    def _follow(self) -> None:
        """Let what is in view follow the highlighted card."""
        across, down = self.at
        wide, high = self.fitting
        self.first = (
            max(0, min(max(self.first[0], across - wide + 1), across, len(self.cards) - wide)),
            max(0, min(max(self.first[1], down - high + 1), down)),
        )
        self.refresh()

    @property
    def fitting(self) -> tuple[int, int]:
        """How many columns and cards there is room for."""
        columns = max(1, min(self.size.width // self.NARROWEST, len(self.cards)))
        return columns, max(1, (self.size.height - 1) // self.card_rows)

    @property
    def _width(self) -> int:
        return max(self.NARROWEST // 2, self.size.width // self.fitting[0])

    def render(self) -> Content:
        """The columns in view below their names."""
        if not self.cards:
            return plain("")
        (wide, high), (first, top), width = self.fitting, self.first, self._width
        places = range(first, min(first + wide, len(self.cards)))
        rows: list[Content | str] = [beside(*(self.head(place, width, places) for place in places))]
        blank = [plain(" " * width)] * self.card_rows
        for down in range(top, top + high):
            cards = [
                self.painted(column[down], (across, down), width) if down < len(column) else blank
                for across, column in ((across, self.cards[across]) for across in places)
            ]
            rows += [beside(*(card[row] for card in cards)) for row in range(self.card_rows)]
        return lines(*rows)


def broken(text: str, width: int, rows: int) -> list[str]:
    """A text on so many rows of so many cells, broken between words where it can be; the rest is cut off."""
    found: list[str] = []
    while len(found) < rows - 1 and cell_len(text) > width:
        head = set_cell_size(text, width)
        at = text[: len(head) + 1].rfind(" ")
        first = text[:at] if at > 0 else head
        found.append(first)
        text = text[len(first) :].strip()
    return [*found, clip(text, width), *[""] * rows][:rows]
