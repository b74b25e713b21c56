"""Agreement per code as rows of a table, each with a bar that reads without colour."""

from collections.abc import Mapping

from rich.text import Text

from klantreis.model.codes import Codebook
from klantreis.text.catalogue import _
from klantreis.text.numbers import decimal, interval, percent
from klantreis.tui import wording
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow.agreeing import Agreement, Report, Values

BAR = 8
NUMBERS = 42
"""Cells that all columns but the name of the code, the bar and the interval take."""
INTERVAL = 16


class AgreementTable(Table):
    """All codes together first, then each code; `codes` has the id behind every row, None for the first."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.codes: list[str | None] = []

    def show(self, report: Report, book: Codebook, names: Mapping[str, str], *, coded_only: bool) -> None:
        """Show another report, over all text or only over text with a code."""
        row = self.cursor_row
        room = self.size.width - NUMBERS - BAR
        wide = room > 30 + INTERVAL
        name_width = max(10, min(40, room - INTERVAL if wide else room))
        self.clear(columns=True)
        self.head(
            _("Code"),
            "α",
            "",
            *((_("95 %"),) if wide else ()),
            "κ",
            _("% gelijk"),
            *(cell(names[coder], width=6).plain for coder in report.coders),
        )
        self.codes = [None, *(entry.code for entry in report.codes)]
        rows = [_row(_("Alle codes samen"), _values(report.overall, coded_only), wide, name_width)]
        rows[0] += [cell(wording.number(sum(e.codings[c] for e in report.codes)), right=True) for c in report.coders]
        for entry in report.codes:
            cells = _row(book[entry.code].name, _values(entry.agreement, coded_only), wide, name_width)
            rows.append(cells + [cell(wording.number(count), right=True) for count in entry.codings.values()])
        self.fill(rows)
        if 0 <= row < len(rows):
            self.move_cursor(row=row, animate=False)


def _values(agreement: Agreement, coded_only: bool) -> Values:
    return agreement.coded_text if coded_only else agreement.all_text


def _row(name: str, values: Values, wide: bool, width: int) -> list[Text]:
    between = [cell(interval(*values.alpha_interval) if values.alpha_interval else "", right=True)] if wide else []
    return [
        cell(name, width=width),
        cell(number(values.alpha), right=True),
        cell(bar(values.alpha)),
        *between,
        cell(number(values.kappa), right=True),
        cell(percent(values.same) if values.same is not None else "–", right=True),
    ]


def bar(value: float | None) -> str:
    """A coefficient as a bar of `BAR` cells: full is 1; nothing agreed beyond chance is empty."""
    if value is None:
        return ""
    full = round(max(0.0, value) * BAR)
    return "━" * full + "·" * (BAR - full)


def number(value: float | None) -> str:
    """A coefficient with two decimals, or a dash where it can't be computed."""
    return "–" if value is None else decimal(value)
