"""Suggested codes with their reasons: a digit or Enter accepts one."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from klantreis.model.codes import Codebook
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import beside, clip, lines, plain
from klantreis.workflow.suggest import Proposal

NEXT = "next"
"""The answer of who wants to see the next turn."""
WIDEST = 100
_FRAME = 8
"""Columns that border, blanks and bar of the dialog take."""
_ROWS_OF_WORDS = 3


class Suggestions(Dialog[str]):
    """Asks which suggestion to take. The answer is the id of a code, or NEXT."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"accept({n})", _("Geef code {n}").format(n=n), id=f"suggestions.{n}") for n in range(1, 6)),
        Binding("u", "next", _("Volgende beurt"), id="suggestions.next"),
    ]

    def __init__(self, book: Codebook, words: str, proposals: Sequence[Proposal]) -> None:
        super().__init__(_("Voorgestelde codes"), _("1 tot 5 of Enter geeft de code · u volgende beurt · Esc terug"))
        self._book = book
        self._words = " ".join(words.split())
        self._proposals = proposals
        self._answered = False

    def body(self) -> Iterator[Widget]:
        """The words, and the suggestions."""
        yield Static(plain(f"“{clip(self._words, _ROWS_OF_WORDS * self._width - 2)}”"), classes="suggesting-words")
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.set_options(Option(self._line(n, p), id=p.code) for n, p in enumerate(self._proposals, 1))
        options.highlighted = 0

    @property
    def _width(self) -> int:
        return max(20, min(WIDEST, self.app.size.width * 96 // 100) - _FRAME)

    def _line(self, number: int, proposal: Proposal) -> Content:
        code = self._book[proposal.code]
        above = wording.path(self._book.paths[code.parent]) if code.parent else names.code_kind(code.kind)
        room = self._width - 3
        # What the reason quotes gives way; where it comes from is always there.
        longest = max(12, room - (len(proposal.why()) - len(proposal.quoted())))
        head = beside(f"{number}  ", plain(code.name, "bold"), "  ", plain(above, "$quiet"))
        return lines(head, beside("   ", plain(clip(proposal.why(longest), room), "$quiet")))

    def action_accept(self, number: int) -> None:
        """Take the suggestion with this number, if there is one."""
        if number <= len(self._proposals):
            self._answer(self._proposals[number - 1].code)

    def action_next(self) -> None:
        """Take none of these, and go on."""
        self._answer(NEXT)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._answer(event.option_id)

    def _answer(self, answer: str | None) -> None:
        if not self._answered:
            self._answered = True
            self.dismiss(answer)
