"""The board: the steps of a journey as cards, and everything one can decide about them."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from klantreis.model.journeys import Journey, Step
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.dialogs.report import Report
from klantreis.tui.dialogs.splitting_step import SplittingStep
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.view import OneJourneyView
from klantreis.tui.messages import OpenSource, Told
from klantreis.tui.shown import beside, plain
from klantreis.tui.widgets.passages import PassageList, of_quote
from klantreis.tui.widgets.step_board import StepBoard
from klantreis.workflow import board, deciding, journey_graphs, merge
from klantreis.workflow.studies import Study

_FIRST = "first"


class BoardView(OneJourneyView):
    """Columns of cards, and below them the passages of the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_BOARD)

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._phases: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="board-title", markup=False)
        with Vertical(classes="columns"):
            yield StepBoard(id="step-board")
            yield PassageList(id="board-quotes")

    @property
    def main(self) -> Widget:
        return self.query_one(StepBoard)

    @property
    def where(self) -> str:
        journey = self.journey
        return plural("{n} stap", "{n} stappen", len(journey.steps)) if journey else ""

    def load(self) -> None:
        self._phases = merge.phases(self.study) if merge.latest(self.study) else ()
        super().load()

    def show(self) -> None:
        journey = self.journey
        cards = self.query_one(StepBoard)
        if journey is None:
            cards.show((), 0)
            self.query_one("#board-title", Static).update("")
            return
        place, count = self.chosen.place(self.journeys) + 1, len(self.journeys)
        about = _("{n} van {all} · verteld door {people} · [ en ] voor een andere").format(
            n=place, all=count, people=journey.tellers
        )
        self.query_one("#board-title", Static).update(
            beside(plain(journey.persona.name, "bold"), "  ", plain(about, "$quiet"))
        )
        with self.attempt():
            (graph,) = journey_graphs.graphs(self.study, (journey,))
            cards.show(board.columns(journey, self._phases), journey.tellers, journey_graphs.signs(graph))

    def on_card_board_moved(self) -> None:
        step = self.query_one(StepBoard).step
        quotes = [of_quote(quote) for quote in step.quotes] if step else []
        self.query_one(PassageList).show(quotes, empty=_("Kies een stap."))

    # --- actions ------------------------------------------------------------------------------

    def _here(self) -> tuple[Journey, Step] | None:
        journey, step = self.journey, self.query_one(StepBoard).step
        return (journey, step) if journey and step else None

    def _decide(self, text: str, act: Callable[[], object], follow: str | None = None) -> None:
        """Decide something, tell it, and stay with the card, or go to that of another concept."""
        with self.attempt():
            act()
            self.load()
            if follow is not None:
                self.query_one(StepBoard).go_to(follow)
            self.done(text)

    def _choose_step(self, title: str, done: Callable[[Step | None], None], *, first: bool = False) -> None:
        """Ask for another step of the journey; with `first` None may be answered, for the beginning."""
        here = self._here()
        if here is None:
            return
        journey, step = here
        others = {each.concept: each for each in (*journey.steps, *(() if first else journey.beside))}
        others.pop(step.concept, None)
        numbers = {each.concept: n for n, each in enumerate(journey.steps, 1)}
        choices = [(concept, f"{numbers.get(concept, ''):>3}  {each.label}") for concept, each in others.items()]
        if first:
            choices.insert(0, (_FIRST, "     " + _("Vooraan")))

        def answered(answer: str | None) -> None:
            if answer is not None:
                done(others.get(answer))

        self.app.push_screen(Choose(title, choices), answered)

    def action_move(self) -> None:
        """Put the step after another one."""
        here = self._here()
        if here is None:
            return
        journey, step = here

        def chosen(after: Step | None) -> None:
            self._decide(
                _("{step} verplaatst").format(step=step.label), lambda: deciding.move(self.study, journey, step, after)
            )

        self._choose_step(_("Na welke stap komt {step}?").format(step=step.label), chosen, first=True)

    def action_shift(self, by: int) -> None:
        """Put the step one card earlier or later."""
        here, column = self._here(), self.query_one(StepBoard).column
        if here is None or column is None:
            return
        journey, step = here
        found = board.after_which(journey, step, by, column.steps)
        if found is None:
            told = (
                _("Deze stap staat niet in de route; neem hem eerst op met k.")
                if column.aside
                else _("Verder kan niet.")
            )
            self.post_message(Told(told))
            return
        (after,) = found
        self._decide(
            _("{step} verplaatst").format(step=step.label), lambda: deciding.move(self.study, journey, step, after)
        )

    def action_merge(self) -> None:
        """Let the step be part of another one, here or in all journeys."""
        here = self._here()
        if here is None:
            return
        journey, step = here

        def chosen(into: Step | None) -> None:
            if into is None:
                return

            def scoped(scope: str | None) -> None:
                if scope is not None:
                    self._decide(
                        _("{step} samengevoegd met {into}").format(step=step.label, into=into.label),
                        lambda: deciding.merge(self.study, journey, step, into, everywhere=scope == "all"),
                        into.concept,
                    )

            here_or_all = (
                ("here", _("h  alleen in deze klantreis")),
                ("all", _("a  in alle klantreizen, ook die nog komen")),
            )
            self.app.push_screen(Choose(_("Waar geldt dat?"), here_or_all, answers={"h": "here", "a": "all"}), scoped)

        self._choose_step(_("Met welke stap hoort {step} samen?").format(step=step.label), chosen)

    def action_split(self) -> None:
        """Give some passages a step of their own."""
        here = self._here()
        if here is None:
            return
        journey, step = here
        if len(step.evidence) < 2:
            self.post_message(Told(_("Deze stap heeft maar één fragment; er valt niets te splitsen.")))
            return

        def answered(answer: tuple[str, list[str]] | None) -> None:
            if answer is not None:
                name, codings = answer
                self._decide(
                    _("{step} gesplitst").format(step=step.label),
                    lambda: deciding.split(self.study, journey, step, codings, name),
                )

        self.app.push_screen(SplittingStep(step), answered)

    def action_rename(self) -> None:
        """Call the step otherwise."""
        here = self._here()
        if here is None:
            return
        journey, step = here

        def answered(name: str | None) -> None:
            if name is not None and name != step.label:
                self._decide(
                    _("De stap heet nu {name}").format(name=name.strip()),
                    lambda: deciding.rename(self.study, journey, step, name),
                )

        self.app.push_screen(Question(_("Hoe heet de stap?"), step.label), answered)

    def action_phase(self) -> None:
        """Put the step in another phase."""
        here = self._here()
        if here is None:
            return
        journey, step = here
        choices = [(phase, phase) for phase in self._phases] + [("", _("Zonder fase"))]

        def answered(phase: str | None) -> None:
            if phase is not None:
                self._decide(
                    _("{step} staat in fase {phase}").format(step=step.label, phase=phase or "–"),
                    lambda: deciding.put_in_phase(self.study, journey, step, phase),
                )

        title = _("In welke fase hoort {step}?").format(step=step.label)
        self.app.push_screen(Choose(title, choices, current=step.phase or ""), answered)

    def action_drop(self) -> None:
        """Leave the step out of the route."""
        if here := self._here():
            told = _("{step} staat nu naast de route; k haalt hem terug").format(step=here[1].label)
            self._decide(told, lambda: deciding.drop(self.study, *here))

    def action_keep(self) -> None:
        """Take the step into the route."""
        if here := self._here():
            told = _("{step} staat in de route").format(step=here[1].label)
            self._decide(told, lambda: deciding.keep(self.study, *here))

    def action_roll_up(self) -> None:
        """Let a rare step count as the broader one above it."""
        if here := self._here():
            found: list[str] = []
            self._decide(
                _("{step} opgeteld bij de bredere stap").format(step=here[1].label),
                lambda: found.append(deciding.roll_up(self.study, *here)),
            )
            for concept in found:
                self.query_one(StepBoard).go_to(concept)

    def action_take_back(self) -> None:
        """Take back what was decided about the step."""
        if here := self._here():
            told = _("Besluiten over {step} teruggenomen").format(step=here[1].label)
            self._decide(told, lambda: deciding.taken_back(self.study, *here))

    def action_incidents(self) -> None:
        """Show what one talk told with strong feeling, outside of every route."""
        found = board.incidents(self.journeys)
        if not found:
            self.post_message(
                Told(_("Er is niets zeldzaams met een sterk gevoel: wat sterk voelde, vertelden er meer."))
            )
            return
        by_coding = {each.quote.coding: each.quote for each in found}
        choices = [
            (each.quote.coding, f"{each.quote.valence:+d} {each.label} · {each.quote.source}: {each.quote.text}"[:200])
            for each in found
        ]

        def answered(coding: str | None) -> None:
            if coding is not None:
                self.post_message(OpenSource(by_coding[coding].source, coding))

        self.app.push_screen(Choose(_("Zeldzaam maar veelzeggend: één gesprek vertelde dit"), choices), answered)

    def action_graph(self) -> None:
        """Show loops, side ways, and where the tellings disagree on the order."""
        journey = self.journey
        if journey is None:
            return
        with self.attempt():
            (graph,) = journey_graphs.graphs(self.study, (journey,))
            found = journey_graphs.lines(journey, graph)
            if found:
                self.app.push_screen(Report(_("Hoe het verteld werd"), ((journey.persona.name, list(found)),)))
            else:
                told = _("Iedereen vertelde deze route in dezelfde volgorde, zonder lussen of zijwegen.")
                self.post_message(Told(told))

    def action_passages(self) -> None:
        """Go to the passages of the step."""
        self.query_one(PassageList).focus()

    def action_back(self) -> None:
        """Go back to the cards."""
        self.query_one(StepBoard).focus()
