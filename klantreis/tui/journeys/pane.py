"""The room of the journeys: views below a row of tabs, and building and exporting from each of them."""

from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import ContentSwitcher, Static
from textual.worker import get_current_worker

from klantreis.model.errors import KlantreisError
from klantreis.store.journeys import Build
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.building import Building
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.dialogs.report import Report
from klantreis.tui.journeys.board import BoardView
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.curves import CurvesView
from klantreis.tui.journeys.empathy import EmpathyView
from klantreis.tui.journeys.labels import LabelsView
from klantreis.tui.journeys.personas import PersonasView
from klantreis.tui.journeys.route import RouteView
from klantreis.tui.journeys.routes import RoutesView
from klantreis.tui.journeys.story import StoryView
from klantreis.tui.journeys.view import JourneyView
from klantreis.tui.messages import Changed, Told, Where
from klantreis.tui.panes.exporting import export
from klantreis.tui.panes.viewed import ViewedPane
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.view_tabs import ViewTabs
from klantreis.workflow import building, journey_versions, merge, reading_ahead, studies
from klantreis.workflow.cohorts import Per
from klantreis.workflow.studies import Study

_STAMP = "stamp"

VIEWS: dict[str, type[JourneyView]] = {
    "journey-route": RouteView,
    "journey-board": BoardView,
    "journey-routes": RoutesView,
    "journey-labels": LabelsView,
    "journey-personas": PersonasView,
    "journey-story": StoryView,
    "journey-curves": CurvesView,
    "journey-empathy": EmpathyView,
}
"""Id -> view, in the order of the tabs."""


def _titles() -> tuple[str, ...]:
    return (
        *(_("Reis"), _("Bord"), _("Routes"), _("Labels"), _("Persona's")),
        *(_("Verhaal"), _("Hartslag"), _("Empathie")),
    )


