"""Editing the text while it is coded, and deciding about codings that lost their words by it."""

from klantreis.model.codings import Coding
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.coding.place import CodingPlace
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.confirm import Confirm
from klantreis.tui.dialogs.edit_turn import EditedTurn, EditTurn
from klantreis.tui.dialogs.lost import Decision, Lost, Waiting
from klantreis.tui.messages import Told
from klantreis.tui.shown import clip
from klantreis.tui.widgets import movement
from klantreis.workflow import code, editing, lost
from klantreis.workflow.editing import Reach
from klantreis.workflow.transcribe import PlacedTurn


class Editing(CodingPlace):
    """The keys that change the text itself."""

    def load(self) -> None:
        """Read the open source anew; of one that opens, tell how many codings have no words."""
        before = self._text.source.id if self._text else None
        super().load()
        if self._text and self._text.source.id != before and (told := lost.lost_told(len(self._lost()))):
            self.post_message(Told(_("{told}; l toont ze").format(told=told), "warning"))

    # --- words and speaker --------------------------------------------------------------------

    @property
    def _turn(self) -> PlacedTurn | None:
        """The turn under the cursor."""
        text, lines = self._text, self.view.lines
        return text.turns[lines.turn_at(self.view.cursor)] if text and lines else None

    def action_edit_turn(self) -> None:
        """Let the words and the speaker of the turn under the cursor be changed."""
        if placed := self._turn:
            self._ask_words(placed, EditedTurn(placed.turn.text, placed.turn.speaker or ""))

    def _ask_words(self, placed: PlacedTurn, now: EditedTurn) -> None:
        """Ask for words and speaker; `now` is what stands in the fields."""

        def answered(new: EditedTurn | None) -> None:
            if new is None:
                return
            old = placed.turn.speaker
            if old is None or new.speaker.strip() in ("", old) or not new.words.strip():
                self._mend(placed, new, Reach.TURN)
            else:
                self._ask_reach(placed, new, old)

        title = " · ".join(filter(None, (_("Beurt {n}").format(n=placed.number), wording.clock(placed.turn.start_ms))))
        self.app.push_screen(EditTurn(title, now, self.view.cursor - placed.start), answered)

    def _ask_reach(self, placed: PlacedTurn, new: EditedTurn, old: str) -> None:
        """Ask where a speaker gets another name; who leaves that question is back at the words."""
        choices = [
            (Reach.TURN.value, _("Alleen in deze beurt")),
            (Reach.SOURCE.value, _("In deze bron: alle beurten van {old}").format(old=old)),
            (Reach.STUDY.value, _("Overal: alle beurten van {old}, in alle bronnen").format(old=old)),
        ]

        def answered(reach: str | None) -> None:
            if reach is None:
                self._ask_words(placed, new)
            else:
                self._mend(placed, new, Reach(reach))

        title = _("Waar heet {old} voortaan {new}?").format(old=old, new=clip(new.speaker.strip(), 40))
        self.app.push_screen(Choose(title, choices), answered)

    def _mend(self, placed: PlacedTurn, new: EditedTurn, reach: Reach) -> None:
        text, cursor = self._text, self.view.cursor
        if text is None:
            return
        try:
            mended = editing.mend_turn(self.study, text.source, placed.turn, new.words, new.speaker, reach)
        except KlantreisError as error:
            # What was written is still there, to be copied.
            self.post_message(Told(str(error), "error"))
            self._ask_words(placed, new)
            return
        done = _("Beurt {n} aangepast") if mended.words else _("Beurt {n} weggehaald (Ctrl+Z zet hem terug)")
        told = lost.lost_told(mended.lost)
        self._edited(
            placed.start + mended.place(cursor - placed.start),
            done.format(n=placed.number) + (_("; {told}: l toont ze").format(told=told) if told else ""),
        )

    def _edited(self, cursor: int, told: str) -> None:
        """Show the text as it is now, with the cursor at a place."""
        self.load()
        self.view.place(cursor)
        self._changed(told)

    # --- turns --------------------------------------------------------------------------------

    _split: tuple[str, str, int] | None = None
    """After a split, as long as the cursor stays: its halves (ids of turns), and where the cursor stood before."""

    def _moved(self) -> None:
        self._split = None
        super()._moved()

    def action_split_turn(self) -> None:
        """Let a new turn begin at the word under the cursor, or behind it where only its punctuation follows."""
        text, placed = self._text, self._turn
        if text is None or placed is None:
            return
        cursor, words = self.view.cursor, placed.turn.text
        place = movement.between_words(words, cursor - placed.start)
        with self.attempt():
            second = editing.split_turn(self.study, text.source, placed.turn, place)
            told = _("Beurt {n} gesplitst; e geeft een andere spreker, & maakt er weer één van")
            # One blank before the word has become the border.
            self._edited(placed.start + len(words[:place].rstrip()) + 1, told.format(n=placed.number))
            self._split = placed.turn.id, second.id, cursor

    def action_join_turns(self) -> None:
        """Make one turn of this one and the next; where two people speak, ask first.

        Right after a split it makes one of its halves again, though the cursor is in the second.
        """
        text, placed = self._text, self._turn
        if text is None or placed is None:
            return
        cursor = self.view.cursor
        if self._split is not None and placed.number > 1:
            above = text.turns[placed.number - 2]
            if self._split[:2] == (above.turn.id, placed.turn.id):
                placed, cursor = above, self._split[2]
        if placed.number == len(text.turns):
            self.post_message(Told(_("Na deze beurt komt er geen meer."), "warning"))
            return
        following = text.turns[placed.number]
        one, other = placed.turn.speaker, following.turn.speaker

        def join(yes: bool | None = True) -> None:
            if yes and self._text is not None:
                with self.attempt():
                    editing.join_turns(self.study, self._text.source, placed.turn, following.turn)
                    told = _("Beurt {n} en {m} zijn samen beurt {n}")
                    self._edited(cursor, told.format(n=placed.number, m=following.number))

        if one == other:
            join()
            return
        nobody = _("(onbekend)")
        explanation = _("Deze beurt is van {one}, de volgende van {other}. De hele beurt wordt van {one}.")
        explanation = explanation.format(one=one or nobody, other=other or nobody)
        self.app.push_screen(Confirm(_("Samenvoegen met de volgende beurt?"), explanation), join)

    # --- codings without words ----------------------------------------------------------------

    def _lost(self) -> list[Coding]:
        """The codings that lost their words, in the order of the text; who codes blind sees only their own."""
        text = self._text
        found = [coding for coding in text.codings.values() if coding.lost] if text else []
        if text and self.study.settings.blind:
            found = [coding for coding in found if text.coders.get(coding.coder) == self.study.actor]
        return sorted(found, key=lambda coding: coding.span)

    def action_lost(self) -> None:
        """Show the codings without words, and settle what becomes of one."""
        text, found = self._text, self._lost()
        if text is None or not found:
            self.post_message(Told(_("In deze bron hebben alle coderingen hun woorden.")))
            return
        waiting = [
            Waiting(c.id, text.book[c.code].name, text.coders.get(c.coder, ""), c.span.start.turn + 1, c.lost)
            for c in found
        ]
        chosen = self.view.selection is not None
        self.app.push_screen(Lost(lost.lost_told(len(found)), waiting, chosen=chosen), self._decided)

    def _decided(self, decision: Decision | None) -> None:
        text = self._text
        coding = text.codings.get(decision.coding) if text and decision else None
        if text is None or decision is None or coding is None:
            return
        name = text.book[coding.code].name
        selection = self.view.selection
        with self.attempt():
            if decision.what == "delete":
                code.delete_codings(self.study, [coding])
                self._edited(self.view.cursor, _("Weggehaald: {code} (Ctrl+Z zet hem terug)").format(code=name))
                if self._lost():
                    self.action_lost()
            elif selection:
                start, end = movement.trim(self.view.text, *selection)
                seen = [placed.turn for placed in text.turns]
                lost.reattach(self.study, coding, text.text.span(start, end), seen)
                self.current = coding.id
                words = clip(" ".join(self.view.text[start:end].split()), 60)
                self._edited(end, _("{code} staat nu op “{words}”").format(code=name, words=words))
            else:
                self.view.place(text.text.offset(coding.span.start), jump=True)
                told = _("Hier stond {code}; kies de nieuwe woorden, en dan l en Enter").format(code=name)
                self.post_message(Told(told))
