"""Changing and deleting the codings that stand."""

from dataclasses import replace

from klantreis.model.codings import Coding
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.coding.place import CodingPlace
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.feeling import NONE, Feeling
from klantreis.tui.dialogs.memo import Memo
from klantreis.workflow import code


class Changing(CodingPlace):
    """The keys that act on the coding under the cursor."""

    def action_feeling(self) -> None:
        """Ask how it felt."""
        coding = self._coding
        if coding is None or self._text is None:
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._feel(coding, None if answer == NONE else int(answer))

        name = self._text.book[coding.code].name
        self.app.push_screen(Feeling(_("Hoe voelde “{code}”?").format(code=name), coding.valence), answered)

    def action_set_feeling(self, valence: int) -> None:
        """Note a feeling, −2 to +2."""
        if coding := self._coding:
            self._feel(coding, valence)

    def action_shift_feeling(self, by: int) -> None:
        """Note a feeling one lower or higher."""
        if coding := self._coding:
            self._feel(coding, max(-2, min(2, (coding.valence or 0) + by)))

    def _feel(self, coding: Coding, valence: int | None) -> None:
        told = f"({wording.sign(valence)} {wording.feeling(valence)})"
        self._change(coding, _("Gevoel: {code} {feeling}"), told, valence=valence)

    def _change(
        self,
        coding: Coding,
        message: str,
        feeling: str = "",
        *,
        valence: int | None,
        memo: str | None = None,
        publishable: bool | None = None,
    ) -> None:
        if self._text is None:
            return
        with self.attempt():
            entry = self._text.book[coding.code]
            new = replace(
                coding,
                valence=valence,
                memo=coding.memo if memo is None else memo.strip(),
                publishable=coding.publishable if publishable is None else publishable,
            )
            code.change_coding(
                self.study, coding, code=entry, valence=new.valence, memo=new.memo, publishable=new.publishable
            )
            self._change_one(new)
            self._changed(message.format(code=entry.name, feeling=feeling))

    def action_memo(self) -> None:
        """Write a memo with the coding."""
        coding = self._coding
        if coding is None or self._text is None:
            return

        def answered(memo: str | None) -> None:
            if memo is not None:
                self._change(coding, _("Memo bewaard bij {code}"), valence=coding.valence, memo=memo)

        name = self._text.book[coding.code].name
        self.app.push_screen(Memo(_("Memo bij {code}").format(code=name), coding.memo), answered)

    def action_publishable(self) -> None:
        """Let the passage be quoted outside, or no longer."""
        if coding := self._coding:
            yes = not coding.publishable
            message = _("Mag naar buiten: {code}") if yes else _("Blijft binnen: {code}")
            self._change(coding, message, valence=coding.valence, publishable=yes)

    def action_delete(self) -> None:
        """Take a coding away; where several stand here, ask which."""
        text = self._text
        if text is None or self._coding is None:
            return
        if len(self._here) == 1:
            self._delete(text.codings[self._here[0]].id)
            return
        choices = [
            (h.coding.id, f"{h.letter} {text.book[h.coding.code].name}  {wording.sign(h.coding.valence)} · {h.coder}")
            for h in text.here(self._here)
        ]
        self.app.push_screen(Choose(_("Welke codering haal je weg?"), choices, current=self.current), self._delete)

    def _delete(self, coding_id: str | None) -> None:
        text = self._text
        doomed = [c for c in text.codings if c.id == coding_id] if text else []
        if text is None or not doomed:
            return
        with self.attempt():
            code.delete_codings(self.study, doomed)
            name = text.book[doomed[0].code].name
            self._reload_codings()
            self._changed(_("Weggehaald: {code} (Ctrl+Z zet hem terug)").format(code=name))
