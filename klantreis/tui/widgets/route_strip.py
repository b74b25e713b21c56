"""The route beside the text: the contact moments in the order in which they happened, to be looked at and changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from klantreis.text.catalogue import _
from klantreis.tui import keys, wording
from klantreis.tui.shown import clip, lines, plain
from klantreis.tui.widgets.coding_panel import feeling_style
from klantreis.tui.widgets.text_panel import TextPanel

What = Literal["open", "flashback", "earlier", "later", "back", "leave"]


@dataclass(frozen=True)
class Stop:
    """A contact moment: the id of its coding, where it begins, its name, its feeling."""

    id: str
    start: int
    name: str
    valence: int | None


@dataclass(frozen=True)
class Route:
    """The moments of a source in the order in which they happened.

    `told` has the place in the telling of each, from 1; `moved` the ids of those that a person placed.
    """

    stops: Sequence[Stop] = ()
    told: Sequence[int] = ()
    moved: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.stops)

    def place(self, id_: str) -> int:
        """The place of a moment in the order, from 0. Raises StopIteration where there is no such moment."""
        return next(place for place, stop in enumerate(self.stops) if stop.id == id_)

    def line(self, place: int) -> str:
        """A moment with its number, in one line."""
        stop, digits = self.stops[place], len(str(len(self.stops)))
        return f"{place + 1:>{digits}} {wording.sign(stop.valence):>2} {stop.name}"

    def about_move(self, place: int) -> str:
        """Where a moment was told that a person placed elsewhere; nothing for another one."""
        told, number = self.told[place], place + 1
        if self.stops[place].id not in self.moved:
            return ""
        arrow = "↑" if told > number else "↓" if told < number else "↕"
        return f"{arrow} " + _("verteld als {n}e").format(n=told)


class RouteStrip(TextPanel, can_focus=True):
    """Lists the route around one moment: the chosen one (▸) while it has the focus, else the one being told (•)."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.ROUTE)
    # With the focus it grows, and another row would be under the mouse when the button comes up.
    FOCUS_ON_CLICK = False

    class Asked(Message):
        """Somebody wants something done with the chosen moment (id), or leaves the route."""

        def __init__(self, what: What, moment: str) -> None:
            super().__init__()
            self.what = what
            self.moment = moment

    def __init__(self, *, titled: bool = True, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titles = int(titled)
        self._route = Route()
        self._present = -1
        self._chosen = 0
        self._row_of: list[int] = []
        """Of each row below the title, the place of its moment."""
        self._state: object = None

    def show_route(self, route: Route, passed: int) -> None:
        """Show a route in which the first so many moments of the telling have been told by now."""
        if route is not self._route:
            old = self._route.stops[self._chosen].id if self._route else None
            same = next((place for place, stop in enumerate(route.stops) if stop.id == old), self._chosen)
            self._route, self._chosen, self._state = route, max(0, min(same, len(route.stops) - 1)), None
        self._present = route.told.index(passed) if passed else -1
        self._draw()

    def choose_present(self) -> None:
        """Choose the moment that is being told."""
        self.action_go(max(0, self._present))

    # --- keys and mouse -----------------------------------------------------------------------

    def action_ask(self, what: What) -> None:
        """Ask for something with the chosen moment."""
        if self._route or what == "leave":
            self.post_message(self.Asked(what, self._route.stops[self._chosen].id if self._route else ""))

    def action_step(self, by: int) -> None:
        """Choose the next or previous moment."""
        self.action_go(max(0, self._chosen + by))

    def action_page(self, by: int) -> None:
        """Choose a moment a screen further or back."""
        self.action_step(by * max(1, self.size.height - 2 - self._titles))

    def action_go(self, place: int) -> None:
        """Choose the moment at a place; -1 is the last."""
        if self._route:
            last = len(self._route.stops) - 1
            self._chosen = last if place < 0 else min(place, last)
            self._draw()

    def on_click(self, event: events.Click) -> None:
        row = event.y - self._titles
        if 0 <= row < len(self._row_of):
            self.action_go(self._row_of[row])
            self.focus()
            if event.chain == 2:
                self.action_ask("open")

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._draw()

    def on_resize(self) -> None:
        self._draw()
        super().on_resize()

    # --- drawing ------------------------------------------------------------------------------

    def _draw(self) -> None:
        state = (self._present, self._chosen if self.has_focus else -1, self.size)
        if state == self._state:
            return
        self._state = state
        bar = plain("▌", "$accent") if self.has_focus else Content(" ")
        title = [Content.assemble(bar, plain(_("De route in dit gesprek"), "bold underline"))] * self._titles
        if not self._route:
            self._row_of = []
            self.show(lines(*title, plain(" " + _("Nog geen contactmomenten."), "$quiet")))
            return
        rows = self._listed()
        self._row_of = [place for place, _row in rows]
        self.show(lines(*title, *(Content.assemble(bar, row) for _place, row in rows)))

    def _listed(self) -> list[tuple[int, Content]]:
        """The rows around the moment that matters, each with the place of its moment."""
        room = max(1, self.size.height - self._titles)
        middle = self._chosen if self.has_focus else max(0, self._present)
        first = max(0, min(middle - room // 2, len(self._route.stops) - room))
        rows: list[tuple[int, Content]] = []
        for place in range(first, min(first + room, len(self._route.stops))):
            rows += [(place, row) for row in self._moment(place)]
        below = max(row for row, (place, _content) in enumerate(rows) if place == middle) + 1
        return rows[max(0, below - room) :][:room]

    def _moment(self, place: int) -> list[Content]:
        """One moment; what is told of its move stands below it where it doesn't fit beside it."""
        chosen, present = place == self._chosen and self.has_focus, place == self._present
        valence, width = self._route.stops[place].valence, max(4, self.size.width - 1)
        style = "bold $foreground on $mark" if chosen else "bold" if present else feeling_style(valence)
        text = ("▸ " if chosen else "• " if present else "  ") + self._route.line(place)
        move = self._route.about_move(place)
        if not move:
            return [plain(set_cell_size(clip(text, width), width), style)]
        if cell_len(text) + 2 + cell_len(move) <= width:
            return [plain(set_cell_size(f"{text}  {move}", width), style)]
        below = " " * (len(str(len(self._route.stops))) + 6) + move
        return [plain(set_cell_size(clip(part, width), width), style) for part in (text, below)]
