"""Changing and deleting the codings that stand."""

from collections.abc import Sequence
from typing import Unpack

from klantreis.model.codings import Coding
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.coding.applying import Applying
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.feeling import NONE, Feeling
from klantreis.tui.dialogs.memo import Memo
from klantreis.tui.messages import Told
from klantreis.tui.shown import clip, clip_start
from klantreis.tui.widgets import movement
from klantreis.workflow import code
from klantreis.workflow.code import Changes


class Changing(Applying):
    """The keys that act on the coding under the cursor."""

    _resizing: str | None = None
    """The coding that gets other words, once they are chosen."""

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
        """Note a feeling; codes that were given together just now feel alike until one goes elsewhere."""
        text = self._text
        if text is None:
            return
        together = [c for c in map(text.codings.get, self._together) if c] if coding.id in self._together else [coding]
        with self.attempt():
            for changed in code.change_codings(self.study, together, valence=valence):
                self._take(changed)
            self._show_here(anew=True)
            names = ", ".join(text.code(one.id).name for one in together)
            feeling = f"({wording.sign(valence)} {wording.feeling(valence)})"
            self._changed(_("Gevoel: {code} {feeling}").format(code=names, feeling=feeling))

    def _change(self, coding: Coding, message: str, **changes: Unpack[Changes]) -> bool:
        """Change a coding and tell so; whether that went well."""
        if self._text is None:
            return False
        with self.attempt():
            new = code.change_coding(self.study, coding, **changes)
            self._take(new)
            self._show_here(anew=True)
            self._changed(message.format(code=self._text.code(new.id).name))
            return True
        return False

    def action_memo(self) -> None:
        """Write a memo with the coding."""
        if coding := self._coding:
            self._ask_memo(coding, coding.memo)

    def _ask_memo(self, coding: Coding, written: str) -> None:
        """Ask for a memo; one that can't be kept now is asked for again as it was written."""
        if self._text is None:
            return

        def answered(memo: str | None) -> None:
            if memo is not None and not self._change(coding, _("Memo bewaard bij {code}"), memo=memo):
                self._ask_memo(coding, memo)

        name = self._text.book[coding.code].name
        self.app.push_screen(Memo(_("Memo bij {code}").format(code=name), written), answered)

    def action_publishable(self) -> None:
        """Let the passage be quoted outside, or no longer."""
        if coding := self._coding:
            yes = not coding.publishable
            message = _("Mag naar buiten: {code}") if yes else _("Blijft binnen: {code}")
            self._change(coding, message, publishable=yes)

    def action_recode(self) -> None:
        """Give the coding another code."""
        coding, text = self._coding, self._text
        if coding is None or text is None:
            return

        def chosen(ids: Sequence[str]) -> None:
            with self.attempt():
                (new,) = self._codes(ids[:1])
                self._change(coding, _("Heeft nu de code {code}"), code=new.id)

        mark = self._text.marks[coding.id] if self._text else None
        words = clip(" ".join(self.view.text[mark.start : mark.end].split()), 200) if mark else ""
        old = text.book[coding.code].name
        self._ask(words, _("Welke code in plaats van {code}?").format(code=old), chosen, several=False)

    def action_delete(self) -> None:
        """Take a coding away; where several stand here, ask which."""
        text = self._text
        if text is None or self._coding is None:
            return
        if len(self._here) == 1:
            self._delete(self._here[0])
            return
        choices = [
            (h.coding.id, f"{h.letter} {text.book[h.coding.code].name}  {wording.sign(h.coding.valence)} · {h.coder}")
            for h in text.here(self._here)
        ]
        letters: dict[str, str] = {}
        for h in text.here(self._here):
            letters.setdefault(h.letter, h.coding.id)
            letters.setdefault(h.letter.lower(), h.coding.id)
        title = _("Welke codering haal je weg?")
        self.app.push_screen(Choose(title, choices, current=self.current, answers=letters), self._delete)

    def _delete(self, coding_id: str | None) -> None:
        text = self._text
        if text is None or coding_id not in text.codings:
            return
        with self.attempt():
            name = text.code(coding_id).name
            code.delete_codings(self.study, [text.codings[coding_id]])
            self._forget(coding_id)
            self._show_here(anew=True)
            self._changed(_("Weggehaald: {code} (Ctrl+Z zet hem terug)").format(code=name))

    # --- other words --------------------------------------------------------------------------

    def action_stretch(self, border: str, by: int) -> None:
        """Let the coding begin or end a word earlier (-1) or later (+1)."""
        coding, text = self._coding, self._text
        mark = text.marks.get(coding.id) if coding and text else None
        if coding is None or mark is None:
            return
        words, start, end = self.view.text, mark.start, mark.end
        step = movement.word_right if by > 0 else movement.word_left
        if border == "end":
            # Back to the end of the word before this one, not to where this one begins.
            end = step(words, end) if by > 0 else movement.trim(words, start, step(words, end))[1]
        elif by > 0:
            # On to the beginning of the next word, past the full stop or quotation mark before it.
            start = movement.word_left(words, movement.word_right(words, step(words, start)))
        else:
            start = step(words, start)
        if start < end:
            self._respan(coding, start, end, border)

    def action_to_selection(self) -> None:
        """Let the coding stand on the text that is chosen; without any, its own words are chosen to begin with."""
        text, chosen = self._text, self.view.selection
        if text is None:
            return
        held = text.codings.get(self._resizing or "")
        if chosen and held:
            self._resizing = None
            self._respan(held, *movement.trim(self.view.text, *chosen))
        elif (coding := self._coding) and (mark := text.marks.get(coding.id)):
            self.view.select(mark.start, mark.end)
            self._resizing = coding.id
            told = _("Verleg de grenzen met Shift en de pijltjes; druk dan nog eens op w. Esc laat het zo.")
            self.post_message(Told(told))

    def _moved(self) -> None:
        if self.view.selection is None:
            self._resizing = None
        self._together = ()
        super()._moved()

    def _respan(self, coding: Coding, start: int, end: int, border: str = "") -> None:
        """Put a coding on other words; `border`, where one of them moved, is the end that is told of long ones."""
        text = self._text
        if text is None:
            return
        with self.attempt():
            seen = [placed.turn for placed in text.turns]
            new = code.respan(self.study, coding, text.text.span(start, end), seen)
            self._take(new)
            self.current = new.id
            self.view.place(end)
            self._show_here(anew=True)
            told = _("{code} staat nu op “{words}”")
            name = clip(text.code(new.id).name, 30)
            # The status line must have room for the end that moved.
            room = self.app.size.width - 4 - len(told.format(code=name, words=""))
            words = " ".join(self.view.text[start:end].split())
            words = (clip_start if border == "end" else clip)(words, max(12, min(60, room)))
            self._changed(told.format(code=name, words=words))
