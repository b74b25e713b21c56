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
from klantreis.workflow import glossary, recordings


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
        """Ask who says the line of the cursor."""
        row = self._editor.row

        def answered(name: str | None) -> None:
            if name is not None:
                self._say(row, " ".join(name.split()) or None)

        self.app.push_screen(Question(_("Wie zegt dit?"), self._editor.turn(row).speaker or ""), answered)

    def action_snippet(self) -> None:
        """Put a sign of transcribers in the text."""

        def answered(sign: str | None) -> None:
            if sign is not None:
                self._editor.insert(sign)

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
