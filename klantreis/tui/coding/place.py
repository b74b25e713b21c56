"""Coderen, as far as it shows: the text of one source, and what stands under the cursor."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from klantreis.coding.filters import EVERYTHING
from klantreis.files import whereabouts
from klantreis.model.codings import Coding
from klantreis.text.catalogue import _
from klantreis.tui.coding import text as coding_text
from klantreis.tui.coding.text import CodingText
from klantreis.tui.messages import Changed, Told
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import clip, lines, plain
from klantreis.tui.widgets import coding_panel
from klantreis.tui.widgets.bars import StatusLine
from klantreis.tui.widgets.route_strip import RouteStrip
from klantreis.tui.widgets.text_panel import TextPanel
from klantreis.tui.widgets.transcript_view import TranscriptView
from klantreis.workflow import collect
from klantreis.workflow.studies import Study


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A source makes thousands of objects that stay: collecting garbage among them would only hold up keys."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class CodingPlace(Pane):
    """The text of a source, and beside or below it what is known of the place under the cursor."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self.open_title: str | None = None
        self._view = TranscriptView(id="transcript")
        self._places = whereabouts.load(study.folder)
        self.current: str | None = None
        """The id of the coding that the keys act on."""
        self._text: CodingText | None = None
        self._here: list[str] = []
        """The ids of the codings under the cursor, the shortest first."""
        self.wanted = EVERYTHING
        """Which codings are shown."""

    def compose(self) -> ComposeResult:
        # Each container around the text would be painted at each key as well.
        yield self._view
        with Vertical(id="coding-side", classes="side"):
            yield TextPanel(id="coding-details")
            yield RouteStrip(id="coding-route")
        yield TextPanel(id="coding-line")
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
        return self._view

    @property
    def _strip(self) -> RouteStrip:
        """The route beside the text."""
        return self.query_one("#coding-route", RouteStrip)

    @property
    def main(self) -> Widget:
        return self.view

    @property
    def where(self) -> str:
        text, lines_ = self._text, self.view.lines
        if text is None or lines_ is None:
            return text.source.title if text else ""
        turn = lines_.turn_at(self.view.cursor) + 1
        title = clip(text.source.title, 30)
        place = _("{title} · beurt {n} van {all}").format(title=title, n=turn, all=len(text.turns))
        if not self.wanted.active or self.study.settings.blind:
            return place
        sifted = _("filter {n}/{all}").format(n=len(text.marks), all=len(text.codings))
        return f"{sifted} · {place}"

    # --- reading ------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the open source anew; where it is gone or none was opened, the first."""
        found = collect.listed(self.study)
        self.set_class(not found, "-empty")
        last = next((s for s in found if s.id == self._places.last), found[0] if found else None)
        source = next((s for s in found if s.title == self.open_title), last)
        if source is None:
            self._text = None
            return
        self.open_title = source.title
        with _no_collecting():
            old, new = self._text, coding_text.read(self.study, source, self.wanted)
            same = old is not None and [*old.book] == [*new.book] and old.turns == new.turns
            if old is not None and old.source.id == source.id and same:
                self._follow(old, new)
            else:
                self._show(new, again=old is not None and old.source.id == source.id)

    def _show(self, text: CodingText, *, again: bool) -> None:
        """Show a text from its beginning, or `again` where the user was in it."""
        if not again:
            self._remember()
            self._places.last = text.source.id
        there = self._places.at.get(text.source.id, 0)
        cursor, top = (self.view.cursor, self.view.scroll_offset.y) if again else (there, 0)
        same_words = self._text is not None and self._text.text.turns == text.text.turns
        fixed = self.view.fixed if again and same_words else None
        self._text = text
        self.view.show_source(text.shown_turns, text.gutters, text.marks.values())
        if again:
            self.view.scroll_to(y=top, animate=False, force=True)
        self.view.place(cursor, jump=True)
        self.view.fixed = fixed
        self._show_here(anew=True)

    def _remember(self) -> None:
        """Note where the user is, to come back there."""
        if self._text is not None:
            source = self._text.source.id
            self._places.at[source] = self._view.cursor
            whereabouts.keep(self.study.folder, source, last=self._places.last, at=self._view.cursor)

    def on_unmount(self) -> None:
        self._remember()  # the view has left the screen by now, but still knows its cursor

    def _follow(self, old: CodingText, new: CodingText) -> None:
        """Take over what became of the codings of the text that is shown."""
        old.source, old.coders = new.source, new.coders
        for id_ in old.codings.keys() - new.codings.keys():
            self._forget(id_)
        for id_, coding in new.codings.items():
            if old.codings.get(id_) != coding:
                self._take(coding)
        self._show_here(anew=True)

    def _take(self, coding: Coding) -> None:
        """Show a new coding, or a known one as it is now."""
        if self._text is None:
            return
        before = self._text.marks.get(coding.id)
        after = self._text.put(coding)
        if before and after and (before.start, before.end) == (after.start, after.end):
            self.view.replace_mark(after)
            return
        if before:
            self.view.remove_mark(coding.id)
        if after:
            self.view.add_mark(after)

    def _forget(self, id_: str) -> None:
        """A coding is gone."""
        if self._text is not None:
            self._text.drop(id_)
            self.view.remove_mark(id_)

    def open(self, title: str, coding: str | None = None, span: tuple[int, int] | None = None) -> None:
        """Show a source, at a coding or with the words of a span (offsets) chosen, if one is given."""
        if self._text is None or title != self.open_title or self.stale:
            self.open_title, self.current = title, None
            self.load()
            self.stale = False
        mark = self._text.marks.get(coding) if coding and self._text else None
        if mark:
            self.view.place(mark.start, jump=True)
            self.current = mark.id
            self._show_here(anew=True)
        elif span and self._text and span[1] <= self._text.text.length:
            self.view.select(*span)

    def _changed(self, text: str) -> None:
        self.post_message(Told(text))
        self.post_message(Changed(self.id))

    # --- what is under the cursor -------------------------------------------------------------

    def on_mount(self) -> None:
        self.view.moved = self._moved

    def _moved(self) -> None:
        self._show_here()
        self.screen.query_one(StatusLine).place(self.where)  # not by message, so that a key paints once

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
            if self.current not in here:
                self.current = here[0] if here else None
            self._show_panel(text)
        self._show_route(text)

    def _show_panel(self, text: CodingText) -> None:
        self.view.show_active(frozenset(id_ for id_ in self._here if id_ == self.current))
        here = text.here(self._here)
        line = self.query_one("#coding-line", TextPanel)
        if line.display:
            width = line.size.width or self.size.width
            line.show(coding_panel.one_line(text.book, here, self.current, width))
        side = self.query_one("#coding-details", TextPanel)
        if self.query_one("#coding-side").display:
            side.show(coding_panel.details(text.book, here, self.current, side.size.width))

    def _show_route(self, text: CodingText) -> None:
        if self.query_one("#coding-side").display:
            self._strip.show_route(text.route, text.passed(self.view.cursor))

    # --- the coding that the keys act on ------------------------------------------------------

    @property
    def _coding(self) -> Coding | None:
        """The coding that the keys act on; where there is none, that is told."""
        if self._text is not None and self.current in self._here:
            return self._text.codings[self.current]
        self.post_message(Told(_("Hier staat geen codering; ga er met n naartoe."), "warning"))
        return None

    def action_other(self) -> None:
        """Let the keys act on the next of the codings under the cursor."""
        if self._text and len(self._here) > 1:
            place = self._here.index(self.current) if self.current in self._here else -1
            self.current = self._here[(place + 1) % len(self._here)]
            self._show_panel(self._text)