class JourneysPane(ViewedPane):
    """The views of the room; they share which journey is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEYS)

    class Built(Message):
        """A build ended; `problem` says why where it did not succeed."""

        def __init__(self, count: int, problem: str = "") -> None:
            super().__init__()
            self.count = count
            self.problem = problem

    class Read(Message):
        """What was said and coded was read beside the screen; `problem` says why where it was not."""

        def __init__(self, memory: reading_ahead.Memory, problem: str = "") -> None:
            super().__init__()
            self.memory = memory
            self.problem = problem

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._chosen = Chosen()
        self._build: Build | None = None

    def compose(self) -> ComposeResult:
        yield ViewTabs(list(zip(VIEWS, _titles(), strict=True)), id="journey-tabs")
        with ContentSwitcher(initial=next(iter(VIEWS)), id="journey-views", classes="columns"):
            for id_, view in VIEWS.items():
                yield view(self.study, self._chosen, id=id_)
        yield Static(_empty(), classes="empty", markup=False)

    @property
    def view(self) -> JourneyView:
        """The view that is open."""
        return cast("JourneyView", super().view)

    def load(self) -> None:
        """Let the open view read the study."""
        self._build = merge.latest(self.study)
        self._show_whether_empty()
        self._load_view()

    def _load_view(self) -> None:
        """Let the open view read the study; where that takes long, after all was read beside the screen."""
        if self._build is not None and self.view.stale and reading_ahead.needed(self.study):
            self.post_message(Told(_("De gesprekken worden gelezen…")))
            self._read_ahead()
        else:
            self.view.refresh_if_stale()

    @work(thread=True, exclusive=True, group="read")
    def _read_ahead(self) -> None:
        study = self.study
        try:
            with studies.open_again(study) as own:
                found = self.Read(reading_ahead.read(own))
        except KlantreisError as error:
            found = self.Read({}, str(error))
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def on_journeys_pane_read(self, message: Read) -> None:
        if message.problem:
            self.post_message(Told(message.problem, "error"))
            return
        reading_ahead.take_over(self.study, message.memory)
        self.view.refresh_if_stale()
        self.post_message(Told(_("Alles is gelezen.")))
        self.post_message(Where(self.where))

    def _show_whether_empty(self) -> None:
        self.set_class(self._build is None and self.view.needs_build, "-empty")

    # --- actions ------------------------------------------------------------------------------

    def opened(self) -> None:
        """Let a view that was just opened show the study, and the journey that is chosen."""
        self._show_whether_empty()
        if self.view.stale:
            self._load_view()
        else:
            self.view.follow()

    def action_journey(self, by: int) -> None:
        """Show the next or previous journey."""
        self.view.turn(by)

    def action_build(self) -> None:
        """Ask for how many personas, and merge."""

        def answered(number: int | None) -> None:
            if number:
                self._start(number, per)

        build = self._build
        asked, silhouette = (build.personas, build.silhouette) if build else (self.study.settings.personas, {})
        per = Per(build.per) if build and build.per else None
        self.app.push_screen(Building(asked, silhouette, per), answered)

    def on_personas_view_wanted(self, message: PersonasView.Wanted) -> None:
        message.stop()
        self._start(message.number, message.per)

    def _start(self, number: int, per: Per | None = None) -> None:
        self.post_message(Told(_("Bouwen…")))
        self._merge(number, per)

    @work(thread=True, exclusive=True, group="build")
    def _merge(self, number: int, per: Per | None) -> None:
        study = self.study
        try:
            with studies.open_again(study) as own:
                built = building.build(own, number, per)
        except KlantreisError as error:
            self.post_message(self.Built(0, str(error)))
        else:
            self.post_message(self.Built(len(built.journeys)))

    def on_journeys_pane_built(self, message: Built) -> None:
        if message.problem:
            self.post_message(Told(message.problem, "error"))
            return
        told = plural("{n} klantreis gebouwd", "{n} klantreizen gebouwd", message.count)
        self.post_message(Told(" · ".join(filter(None, (told, self._since_before())))))
        self.post_message(Changed())

    def _since_before(self) -> str:
        """How much changed since the build before, and how to see it."""
        known = journey_versions.versions(self.study)
        if not known:
            return ""
        changes = len(journey_versions.compare(self.study, known[-1].number).differences)
        if not changes:
            return _("er is niets veranderd")
        return plural("{n} verschil met hiervoor (w)", "{n} verschillen met hiervoor (w)", changes)

    def action_changes(self) -> None:
        """Show what changed since an earlier version, or keep the journeys as a version."""

        def answered(number: str | None) -> None:
            if number == _STAMP:
                self.app.push_screen(
                    Question(_("Hoe heet deze versie?"), placeholder=_("bijvoorbeeld: voorjaar")), named
                )
            elif number is not None:
                with self.attempt():
                    found = journey_versions.compare(self.study, int(number))
                    changes = journey_versions.told(found.differences) or (("", (_("Er is niets veranderd."),)),)
                    title = _("Veranderd sinds {version}").format(version=found.older.name)
                    self.app.push_screen(Report(title, changes))

        def named(name: str | None) -> None:
            if name is not None:
                with self.attempt():
                    made = journey_versions.stamp(self.study, name)
                    self.done(_("Vastgelegd: versie {n}, {name}.").format(n=made.number, name=made.name))

        with self.attempt():
            choices = [
                (str(each.number), "  ".join(filter(None, (each.name, each.at[:10], each.round, each.note))))
                for each in reversed(journey_versions.versions(self.study))
            ]
            choices.append((_STAMP, _("leg vast hoe het nu is …")))
            self.app.push_screen(Choose(_("Wat is er veranderd sinds …"), choices), answered)

    def action_export(self) -> None:
        """Write the journeys as documents."""
        export(self, _("Klantreizen exporteren"), ("journeys", "bundle"))


def _empty() -> Content:
    return lines(
        plain(_("Er zijn nog geen klantreizen gebouwd."), "bold"),
        "",
        beside(_("Codeer eerst contactmomenten (F3). Druk dan op "), plain("b", "bold $accent"), _(" om te bouwen.")),
    )
