"""Who says a line, and the signs that transcribers put between the words."""

from dataclasses import replace

from klantreis.model import lines
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.typing.place import TypingPlace
from klantreis.tui.typing.snippets import snippets
from klantreis.workflow import recordings


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
