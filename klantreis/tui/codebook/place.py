"""The codebook on the screen: the tree, what the highlighted code means, and its passages."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from klantreis.model.codes import Code, Codebook
from klantreis.text.catalogue import _, plural
from klantreis.tui import wording
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.code_details import code_details
from klantreis.tui.widgets.code_tree import CodeTree, matching
from klantreis.tui.widgets.passages import MOST, Excerpt, PassageList
from klantreis.workflow import codebooks, retrieve, versions
from klantreis.workflow.sieves import ALL, Sieve
from klantreis.workflow.studies import Study

PAUSE = 0.15
"""Seconds on one code before a long list of passages is read."""


class CodebookPlace(Pane):
    """The tree, with details and passages of the highlighted code beside it."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._book = Codebook("", ())
        self._counts: dict[str, int] = {}
        self._passages: list[retrieve.Passage] = []
        self._shown: str | None = None
        self._go_to: str | None = None
        """The code on which the cursor comes when the book is read anew."""
        self._version = ""
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            with Vertical(id="code-side"):
                found = Input(placeholder=_("Typ een deel van de naam of betekenis"), id="code-filter", compact=True)
                found.display = False
                yield found
                yield CodeTree(id="codes")
            with Vertical(classes="main-side"):
                with VerticalScroll(id="code-details", can_focus=False):
                    yield Static(markup=False)
                yield PassageList(id="code-passages")
        yield Static(_empty(), classes="empty", markup=False)

    @property
    def main(self) -> Widget:
        return self.tree_of_codes

    @property
    def tree_of_codes(self) -> CodeTree:
        """The tree."""
        return self.query_one(CodeTree)

    @property
    def where(self) -> str:
        count = plural("{n} code", "{n} codes", len(self._book))
        return _("{count} · versie {version}").format(count=count, version=self._version) if self._version else count

    @property
    def current(self) -> Code | None:
        """The highlighted code."""
        id_ = self.tree_of_codes.current
        return None if id_ is None or id_ not in self._book else self._book[id_]

    def load(self) -> None:
        labelled = versions.labelled(self.study)
        self._book = labelled
        self._version = labelled.version if versions.versions(self.study) else ""
        self._counts = codebooks.visible_counts(self.study)
        self.set_class(not len(self._book), "-empty")
        chosen, self._go_to = self._go_to or self.tree_of_codes.current, None
        if chosen not in self._book:
            chosen = None
        self._draw(chosen)

    def open(self, code: str) -> None:
        """Put the cursor on a code (id), whatever was filtered."""
        self.action_back()
        self._go_to = code
        self.load()
        self.stale = False

    def _draw(self, chosen: str | None) -> None:
        typed = self.query_one("#code-filter", Input).value.strip()
        only = matching(self._book, typed) if typed else None
        self.tree_of_codes.show(self._book, self._counts, chosen, only)
        self._shown = None
        self._show(self.current)

    @on(CodeTree.NodeHighlighted)
    def _highlighted(self) -> None:
        here = self.current
        if here is not None and here.id != self._shown:
            self._show(here)

    def _show(self, entry: Code | None) -> None:
        """Show what a code means, and its passages with those of the codes below it."""
        side = self.query_one("#code-details")
        side.scroll_to(y=0, animate=False)
        if entry is None:
            self._shown, self._passages = None, []
            if self._waiting is not None:
                self._waiting.stop()
                self._waiting = None
            nothing = plain(_("Geen code past daarbij. Esc toont ze weer allemaal."), "$quiet")
            side.query_one(Static).update(nothing)
            self.query_one(PassageList).show(())
            return
        self._shown = entry.id
        below = self._book.below(entry.id)
        count = sum(self._counts.get(c.id, 0) for c in below)
        own = self._counts.get(entry.id, 0) if len(below) > 1 else None
        side.query_one(Static).update(code_details(self._book, entry, count, own))
        if self._waiting is not None:
            self._waiting.stop()
        # Who walks through the tree need not wait at every branch for passages that nobody reads.
        self._waiting = self.set_timer(PAUSE, self._list) if count > MOST else None
        if self._waiting is None:
            self._list()

    def _list(self) -> None:
        """The passages of the code that is shown, with those of the codes below it."""
        if self._shown is None:
            return
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        entry = self._book[self._shown]
        several = bool(self._book.children(entry.id))
        with self.attempt():
            mine = Sieve(coders=frozenset({self.study.actor})) if self.study.settings.blind else ALL
            self._passages = retrieve.passages(self.study, entry, children=True, sieve=mine)
            self.query_one(PassageList).show(
                (Excerpt(p.coding, p.source, p.text, self.about(p, several)) for p in self._passages),
                empty=_("Nog geen fragmenten met deze code."),
            )

    def about(self, p: retrieve.Passage, several: bool = False) -> str:
        """Where a passage stands, how it felt, and who coded it; with its code where there may be several."""
        felt = f"{wording.sign(p.valence)} {wording.feeling(p.valence)}" if p.valence is not None else ""
        code = self._book[p.code].name if several else ""
        parts = (p.source, _("beurt {n}").format(n=p.turn), wording.clock(p.start_ms), code, felt, p.coder)
        return " · ".join(filter(None, parts))

    @on(CodeTree.NodeSelected)
    def _selected(self, event: "CodeTree.NodeSelected[str]") -> None:
        if not event.node.children:
            self.action_passages()

    # --- looking around -----------------------------------------------------------------------

    def action_passages(self) -> None:
        """From the tree to the passages."""
        if self._waiting is not None:
            self._list()
        self.query_one(PassageList).focus()

    def action_back(self) -> None:
        """From anywhere to the tree; there, show all codes again."""
        found = self.query_one("#code-filter", Input)
        if found.display and not self.query_one(PassageList).has_focus:
            chosen = self.tree_of_codes.current
            found.display = False
            with found.prevent(Input.Changed):
                found.value = ""
            self._draw(chosen)
        self.tree_of_codes.focus()

    def action_filter(self) -> None:
        """Type a part of a name; the tree shows what fits."""
        found = self.query_one("#code-filter", Input)
        found.display = True
        found.focus()

    @on(Input.Changed, "#code-filter")
    def _typed(self) -> None:
        self._draw(self.tree_of_codes.current if not self.query_one("#code-filter", Input).value.strip() else None)

    @on(Input.Submitted, "#code-filter")
    def _found(self) -> None:
        self.tree_of_codes.focus()


def _empty() -> Content:
    return lines(
        plain(_("Het codeboek is nog leeg."), "bold"),
        "",
        beside(_("Druk op "), plain("a", "bold $accent"), _(" voor een eerste code, of lees een codeboek in met:")),
        plain("klantreis codebook import BESTAND.yaml", "$quiet"),
    )
