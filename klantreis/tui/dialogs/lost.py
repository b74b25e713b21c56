"""The codings of a source that lost their words: each waits for other words, or to be deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import beside, clip, lines, plain

LONGEST = 130
"""Characters of the lost words that the list shows."""


@dataclass(frozen=True)
class Waiting:
    """A coding without words as the list shows it; `turn` is where it stood, from 1."""

    id: str
    code: str
    coder: str
    turn: int
    words: str


class Decision(NamedTuple):
    """What is to become of a coding (id)."""

    what: Literal["place", "delete"]
    coding: str


class Lost(Dialog[Decision]):
    """Shows the codings without words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,x", "delete", _("Haal de codering weg"), key_display="Del", id="lost.delete")
    ]

    def __init__(self, title: str, waiting: Sequence[Waiting], *, chosen: bool) -> None:
        """`chosen` tells whether there is text chosen on which a coding can be put."""
        put, go = _("Enter legt hem op de gekozen tekst"), _("Enter gaat naar de plek")
        super().__init__(title, (put if chosen else go) + _(" · Del haalt hem weg · Esc terug"))
        self._waiting = waiting

    def body(self) -> Iterator[Widget]:
        """A line for each coding, and below it what it stood on."""
        yield OptionList(*(Option(self._line(one), id=one.id) for one in self._waiting), markup=False)

    def _line(self, one: Waiting) -> Content:
        where = _("{coder} · beurt {n}").format(coder=one.coder, n=one.turn)
        words = clip(" ".join(one.words.split()), LONGEST)
        return lines(beside(plain(one.code, "bold"), "  ", plain(where, "$quiet")), f"  “{words}”")

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.dismiss(Decision("place", event.option_id))

    def action_delete(self) -> None:
        """Delete the highlighted one."""
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self.dismiss(Decision("delete", option.id))
