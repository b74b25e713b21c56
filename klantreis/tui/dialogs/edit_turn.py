"""A turn to be edited: its words, and who speaks them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import shown


@dataclass(frozen=True)
class EditedTurn:
    """What was written: the words of a turn, and its speaker (empty where nobody is known)."""

    words: str
    speaker: str


class EditTurn(Dialog[EditedTurn]):
    """Asks for other words or another speaker."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Bewaar"), key_display="^S", id="edit_turn.save"),
        Binding("ctrl+home", "go(False)", _("Naar het begin"), key_display="^Home", id="edit_turn.start"),
        Binding("ctrl+end", "go(True)", _("Naar het einde"), key_display="^End", id="edit_turn.end"),
        Binding("ctrl+shift+home", "go(False, True)", _("Kies tot het begin"), id="edit_turn.select_start"),
        Binding("ctrl+shift+end", "go(True, True)", _("Kies tot het einde"), id="edit_turn.select_end"),
    ]

    def __init__(self, title: str, now: EditedTurn, cursor: int = 0) -> None:
        """`cursor` is the offset in the words at which writing begins."""
        super().__init__(title, _("Ctrl+S bewaar · Tab naar de spreker · leeg: beurt weg · Esc terug"))
        self._now = now
        self._cursor = cursor

    def body(self) -> Iterator[Widget]:
        """The words and the speaker."""
        yield Label(_("Woorden"))
        yield TextArea(shown(self._now.words), soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        yield Label(_("Spreker"))
        yield Input(shown(self._now.speaker))

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor((0, min(self._cursor, len(area.text))))

    def action_go(self, end: bool, select: bool = False) -> None:
        """Go to the start or the end of the words; `select` chooses what lies between."""
        area = self.query_one(TextArea)
        if area.has_focus:
            area.move_cursor(area.document.end if end else (0, 0), select=select)

    def action_save(self) -> None:
        """Give the answer; what looks the same is the same."""
        words, speaker = self.query_one(TextArea).text, self.query_one(Input).value
        now = self._now
        self.dismiss(
            EditedTurn(
                now.words if words == shown(now.words) else words,
                now.speaker if speaker == shown(now.speaker) else speaker,
            )
        )
