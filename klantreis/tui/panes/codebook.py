"""Codeboek: the tree of codes, what each means, and its passages."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from klantreis.model.codes import Code, Codebook
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.new_code import AddCode, NewCode
from klantreis.tui.dialogs.question import Question
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, lines, plain, shown
from klantreis.tui.widgets.code_details import code_details
from klantreis.tui.widgets.passages import Excerpt, PassageList
from klantreis.workflow import codebooks, retrieve
from klantreis.workflow.studies import Study


class CodebookPane(Pane):
    """The tree, with details and passages of the highlighted code beside it."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.CODEBOOK)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._book = Codebook("", ())
        self._counts: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            tree: Tree[str] = Tree("", id="codes")
            tree.show_root = False
            tree.guide_depth = 2
            yield tree
            with Vertical(classes="main-side"):
                with VerticalScroll(id="code-details", can_focus=False):
                    yield Static(markup=False)
                yield PassageList(id="code-passages")
        yield Static(_empty(), classes="empty", markup=False)

    @property
    def main(self) -> Widget:
        return self._tree

    @property
    def _tree(self) -> "Tree[str]":
        return self.query_one(Tree)

    @property
    def where(self) -> str:
        return plural("{n} code", "{n} codes", len(self._book))

    _made: str | None = None
    """The code that was just added; the cursor goes there."""

    def load(self) -> None:
        self._book = codebooks.codebook(self.study)
        self._counts = codebooks.code_counts(self.study)
        tree = self._tree
        chosen = self._made or (tree.cursor_node.data if tree.cursor_node else None)
        self._made = None
        closed = {n.data for n in _below(tree.root) if n.children and not n.is_expanded}
        tree.clear()
        tree.root.expand()
        nodes: dict[str | None, TreeNode[str]] = {None: tree.root}
        for entry in self._book:
            above, label = nodes[entry.parent], self._label(entry)
            if self._book.children(entry.id):
                nodes[entry.id] = above.add(label, entry.id, expand=entry.id not in closed)
            else:
                nodes[entry.id] = above.add_leaf(label, entry.id)
        self.set_class(not len(self._book), "-empty")
        target = nodes.get(chosen) or (tree.root.children[0] if tree.root.children else None)
        if target is not None:
            self.call_after_refresh(tree.move_cursor, target)

    def _label(self, entry: Code) -> Text:
        count = sum(self._counts.get(below.id, 0) for below in self._book.below(entry.id))
        label = Text(shown(entry.name))
        label.append(f"  {count}" if count else "", style="dim")
        return label

    def on_tree_node_highlighted(self, event: "Tree.NodeHighlighted[str]") -> None:
        if event.node.data is not None and event.node.data in self._book:
            self._show(self._book[event.node.data])

    def _show(self, entry: Code) -> None:
        below = self._book.below(entry.id)
        count = sum(self._counts.get(c.id, 0) for c in below)
        side = self.query_one("#code-details")
        side.query_one(Static).update(code_details(self._book, entry, count))
        side.scroll_to(y=0, animate=False)
        with self.attempt():
            passages = retrieve.passages(self.study, entry, children=True)
            several = len(below) > 1
            self.query_one(PassageList).show(
                (
                    Excerpt(
                        p.coding,
                        p.source,
                        p.text,
                        " · ".join(
                            filter(
                                None,
                                (
                                    p.source,
                                    _("beurt {n}").format(n=p.turn),
                                    wording.clock(p.start_ms),
                                    self._book[p.code].name if several else "",
                                    f"{wording.sign(p.valence)} {wording.feeling(p.valence)}"
                                    if p.valence is not None
                                    else "",
                                    p.coder,
                                ),
                            )
                        ),
                    )
                    for p in passages
                ),
                empty=_("Nog geen fragmenten met deze code."),
            )

    @property
    def _current(self) -> Code | None:
        node = self._tree.cursor_node
        return self._book[node.data] if node and node.data and node.data in self._book else None

    def on_tree_node_selected(self, event: "Tree.NodeSelected[str]") -> None:
        if not event.node.children:
            self.action_passages()

    # --- actions ------------------------------------------------------------------------------

    def action_passages(self) -> None:
        """From the tree to the passages."""
        self.query_one(PassageList).focus()

    def action_add(self) -> None:
        """Ask for a new code below the highlighted one, or beside it where it has none below."""
        here = self._current
        parent = None
        if here is not None:
            parent = here.id if self._book.children(here.id) else here.parent
        self.app.push_screen(AddCode(self._book, parent=parent), self._add)

    def _add(self, new: NewCode | None) -> None:
        if new is None:
            return
        with self.attempt():
            made = add_code(self.study, self._book, new)
            self._made = made.id
            self.done(_("Code toegevoegd: {name}").format(name=made.name))

    def action_rename(self) -> None:
        """Ask for another name of the highlighted code."""
        here = self._current
        if here is None:
            return

        def answered(name: str | None) -> None:
            if name is not None and name.strip() != here.name:
                with self.attempt():
                    codebooks.rename_code(self.study, here, name)
                    self.done(_("{old} heet nu {new}").format(old=here.name, new=" ".join(name.split())))

        self.app.push_screen(Question(_("Andere naam voor {name}").format(name=here.name), here.name), answered)


def add_code(study: Study, book: Codebook, new: NewCode) -> Code:
    """Add what the dialog asked for. Raises KlantreisError."""
    above = [c.name for c in book.lineage(new.parent)] if new.parent else []
    return codebooks.add_code(study, [*above, new.name], new.kind, new.definition)


def _below(node: "TreeNode[str]") -> list["TreeNode[str]"]:
    found = list(node.children)
    for child in node.children:
        found += _below(child)
    return found


def _empty() -> Content:
    return lines(
        plain(_("Het codeboek is nog leeg."), "bold"),
        "",
        beside(_("Druk op "), plain("a", "bold $accent"), _(" voor een eerste code, of lees een codeboek in met:")),
        plain("klantreis codebook import BESTAND.yaml", "$quiet"),
    )
