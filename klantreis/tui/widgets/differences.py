"""The list of places where two coders differ."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.widgets.data_table import RowDoesNotExist

from klantreis.model.codes import Codebook
from klantreis.model.codings import Coding
from klantreis.text.catalogue import _, plural
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow.compare import Difference, Disagreement

MOST = 400
"""So many are listed at once; the rest moves up as these are decided on and the list is read anew."""
FIXED = 34
"""Cells of all columns but those of the source and of the two codes."""
OPEN, DONE = "·", "✓"


class Differences(Table):
    """A row a disagreement; its keys are numbers, so that one row changes without touching the others."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._all: list[Disagreement] = []
        self._listed: dict[str, Disagreement] = {}
        self._book = Codebook("", ())
        self._titles: Mapping[str, str] = {}
        self._names = ("", "")
        self._widths = (10, 10)

    @property
    def count(self) -> int:
        """How many there are, listed or not."""
        return len(self._all)
