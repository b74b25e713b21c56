"""The route of a persona, step by step, with its heartbeat and the words behind each step."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from klantreis.model.journeys import Journey, Step
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.describing import describe
from klantreis.tui.journeys.view import JourneyView
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.coding_panel import feeling_style
from klantreis.tui.widgets.heartbeat import HEIGHTS, in_width
from klantreis.tui.widgets.passages import PassageList, of_quote
from klantreis.workflow import merge
from klantreis.workflow.studies import Study


class RouteView(JourneyView):
    """The personas, the route of one of them, and its quotes."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_ROUTE)

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._journeys: tuple[Journey, ...] = ()
        self._steps: list[Step | None] = []
        """What each line of the route is: a step, or None for a phase."""

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            yield OptionList(id="personas", markup=False)
            with Vertical(id="route-side"):
                yield Static(id="persona", markup=False)
                yield Static(id="heartbeat", markup=False)
                yield OptionList(id="route", markup=False)
            yield PassageList(id="step-quotes")

    @property
    def main(self) -> Widget:
        return self.query_one("#route")

    @property
    def where(self) -> str:
        return plural("{n} klantreis", "{n} klantreizen", len(self._journeys))

    @property
    def _journey(self) -> Journey | None:
        return self.chosen.of(self._journeys)

    def load(self) -> None:
        self._journeys = merge.journeys(self.study)
        personas = self.query_one("#personas", OptionList)
        with self.prevent(OptionList.OptionHighlighted):
            personas.set_options(Option(_persona_line(n, j)) for n, j in enumerate(self._journeys, 1))
            personas.highlighted = self.chosen.place(self._journeys) if self._journeys else None
        step = self._step
        self._show_journey()
        # Read anew while somebody looked at a step: that one, as far as it is still there.
        place = next((n for n, each in enumerate(self._steps) if step and each and each.concept == step.concept), None)
        if place is not None:
            self.query_one("#route", OptionList).highlighted = place

    def follow(self) -> None:
        self.query_one("#personas", OptionList).highlighted = (
            self.chosen.place(self._journeys) if self._journeys else None
        )
        self._show_journey()

    def turn(self, by: int) -> None:
        if self._journeys:
            place = (self.chosen.place(self._journeys) + by) % len(self._journeys)
            self.query_one("#personas", OptionList).highlighted = place

    def action_persona(self) -> None:
        """Say who the persona is."""
        if self._journey is not None:
            describe(self, self._journey)

    def _show_journey(self) -> None:
        journey = self._journey
        route = self.query_one("#route", OptionList)
        if journey is None:
            route.clear_options()
            self._steps = []
            return
        self.query_one("#persona", Static).update(_persona(journey))
        self._steps = []
        options: list[Option] = []
        phase: str | None = ""
        told_by = journey.tellers
        for number, step in enumerate(journey.steps, 1):
            if step.phase != phase:
                phase = step.phase
                heading = plain(f"── {phase or _('Zonder fase')} ", "bold $secondary")
                options.append(Option(heading, disabled=True))
                self._steps.append(None)
            options.append(Option(_step_line(number, step, told_by)))
            self._steps.append(step)
        route.set_options(options)
        route.highlighted = next((n for n, step in enumerate(self._steps) if step), None)
        self._show_step()

    def _show_step(self) -> None:
        step, journey = self._step, self._journey
        if journey is None:
            return
        pulse = self.query_one("#heartbeat", Static)
        current = next((n for n, s in enumerate(journey.steps) if step and s.id == step.id), None)
        pulse.update(_heartbeat(journey, current, pulse.content_size.width or 40), layout=False)
        quotes = [of_quote(quote) for quote in step.quotes] if step else []
        self.query_one(PassageList).show(quotes, empty=_("Kies een stap."))

    @property
    def _step(self) -> Step | None:
        place = self.query_one("#route", OptionList).highlighted
        return self._steps[place] if place is not None and place < len(self._steps) else None

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_step)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list.id == "personas" and event.option_index < len(self._journeys):
            key = self._journeys[event.option_index].key
            if key != self.chosen.key:
                self.chosen.key = key
                self._show_journey()
        elif event.option_list.id == "route":
            self._show_step()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list.id == "personas":
            self.query_one("#route").focus()
        elif event.option_list.id == "route":
            self.query_one(PassageList).focus()


def _persona_line(number: int, journey: Journey) -> Content:
    about = _("door {people} · {steps} stappen").format(people=journey.tellers, steps=len(journey.steps))
    return lines(
        beside(plain(f"{number} ", "$accent"), plain(journey.persona.name, "bold")), plain(f"  {about}", "$quiet")
    )


def _persona(journey: Journey) -> Content:
    persona = journey.persona
    about = " · ".join(filter(None, (persona.age_band, persona.household)))
    title = beside(plain(persona.name, "bold"), plain(f"  {about}", "$quiet"))
    return lines(title, *filter(None, (persona.portrait, persona.situation)))


def _step_line(number: int, step: Step, told_by: int) -> Content:
    where = " / ".join(filter(None, (step.channel, step.actor)))
    count = _("{n} van {all}").format(n=step.tellers, all=told_by)
    feeling = plain(f"{wording.mean_sign(step.valence):>4} ", feeling_style(step.valence))
    about = plain("  " + " · ".join(filter(None, (where, count))), "$quiet")
    return beside(plain(f"{number:>2} ", "$quiet"), feeling, step.label, about)


def _heartbeat(journey: Journey, current: int | None, width: int) -> Content:
    rows = in_width([step.valence for step in journey.steps], width - 4, current)
    return lines(
        *(
            beside(plain(f"{label} ", "$quiet"), plain(row, "$primary"))
            for label, row in zip(HEIGHTS, rows, strict=True)
        )
    )
