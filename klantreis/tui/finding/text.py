"""Looking for words in all sources while one types."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs import sieving
from klantreis.tui.dialogs.sieving import Sieving
from klantreis.tui.messages import OpenSource, Told
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, plain
from klantreis.tui.widgets.hit_list import HitList
from klantreis.tui.widgets.line_input import LineInput
from klantreis.tui.widgets.text_panel import TextPanel
from klantreis.workflow import hits, sieves
from klantreis.workflow.hits import Found, Listed, Part
from klantreis.workflow.seeking import Answer, Question, Seeker
from klantreis.workflow.studies import Study

MODES = ("literal", "regex", "fuzzy")


class TextSearch(Pane):
    """A line to type in, and the hits; they come from a thread, so that typing never waits."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FIND_TEXT)

    class Answered(Message):
        """The seeker found something, or not."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self.mode = MODES[0]
        self.part = Part.WORDS
        self.sieve = sieves.ALL
        self.found = Found()
        self.question: Question | None = None
        """What was found answers this."""
        self.turns: int | None = None
        """In how many turns there are hits in all, where that is known."""
        self._asked = 0
        self._problem = ""
        self._seeker = Seeker(study, lambda answer: self.post_message(self.Answered(answer)))

    def compose(self) -> ComposeResult:
        with Horizontal(classes="find-line"):
            yield LineInput(
                placeholder=_("Typ wat je zoekt, ook een deel van een woord"), compact=True, id="find-words"
            )
            yield TextPanel(id="find-modes")
        yield TextPanel(id="find-told")
        yield HitList(id="hits")
        yield TextPanel(id="hit-details")

    def on_mount(self) -> None:
        self._show_state()

    def on_unmount(self) -> None:
        self._seeker.close()

    @property
    def main(self) -> Widget:
        return self.query_one("#find-words", Input)

    @property
    def listed(self) -> HitList:
        """The hits."""
        return self.query_one(HitList)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.query_one("#find-words", Input).value

    @property
    def where(self) -> str:
        hit = self.listed.current
        return hit.turn.source if hit else ""

    def load(self) -> None:
        """Look again: the text may be another."""
        self._ask()

    def _ask(self) -> None:
        if self.words.strip():
            self._asked = self._seeker.ask(self.words, self.mode, self.sieve)
            if self.mode != MODES[0]:
                self._show_state()
        else:
            self._seeker.forget()
            self._asked = 0
            self._take(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_to_list()

    def on_text_search_answered(self, message: Answered) -> None:
        message.stop()
        if message.answer.question.generation == self._asked:
            self._take(message.answer)

    def _take(self, answer: Answer | None) -> None:
        """Show what was found, or that nothing is looked for."""
        self.question = answer.question if answer else None
        self.found, self._problem = (answer.found, answer.problem) if answer else (Found(), "")
        self.listed.show(self.found.hits)
        self._show_state()

    # --- what is shown --------------------------------------------------------------------------

    def _show_state(self) -> None:
        modes = {"literal": _("gewoon"), "regex": _("regex"), "fuzzy": _("ongeveer")}
        parts = [
            plain(f"[{name}]" if mode == self.mode else f" {name} ", "bold $accent" if mode == self.mode else "$quiet")
            for mode, name in modes.items()
        ]
        self.query_one("#find-modes", TextPanel).show(beside(*parts))
        self.query_one("#find-told", TextPanel).show(self._told())

    @property
    def _waiting(self) -> bool:
        """Whether what was asked last is not answered yet."""
        return self._asked != (self.question.generation if self.question else 0)

    def _busy(self) -> str:
        """What is being done that takes a while; nothing where nothing is."""
        return ""

    def _told(self) -> Content:
        if busy := self._busy():
            return plain(busy, "bold")
        if self._problem:
            return plain(f"✗ {self._problem}", "$error")
        if not self.words.strip():
            return plain(_("↓ naar de treffers · ^R gewoon, regex of ongeveer · ^L filter"), "$quiet")
        parts = [_("zoekt…") if self._waiting and self.mode != MODES[0] else _counted(self.found, self.turns)]
        marked = len(self.listed.marked)
        if marked and marked == len(self.found.hits):
            parts.append(_("alle gemerkt"))
        elif marked:
            parts.append(plural("{n} gemerkt", "{n} gemerkt", marked))
        parts.append(_("c codeert {what}").format(what=part_name(self.part)))
        parts.append(sieving.told(self.sieve))
        return plain(" · ".join(filter(None, parts)), "$quiet")

    def on_hit_list_opened(self, message: HitList.Opened) -> None:
        with self.attempt():
            placed = hits.placed(self.study, [message.hit])
            if placed:
                self.post_message(OpenSource(placed[0].source, span=(placed[0].start, placed[0].end)))
            else:
                self.post_message(Told(_("Die beurt is er niet meer; zoek opnieuw."), "warning"))

    # --- the keys -------------------------------------------------------------------------------

    def action_to_list(self) -> None:
        """From the line to the hits."""
        if self.found.hits:
            self.listed.focus()

    def action_to_input(self) -> None:
        """From the hits to the line."""
        self.main.focus()

    def action_leave(self) -> None:
        """From the one to the other."""
        if self.listed.has_focus:
            self.action_to_input()
        else:
            self.listed.focus()  # also without hits: so one gets out of the line

    def action_mode(self) -> None:
        """Look in the next way: as it stands, as a regular expression, or alike."""
        self.mode = MODES[(MODES.index(self.mode) + 1) % len(MODES)]
        self._ask()
        self._show_state()

    def action_part(self) -> None:
        """Let the code come on the words, the sentence or the turn."""
        parts = list(Part)
        self.part = parts[(parts.index(self.part) + 1) % len(parts)]
        self._show_state()

    def action_mark(self) -> None:
        """Mark the highlighted hit, or no longer."""
        self.listed.toggle()
        self._show_state()

    def action_mark_all(self) -> None:
        """Mark all hits that are listed, or none."""
        self.listed.toggle_all()
        self._show_state()

    def action_filter(self) -> None:
        """Ask whose words, and from which round."""

        def answered(sieve: sieves.Sieve | None) -> None:
            if sieve is not None:
                self.sieve = sieve
                self._ask()
                self._show_state()

        self.app.push_screen(Sieving(sieves.names(self.study), self.sieve, codings=False), answered)

    def chosen(self) -> Sequence[Listed]:
        """The marked hits; without any, all that are listed."""
        return self.listed.marked or self.found.hits


def _counted(found: Found, turns: int | None) -> str:
    """How many hits there are."""
    if not found.more:
        return plural("{n} treffer", "{n} treffers", len(found.hits))
    counted = _("meer dan {n} treffers").format(n=len(found.hits))
    if turns is None:
        return counted
    return _("{many}, in {turns} beurten").format(many=counted, turns=wording.number(turns))


def part_name(part: Part) -> str:
    """What of the text around a hit gets the code."""
    return {Part.WORDS: _("de woorden"), Part.SENTENCE: _("de zin"), Part.TURN: _("de beurt")}[part]
