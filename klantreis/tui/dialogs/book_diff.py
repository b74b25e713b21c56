"""What changed between two versions of the codebook, to be read at leisure."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from klantreis.coding import codebook_diff
from klantreis.coding.codebook_diff import Change, ChangeKind
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import beside, lines, plain
from klantreis.workflow.versions import Comparison

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−", ChangeKind.MERGED: "⇒"}
_MARKS = {"same": ("", "", ""), "gone": ("[-", "-]", "strike $error"), "new": ("{+", "+}", "underline $success")}


class BookDiff(Dialog[None]):
    """Shows the changes, a line each, with the words that went and came below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,d", "leave", _("Klaar"), key_display="Enter", id="book_diff.leave")
    ]

    def __init__(self, comparison: Comparison) -> None:
        newer = comparison.newer.name if comparison.newer else _("nu")
        title = _("Codeboek: van {older} naar {newer}").format(older=comparison.older.name, newer=newer)
        super().__init__(title, _("↑ ↓ bladeren · [-weg-] {+erbij+} · Enter of Esc sluit"))
        self._changes = comparison.changes

    def body(self) -> Iterator[Widget]:
        """The changes."""
        with VerticalScroll(classes="report"):
            parts = [_told(change) for change in self._changes] or [plain(_("Er is geen verschil."))]
            yield Static(lines(*parts), markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


def _told(change: Change) -> Content:
    head = plain(f"{_SIGNS.get(change.kind, '·')} {codebook_diff.headline(change)}", "bold")
    if change.kind == ChangeKind.ADDED and change.after:
        return lines(head, plain(f"    {change.after}", "$quiet"))
    if change.kind != ChangeKind.EDITED:
        return head
    words: list[Content | str] = ["    "]
    for piece in codebook_diff.edited_pieces(change):
        opening, closing, style = _MARKS[piece.side]
        words += [plain(f"{opening}{piece.text}{closing}", style), " "]
    return lines(head, beside(*words))
