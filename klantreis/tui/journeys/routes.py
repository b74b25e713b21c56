"""The routes of all interviews side by side, and which persona each belongs to."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.view import JourneyView
from klantreis.tui.messages import OpenSource, Told
from klantreis.tui.shown import beside, clip, lines, plain
from klantreis.tui.widgets.route_grid import RouteGrid
from klantreis.workflow import collect, deciding, merge, told_routes
from klantreis.workflow.studies import Study
from klantreis.workflow.told_routes import RouteTable, Sorting

_LOOSE = "//"
"""Answer for no persona in particular; no key of a journey has it."""
_QUOTE = 400


class RoutesView(JourneyView):
    """The grid, and below it what the highlighted touchpoint is."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_ROUTES)
    needs_build: ClassVar[bool] = False

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._table = RouteTable()
        self._sorting = Sorting.PERSONA

    def compose(self) -> ComposeResult:
        yield Static(id="routes-told", markup=False)
        yield RouteGrid(id="route-grid")
        yield Static(id="route-touch", markup=False)

    @property
    def main(self) -> Widget:
        return self.query_one(RouteGrid)

    @property
    def where(self) -> str:
        return plural("{n} gesprek", "{n} gesprekken", len(self._table.routes))

    def load(self) -> None:
        self._table = told_routes.table(self.study)
        self._show()

    def _show(self) -> None:
        told = self.query_one("#routes-told", Static)
        if self._table.routes:
            by = _("Op volgorde van {what} (s). Een teken is een moment: −2…+2 is het gevoel, · is zonder.")
            told.update(plain(by.format(what=_sortings()[self._sorting]), "$quiet"))
        else:
            told.update(plain(_("Er zijn nog geen contactmomenten; codeer ze eerst (F3).")))
        self.query_one(RouteGrid).show(self._table.phases, told_routes.arranged(self._table, self._sorting))

    def on_route_grid_moved(self) -> None:
        self.query_one("#route-touch", Static).update(self._about())

    def _about(self) -> Content:
        grid = self.query_one(RouteGrid)
        route, touch = grid.route, grid.touch
        if route is None or touch is None:
            return plain("")
        persona = route.persona or _("nog bij geen persona")
        pinned = _("vastgezet bij {persona}").format(persona=route.pinned) if route.pinned else ""
        felt = "" if touch.valence is None else f"{wording.sign(touch.valence)} {wording.feeling(touch.valence)}"
        about = (route.source, persona, pinned, touch.phase, touch.channel, touch.actor, felt)
        quote = self._table.quotes.get(touch.id)
        text = clip(" ".join(quote.text.split()), _QUOTE) if quote else ""
        return lines(
            beside(plain(touch.label, "bold"), plain("  " + " · ".join(filter(None, about)), "$quiet")),
            plain(f"“{text}”" if text else ""),
        )

    # --- actions ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Go to the words of the highlighted touchpoint."""
        grid = self.query_one(RouteGrid)
        if grid.route and grid.touch:
            self.post_message(OpenSource(grid.route.source, grid.touch.id))

    def action_sort(self) -> None:
        """Put the interviews in the next order."""
        orders = list(Sorting)
        self._sorting = orders[(orders.index(self._sorting) + 1) % len(orders)]
        self._show()

    def action_pin(self) -> None:
        """Give the interview to a persona, for the next builds as well."""
        route = self.query_one(RouteGrid).route
        journeys = merge.journeys(self.study)
        if route is None:
            return
        if not journeys:
            self.post_message(Told(_("Er zijn nog geen persona's; bouw eerst met b.")))
            return
        choices = [(each.key, each.persona.name) for each in journeys]
        if route.pinned:
            choices.append((_LOOSE, _("niet meer vast: klantreis kiest")))

        def answered(key: str | None) -> None:
            if key is None:
                return
            with self.attempt():
                source = collect.find_source(self.study, route.source)
                if key == _LOOSE:
                    deciding.unpin(self.study, source)
                    told = _("{source} staat niet meer vast")
                else:
                    deciding.pin(self.study, deciding.find_journey(journeys, key), source)
                    told = _("{source} staat vast; dat telt vanaf de volgende bouw (b)")
                self.load()
                self.done(told.format(source=route.source))

        current = next((each.key for each in journeys if each.persona.name == route.persona), None)
        title = _("Bij welke persona hoort {source}?").format(source=route.source)
        self.app.push_screen(Choose(title, choices, current=current), answered)


def _sortings() -> dict[Sorting, str]:
    return {
        Sorting.PERSONA: _("persona"),
        Sorting.TITLE: _("titel"),
        Sorting.LENGTH: _("aantal momenten"),
        Sorting.FEELING: _("gevoel"),
    }
