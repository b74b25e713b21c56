"""Suggested codes for the chosen text, or for the next turn that waits; nothing is coded without a key."""

from dataclasses import dataclass

from textual.message import Message

from klantreis.text.catalogue import _
from klantreis.tui.coding.applying import Applying
from klantreis.tui.dialogs.suggesting import NEXT, Suggestions
from klantreis.tui.messages import Told
from klantreis.tui.widgets import movement
from klantreis.workflow import suggest
from klantreis.workflow.advising import Adviser, Answer
from klantreis.workflow.studies import Study
from klantreis.workflow.suggest import Proposal


@dataclass(frozen=True)
class _Asked:
    """What is waited for: the question's number, the source and words it is about, and what to do with the answer."""

    generation: int
    title: str
    selection: tuple[int, int]
    start: int
    end: int
    at_once: bool
    """Whether the best suggestion is accepted, instead of all being shown."""


class Suggesting(Applying):
    """The keys that ask for suggestions; they come from a thread, so that no key waits."""

    class Advised(Message):
        """The adviser answered."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._adviser = Adviser(study, lambda answer: self.post_message(self.Advised(answer)))
        self._waiting: _Asked | None = None
        self._offered: tuple[str | None, tuple[int, int]] | None = None
        """The source and the turn for which codes were shown last; who asks again there wants the next turn."""

    def on_unmount(self) -> None:
        self._adviser.close()

    # --- the keys -------------------------------------------------------------------------------

    def action_suggest(self) -> None:
        """Show codes that fit the chosen text; without any, those that fit the next turn without a coding."""
        chosen = self.view.selection
        if chosen is None or self._offered == (self.open_title, chosen):
            self._offer_next()
        elif words := self._wanted_words():
            self._ask_adviser(*words, at_once=False)

    def action_accept_best(self) -> None:
        """Give the chosen text, or the sentence under the cursor, the code that fits best."""
        if words := self._wanted_words():
            self._ask_adviser(*words, at_once=True)

    # --- asking ---------------------------------------------------------------------------------

    def _offer_next(self) -> None:
        """Choose the next turn of a participant in which this person coded nothing, and show what fits."""
        text, lines = self._text, self.view.lines
        if text is None or lines is None:
            return
        here = lines.turn_at(self.view.cursor)
        start = here + 1 if self._offered == (self.open_title, lines.turn_span(here)) else here
        mine = suggest.by_coder(text.codings.values(), text.coders, self.study.actor)
        with self.attempt():
            rank = suggest.next_turn(text.source, [placed.turn for placed in text.turns], mine, start)
            placed = text.turns[rank]
            self.view.place(placed.start, jump=True)
            self.view.select(placed.start, placed.end)
            self._offered = (self.open_title, (placed.start, placed.end))
            self._ask_adviser(*movement.trim(self.view.text, placed.start, placed.end), at_once=False)

    def _ask_adviser(self, start: int, end: int, *, at_once: bool) -> None:
        text, chosen = self._text, self.view.selection
        if text is None or chosen is None:
            return
        span = text.text.span(start, end)
        mine = suggest.by_coder(text.codings.values(), text.coders, self.study.actor)
        if not self._adviser.ready:
            self.post_message(Told(_("Even lezen wat er al gecodeerd is…")))
        number = self._adviser.ask(text.source.id, span, text.text.quote(span), suggest.given(mine, span))
        self._waiting = _Asked(number, text.source.title, chosen, start, end, at_once)

    # --- what came of it ------------------------------------------------------------------------

    def on_suggesting_advised(self, message: Advised) -> None:
        message.stop()
        asked, answer = self._waiting, message.answer
        if asked is None or answer.question.generation != asked.generation:
            return
        self._waiting = None
        if (self.open_title, self.view.selection) != (asked.title, asked.selection) or len(self.app.screen_stack) > 1:
            self.post_message(Told(_("Je was al verder; het voorstel is niet gebruikt."), "warning"))
        elif answer.problem:
            self.post_message(Told(answer.problem, "error"))
        elif not answer.proposals:
            told = _("Geen voorstel: hier lijkt nog niets op. Kies zelf een code met Enter.")
            self.post_message(Told(told, "warning"))
        elif asked.at_once:
            self._accept(answer.proposals[0], asked)
        else:
            self._show_proposals(answer, asked)

    def _show_proposals(self, answer: Answer, asked: _Asked) -> None:
        by_code = {proposal.code: proposal for proposal in answer.proposals}

        def answered(code: str | None) -> None:
            if code == NEXT:
                self._offer_next()
            elif code is not None:
                self._accept(by_code[code], asked)

        with self.attempt():
            self._codes(list(by_code))  # reads the book anew where somebody else changed it just now
            if text := self._text:
                self.app.push_screen(Suggestions(text.book, answer.question.words, answer.proposals), answered)

    def _accept(self, proposal: Proposal, asked: _Asked) -> None:
        text = self._text
        if text is None:
            return
        before = set(text.codings)
        self._apply(proposal.code, asked.start, asked.end)
        text = self._text or text
        if text.codings.keys() - before:
            told = _("Gecodeerd: {code} (voorstel). Het {why}")
            self.post_message(Told(told.format(code=text.book[proposal.code].name, why=proposal.why())))
