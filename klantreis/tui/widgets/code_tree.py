"""The codes as a tree, with how often each is used."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from klantreis.model.codes import Code, Codebook
from klantreis.text.catalogue import _
from klantreis.tui import theme, wording
from klantreis.tui.shown import clip, shown

LEAST = 6
"""So many characters of a name are shown, however deep it hangs."""


class CodeTree(Tree[str], inherit_bindings=False):
    """Codes by id. `current` is right at once, also while the tree is drawn anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Without those of Textual's tree that shift uses: shift moves the code here.
        Binding("up", "cursor_up", _("Omhoog"), show=False),
        Binding("down", "cursor_down", _("Omlaag"), show=False),
        Binding("pageup", "page_up", _("Bladzij terug"), show=False),
        Binding("pagedown", "page_down", _("Bladzij verder"), show=False),
        Binding("home", "scroll_home", _("Naar het begin"), show=False),
        Binding("end", "scroll_end", _("Naar het einde"), show=False),
        Binding("space", "toggle_node", _("Open of dicht"), show=False),
        Binding("enter", "select_cursor", _("Kies"), show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id)
        self.show_root = False
        self.guide_depth = 2
        self._book = Codebook("", ())
        self._own: Mapping[str, int] = {}
        self._folded: set[str] = set()
        self._filtered = False

    @property
    def current(self) -> str | None:
        """The id of the highlighted code."""
        node = self.cursor_node
        return node.data if node is not None else None

    def show(
        self, book: Codebook, counts: Mapping[str, int], chosen: str | None, only: Collection[str] | None = None
    ) -> None:
        """Show other codes, with the cursor on `chosen` or else the first; `only` some, with those above them."""
        if not self._filtered:
            self._folded = {n.data for n in _below(self.root) if n.data and n.children and not n.is_expanded}
        self._book, self._own, self._filtered = book, counts, only is not None
        kept = None if only is None else {above.id for id_ in only for above in book.lineage(id_)}
        self.clear()
        self.root.expand()
        nodes: dict[str | None, TreeNode[str]] = {None: self.root}
        for code in book:
            if kept is not None and code.id not in kept:
                continue
            above = nodes[code.parent]
            # The label is drawn by render_label.
            if any(kept is None or below.id in kept for below in book.children(code.id)):
                nodes[code.id] = above.add("", code.id, expand=kept is not None or code.id not in self._folded)
            else:
                nodes[code.id] = above.add_leaf("", code.id)
        wanted = [id_ for id_ in (chosen, *(only or ())) if id_ and id_ in nodes]
        if not self.root.children:
            return
        target = nodes[wanted[0]] if wanted else self.root.children[0]
        above_it = target.parent
        while above_it is not None:
            above_it.expand()
            above_it = above_it.parent
        # A node has its line once the tree is built, and asking for the last line builds it.
        if self.last_line >= 0:
            self.move_cursor(target)
        self.call_after_refresh(self.scroll_to_node, target, animate=False)

    def render_label(self, node: TreeNode[str], base_style: Style, style: Style) -> Text:
        """Whether it is open, the sign of its kind, its name, and how often it is used."""
        if node.data is None or node.data not in self._book:
            return Text()
        code = self._book[node.data]
        count = self._count(code)
        depth = 0
        above = node.parent
        while above is not None and above is not self.root:
            depth, above = depth + 1, above.parent
        arrow = ("▾ " if node.is_expanded else "▸ ") if node.children else "  "
        room = self.size.width - self.guide_depth * depth - len(arrow) - len(count) - 6
        name = clip(shown(code.name), max(LEAST, room))
        background, foreground = self.background_colors[1], self.colors[3]
        color = theme.readable(code.color, background, foreground).rich_color
        label = Text()
        label.append(arrow, style=base_style + Style(dim=True))
        label.append(f"{wording.kind_sign(code.kind)} ", style=base_style + Style(color=color))
        label.append(f"{name} ", style=base_style + style)
        label.append(count, style=base_style + style + Style(dim=True))
        return label

    def _count(self, code: Code) -> str:
        """How many codings: of the code and all below it, and of the code itself where that is another number."""
        own = self._own.get(code.id, 0)
        below = self._book.below(code.id)
        if len(below) == 1:
            return str(own) if own else ""
        total = sum(self._own.get(c.id, 0) for c in below)
        return (_("{n} (zelf {own})").format(n=total, own=own) if own else str(total)) if total else ""


def _below(node: TreeNode[str]) -> list[TreeNode[str]]:
    found = list(node.children)
    for child in node.children:
        found += _below(child)
    return found


def matching(book: Codebook, typed: str) -> list[str]:
    """The ids of codes in whose path or texts every typed word occurs; those with all of them in the name first."""
    words = typed.casefold().split()
    named = [c.id for c in book if all(word in c.name.casefold() for word in words)]
    texts = {c.id: " ".join((book.paths[c.id], c.definition, c.include, c.exclude)).casefold() for c in book}
    return [*named, *(id_ for id_, text in texts.items() if all(w in text for w in words) and id_ not in set(named))]
