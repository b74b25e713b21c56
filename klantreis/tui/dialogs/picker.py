"""The code picker: type a few letters, see what the code means, Enter."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from klantreis.model.codes import Code, Codebook
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.matching import rank
from klantreis.tui.shown import beside, plain
from klantreis.tui.widgets.code_details import code_details

MOST = 200
"""As many codes are listed at once; who seeks further types a letter more."""


@dataclass(frozen=True)
class Picked:
    """Codes (ids), or else the wish for a new one with this name near this code."""

    codes: tuple[str, ...] = ()
    new_name: str = ""
    near: str | None = None


class _Line(Input):
    """The line to type in. Tab acts in its turn among the letters, not when it has come up to the dialog."""

    def __init__(self, tab: Callable[[], None], placeholder: str) -> None:
        super().__init__(placeholder=placeholder)
        self._tab = tab

    def on_key(self, event: events.Key) -> None:
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self._tab()


class Picker(Dialog[Picked]):
    """Asks for a code, or for several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", _("Omlaag"), show=False, id="picker.down"),
        Binding("up", "step(-1)", _("Omhoog"), show=False, id="picker.up"),
        Binding("pagedown", "step(8)", _("Verder"), show=False, id="picker.page_down"),
        Binding("pageup", "step(-8)", _("Terug"), show=False, id="picker.page_up"),
        Binding("tab", "mark", _("Nog een code erbij"), key_display="Tab", id="picker.mark"),
        Binding("ctrl+n", "new", _("Nieuwe code"), key_display="^N", id="picker.new"),
    ]

    def __init__(
        self,
        book: Codebook,
        recent: Sequence[str],
        counts: Mapping[str, int],
        words: str,
        *,
        title: str = "",
        several: bool = True,
    ) -> None:
        hint = _("Enter geeft de code · Tab nog een erbij · Ctrl+N nieuwe code · Esc terug")
        single = _("Enter kiest de code · Ctrl+N nieuwe code · Esc terug")
        super().__init__(title or _("Welke code?"), hint if several else single)
        self._several = several
        self._marked: list[str] = []
        self._book = book
        self._recent = recent
        self._counts = counts
        self._words = words
        self._listed: list[Code] = []
        self._filled = ""
        """What was typed when the codes were listed."""

    def body(self) -> Iterator[Widget]:
        """The chosen words, the line to type in, the codes, and what the highlighted one means."""
        if self._words:
            yield Static(plain(f"“{self._words}”", "$quiet"), classes="picker-words")
        yield _Line(self.action_mark, _("Typ een deel van de naam of de betekenis"))
        marked = Static(classes="picker-marked", markup=False)
        marked.display = False
        yield marked
        with Horizontal(classes="picker-columns"):
            yield OptionList(markup=False)
            with VerticalScroll(classes="picker-details", can_focus=False):
                yield Static(markup=False)

    def on_mount(self) -> None:
        self.add_class("picker")
        self._fill("")

    def _catch_up(self) -> None:
        """List what fits what was typed by now: its message may still be on the way when a key already acts."""
        typed = self.query_one(Input).value
        if typed != self._filled:
            self._fill(typed)

    def _fill(self, typed: str) -> None:
        self._filled = typed
        self._listed = rank(self._book, typed, self._recent, self._counts)[:MOST]
        options = self.query_one(OptionList)
        options.set_options(Option(self._line(code), id=code.id) for code in self._listed)
        options.highlighted = 0 if self._listed else None
        if not self._listed:
            nothing = _("Geen code past bij “{typed}”.\n\nCtrl+N maakt hem.").format(typed=typed)
            self.query_one(".picker-details Static", Static).update(plain(nothing))

    def _line(self, code: Code) -> Content:
        above = wording.path(self._book.paths[code.parent]) if code.parent else names.code_kind(code.kind)
        recent = "✓ " if code.id in self._marked else "↺ " if code.id in self._recent else "  "
        return beside(recent, code.name, "  ", plain(above, "$quiet"))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._catch_up()

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id in self._book:
            code = self._book[str(event.option_id)]
            details = code_details(self._book, code, self._counts.get(code.id, 0))
            self.query_one(".picker-details Static", Static).update(details)

    @property
    def _highlighted(self) -> Code | None:
        place = self.query_one(OptionList).highlighted
        return None if place is None else self._listed[place]

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value != self._filled:
            self._fill(event.value)  # what stood there when Enter was pressed, whatever came after it
        self._choose(event.value)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self._choose(self._filled)

    def _choose(self, typed: str) -> None:
        code = self._highlighted
        if code is None and typed.strip():
            return  # nothing goes by that name, which stands beside it; what was ticked waits
        chosen = list(self._marked)
        # Who ticked some and typed on for the last one wants that one as well.
        if code and code.id not in chosen and (typed.strip() or not chosen):
            chosen.append(code.id)
        if chosen:
            self.dismiss(Picked(tuple(chosen)))

    def action_step(self, by: int) -> None:
        """Move through the codes while typing goes on."""
        options = self.query_one(OptionList)
        if options.option_count:
            place = (options.highlighted or 0) + by
            options.highlighted = place % options.option_count if abs(by) == 1 else _within(place, options.option_count)

    def action_new(self) -> None:
        """Ask for a new code with what was typed as its name."""
        self._catch_up()
        near = self._highlighted
        self.dismiss(Picked((), self.query_one(Input).value.strip(), near.id if near else None))

    def action_mark(self) -> None:
        """Let the highlighted code be one of several, or no longer; then one types on for the next."""
        self._catch_up()
        code, options = self._highlighted, self.query_one(OptionList)
        if code is None or not self._several or options.highlighted is None:
            return
        if code.id in self._marked:
            self._marked.remove(code.id)
        else:
            self._marked.append(code.id)
        options.replace_option_prompt_at_index(options.highlighted, self._line(code))
        names = ", ".join(self._book[id_].name for id_ in self._marked)
        self.query_one(".picker-marked", Static).update(plain(_("Gekozen: {names}").format(names=names)))
        self.query_one(".picker-marked").display = bool(self._marked)
        self.query_one(Input).value = ""


def _within(place: int, count: int) -> int:
    return max(0, min(place, count - 1))
