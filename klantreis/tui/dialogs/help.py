"""All keys, by room."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.keymap import Keymap
from klantreis.tui.keys.coding import PINNED
from klantreis.tui.shown import beside, lines, plain


class Help(Dialog[bool]):
    """Shows every key; those that also choose text with Shift are named once. The answer: whether to start the tour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,enter", "leave", _("Sluiten"), id="help.leave"),
        Binding("r", "tour", _("Rondleiding"), id="help.tour"),
    ]

    def __init__(self, room: str, keymap: Keymap) -> None:
        super().__init__(_("Alle toetsen"), _("↑ ↓ bladeren · r rondleiding · Esc sluit"))
        self._room = room
        self._keymap = keymap

    def body(self) -> Iterator[Widget]:
        """The groups of keys; the room in which help was asked comes first."""
        groups = sorted(keys.help_groups(), key=lambda group: not group[0].startswith(self._room))
        with VerticalScroll(classes="help"):
            for title, bindings in groups:
                yield Static(lines(plain(title, "bold $accent"), *self._lines(bindings)), markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_tour(self) -> None:
        """Start the tour instead."""
        self.dismiss(True)

    def _lines(self, bindings: list[Binding]) -> Iterator[Content]:
        """A line a key; the number keys have one together, unless some of them were changed."""
        together = all(self._keymap.of(pinned) == pinned.key for pinned in PINNED)
        for binding in bindings:
            if (binding.id or "").startswith("text.select_"):
                continue
            if not together or binding not in PINNED:
                yield self._line(binding)
            elif binding == PINNED[0]:
                yield _beside_key("1-9", _("Geef de code die met k onder dat cijfer is gezet"))

    def _line(self, binding: Binding) -> Content:
        text = binding.tooltip or binding.description
        if binding.action.startswith("move("):
            text = _("{what} (met Shift: kies de tekst)").format(what=text)
        return _beside_key(self._keymap.shown(binding), text)


def _beside_key(key: str, text: str) -> Content:
    return beside(plain(f"  {key:<8}", "$primary"), " ", text)
