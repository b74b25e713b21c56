"""The empathy map of a persona: what was told in four parts, to be put right with a digit."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from klantreis.model.journeys import Quote
from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.view import OneJourneyView
from klantreis.tui.messages import Told
from klantreis.tui.shown import beside, plain
from klantreis.tui.widgets.passages import PassageList, of_quote
from klantreis.workflow import empathy
from klantreis.workflow.empathy import Quadrant
from klantreis.workflow.studies import Study

_PLACES: tuple[Quadrant | None, ...] = (*empathy.titles(), None)


def _id(quadrant: Quadrant | None) -> str:
    return f"empathy-{quadrant.value if quadrant else 'nowhere'}"


class EmpathyView(OneJourneyView):
    """A list for each quadrant, and one for what stands nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_EMPATHY)

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._found: dict[Quadrant | None, tuple[Quote, ...]] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="empathy-title", markup=False)
        with Container(id="empathy-map", classes="columns"):
            for quadrant in _PLACES:
                with Container(classes="quadrant"):
                    yield Static(classes="quadrant-title", markup=False)
                    yield PassageList(id=_id(quadrant))

    @property
    def main(self) -> Widget:
        return self._lists[0]

    @property
    def _lists(self) -> list[PassageList]:
        return [self.query_one(f"#{_id(quadrant)}", PassageList) for quadrant in _PLACES]

    @property
    def where(self) -> str:
        return _("{n} nergens").format(n=len(self._found.get(None, ())))

    def show(self) -> None:
        journey = self.journey
        self._found = empathy.mapped(self.study, journey) if journey else {}
        titles = empathy.titles()
        about = _("1-4 zet een fragment in een vak · 0 nergens · Tab naar het volgende vak")
        name = journey.persona.name if journey else ""
        self.query_one("#empathy-title", Static).update(beside(plain(name, "bold"), plain(f"  {about}", "$quiet")))
        heads = self.query(".quadrant-title").results(Static)
        for number, (quadrant, head, listed) in enumerate(zip(_PLACES, heads, self._lists, strict=True), 1):
            quotes = self._found.get(quadrant, ())
            title = f"{number} {titles[quadrant]}" if quadrant else "0 " + _("Nergens")
            head.update(beside(plain(title, "bold $secondary"), plain(f"  {len(quotes)}", "$quiet")))
            listed.show((of_quote(quote) for quote in quotes), empty=_("Nog niets."))

    @property
    def _chosen_passage(self) -> tuple[PassageList, str] | None:
        """The list in which one stands, and the passage (coding id) there."""
        listed = next((each for each in self._lists if each.has_focus), None)
        coding = listed.coding if listed else None
        return (listed, coding) if listed and coding else None

    def action_put(self, place: int) -> None:
        """Put the passage in a quadrant (1-4), or in none (0)."""
        here, journey = self._chosen_passage, self.journey
        if here is None or journey is None:
            self.post_message(Told(_("Kies eerst een fragment.")))
            return
        quadrant = _PLACES[place - 1]
        where = empathy.titles()[quadrant] if quadrant else _("Nergens")
        with self.attempt():
            empathy.put(self.study, journey, here[1], quadrant)
            self.load()
            self.done(_("Het fragment staat nu bij: {where}").format(where=where))

    def action_take_back(self) -> None:
        """Let the passage stand where it was proposed."""
        here, journey = self._chosen_passage, self.journey
        if here is None or journey is None:
            return
        with self.attempt():
            empathy.taken_back(self.study, journey, here[1])
            self.load()
            self.done(_("Het fragment staat weer waar het voorgesteld was"))
