"""The narrative of a journey, to be read and written: the sentences of each step, and what each rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from klantreis.model.journeys import Journey, Quote, Standing, Step
from klantreis.model.narrative import Voice
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.memo import Memo
from klantreis.tui.dialogs.ticking import Ticking
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.view import OneJourneyView
from klantreis.tui.messages import Told
from klantreis.tui.shown import beside, hanging, plain
from klantreis.tui.widgets.passages import PassageList, of_quote, on_one_line
from klantreis.workflow import narrative, plain_language
from klantreis.workflow.narrative import Line, Part
from klantreis.workflow.plain_language import Reader
from klantreis.workflow.studies import Study


@dataclass(frozen=True)
class _Row:
    """What a row of the list stands for: a step, or a sentence at it."""

    part: Part
    line: Line | None = None

    @property
    def name(self) -> tuple[str, str]:
        """By which it is found again after the list was read anew."""
        return (self.part.step.concept if self.part.step else "", self.line.id if self.line else "")


class StoryView(OneJourneyView):
    """The whole text, step by step; beside it the passages behind the sentence that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_STORY)

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._parts: tuple[Part, ...] = ()
        self._rows: list[_Row | None] = []

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            yield OptionList(id="story", markup=False)
            yield PassageList(id="story-evidence")

    @property
    def main(self) -> Widget:
        return self._list

    @property
    def _list(self) -> OptionList:
        return self.query_one("#story", OptionList)

    @property
    def where(self) -> str:
        written = [line for part in self._parts for line in part.lines]
        bare = sum(not line.backed for line in written)
        told = plural("{n} zin", "{n} zinnen", len(written))
        return " · ".join(filter(None, (told, _("{n} zonder bewijs").format(n=bare) if bare else "")))

    @property
    def _row(self) -> _Row | None:
        place = self._list.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def on_resize(self) -> None:
        self.call_after_refresh(self._lay_out)

    def show(self) -> None:
        journey = self.journey
        self._parts = narrative.story(self.study, journey) if journey else ()
        self._lay_out()

    def _lay_out(self) -> None:
        """Show the text as wide as there is room; who was at a sentence stays there."""
        journey = self.journey
        before = self._row
        self._rows, options = [], []
        width = max(24, self._list.scrollable_content_region.width - 1)
        if journey is not None:
            options.append(Option(_title(journey), disabled=True))
            self._rows.append(None)
        for number, part in enumerate(self._parts, 1):
            options.append(Option(_heading(part, number, width)))
            self._rows.append(_Row(part))
            for line in part.lines:
                options.append(Option(_sentence(line, width)))
                self._rows.append(_Row(part, line))
        with self.prevent(OptionList.OptionHighlighted):
            self._list.set_options(options)
            self._go_to(before.name if before else ("", ""))
        self._show_evidence()

    def _go_to(self, name: tuple[str, str]) -> None:
        """Choose a row: that of a sentence, or else that of its step, or else the first."""
        places = {row.name: place for place, row in reversed([*enumerate(self._rows)]) if row}
        first = next((place for place, row in enumerate(self._rows) if row), None)
        self._list.highlighted = places.get(name, places.get((name[0], ""), first))

    def _show_evidence(self) -> None:
        row = self._row
        quotes: tuple[Quote, ...] = ()
        if row is not None:
            quotes = row.line.quotes if row.line else row.part.step.quotes if row.part.step else ()
        empty = _("Deze zin rust nergens op. Kies met k waar hij op rust.") if row else ""
        self.query_one(PassageList).show((of_quote(quote) for quote in quotes), empty=empty)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list is self._list:
            self._show_evidence()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list is self._list:
            self.query_one(PassageList).focus()

    # --- actions ------------------------------------------------------------------------------

    def _change(self, told: str, act: Callable[[Journey], object], follow: tuple[str, str] | None = None) -> bool:
        """Change the text, tell it, and stay at the sentence; whether it was changed."""
        changed = False
        journey = self.journey
        if journey is not None:
            with self.attempt():
                act(journey)
                changed = True
                self.load()
                if follow is not None:
                    self._go_to(follow)
                self.done(told)
        return changed

    def _here(self) -> tuple[Step, Line | None] | None:
        """The step at which one stands, and the sentence if it is one."""
        row = self._row
        if row is None:
            return None
        if row.part.step is None:
            self.post_message(Told(_("Deze stap is er niet meer; je kunt de tekst alleen veranderen of weghalen.")))
            return None
        return row.part.step, row.line

    def _sentence(self) -> Line | None:
        """The sentence at which one stands; told where it is none."""
        row = self._row
        if row is not None and row.line is not None:
            return row.line
        self.post_message(Told(_("Kies eerst een zin; a schrijft er een bij.")))
        return None

    def action_draft(self, scope: str) -> None:
        """Write a first text at this step, or at each that has none."""
        journey, here = self.journey, self._here() if scope == "here" else None
        if journey is None or (scope == "here" and here is None):
            return
        steps = (here[0],) if here else journey.steps
        name = journey.persona.name
        choices = (
            (Voice.THIRD.value, _("d  over de persona: “{name} heeft contact met …”").format(name=name)),
            (Voice.FIRST.value, _("i  de persona vertelt: “Ik heb contact met …”")),
        )

        def answered(voice: str | None) -> None:
            if voice is not None:
                written: list[int] = []
                self._change(
                    _("Eerste tekst geschreven; elke zin rust op wat verteld is"),
                    lambda journey: written.append(narrative.draft(self.study, journey, steps, Voice(voice))),
                )

        answers = {"d": Voice.THIRD.value, "i": Voice.FIRST.value}
        self.app.push_screen(Choose(_("Wie vertelt?"), choices, answers=answers), answered)

    def action_add(self) -> None:
        """Write a sentence behind this one, and say what it rests on."""
        here = self._here()
        if here is None:
            return
        step, line = here

        def written(text: str | None) -> None:
            if text is None:
                return
            self._tick(
                step,
                [],
                lambda evidence: self._change(
                    _("Zin geschreven bij {step}").format(step=step.label),
                    lambda journey: narrative.add(
                        self.study, journey, step, text, evidence, after=line.id if line else ""
                    ),
                ),
            )

        self.app.push_screen(Memo(_("Wat gebeurt er bij {step}?").format(step=step.label), ""), written)

    def action_rewrite(self) -> None:
        """Change the words of the sentence."""
        line = self._sentence()
        if line is None:
            return

        def written(text: str | None) -> None:
            if text is not None and text != line.text:
                self._change(_("Zin veranderd"), lambda journey: narrative.rewrite(self.study, journey, line.id, text))

        self.app.push_screen(Memo(_("Hoe moet de zin luiden?"), line.text), written)

    def action_back_up(self) -> None:
        """Say on which passages the sentence rests."""
        line, here = self._sentence(), self._here()
        if line is None or here is None:
            return
        self._tick(
            here[0],
            list(line.quotes),
            lambda evidence: self._change(
                plural("De zin rust op {n} fragment", "De zin rust op {n} fragmenten", len(evidence)),
                lambda journey: narrative.back(self.study, journey, line.id, evidence),
            ),
        )

    def _tick(self, step: Step, before: list[Quote], done: Callable[[list[str]], object]) -> None:
        """Ask which passages stand behind a sentence; who leaves the question leaves what it was."""
        journey = self.journey
        if journey is None:
            return
        offered = {quote.coding: quote for quote in (*narrative.backing(self.study, journey, step), *before)}
        entries = [(on_one_line(quote), coding) for coding, quote in offered.items()]
        ticked = [quote.coding for quote in before]

        def answered(evidence: list[str] | None) -> None:
            if evidence is not None or not ticked:
                done(evidence or [])

        self.app.push_screen(Ticking(_("Waar rust de zin op?"), [entries], ticked), answered)

    def action_shift(self, by: int) -> None:
        """Put the sentence earlier or later within its step."""
        line = self._sentence()
        if line is None:
            return
        moved: list[bool] = []
        with self.attempt():
            if self.journey is not None:
                moved.append(narrative.shift(self.study, self.journey, line.id, by))
        if moved == [True]:
            self.load()
            self.done(_("Zin verplaatst"))
        elif moved:
            self.post_message(Told(_("Verder kan niet.")))

    def action_remove(self) -> None:
        """Take the sentence away."""
        line = self._sentence()
        if line is not None:
            self._change(
                _("Zin weggehaald; Ctrl+Z haalt hem terug"),
                lambda journey: narrative.remove(self.study, journey, [line.id]),
            )

    def action_plainness(self) -> None:
        """Show what could be plainer in the sentence, or in the name and the text of the step."""
        from klantreis.tui.plain_language import report_some

        row = self._row
        if row is None:
            return
        names = tuple(journey.persona.name for journey in self.journeys)
        reader = Reader(names, self.study.settings.jargon)
        report_some(self.app, reader, plain_language.here(self._parts, row.part, row.line))

    def action_back(self) -> None:
        """Go back from the passages to the text."""
        self._list.focus()


def _title(journey: Journey) -> Content:
    about = " · ".join(filter(None, (journey.persona.age_band, journey.persona.household)))
    return beside(plain(journey.persona.name, "bold"), plain(f"  {about}" if about else "", "$quiet"))


def _heading(part: Part, number: int, width: int) -> Content:
    step = part.step
    if step is None:
        return plain(_("Tekst bij stappen die er niet meer zijn"), "bold $warning")
    aside = "" if step.standing is Standing.ROUTE else "  " + _("(naast de route)")
    empty = "" if part.lines else "  " + _("nog geen tekst")
    head = plain(f"{number:>2} " if not aside else "   ", "$quiet")
    return hanging(head, beside(plain(step.label, "bold $secondary"), plain(aside + empty, "$quiet")), width)


def _sentence(line: Line, width: int) -> Content:
    bare = plain("  ▲ " + _("zonder bewijs"), "bold $warning")
    about = plain(f"  [{len(line.quotes)}]", "$quiet") if line.backed else bare
    warning = plain(f"  ! {line.warning}", "bold $warning") if line.warning else ""
    return hanging("   ", beside(line.text, about, warning), width)
