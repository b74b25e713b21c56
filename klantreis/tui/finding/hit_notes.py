"""What is told about hits: the words around the highlighted one, and which codes stand on each."""

from textual.timer import Timer

from klantreis.coding import search as searching
from klantreis.tui import wording
from klantreis.tui.finding.aside import Aside
from klantreis.tui.finding.text import TextSearch
from klantreis.tui.messages import Where
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.hit_list import CODED
from klantreis.tui.widgets.text_panel import TextPanel
from klantreis.workflow import hits
from klantreis.workflow.hits import Notes
from klantreis.workflow.seeking import Answer
from klantreis.workflow.studies import Study

DETAILS = 240
"""So many characters on either side are shown of the highlighted hit."""
REST_S = 0.15
"""The codes are looked up when one stops typing for so long."""


class HitNotes(TextSearch):
    """The search with what is known of its hits."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._rest: Timer | None = None
        self._notes = Aside(self, lambda: None)

    def on_unmount(self) -> None:
        self._notes.close()

    def _take(self, answer: Answer | None) -> None:
        self.turns = None
        self._notes.forget()
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        super()._take(answer)
        if self.found.hits:
            self._rest = self.set_timer(REST_S, self._look_up)

    def _look_up(self) -> None:
        found, asked = self.found, self.question
        if asked is None:
            return
        coder = self.study.actor if self.study.settings.blind else None
        self._notes.ask(
            lambda own: hits.notes(own, found, asked.text, mode=asked.mode, sieve=asked.sieve, coder=coder),
            self._note,
            lambda _problem: None,
        )

    def _note(self, notes: Notes) -> None:
        self.turns = notes.turns
        self.listed.show_codes(notes.codes)
        self._show_state()
        self._show_details()

    def on_hit_list_moved(self) -> None:
        self._show_details()
        self.post_message(Where(self.where))

    def _show_details(self) -> None:
        hit = self.listed.current
        details = self.query_one("#hit-details", TextPanel)
        if hit is None:
            details.show(plain(""))
            return
        about = (hit.turn.source, hit.turn.speaker or "", wording.clock(hit.turn.start_ms))
        around = searching.around(hit.turn.text, hit.start, hit.end, DETAILS)
        codes = self.listed.codes
        coded = plain(f"  {CODED} {', '.join(codes)}", "$accent") if codes else ""
        details.show(
            lines(
                beside(plain(" · ".join(filter(None, about)), "bold"), coded),
                beside(around.before, plain(around.text, "bold underline"), around.after),
            )
        )
