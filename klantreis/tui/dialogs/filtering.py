"""Which codings to show: ticks before coders, kinds and feelings, and one code."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from klantreis.coding.filters import EVERYTHING, CodingFilter
from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.codings import VALENCES
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.matching import rank
from klantreis.tui.shown import plain
from klantreis.tui.widgets.tick_list import TickList

Tick = tuple[str, object]
"""What a tick stands for: ("coder", name), ("kind", kind) or ("valence", feeling)."""


class Filtering(Dialog[CodingFilter]):
    """Asks what to show; what has no tick is hidden. Without any tick in a group, the whole group shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Toon"), id="filtering.save"),
        Binding("ctrl+a", "all", _("Alles tonen"), priority=True, id="filtering.all"),
    ]

    def __init__(self, book: Codebook, coders: Sequence[str], present: CodingFilter) -> None:
        super().__init__(
            _("Welke coderingen wil je zien?"), _("Spatie zet een vinkje · Enter toont · Ctrl+A alles · Esc terug")
        )
        self._book = book
        self._coders = coders
        self._present = present
        self._found: list[str] = []

    def body(self) -> Iterator[Widget]:
        """Ticks, and a line to look for a code."""
        now = self._present
        coders = [(_("van {name}").format(name=name), ("coder", name)) for name in self._coders]
        kinds = [(names.code_kind(kind), ("kind", kind)) for kind in CodeKind]
        feelings = [(f"{wording.sign(v):>2}  {wording.feeling(v)}", ("valence", v)) for v in (*VALENCES, None)]
        ticked: list[Tick] = [("coder", name) for name in now.coder_names or ()]
        ticked += [("kind", kind) for kind in now.kinds or ()]
        ticked += [("valence", valence) for valence in now.valences or ()]
        yield TickList((coders, kinds, feelings), ticked)
        chosen = next(iter(self._present.codes or ()), None)
        value = self._book[chosen].name if chosen and chosen in self._book else ""
        yield Input(value, placeholder=_("Alleen deze code: typ een deel van de naam"))
        yield OptionList(markup=False, classes="filtering-codes")

    def on_mount(self) -> None:
        self.query_one(TickList).focus()
        self.query_one(".filtering-codes").display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        typed = event.value.strip()
        self._found = [code.id for code in rank(self._book, typed, (), {})[:5]] if typed else []
        listed = self.query_one(".filtering-codes", OptionList)
        listed.set_options(Option(plain(wording.path(self._book.paths[id_]))) for id_ in self._found)
        listed.highlighted = 0 if self._found else None
        listed.display = bool(typed)

    def action_all(self) -> None:
        """Hide nothing."""
        self.dismiss(EVERYTHING)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Show what has a tick."""
        ticks = cast(list[Tick], self.query_one(TickList).ticked)

        def group(name: str) -> list[object]:
            return [value for kind, value in ticks if kind == name]

        listed = self.query_one(".filtering-codes", OptionList)
        code = self._found[listed.highlighted] if self._found and listed.highlighted is not None else None
        self.dismiss(
            CodingFilter(
                codes=frozenset({code}) if code else None,
                coder_names=frozenset(map(str, group("coder"))) or None,
                kinds=frozenset(k for k in CodeKind if k in group("kind")) or None,
                valences=frozenset(v for v in (*VALENCES, None) if v in group("valence")) or None,
            )
        )
