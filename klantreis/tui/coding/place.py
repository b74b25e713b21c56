"""Coderen, as far as it shows: the text of one source, and what stands under the cursor."""

import gc

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from klantreis.model.codings import Coding
from klantreis.text.catalogue import _
from klantreis.tui.coding import text as coding_text
from klantreis.tui.coding.text import CodingText
from klantreis.tui.messages import Changed, Told, Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import clip, lines, plain
from klantreis.tui.widgets import coding_panel
from klantreis.tui.widgets.text_panel import TextPanel
from klantreis.tui.widgets.transcript_view import TranscriptView
from klantreis.workflow import collect
from klantreis.workflow.studies import Study

LARGE = 2000
"""Turns and codings together; below that, collecting garbage is not felt."""


class CodingPlace(Pane):
    """The text of a source, and beside or below it what is known of the place under the cursor."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self.open_title: str | None = None
        self.current: str | None = None
        """The id of the coding that the keys act on."""
        self._text: CodingText | None = None
        self._here: list[int] = []
        self._route_state: object = None

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            with Vertical(id="text-side"):
                yield TranscriptView(id="transcript")
                yield TextPanel(id="coding-line")
            with Vertical(id="coding-side", classes="side"):
                yield TextPanel(id="coding-details")
                yield TextPanel(id="coding-route")
        yield Static(
            lines(
                plain(_("Er is nog geen bron om te coderen."), "bold"), "", _("Ga met F2 naar Bronnen en druk op i.")
            ),
            classes="empty",
            markup=False,
        )

    @property
    def view(self) -> TranscriptView:
        """The text."""
        return self.query_one(TranscriptView)

    @property
    def main(self) -> Widget:
        return self.view

    @property
    def where(self) -> str:
        text, lines_ = self._text, self.view.lines
        if text is None or lines_ is None:
            return text.source.title if text else ""
        turn = lines_.turn_at(self.view.cursor) + 1
        return _("{title} · beurt {n} van {all}").format(title=clip(text.source.title, 30), n=turn, all=len(text.turns))

    # --- reading ------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the open source anew; where it is gone or none was opened, the first."""
        found = [count.source for count in collect.sources(self.study)]
        self.set_class(not found, "-empty")
        source = next((s for s in found if s.title == self.open_title), found[0] if found else None)
        if source is None:
            self._text = None
            return
        same = self._text is not None and self._text.source.id == source.id
        cursor = self.view.cursor if same else 0
        self.open_title = source.title
        self._text = coding_text.read(self.study, source)
        self.view.show_source(self._text.shown_turns, self._text.gutters, self._text.marks)
        self.view.place(cursor, jump=True)
        if len(self._text.turns) + len(self._text.codings) > LARGE:
            # Thousands of objects that stay: left out of it, a collection no longer holds up a key.
            gc.collect()
            gc.freeze()

    def open(self, title: str, coding: str | None = None) -> None:
        """Show a source, at a coding if one is given."""
        if self._text is None or title != self.open_title or self.stale:
            self.open_title, self.current = title, None
            self.load()
            self.stale = False
        if coding and self._text:
            place = next((n for n, c in enumerate(self._text.codings) if c.id == coding), None)
            if place is not None:
                self.view.place(self._text.marks[place].start, jump=True)
                self.current = coding
                self._show_here(anew=True)

    def _reload_codings(self) -> None:
        if self._text is not None:
            self._text = coding_text.read_codings(self.study, self._text)
            self._show_codings()

    def _show_codings(self) -> None:
        if self._text is not None:
            self.view.show_marks(self._text.marks)
            self._show_here(anew=True)

    def _change_one(self, coding: Coding) -> None:
        """Show what one coding says now, on the same words with the same code."""
        if self._text is None:
            return
        place = next((n for n in self._here if self._text.codings[n].id == coding.id), None)
        if place is None:
            self._reload_codings()
            return
        self._text = self._text.changed(place, coding)
        self.view.change_mark(place, self._text.marks[place])
        self._show_here(anew=True)

    def _changed(self, text: str) -> None:
        self.post_message(Told(text))
        self.post_message(Changed(self.id))

    # --- what is under the cursor -------------------------------------------------------------

    def on_mount(self) -> None:
        self.view.moved = self._moved

    def _moved(self) -> None:
        self._show_here()
        self.post_message(Where(self.where))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_here, anew=True)

    def _show_here(self, *, anew: bool = False) -> None:
        text = self._text
        if text is None:
            return
        cursor = self.view.cursor
        here = text.ranked(self.view.marks_near(cursor), cursor)
        if here != self._here or anew:
            self._here = here
            ids = [text.codings[n].id for n in here]
            if self.current not in ids:
                self.current = ids[0] if ids else None
            self._show_panel(text)
        self._show_route(text)

    def _show_panel(self, text: CodingText) -> None:
        current = [n for n in self._here if text.codings[n].id == self.current]
        self.view.show_active(frozenset(current))
        here = text.here(self._here)
        line = self.query_one("#coding-line", TextPanel)
        if line.display:
            width = line.size.width or self.size.width
            line.show(coding_panel.one_line(text.book, here, self.current, width))
        side = self.query_one("#coding-details", TextPanel)
        if self.query_one("#coding-side").display:
            side.show(coding_panel.details(text.book, here, self.current))

    def _show_route(self, text: CodingText) -> None:
        route = self.query_one("#coding-route", TextPanel)
        if not self.query_one("#coding-side").display:
            return
        cursor = self.view.cursor
        state = (text, text.passed(cursor), route.size)
        if state != self._route_state:
            self._route_state = state
            width, height = route.size
            route.show(coding_panel.route(text.stops, text.passed(cursor) - 1, height, width))

    # --- the coding that the keys act on ------------------------------------------------------

    @property
    def _coding(self) -> Coding | None:
        """The coding that the keys act on; where there is none, that is told."""
        if self._text is not None:
            for place in self._here:
                if self._text.codings[place].id == self.current:
                    return self._text.codings[place]
        self.post_message(Told(_("Hier staat geen codering; ga er met n naartoe of kies tekst."), "warning"))
        return None

    def action_other(self) -> None:
        """Let the keys act on the next of the codings under the cursor."""
        if self._text and len(self._here) > 1:
            ids = [self._text.codings[n].id for n in self._here]
            self.current = ids[(ids.index(self.current) + 1) % len(ids)] if self.current in ids else ids[0]
            self._show_panel(self._text)
