"""Klantreizen: the journeys of the latest build, step by step, with the words behind each step."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey, Step
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.building import Building
from klantreis.tui.messages import Changed, Told
from klantreis.tui.panes.exporting import export
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, clip, lines, plain
from klantreis.tui.widgets.coding_panel import feeling_style
from klantreis.tui.widgets.heartbeat import heartbeat
from klantreis.tui.widgets.passages import PassageList, of_quote
from klantreis.workflow import merge, publish, studies
from klantreis.workflow.studies import Study

_HEIGHTS = ("+2", "  ", " 0", "  ", "−2")


class JourneysPane(Pane):
    """The personas, the route of one of them, and its quotes."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEYS)

    class Built(Message):
        """A build ended; `problem` says why where it did not succeed."""

        def __init__(self, count: int, problem: str = "") -> None:
            super().__init__()
            self.count = count
            self.problem = problem

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._journeys: tuple[Journey, ...] = ()
        self._silhouette: dict[int, float] = {}
        self._asked = study.settings.personas
        self._chosen = 0
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
        yield Static(_empty(), classes="empty", markup=False)

    @property
    def main(self) -> Widget:
        return self.query_one("#route")

    @property
    def where(self) -> str:
        return plural("{n} klantreis", "{n} klantreizen", len(self._journeys))

    @property
    def _journey(self) -> Journey | None:
        return self._journeys[self._chosen] if self._chosen < len(self._journeys) else None

    def load(self) -> None:
        self._journeys = merge.journeys(self.study)
        if self._journeys:
            build = merge.stored_build(self.study)
            self._silhouette, self._asked = build.silhouette, build.personas
        self.set_class(not self._journeys, "-empty")
        self._chosen = min(self._chosen, max(0, len(self._journeys) - 1))
        personas = self.query_one("#personas", OptionList)
        personas.set_options(Option(_persona_line(n, j)) for n, j in enumerate(self._journeys, 1))
        personas.highlighted = self._chosen if self._journeys else None
        step = self._step
        self._show_journey()
        # Read anew while somebody looked at a step: that one, as far as it is still there.
        place = next((n for n, each in enumerate(self._steps) if step and each and each.id == step.id), None)
        if place is not None:
            self.query_one("#route", OptionList).highlighted = place

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
        told_by = len(journey.participants)
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
        if event.option_list.id == "personas" and event.option_index != self._chosen:
            self._chosen = event.option_index
            self._show_journey()
        elif event.option_list.id == "route":
            self._show_step()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list.id == "personas":
            self.query_one("#route").focus()
        elif event.option_list.id == "route":
            self.query_one(PassageList).focus()

    # --- actions ------------------------------------------------------------------------------

    def action_journey(self, by: int) -> None:
        """Show the next or previous journey."""
        if self._journeys:
            self.query_one("#personas", OptionList).highlighted = (self._chosen + by) % len(self._journeys)

    def action_build(self) -> None:
        """Ask for how many personas, and merge."""

        def answered(number: int | None) -> None:
            if number:
                self.post_message(Told(_("Bouwen…")))
                self._build(number)

        self.app.push_screen(Building(self._asked, self._silhouette), answered)

    @work(thread=True, exclusive=True, group="build")
    def _build(self, number: int) -> None:
        # A database connection belongs to its thread, so the worker opens its own.
        study = self.study
        try:
            with studies.open_study(study.folder, study.actor, lambda: study.passphrase or "") as own:
                built = merge.build(own, number)
        except KlantreisError as error:
            self.post_message(self.Built(0, str(error)))
        else:
            self.post_message(self.Built(len(built.journeys)))

    def on_journeys_pane_built(self, message: Built) -> None:
        if message.problem:
            self.post_message(Told(message.problem, "error"))
            return
        self.post_message(Told(plural("{n} klantreis gebouwd", "{n} klantreizen gebouwd", message.count)))
        self.post_message(Changed())

    def action_export(self) -> None:
        """Write the journeys as documents."""
        export(self, _("Klantreizen exporteren"), publish.export_journeys)


def _persona_line(number: int, journey: Journey) -> Content:
    about = _("{people} resp. · {steps} stappen").format(people=len(journey.participants), steps=len(journey.steps))
    return lines(
        beside(plain(f"{number} ", "$accent"), plain(journey.persona.name, "bold")), plain(f"  {about}", "$quiet")
    )


def _persona(journey: Journey) -> Content:
    persona = journey.persona
    about = " · ".join(filter(None, (persona.age_band, persona.household)))
    title = beside(plain(persona.name, "bold"), plain(f"  {about}", "$quiet"))
    return lines(title, persona.situation) if persona.situation else title


def _step_line(number: int, step: Step, told_by: int) -> Content:
    where = " / ".join(filter(None, (step.channel, step.actor)))
    count = _("{n} van {all}").format(n=len(step.participants), all=told_by)
    feeling = plain(f"{wording.mean_sign(step.valence):>4} ", feeling_style(step.valence))
    about = plain("  " + " · ".join(filter(None, (where, count))), "$quiet")
    return beside(plain(f"{number:>2} ", "$quiet"), feeling, step.label, about)


def _heartbeat(journey: Journey, current: int | None, width: int) -> Content:
    feelings = [step.valence for step in journey.steps]
    room = width - 4
    pitch = max(2, min(6, (room - 1) // max(1, len(feelings) - 1)))
    first = 0
    most = (room - 1) // pitch + 1
    if len(feelings) > most:
        first = max(0, min((current or 0) - most // 2, len(feelings) - most))
    here = None if current is None else current - first
    rows = heartbeat(feelings[first : first + most], pitch, here)
    return lines(
        *(
            beside(plain(f"{label} ", "$quiet"), plain(clip(row, room), "$primary"))
            for label, row in zip(_HEIGHTS, rows, strict=True)
        )
    )


def _empty() -> Content:
    return lines(
        plain(_("Er zijn nog geen klantreizen gebouwd."), "bold"),
        "",
        beside(_("Codeer eerst contactmomenten (F3). Druk dan op "), plain("b", "bold $accent"), _(" om te bouwen.")),
    )
