"""Asking for passages by their codes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from klantreis.coding.queries import quoted
from klantreis.model.codes import Codebook
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs import sieving
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.dialogs.sieving import Sieving
from klantreis.tui.messages import Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import clip, plain
from klantreis.tui.widgets.line_input import LineInput
from klantreis.tui.widgets.passages import Excerpt, PassageList
from klantreis.tui.widgets.text_panel import TextPanel
from klantreis.workflow import codebooks, retrieve, sieves
from klantreis.workflow.retrieve import Passage
from klantreis.workflow.sieves import Sieve
from klantreis.workflow.studies import Study

PAUSE_S = 0.25
"""A question is answered when one stops typing for so long."""
MEMO = 120


class PassageSearch(Pane):
    """A line for a question in codes, and the passages that answer it."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FIND_PASSAGES)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self.same_coder = False
        self.sieve = sieves.ALL
        self._book = Codebook("", ())
        self._count = 0
        self._pause: Timer | None = None

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

    def ask(self, question: str, *, same_coder: bool) -> None:
        """Ask something else at once."""
        self.same_coder = same_coder
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = question
        self.load()
        self.query_one(PassageList).focus()

    def load(self) -> None:
        """Answer the question anew."""
        if self._pause is not None:
            self._pause.stop()
        self._book = codebooks.codebook(self.study)
        told = self.query_one("#passages-told", TextPanel)
        sieve = self._sieve
        try:
            found = self._found(sieve)
        except KlantreisError as error:
            # Halfway through typing most questions are wrong; what was found before stays.
            told.show(plain(f"✗ {error}", "$error"))
            return
        self._count = len(found)
        parts = [self.where] if self.question.strip() or sieve.active else []
        parts.append(_("door dezelfde codeur") if self.same_coder else _("door wie dan ook"))
        parts += [sieving.told(sieve)] if sieve.active else []
        told.show(plain(" · ".join(parts), "$quiet"))
        self.post_message(Where(self.where))
        self.query_one(PassageList).show(map(self._excerpt, found), empty=self._why_none())

    def _found(self, sieve: Sieve) -> list[Passage]:
        if self.question.strip():
            return retrieve.asked(self.study, self.question, same_coder=self.same_coder, sieve=sieve)
        return retrieve.every_passage(self.study, sieve) if sieve.active else []

    @property
    def _sieve(self) -> Sieve:
        """What is asked for; who codes blind sees only their own codings."""
        if not self.study.settings.blind:
            return self.sieve
        mine = frozenset({self.study.actor})
        return Sieve(self.sieve.groups, self.sieve.rounds, mine, self.sieve.valences, self.sieve.kinds)

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
        self.same_coder = not self.same_coder
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
        counts = codebooks.code_counts(self.study)
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
