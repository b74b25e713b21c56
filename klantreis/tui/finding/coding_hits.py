"""Putting a code on many hits at once."""

from collections.abc import Sequence

from klantreis.coding.search import Hit
from klantreis.model.codes import Code
from klantreis.text.catalogue import _, plural
from klantreis.tui import wording
from klantreis.tui.codebook.adding import add_code
from klantreis.tui.dialogs.new_code import AddCode, NewCode
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.finding.aside import Aside
from klantreis.tui.finding.hit_notes import HitNotes
from klantreis.tui.finding.text import part_name
from klantreis.tui.messages import Told
from klantreis.workflow import codebooks, hits
from klantreis.workflow.hits import HitsReport
from klantreis.workflow.seeking import Answer
from klantreis.workflow.studies import Study


class CodingHits(HitNotes):
    """The search with the key that codes what it found.

    More hits than are listed are looked up and coded beside the screen. Those that are listed are coded at
    once, so that the next key may undo it.
    """

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._all_asked = 0
        """The number of the question for all hits, while it is waited for."""
        self._coding = Aside(self, self._show_state)

    def on_unmount(self) -> None:
        self._coding.close()

    def _busy(self) -> str:
        if self._coding.busy:
            return _("Bezig met coderen…")
        return _("Bezig: alle treffers opzoeken…") if self._all_asked else ""

    # --- what is coded --------------------------------------------------------------------------

    def action_code(self) -> None:
        """Ask for codes, for the marked hits or for all, those that are not listed included."""
        if not self.found.hits:
            self.post_message(Told(_("Er zijn geen treffers om te coderen."), "warning"))
            return
        if self._coding.waiting:
            self.post_message(Told(_("De vorige treffers worden nog gecodeerd; wacht even."), "warning"))
            return
        chosen, asked = self.chosen(), self.question
        if self._waiting:
            self.post_message(Told(_("Er wordt nog gezocht; wacht even."), "warning"))
            return
        if len(chosen) == len(self.found.hits) and self.found.more and asked:
            self._asked = self._all_asked = self._seeker.ask(asked.text, asked.mode, asked.sieve, everything=True)
            self._show_state()
            return
        with self.attempt():
            self._choose_codes(hits.placed(self.study, chosen))

    def load(self) -> None:
        """Look again; who waits for all hits must ask for them again."""
        if self._all_asked:
            self.post_message(Told(_("Er is intussen iets veranderd; druk nog eens op c."), "warning"))
        super().load()

    def _ask(self) -> None:
        self._all_asked = 0
        super()._ask()

    def _take(self, answer: Answer | None) -> None:
        if answer is None or not answer.question.everything:
            super()._take(answer)
            return
        self._all_asked = 0
        self._asked = self.question.generation if self.question else 0
        self._show_state()
        if answer.problem:
            self.post_message(Told(answer.problem, "error"))
        elif answer.found.more:
            told = _("Meer dan {n} treffers is te veel om in één keer te coderen; zoek preciezer, of merk treffers.")
            self.post_message(Told(told.format(n=wording.number(hits.MOST_CODED)), "warning"))
        elif not self._in_view or len(self.app.screen_stack) > 1:
            self.post_message(Told(_("Je was al verder; de treffers zijn niet gecodeerd."), "warning"))
        else:
            self._choose_codes(answer.placed)

    @property
    def _in_view(self) -> bool:
        """Whether this view is open, in the room that is."""
        return all(widget.display for widget in self.ancestors_with_self)

    def _choose_codes(self, chosen: Sequence[Hit]) -> None:
        with self.attempt():
            book = codebooks.codebook(self.study)
            many = plural("{n} treffer", "{n} treffers", len(chosen))
            words = ", ".join(dict.fromkeys(hit.text for hit in chosen[:20]))

            def picked(picked: Picked | None) -> None:
                if picked is not None and picked.codes:
                    self._code(chosen, picked.codes)
                elif picked is not None:
                    near = book[picked.near] if picked.near else None
                    self.app.push_screen(AddCode(book, picked.new_name, near.parent if near else None), made)

            def made(new: NewCode | None) -> None:
                if new is not None:
                    with self.attempt():
                        self._code(chosen, [add_code(self.study, book, new).id])

            title = _("Welke code voor {what} van {many}?").format(what=part_name(self.part), many=many)
            counts = codebooks.visible_counts(self.study)
            self.app.push_screen(Picker(book, (), counts, words, title=title), picked)

    # --- coding ---------------------------------------------------------------------------------

    def _code(self, chosen: Sequence[Hit], code_ids: Sequence[str]) -> None:
        part = self.part
        with self.attempt():
            book = codebooks.codebook(self.study)
            codes = [book[id_] for id_ in code_ids if id_ in book]
            if len(chosen) <= hits.MOST:
                self._coded(codes, hits.code_hits(self.study, chosen, codes, part=part))
                return
            self._coding.ask(
                lambda own: hits.code_hits(own, chosen, codes, part=part),
                lambda report: self._coded(codes, report),
                self._not_coded,
            )

    def _coded(self, codes: Sequence[Code], report: HitsReport) -> None:
        self.listed.unmark()
        added = plural("{n} codering toegevoegd", "{n} coderingen toegevoegd", report.added)
        told = [_("{added}: {codes}").format(added=added, codes=", ".join(code.name for code in codes))]
        if report.present:
            told.append(plural("{n} stond er al", "{n} stonden er al", report.present))
        if report.moved:
            told.append(plural("{n} tekst is intussen anders", "{n} teksten zijn intussen anders", report.moved))
        self._show_state()
        self.done(", ".join(told) + " " + _("(Ctrl+Z haalt ze weg)"))

    def _not_coded(self, problem: str) -> None:
        self._show_state()
        self.post_message(Told(problem, "error"))
