"""Going through the passages of a code, and handing each to another code or leaving it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from klantreis.model.codes import Code, Codebook
from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.dialogs.question import Question
from klantreis.tui.shown import beside, clip, lines, plain
from klantreis.workflow.retrieve import Passage

MOST = 9
PROPOSED = 5
"""So many codes below and beside the one that is split are offered at once; the rest of the digits stays free."""

Target = Code | str
"""A code that stands, or the name of a new one."""


@dataclass(frozen=True)
class Fragment:
    """A passage with what is known of it."""

    passage: Passage
    about: str


class Splitting(Dialog[Mapping[str, Target]]):
    """Shows passage after passage; the answer has those (coding ids) that go to another code."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"hand({n})", _("Geef deze code"), show=False, id=f"split.hand_{n}") for n in range(1, 10)),
        Binding("space,0", "stay", _("Blijft"), id="split.stay"),
        Binding("n", "new", _("Nieuwe code"), id="split.new"),
        Binding("c", "pick", _("Andere code"), id="split.pick"),
        Binding("left,backspace", "step(-1)", _("Terug"), id="split.back"),
        Binding("right", "step(1)", _("Verder"), id="split.on"),
        Binding("ctrl+s", "leave", _("Klaar"), id="split.done"),
    ]

    def __init__(
        self,
        book: Codebook,
        code: Code,
        fragments: Sequence[Fragment],
        around: Callable[[Passage], tuple[str, str]],
        counts: Mapping[str, int],
    ) -> None:
        hint = _("1-9 code · spatie blijft · n nieuw · c andere · ← → blader · Esc klaar")
        super().__init__(_("Splits {name}").format(name=code.name), hint)
        self._book = book
        self._code = code
        self._fragments = fragments
        self._around = around
        self._counts = counts
        self._place = 0
        self._decided: dict[str, Target | None] = {}
        near = [*book.children(code.id), *(c for c in book.children(code.parent) if not book.children(c.id))]
        self._targets: list[Target] = [*[c for c in near if c.id != code.id][:PROPOSED]]

    def body(self) -> Iterator[Widget]:
        """How far one is, the passage in its context, and the codes to give."""
        yield Static(id="split-place", markup=False)
        with VerticalScroll(id="split-passage"):
            yield Static(markup=False)
        yield Static(id="split-targets", markup=False)

    def on_mount(self) -> None:
        self.query_one("#split-passage").focus()

    def on_resize(self) -> None:
        # The codes stand in columns, which are as wide as the screen allows.
        self.call_after_refresh(self._show)

    # --- what is shown ------------------------------------------------------------------------

    def _show(self) -> None:
        fragment = self._fragments[self._place]
        passage = fragment.passage
        before, after = self._around(passage)
        total = len(self._fragments)
        head = _("Fragment {n} van {total}").format(n=self._place + 1, total=total)
        left = plural("nog {n} te gaan", "nog {n} te gaan", total - len(self._decided))
        self.query_one("#split-place", Static).update(plain(f"{head} · {left}", "$quiet"))
        about = [plain(fragment.about, "$quiet")]
        if passage.memo:
            about.append(plain(_("Memo: {memo}").format(memo=passage.memo), "italic"))
        words = beside(
            plain(("… " if before else "") + before, "$quiet"),
            plain(passage.text, "bold underline"),
            plain(after + (" …" if after else ""), "$quiet"),
        )
        scroll = self.query_one("#split-passage")
        scroll.query_one(Static).update(lines(words, "", *about))
        scroll.scroll_to(y=0, animate=False)
        self.query_one("#split-targets", Static).update(self._list())

    def _list(self) -> Content:
        chosen = self._decided.get(self._here, "")
        given = Counter(_key(target) for target in self._decided.values())
        stays = _("blijft {name}").format(name=self._code.name)
        entries = [
            *((str(n), self._called(t), t == chosen, given[_key(t)]) for n, t in enumerate(self._targets, 1)),
            ("0", stays, self._here in self._decided and chosen is None, given[_key(None)]),
        ]
        columns = 1 if len(entries) <= 3 else 2
        width = self.query_one("#split-targets").size.width // columns
        cells = [self._cell(*entry, width) for entry in entries]
        return lines(*(beside(*cells[n : n + columns]) for n in range(0, len(cells), columns)))

    def _cell(self, digit: str, name: str, chosen: bool, count: int, width: int) -> Content:
        told = f" {count}" if count else ""
        shortened = clip(name, max(8, width - len(told) - 6))
        return beside(
            plain("▸ " if chosen else "  ", "$accent"),
            plain(f"{digit} ", "bold $accent"),
            plain(shortened, "bold" if chosen else ""),
            plain(told.ljust(max(0, width - len(shortened) - 4)), "$quiet"),
        )

    def _called(self, target: Target) -> str:
        return target.name if isinstance(target, Code) else _("{name} (nieuw)").format(name=target)

    @property
    def _here(self) -> str:
        return self._fragments[self._place].passage.coding

    # --- deciding -----------------------------------------------------------------------------

    def action_hand(self, number: int) -> None:
        """Give the passage the code under a digit."""
        if number <= len(self._targets):
            self._decide(self._targets[number - 1])

    def action_stay(self) -> None:
        """Leave the passage its code."""
        self._decide(None)

    def _decide(self, target: Target | None) -> None:
        self._decided[self._here] = target
        if len(self._decided) == len(self._fragments):
            self.action_leave()
        self.action_step(1)

    def action_step(self, by: int) -> None:
        """Go to another passage, whatever was decided about this one."""
        self._place = max(0, min(self._place + by, len(self._fragments) - 1))
        self._show()

    def action_new(self) -> None:
        """Ask for the name of a new code, and give it."""

        def answered(name: str | None) -> None:
            if name and (wanted := " ".join(name.replace("/", "-").split())):
                standing = next(
                    (t for t in self._targets if isinstance(t, str) and t.casefold() == wanted.casefold()), None
                )
                self._offer(standing or wanted)

        self.app.push_screen(
            Question(_("Naam van de nieuwe code, naast {name}").format(name=self._code.name)), answered
        )

    def action_pick(self) -> None:
        """Ask for a code that is in the book, and give it."""

        def picked(picked: Picked | None) -> None:
            if picked is not None and picked.codes and picked.codes[0] != self._code.id:
                self._offer(self._book[picked.codes[0]])
            elif picked is not None and picked.new_name:
                self._offer(picked.new_name)

        self.app.push_screen(
            Picker(self._book, (), self._counts, "", title=_("Welke code krijgt het fragment?"), several=False), picked
        )

    def _offer(self, target: Target) -> None:
        if target not in self._targets:
            if len(self._targets) == MOST:
                # The digits are all taken: one that nobody chose makes room.
                free = next((t for t in self._targets if t not in self._decided.values()), None)
                if free is None:
                    self.notify(_("Meer dan negen codes tegelijk gaat niet; rond eerst af met Esc."), markup=False)
                    return
                self._targets.remove(free)
            self._targets.append(target)
        self._decide(target)

    def action_leave(self) -> None:
        """Say what was decided, and ask whether it must be done; without decisions just leave."""
        handed = {id_: target for id_, target in self._decided.items() if target is not None}
        if not handed:
            self.dismiss(None)
            return
        counts = Counter(_key(target) for target in handed.values())
        told = [f"{counts[_key(t)]} → {self._called(t)}" for t in self._targets if counts[_key(t)]]
        stay = len(self._fragments) - len(handed)
        told.append(plural("{n} blijft {{name}}", "{n} blijven {{name}}", stay).format(name=self._code.name))

        def answered(answer: str | None) -> None:
            if answer == "do":
                self.dismiss(handed)
            elif answer == "drop":
                self.dismiss(None)

        choices = [
            ("do", _("Voer dit uit")),
            ("back", _("Terug naar de fragmenten")),
            ("drop", _("Laat alles zoals het was")),
        ]
        title = plural("{n} fragment krijgt een andere code", "{n} fragmenten krijgen een andere code", len(handed))
        self.app.push_screen(Choose("\n".join((title, *told)), choices), answered)


def _key(target: Target | None) -> str:
    """What tells targets apart: an id, a name, or nothing."""
    if target is None:
        return ""
    return target.id if isinstance(target, Code) else f"new:{target}"
