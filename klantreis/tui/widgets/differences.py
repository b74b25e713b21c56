"""The list of places where two coders differ."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.coordinate import Coordinate

from klantreis.model.codes import Codebook
from klantreis.model.codings import Coding
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow.compare import Difference, Disagreement

LISTED = 100
"""So many are listed at once, and more as the cursor comes to the last of them."""
FIXED = 34
"""Cells of all columns but those of the source and of the two codes."""
OPEN, DONE = "·", "✓"


class Differences(Table):
    """A row a disagreement; one row changes or goes without touching the others."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Disagreement] = []
        """All of them; the first stand in the table, in this order."""
        self._book = Codebook("", ())
        self._titles: Mapping[str, str] = {}
        self._names = ("", "")
        self._widths = (10, 10)
        self._wanted: frozenset[str] = frozenset()
        """What is highlighted when the list is shown next, instead of what was highlighted before."""

    @property
    def count(self) -> int:
        """How many there are, listed or not."""
        return len(self._rows)

    @property
    def number(self) -> int:
        """The place of the highlighted one, from 1; 0 where there is none."""
        return self.cursor_row + 1 if self.current else 0

    @property
    def current(self) -> Disagreement | None:
        """The one that is highlighted."""
        return self._rows[self.cursor_row] if 0 <= self.cursor_row < len(self._rows) else None

    def show(
        self, found: Sequence[Disagreement], book: Codebook, titles: Mapping[str, str], names: tuple[str, str]
    ) -> None:
        """List other disagreements; the cursor stays on the one it was on, or else at its place."""
        row, old = self.cursor_row, self._wanted or ids_of(self.current)
        self._wanted = frozenset()
        self._rows, self._book, self._titles, self._names = list(found), book, titles, names
        room = max(30, self.size.width - FIXED)
        source = min(max((len(titles[d.source]) for d in found), default=4), max(12, room // 4))
        self._widths = (max(4, source), max(8, min(32, (room - source) // 2)))
        self.clear(columns=True)
        self.head(
            "", _("Bron"), _("Beurt"), _("Verschil"), *(cell(name, width=self._widths[1]).plain for name in names)
        )
        same = next((n for n, d in enumerate(self._rows) if old and ids_of(d) == old), min(row, len(self._rows) - 1))
        self.fill([self._cells(d) for d in self._rows[: max(0, same) + LISTED]])
        self.move_cursor(row=max(0, same), animate=False)

    def list_more(self) -> None:
        """Where the cursor is on the last one that is listed, list those that come next."""
        listed = self.row_count
        if self.cursor_row >= listed - 1:
            more = [self._cells(found) for found in self._rows[listed : listed + LISTED]]
            self.fit(more)
            for cells in more:
                self.add_row(*cells)

    def clear_all(self) -> None:
        """List nothing."""
        self._rows = []
        self.clear()

    def change(self, new: Disagreement, *, stays: bool) -> None:
        """Show the highlighted one as it has become, and go on to the next; or take it out of the list."""
        row = self.cursor_row
        if stays:
            self._rows[row] = new
            self.fit([self._cells(new)])
            for column, value in enumerate(self._cells(new)):
                self.update_cell_at(Coordinate(row, column), value)
            self.step(1)
            return
        del self._rows[row]
        self.remove_row(self.coordinate_to_cell_key(Coordinate(row, 0)).row_key)
        self.list_more()

    def go_to(self, found: Disagreement) -> None:
        """Highlight this one as soon as other disagreements are shown."""
        self._wanted = ids_of(found)

    def step(self, by: int) -> None:
        """Highlight the next or previous one, if there is one."""
        if self.row_count:
            self.move_cursor(row=min(max(self.cursor_row + by, 0), self.row_count - 1), animate=False)

    def _cells(self, found: Disagreement) -> list[Text]:
        source, code = self._widths
        turn = min(coding.span.start for coding in found.codings).turn + 1
        return [
            cell(DONE if found.settled else OPEN),
            cell(self._titles[found.source], width=source),
            cell(str(turn), right=True),
            cell(self._kind(found), width=14),
            cell(self._codes(found.first), width=code),
            cell(self._codes(found.second), width=code),
        ]

    def _kind(self, found: Disagreement) -> str:
        if found.difference == Difference.ONE_CODER:
            return _("alleen {name}").format(name=self._names[0] if found.first else self._names[1])
        if found.difference == Difference.FEELING:
            one, other = (
                "/".join(dict.fromkeys(wording.sign(c.valence) for c in side)) for side in (found.first, found.second)
            )
            return _("gevoel {one} ↔ {other}").format(one=one, other=other)
        return _("andere code") if found.difference == Difference.OTHER_CODE else _("andere grenzen")

    def _codes(self, codings: Sequence[Coding]) -> str:
        """The code, with how often it stands there where that is more than once."""
        if not codings:
            return "–"
        name = self._book[codings[0].code].name
        return name if len(codings) == 1 else f"{name} ({len(codings)}×)"


def ids_of(found: Disagreement | None) -> frozenset[str]:
    """The ids of the codings that a disagreement is about; they tell it from all others."""
    return frozenset(coding.id for coding in found.codings) if found else frozenset()
