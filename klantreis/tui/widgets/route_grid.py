"""Interviews as rows and phases as columns; in each cell the touchpoints as signs of how they felt."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klantreis.model.touchpoints import Touchpoint
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.shown import beside, clip, lines, plain, shown
from klantreis.tui.widgets.coding_panel import feeling_style
from klantreis.workflow.told_routes import ToldRoute

NAME = 18
"""Cells for the title of an interview."""
MARK = 4
"""Cells of a touchpoint: a sign of two between blanks, or between brackets where it is highlighted."""
LEAST, MOST = 2, 9
"""Touchpoints that a cell has room for."""
PINNED = "◆"

Group = tuple[str | None, tuple[ToldRoute, ...]]
"""A heading (None: none, "": of no persona yet) and the routes below it."""


class RouteGrid(Widget, can_focus=True):
    """Only the rows and columns in view are painted."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", _("Omhoog"), show=False, id="route_grid.up"),
        Binding("down", "row(1)", _("Omlaag"), show=False, id="route_grid.down"),
        Binding("left", "touch(-1)", _("Vorig moment"), show=False, id="route_grid.left"),
        Binding("right", "touch(1)", _("Volgend moment"), show=False, id="route_grid.right"),
        Binding("pageup", "page(-1)", _("Scherm terug"), show=False, id="route_grid.page_up"),
        Binding("pagedown", "page(1)", _("Scherm verder"), show=False, id="route_grid.page_down"),
        Binding("home", "row(-1000000)", _("Eerste"), show=False, id="route_grid.first"),
        Binding("end", "row(1000000)", _("Laatste"), show=False, id="route_grid.last"),
    ]

    class Moved(Message):
        """Another touchpoint is highlighted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._phases: tuple[str | None, ...] = ()
        self._rows: list[ToldRoute | str] = []
        """Of each row: a route, or a heading."""
        self._routes: list[int] = []
        """The rows that are routes."""
        self._room: list[int] = []
        """Per phase how many touchpoints its cells have room for."""
        self._at = (0, 0)
        """Which route, and which of its touchpoints."""
        self._top = 0
        self._first = 0
        """The first row and the first phase that are in view."""

    def show(self, phases: Sequence[str | None], groups: Sequence[Group]) -> None:
        """Show other routes; the same interview and touchpoint stay highlighted."""
        source, touch = (self.route.source if self.route else ""), (self.touch.id if self.touch else "")
        self._phases, self._rows, self._routes = tuple(phases), [], []
        for heading, routes in groups:
            if heading is not None:
                self._rows.append(heading)
            for route in routes:
                self._routes.append(len(self._rows))
                self._rows.append(route)
        told = [route for _heading, routes in groups for route in routes]
        self._room = [
            max(LEAST, min(MOST, max((len(route.cells[place]) for route in told), default=0)))
            for place in range(len(self._phases))
        ]
        row = next((n for n, route in enumerate(told) if route.source == source), 0)
        ids = [each.id for each in told[row].touchpoints] if told else []
        self._at = (row, ids.index(touch) if touch in ids else 0)
        self._moved()

    @property
    def route(self) -> ToldRoute | None:
        """The highlighted interview."""
        if not self._routes:
            return None
        row = self._rows[self._routes[self._at[0]]]
        return row if isinstance(row, ToldRoute) else None

    @property
    def touch(self) -> Touchpoint | None:
        """The highlighted touchpoint."""
        route = self.route
        return route.touchpoints[self._at[1]] if route and route.touchpoints else None

    def action_row(self, by: int) -> None:
        """Highlight another interview, at the same phase."""
        if self._routes:
            phase = self._phase
            row = max(0, min(self._at[0] + by, len(self._routes) - 1))
            self._at = (row, 0)
            route = self.route
            before = sum(len(cell) for cell in route.cells[:phase]) if route else 0
            self._at = (row, min(before, len(route.touchpoints) - 1) if route else 0)
            self._moved()

    def action_page(self, by: int) -> None:
        """Highlight an interview a screen further or back."""
        self.action_row(by * max(1, self.size.height - 3))

    def action_touch(self, by: int) -> None:
        """Highlight the next or previous touchpoint of the interview."""
        route = self.route
        if route:
            self._at = (self._at[0], max(0, min(self._at[1] + by, len(route.touchpoints) - 1)))
            self._moved()

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        if inside is None or inside.y < 1:
            return
        row = self._top + inside.y - 1
        if row in self._routes:
            self._at = (self._routes.index(row), 0)
            route, left = self.route, NAME
            for place in range(self._first, len(self._phases)):
                inside_cell = (inside.x - left) // MARK
                if route and 0 <= inside_cell < min(self._room[place], len(route.cells[place])):
                    before = sum(len(cell) for cell in route.cells[:place])
                    self._at = (self._at[0], before + inside_cell)
                left += self._width(place)
            self._moved()

    def on_resize(self) -> None:
        self._follow()

    @property
    def _phase(self) -> int:
        """The phase of the highlighted touchpoint."""
        route, left = self.route, self._at[1]
        for place, cell in enumerate(route.cells if route else ()):
            if left < len(cell):
                return place
            left -= len(cell)
        return 0

    def _width(self, place: int) -> int:
        return self._room[place] * MARK + 2

    def _moved(self) -> None:
        self._follow()
        self.post_message(self.Moved())

    def _follow(self) -> None:
        """Let what is in view follow what is highlighted."""
        if self._routes:
            row, high = self._routes[self._at[0]], max(1, self.size.height - 1)
            # The heading above the first of a group comes into view with it.
            first = row - 1 if row and isinstance(self._rows[row - 1], str) else row
            self._top = max(0, min(max(self._top, row - high + 1), first))
            phase = self._phase
            self._first = min(self._first, phase)
            while self._first < phase and not self._in_view(phase):
                self._first += 1
        self.refresh()

    def _in_view(self, phase: int) -> bool:
        return NAME + sum(self._width(place) for place in range(self._first, phase + 1)) <= self.size.width

    def render(self) -> Content:
        """The phases, and the rows in view below them."""
        if not self._routes:
            return plain("")
        places = range(self._first, len(self._phases))
        head: list[Content | str] = [plain(set_cell_size(_("◂ meer") if self._first else "", NAME), "$quiet")]
        for place in places:
            name, width = self._phases[place] or _("Zonder fase"), self._width(place)
            head.append(plain(set_cell_size(clip(shown(name), width - 2), width), "bold $secondary"))
        seen = range(self._top, min(self._top + self.size.height - 1, len(self._rows)))
        rows = [beside(*head), *(self._row(row, places) for row in seen)]
        return lines(*(row.truncate(self.size.width, ellipsis=True) for row in rows))

    def _row(self, row: int, places: range) -> Content:
        entry = self._rows[row]
        if isinstance(entry, str):
            return plain(f"── {shown(entry) or _('nog bij geen persona')} ", "bold $primary")
        here = row == self._routes[self._at[0]]
        chosen = self.touch.id if here and self.touch else ""
        pin = PINNED if entry.pinned else " "
        name = clip(shown(" ".join(entry.source.split())), NAME - 4)
        lead = ("▐" if here and self.has_focus else "▸" if here else " ") + pin
        parts: list[Content | str] = [
            plain(lead, "bold $accent"),
            plain(set_cell_size(name, NAME - 2), "bold" if here else ""),
        ]
        for place in places:
            cell, room = entry.cells[place], self._room[place]
            marks = [self._mark(touch, touch.id == chosen) for touch in cell[:room]]
            more = "… " if len(cell) > room else "  "
            parts += [*marks, plain(" " * MARK * (room - len(marks)) + more, "$quiet")]
        return beside(*parts)

    @staticmethod
    def _mark(touch: Touchpoint, chosen: bool) -> Content:
        sign = "·" if touch.valence is None else wording.sign(touch.valence)
        text = f"{sign:>2}" if cell_len(sign) <= 2 else sign
        style = "bold $foreground on $mark" if chosen else feeling_style(touch.valence)
        return plain(f"[{text}]" if chosen else f" {text} ", style)
