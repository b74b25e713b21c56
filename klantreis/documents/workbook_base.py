"""What the sheets of a workbook share: formats, writing a cell, heights of rows, rules for cells, print set-up."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from klantreis.documents import palette
from klantreis.documents.plain import plain
from klantreis.model.findings import ActionStatus
from klantreis.text import names
from klantreis.text.catalogue import _

LONGEST_CELL = 32_000
"""Excel refuses a cell of more than 32,767 characters."""
CREATED = datetime(1980, 1, 1)
HEAD = 3
"""The row of the headings, counted from 0; the first row below it is HEAD + 1."""
A4 = 9

_FIRST_DATE = date(2000, 1, 1)
_DAY_ZERO = date(1899, 12, 30)
_LINE, _HIGHEST = 13.5, 400.0
"""Height of a line of text and of the highest row, in points."""
_SIDE_INCHES = 0.4
_A4_LANDSCAPE_INCHES = 11.69 - 2 * _SIDE_INCHES
_INCHES_A_CHARACTER = 9.8 / 96
"""Of the width of a column, where its font is missing and a wider one takes its place."""
_WIDER = 0.88
"""Room that text takes against the width of its column in digits: letters are narrower, but lines break early."""

Value = str | float | None


@dataclass(frozen=True)
class Heading:
    """The heading of a column, and its width in characters. `field`: what it holds, where it is read back."""

    title: str
    width: float
    field: str = ""


def formats(book: Any) -> dict[str, Any]:
    """The looks of cells, by name."""
    base = {"font_name": "Arial", "font_size": 10, "valign": "top", "border": 1, "border_color": palette.LINE}
    wrapped = {**base, "text_wrap": True}
    to_fill = {**wrapped, "bg_color": palette.LANE}
    return {
        "text": book.add_format(wrapped),
        "strong": book.add_format({**wrapped, "bold": True}),
        "number": book.add_format({**base, "num_format": "0", "align": "center"}),
        "feeling": book.add_format({**base, "num_format": "+0.0;−0.0;0.0", "align": "center"}),
        "share": book.add_format({**base, "num_format": "0%", "align": "center"}),
        "blank": book.add_format(to_fill),
        "date": book.add_format({**base, "bg_color": palette.LANE, "num_format": "dd-mm-yyyy", "align": "left"}),
        "head": book.add_format(
            {**wrapped, "bold": True, "font_color": palette.WHITE, "bg_color": palette.ACCENT, "valign": "vcenter"}
        ),
        "title": book.add_format({"font_name": "Arial", "font_size": 16, "bold": True, "font_color": palette.INK}),
        "note": book.add_format({"font_name": "Arial", "font_size": 10, "font_color": palette.SOFT_INK}),
    }


def days(text: str | None) -> Value:
    """A date (ISO 8601) as Excel counts it, in days; one that Excel can't count stays text."""
    if not text:
        return None
    number = (date.fromisoformat(text) - _DAY_ZERO).days
    return float(number) if number > 60 else text


def cell(text: str) -> str:
    """Text as a cell holds it: on one line, and cut where Excel would refuse it."""
    return plain(plain(text)[:LONGEST_CELL])


def write(sheet: Any, row: int, column: int, value: Value, cell_format: Any) -> None:
    """A value in a cell; text stays text, whatever it looks like."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, cell_format)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:LONGEST_CELL], cell_format)
    else:
        sheet.write_number(row, column, value, cell_format)


def height(texts: Sequence[tuple[Value, float]]) -> float:
    """The height in points that a row needs for its wrapped texts, given as (value, width in characters)."""
    lines = [
        sum(math.ceil(max(len(line), 1) * _WIDER / width) for line in value.split("\n"))
        for value, width in texts
        if isinstance(value, str)
    ]
    return min(_LINE * max([1, *lines]) + 4, _HIGHEST)


def _header_text(text: str) -> str:
    """Text for a page header, where & begins a command and 255 characters are the most."""
    return text.replace("&", "&&")[:120]


def begin(
    sheet: Any, looks: Mapping[str, Any], study_title: str, note: str, headings: Sequence[Heading], last: int
) -> None:
    """Title, note and headings of a sheet whose rows end at `last` (from 0): filtered, frozen, ready to be printed."""
    study = plain(study_title)
    sheet.write_string(0, 0, f"{sheet.get_name()} – {study}" if study else sheet.get_name(), looks["title"])
    sheet.write_string(1, 0, note, looks["note"])
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, heading.width)
        sheet.write_string(HEAD, place, heading.title, looks["head"])
    sheet.autofilter(HEAD, 0, last, len(headings) - 1)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.set_row(0, 24)
    sheet.set_row(HEAD, height([(heading.title, heading.width - 2) for heading in headings]) + 5)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    sheet.set_margins(left=_SIDE_INCHES, right=_SIDE_INCHES, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L{_header_text(study)}&R" + _("Pagina {page} van {pages}").format(page="&P", pages="&N"))


def print_beside(sheet: Any, headings: Sequence[Heading], column: int) -> None:
    """Print a wide sheet on pages side by side: from `column` on a next page, the first two columns on each.

    As large as the widest of the pages allows, so that it can be read.
    """
    first, *widths = (sum(h.width for h in part) for part in (headings[:2], headings[2:column], headings[column:]))
    room = _A4_LANDSCAPE_INCHES / _INCHES_A_CHARACTER
    sheet.set_print_scale(min(100, int(100 * room / (first + max(widths)))))
    sheet.repeat_columns(0, 1)
    sheet.set_v_pagebreaks([column])
    sheet.print_across()


def hide(sheet: Any, column: int) -> None:
    """Hide a column; it still moves along when somebody sorts the rows."""
    sheet.set_column(column, column, 38, None, {"hidden": True})


def one_status(sheet: Any, rows: tuple[int, int], column: int) -> None:
    """Let cells take a status only."""
    rule = {
        "validate": "list",
        "source": [names.action_status(status) for status in ActionStatus],
        "error_title": _("Status"),
        "error_message": _("Kies een status uit de lijst."),
    }
    sheet.data_validation(rows[0], column, rows[1], column, rule)


def a_date(sheet: Any, rows: tuple[int, int], column: int, title: str) -> None:
    """Let cells take a date only."""
    rule = {
        "validate": "date",
        "criteria": ">=",
        "value": _FIRST_DATE,
        "error_title": title[:32],
        "error_message": _("Vul een datum in, bijvoorbeeld 31-12-2026."),
    }
    sheet.data_validation(rows[0], column, rows[1], column, rule)


def one_of(sheet: Any, rows: tuple[int, int], column: int, source: str, title: str, warning: str = "") -> None:
    """Offer a list (cells elsewhere) to choose from; something else is allowed, after a warning if there is one."""
    rule: dict[str, object] = {"validate": "list", "source": source, "show_error": bool(warning)}
    if warning:
        rule |= {"error_type": "warning", "error_title": title[:32], "error_message": warning}
    sheet.data_validation(rows[0], column, rows[1], column, rule)
