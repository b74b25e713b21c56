"""Asking for passages by their codes."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from klantreis.coding.queries import quoted
from klantreis.model.codes import Codebook
from klantreis.model.codings import Settled
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs import sieving
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.dialogs.sieving import Sieving
from klantreis.tui.finding.aside import Aside
from klantreis.tui.messages import Told, Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import clip, plain
from klantreis.tui.widgets.line_input import LineInput
from klantreis.tui.widgets.passages import MOST, Excerpt, PassageList
from klantreis.tui.widgets.text_panel import TextPanel
from klantreis.workflow import codebooks, retrieve, sieves
from klantreis.workflow.retrieve import Answer, Passage
from klantreis.workflow.sieves import Sieve
from klantreis.workflow.studies import Study

PAUSE_S = 0.25
"""A question is answered when one stops typing for so long."""
MEMO = 120


class PassageSearch(Pane):
    """A line for a question in codes, and the passages that answer it; they are found beside the screen."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FIND_PASSAGES)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self.same_coder = False
        self.sieve = sieves.ALL
        self.with_dropped = False
        """Whether what coders agreed to drop is shown as well."""
        self._book = Codebook("", ())
        self._count = 0
        self._pause: Timer | None = None
        self._aside = Aside(self, self._tell_busy)
        self._to_list = False
        """Whether the list gets the focus as soon as there is something in it."""

    def on_unmount(self) -> None:
        self._aside.close()

    def compose(self) -> ComposeResult:
        with Horizontal(classes="find-line"):
            hint = _('Bijvoorbeeld: "Lange wachttijd" en niet Telefoon · onder:Kanalen bij/2 Bejegening')
            yield LineInput(placeholder=hint, compact=True, id="find-question")
        yield TextPanel(id="passages-told")
        yield PassageList(id="found-passages")

    @property
    def main(self) -> Widget:
        return self.query_one(Input)

    @property
    def question(self) -> str:
        """What is asked."""
        return self.query_one(Input).value

    @property
    def where(self) -> str:
        return plural("{n} fragment", "{n} fragmenten", self._count)

    def ask(self, question: str, *, same_coder: bool, with_dropped: bool) -> None:
        """Ask something else at once."""
        self.same_coder, self.with_dropped = same_coder, with_dropped
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = question
        self.load()
        self.query_one(PassageList).focus()

    def load(self) -> None:
        """Answer the question anew."""
        if self._pause is not None:
            self._pause.stop()
        question, sieve, counting = self.question, self._sieve, not self.with_dropped
        same_coder = self.same_coder or self.study.settings.blind
        if not question.strip() and not sieve.active:
            self._aside.forget()
            with self.attempt():
                self._take(Answer((), codebooks.codebook(self.study)))
            return
        self._aside.ask(
            lambda own: retrieve.answer(own, question, same_coder=same_coder, sieve=sieve, counting=counting),
            self._take,
            self._not_found,
        )

    def _take(self, answer: Answer) -> None:
        self._book, found = answer.book, answer.passages
        self._count = len(found)
        self._tell()
        self.post_message(Where(self.where))
        excerpts = [self._excerpt(passage) for passage in found[:MOST]]
        self.query_one(PassageList).show(excerpts, empty=self._why_none(), count=len(found))
        if self._to_list:
            self.action_to_list()
        self._to_list = False

    def _not_found(self, problem: str) -> None:
        # Halfway through typing most questions are wrong; what was found before stays.
        self._to_list = False
        self.query_one("#passages-told", TextPanel).show(plain(f"✗ {problem}", "$error"))

    def _tell_busy(self) -> None:
        self.query_one("#passages-told", TextPanel).show(plain(_("Bezig met zoeken…"), "bold"))

    def _tell(self) -> None:
        blind = self.study.settings.blind
        parts = [self.where] if self.question.strip() or self._sieve.active else []
        if blind:
            parts.append(_("blind: alleen jouw coderingen"))
        else:
            parts.append(_("door dezelfde codeur") if self.same_coder else _("door wie dan ook"))
        parts += [sieving.told(self.sieve)] if self.sieve.active else []
        parts += [_("ook wat vervallen is")] if self.with_dropped else []
        self.query_one("#passages-told", TextPanel).show(plain(" · ".join(parts), "$quiet"))

    @property
    def _sieve(self) -> Sieve:
        """What is asked for; who codes blind sees only their own codings, where anything is asked for."""
        if not self.study.settings.blind or not (self.question.strip() or self.sieve.active):
            return self.sieve
        return replace(self.sieve, coders=frozenset({self.study.actor}))

    def _why_none(self) -> str:
        if self.question.strip() or self._sieve.active:
            return _("Geen fragmenten gevonden.")
        return _("A en B · A en niet B · A of B · A bij B · A bij/2 B · onder:A · haakjes. Met ^O kies je een code.")

    def _excerpt(self, passage: Passage) -> Excerpt:
        felt = passage.valence
        about = (
            passage.source,
            _("beurt {n}").format(n=passage.turn),
            wording.clock(passage.start_ms),
            self._book[passage.code].name,
            "" if felt is None else f"{wording.sign(felt)} {wording.feeling(felt)}",
            passage.coder,
            _("✗ telt niet") if passage.settled == Settled.DROPPED else "",
            _("memo: {memo}").format(memo=clip(" ".join(passage.memo.split()), MEMO)) if passage.memo else "",
        )
        return Excerpt(passage.coding, passage.source, passage.text, " · ".join(filter(None, about)))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_S, self.load)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.load()
        if self._aside.waiting:
            self._to_list = True
        else:
            self.action_to_list()

    # --- the keys -------------------------------------------------------------------------------

    def action_to_list(self) -> None:
        """From the question to the passages."""
        if self._count:
            self.query_one(PassageList).focus()

    def action_to_input(self) -> None:
        """From the passages to the question."""
        self.main.focus()

    def action_leave(self) -> None:
        """From the one to the other."""
        if self.query_one(PassageList).has_focus:
            self.action_to_input()
        else:
            self.query_one(PassageList).focus()  # also without passages

    def action_same_coder(self) -> None:
        """Let what stands beside a passage be of the same coder, or of any."""
        if self.study.settings.blind:
            told = _("In dit onderzoek codeer je blind: hier staan alleen je eigen coderingen (study.toml, blind).")
            self.post_message(Told(told, "warning"))
            return
        self.same_coder = not self.same_coder
        self.load()

    def action_dropped(self) -> None:
        """Show what coders agreed to drop as well, or no longer."""
        self.with_dropped = not self.with_dropped
        self.load()

    def action_insert(self) -> None:
        """Ask for a code, and put it where the cursor is in the question."""
        book = self._book

        def picked(picked: Picked | None) -> None:
            field = self.query_one(Input)
            field.focus()
            if picked is not None and picked.codes:
                field.insert_text_at_cursor(quoted(_shortest(book, picked.codes[0])))

        title = _("Welke code komt in de vraag?")
        counts = codebooks.visible_counts(self.study)
        self.app.push_screen(Picker(book, (), counts, "", title=title, several=False), picked)

    def action_filter(self) -> None:
        """Ask what to show."""
        known = sieves.names(self.study)
        if self.study.settings.blind:
            known = sieves.Names(known.groups, known.rounds, ())

        def answered(sieve: Sieve | None) -> None:
            if sieve is not None:
                self.sieve = sieve
                self.load()

        self.app.push_screen(Sieving(known, self.sieve, codings=True), answered)


def _shortest(book: Codebook, code_id: str) -> str:
    """The name of a code where it is the only one with it, else its path."""
    code = book[code_id]
    return code.name if len(book.find(code.name)) == 1 else book.paths[code_id]
