"""A table of plain text: whole rows are chosen, and nothing in a cell is read as markup."""

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import DataTable

from klantreis.tui.shown import clip, shown


def cell(text: str, *, right: bool = False, width: int | None = None, style: str = "") -> Text:
    """A cell; the text on one line, cut at `width`."""
    words = shown(" ".join(text.split()))
    return Text(clip(words, width) if width else words, style=style, justify="right" if right else "left", no_wrap=True)


class Table(DataTable[Text]):
    """A table whose cursor is a row."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=False, cell_padding=1)

    def head(self, *titles: str) -> None:
        """The columns."""
        for title in titles:
            self.add_column(Text(title))

    def fit(self, rows: Sequence[Sequence[Text]], *, anew: bool = False) -> None:
        """Make the columns as wide as these rows need, or leave them wider unless `anew`.

        A DataTable would measure by itself once it is idle, but not always when it was filled before it stood.
        """
        for place, column in enumerate(self.ordered_columns):
            known = 0 if anew or column.auto_width else column.width
            column.width = max(known, column.label.cell_len, *(row[place].cell_len for row in rows), 0)
            column.auto_width = False

    def fill(self, rows: Sequence[Sequence[Text]], *, anew: bool = False) -> None:
        """Other rows; the cursor stays at its place, as far as there is one. `anew`: columns may become narrower."""
        row = self.cursor_row
        self.clear()
        self.fit(rows, anew=anew)
        for entry in rows:
            self.add_row(*entry)
        if rows:
            self.move_cursor(row=min(max(row, 0), len(rows) - 1), animate=False)
