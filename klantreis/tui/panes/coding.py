"""Coderen: the keys that put codes on a text, change them, and find things in it."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from klantreis.model.codings import Coding
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.feeling import NONE, Feeling
from klantreis.tui.dialogs.memo import Memo
from klantreis.tui.dialogs.new_code import AddCode, NewCode
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.panes import coding_text
from klantreis.tui.panes.codebook import add_code
from klantreis.tui.panes.coding_place import CodingPlace
from klantreis.tui.shown import clip
from klantreis.tui.widgets import movement
from klantreis.workflow import code, codebooks, collect
from klantreis.workflow.studies import Study


class CodingPane(CodingPlace):
    """The coding view with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.CODING)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._recent: list[str] = []
        """Ids of the codes that were given last, the latest first."""
        self._wanted = ""
        """The words that were looked for last."""

    @property
    def _coding(self) -> Coding | None:
        """The coding that the keys act on; where there is none, that is told."""
        if self._text is not None:
            for place in self._here:
                if self._text.codings[place].id == self.current:
                    return self._text.codings[place]
        self.post_message(Told(_("Hier staat geen codering; ga er met n naartoe of kies tekst."), "warning"))
        return None

    def action_other(self) -> None:
        """Let the keys act on the next of the codings under the cursor."""
        if self._text and len(self._here) > 1:
            ids = [self._text.codings[n].id for n in self._here]
            self.current = ids[(ids.index(self.current) + 1) % len(ids)] if self.current in ids else ids[0]
            self._show_panel(self._text)

    # --- coding -------------------------------------------------------------------------------

    def action_code(self) -> None:
        """Ask for a code for the chosen text; without any, the sentence under the cursor is chosen."""
        text = self._text
        if text is None:
            return
        if self.view.selection is None:
            self.view.action_sentence()
        chosen = self.view.selection
        start, end = movement.trim(self.view.text, *chosen) if chosen else (0, 0)
        if start == end:
            self.post_message(Told(_("Kies eerst een stuk tekst."), "warning"))
            return
        words = clip(" ".join(self.view.text[start:end].split()), 200)
        picker = Picker(text.book, self._recent, codebooks.code_counts(self.study), words)
        self.app.push_screen(picker, lambda picked: self._picked(picked, start, end))

    def _picked(self, picked: Picked | None, start: int, end: int) -> None:
        text = self._text
        if picked is None or text is None:
            return
        if picked.code is not None:
            self._apply(picked.code, start, end)
            return

        def made(new: NewCode | None) -> None:
            if new is not None:
                with self.attempt():
                    self._apply(add_code(self.study, text.book, new).id, start, end)

        near = text.book[picked.near] if picked.near else None
        parent = near.parent if near else None
        self.app.push_screen(AddCode(text.book, picked.new_name, parent), made)

    def _apply(self, code_id: str, start: int, end: int) -> None:
        text = self._text
        if text is None:
            return
        with self.attempt():
            chosen = codebooks.codebook(self.study)[code_id]
            known = {coding.id for coding in text.codings}
            code.add_codings(self.study, text.source.id, text.text.span(start, end), [chosen])
            self._recent = [code_id, *(other for other in self._recent if other != code_id)][:12]
            self.view.place(end)
            self._text = coding_text.read_codings(self.study, text)
            self.current = next((c.id for c in self._text.codings if c.id not in known), None)
            self._show_codings()
            self._changed(_("Gecodeerd: {code}. Gevoel met − en +, of v").format(code=chosen.name))

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

    # --- finding ------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Ask for words, and go to where they stand next."""

        def answered(words: str | None) -> None:
            if words:
                self._wanted = words
                self.action_search_again(False)

        self.app.push_screen(Question(_("Zoek in deze bron"), self._wanted), answered)

    def action_search_again(self, backwards: bool) -> None:
        """Go to the next place of the words, or to the one before."""
        if not self._wanted:
            self.action_search()
            return
        chosen = self.view.selection
        start = (chosen[0] if backwards else chosen[1]) if chosen else self.view.cursor
        found = movement.find(self.view.text, self._wanted, start, backwards=backwards)
        if found is None:
            self.post_message(Told(_("“{words}” staat niet in deze bron.").format(words=self._wanted), "warning"))
            return
        self.view.select(*found)
        around = found[0] >= start if backwards else found[0] < start
        message = (
            _("Gevonden, weer vanaf het andere einde; F8 zoekt verder") if around else _("Gevonden; F8 zoekt verder")
        )
        self.post_message(Told(message))

    def action_choose_source(self) -> None:
        """Ask for another source."""
        counts = collect.sources(self.study)
        choices = [
            (c.source.title, f"{c.source.title}  {plural('{n} codering', '{n} coderingen', c.codings)}") for c in counts
        ]

        def answered(title: str | None) -> None:
            if title is not None:
                try:
                    self.open(title)
                except KlantreisError as error:
                    self.post_message(Told(str(error), "error"))
                self.view.focus()

        self.app.push_screen(Choose(_("Welke bron?"), choices, current=self.open_title), answered)
