"""Vergelijken: how far two coders agree, where they differ, and what they decide about it."""

from typing import ClassVar

from textual.binding import BindingType

from klantreis.model.codings import Settled
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.messages import Changed, Told
from klantreis.tui.panes.compare_place import ComparePlace
from klantreis.tui.widgets.differences import ids_of
from klantreis.workflow import compare
from klantreis.workflow.agreeing import Unit
from klantreis.workflow.compare import Disagreement
from klantreis.workflow.studies import Study

ALL = ""
"""Answers the question which source: all of them."""


class ComparePane(ComparePlace):
    """The comparison with its keys: what is compared, and what is decided."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.COMPARE)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._done: list[frozenset[str]] = []
        """The codings (ids) of each difference that was decided on since the room was entered."""

    def on_hide(self) -> None:
        self._done = []

    def action_open(self) -> None:
        """Go to the words in the coding room."""
        self.open_current()

    def action_step(self, by: int) -> None:
        """Highlight the next or previous difference."""
        self._list.step(by)

    def action_decide(self, who: str) -> None:
        """Decide whose codings of the highlighted difference count: first, second, both or neither."""
        current = self._list.current
        if current is None:
            return
        kept = {"first": current.first, "second": current.second, "both": current.codings, "neither": ()}[who]
        keep = [c.id for c in kept]
        drop = [c.id for c in current.codings if c.id not in keep]
        with self.attempt():
            told = compare.outcome(self.study, current, keep)
            self._decided(current, compare.settle(self.study, current, keep, drop), told)
            self._done.append(ids_of(current))

    def action_reopen(self) -> None:
        """Take back what was decided about the highlighted difference; where that is open, the last decision."""
        current = self._list.current
        if current is not None and any(c.settled for c in current.codings):
            with self.attempt():
                self._decided(current, compare.reopen(self.study, current), _("Het verschil is weer open."))
        elif (last := self._last_decided()) is not None:
            with self.attempt():
                kept = [coding.id for coding in last.codings if coding.settled == Settled.KEPT]
                told = _("Teruggenomen: {what}").format(what=compare.outcome(self.study, last, kept))
                self._take_back(last, compare.reopen(self.study, last), told)
        elif current is not None:
            self.post_message(Told(_("Over dit verschil is nog niets beslist; o toont ook de besliste."), "warning"))

    def _last_decided(self) -> Disagreement | None:
        """The last difference on which a decision of this visit still stands, of those that are compared now."""
        found = {ids_of(one): one for one in self._comparison.found} if self._comparison else {}
        while self._done:
            last = found.get(self._done[-1])
            if last is not None and last.settled:
                return last
            self._done.pop()
        return None

    def _take_back(self, old: Disagreement, new: Disagreement, told: str) -> None:
        """Show a difference that is open again, highlighted, wherever it stands in the list."""
        self._done.pop()
        if self._comparison:
            self._comparison = self._comparison.changed(old, new)
        if all(coding.code != self._only_code for coding in new.codings):
            self._only_code = None
        self._list.go_to(new)
        self._show_list()
        self._changed(told)

    def _decided(self, old: Disagreement, new: Disagreement, told: str) -> None:
        if self._comparison:
            self._comparison = self._comparison.changed(old, new)
        self._list.change(new, stays=self._with_settled or not new.settled)
        self._show_about()
        self._show_difference()
        self._changed(told)

    def _changed(self, told: str) -> None:
        """Tell what was decided or taken back."""
        if self._busy and self._asked:
            # What is being read may still be as it was before this.
            self._ask(self._asked.pair, self._asked.source)
        self.post_message(Told(told))
        self.post_message(Changed(self.id))

    def action_toggle_text(self) -> None:
        """Count all text, or only text with a code."""
        self._coded_only = not self._coded_only
        self._show_report()

    def action_toggle_unit(self) -> None:
        """Count by character or by turn."""
        self._unit = Unit.TURN if self._unit == Unit.CHARACTER else Unit.CHARACTER
        if self._asked:
            self._ask(self._asked.pair, self._asked.source)

    def action_toggle_settled(self) -> None:
        """List the differences that were decided on as well, or no longer."""
        self._with_settled = not self._with_settled
        self._show_list()

    def action_choose_coders(self) -> None:
        """Ask for another pair of coders."""
        asked = self._asked
        if asked is None:
            return
        choices = [
            (
                str(n),
                _("{one} en {other}  {sources}").format(
                    one=p.names[0], other=p.names[1], sources=plural("{n} bron", "{n} bronnen", len(p.sources))
                ),
            )
            for n, p in enumerate(self._pairs)
        ]

        def answered(number: str | None) -> None:
            if number is not None:
                self._only_code = None
                self._ask(self._pairs[int(number)], None)

        current = str(next((n for n, p in enumerate(self._pairs) if p.ids == asked.pair.ids), 0))
        self.app.push_screen(Choose(_("Welke codeurs?"), choices, current=current), answered)

    def action_choose_source(self) -> None:
        """Ask for one source, or all."""
        asked = self._asked
        if asked is None:
            return
        choices = [(ALL, _("Alle bronnen")), *((s.id, s.title) for s in asked.pair.sources)]

        def answered(source: str | None) -> None:
            if source is not None:
                self._ask(asked.pair, source or None)

        self.app.push_screen(Choose(_("Welke bron?"), choices, current=asked.source or ALL), answered)
