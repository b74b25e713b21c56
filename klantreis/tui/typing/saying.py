"""Who says a line, and the signs that transcribers put between the words."""

import re
from dataclasses import replace

from klantreis.model import lines
from klantreis.model.glossary import TermKind
from klantreis.text import names
from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.typing.place import TypingPlace
from klantreis.tui.typing.snippets import snippets
from klantreis.workflow import editing, glossary, recordings


class Saying(TypingPlace):
    """What can be said of the line of the cursor."""

    def action_speaker(self, number: int) -> None:
        """Let the n-th speaker of this talk say the line of the cursor; a new one gets a name of its own."""
        known = lines.speakers(self._editor.known)
        name = known[number - 1] if number <= len(known) else recordings.speaker_name(number - 1)
        self._say(self._editor.row, name)

    def _say(self, row: int, name: str | None) -> None:
        self._editor.change(row, replace(self._editor.turn(row), speaker=name))

    def action_name(self) -> None:
        """Ask who says the line of the cursor; a new name may hold for all lines of who was there."""
        row = self._editor.row
        known = lines.speakers(self._editor.known)
        old = self._editor.turn(row).speaker

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            name = " ".join(typed.split())
            times = sum(turn.speaker == old for turn in self._editor.known)
            if name and old and times > 1 and name not in known:
                self._ask_where(row, old, name, times)
            else:
                self._say(row, name or None)

        self.app.push_screen(Question(_("Wie zegt dit?"), old or "", known=known), answered)

    def _ask_where(self, row: int, old: str, name: str, times: int) -> None:
        """Whether only this line is somebody else's, or that is what the speaker is called everywhere."""

        def answered(where: str | None) -> None:
            if where == "here":
                self._say(row, name)
            elif where == "all":
                self._rename(old, name)

        everywhere = _("Alle {n} beurten van {old}").format(n=times, old=old)
        choices = [("all", everywhere), ("here", _("Alleen deze beurt"))]
        self.app.push_screen(Choose(_("Waar hoort {name}?").format(name=name), choices), answered)

    def _rename(self, old: str, name: str) -> None:
        self._save()
        if self._source is not None:
            with self.attempt():
                editing.rename_speaker(self.study, old, name, self._source)
                self.done(_("{old} heet nu {name}.").format(old=old, name=name))

    def action_snippet(self) -> None:
        """Put a sign of transcribers in the text."""

        def answered(sign: str | None) -> None:
            if sign is not None:
                row, column = self._editor.selection.start
                before = self._editor.document.get_line(row)[:column]
                # Behind a word one goes on with a sign as with the next word; who wants it closer takes the space away.
                self._editor.replace(
                    f" {sign}" if before and not before[-1].isspace() else sign, *self._editor.selection
                )

        choices = [(sign, f"{sign}   {means}") for sign, means in snippets(self.study.settings.signs)]
        self.app.push_screen(Choose(_("Een teken in de tekst"), choices, few=20), answered)

    def action_glossary(self) -> None:
        """Ask how the selected words, or the word at the cursor, should be written, and write them so in this talk."""
        self._save()
        heard = self._editor.selected_text or self._word_here()
        if "\n" in heard or not heard.strip():
            self.post_message(Told(_("Zet de cursor op een woord, of kies een paar woorden in één regel."), "warning"))
            return
        known = {term.name: term for term in glossary.terms(self.study)}

        def named(name: str | None) -> None:
            if not name or not name.strip():
                return
            if name.strip() in known:
                self._write_so(heard, name, None)
            else:
                kinds = [(kind.value, names.term_kind(kind)) for kind in TermKind]
                title = _("Wat is {name}?").format(name=name.strip())

                def of_kind(kind: str | None) -> None:
                    if kind is not None:
                        self._write_so(heard, name, TermKind(kind))

                self.app.push_screen(Choose(title, kinds), of_kind)

        title = _("Hoe schrijf je “{heard}”?").format(heard=heard)
        self.app.push_screen(Question(title, heard, known=tuple(known)), named)

    def _write_so(self, heard: str, name: str, kind: TermKind | None) -> None:
        source = self._source
        if source is None:
            return
        with self.attempt():
            term = glossary.put(self.study, name, kind, [heard])
            changed = glossary.correct(self.study, source)
            turns = plural("{n} beurt verbeterd", "{n} beurten verbeterd", changed)
            self.done(_("In de woordenlijst: {name}; {turns}.").format(name=term.name, turns=turns))

    def _word_here(self) -> str:
        """The word at the cursor, or else the last one before it."""
        row, column = self._editor.cursor_location
        line = self._editor.document.get_line(row)
        begun = [match[0] for match in re.finditer(r"[\w'-]+", line) if match.start() <= column]
        return begun[-1] if begun else ""
