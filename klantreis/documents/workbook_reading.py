"""What somebody filled in in a workbook of findings, as plain values; what can't be read is listed."""

import io
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klantreis.documents.plain import plain
from klantreis.documents.workbook_cells import CellError, text_of
from klantreis.documents.workbook_origin import FIELDS, ID, KEYS, SHEET, VERSION
from klantreis.files.zips import open_checked
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

_MOST_ROWS = 1_048_576
"""Rows of a sheet in Excel; a file that names a later one would keep us busy for ever."""
_MOST_FILLED = 5_000
_MOST_COLUMNS = 100
_HEADS_WITHIN = 30
_PARTS = ("[Content_Types].xml", "xl/workbook.xml")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    SyntaxError,  # of XML, in either parser
    EOFError,
    RuntimeError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)
"""What openpyxl lets through for a file that another program mangled."""


@dataclass(frozen=True)
class LeftOut:
    """What was not taken over: where it stands (row from 1, None: a whole sheet, or a row that is gone), and why."""

    sheet: str
    row: int | None
    message: str


@dataclass(frozen=True)
class Line:
    """A row that somebody may have changed. `id`: what it is about, empty for a new one.

    `values`: what can be read, by field; dates are ISO 8601, `status` and `horizon` the values of their kind.
    """

    sheet: str
    row: int
    id: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class OfAction:
    """An action as it was exported."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class OfFinding:
    """A finding as it was exported: what it was called, the actions about it (ids), and on which sheet it stood.

    `sheet` is a key, or empty for one that was only named.
    """

    name: str
    actions: tuple[str, ...]
    sheet: str


@dataclass(frozen=True)
class Filled:
    """A workbook that came back. `study`: the id of its study; `sheets`: key -> name of those that could be read."""

    study: str
    actions: Mapping[str, OfAction]
    findings: Mapping[str, OfFinding]
    lines: Mapping[str, tuple[Line, ...]]
    sheets: Mapping[str, str]
    left_out: tuple[LeftOut, ...]


def read(name: str, data: bytes) -> Filled:
    """What a workbook says. Raises KlantreisError where it is none of klantreis, or nothing of it can be read."""
    with open_checked(data, name) as archive:
        parts = set(archive.namelist())
    if not parts.issuperset(_PARTS):
        raise KlantreisError(_("{name} is geen Excel-bestand; bewaar het als werkmap (.xlsx).").format(name=name))
    try:
        sheets = _sheets(data)
    except _DAMAGED as error:
        raise KlantreisError(
            _("{name} is beschadigd of niet compleet; bewaar het bestand opnieuw.").format(name=name)
        ) from error
    if SHEET not in sheets:
        raise KlantreisError(
            _(
                "{name} kan niet teruggelezen worden: het is geen bestand van klantreis, of de openbare versie. "
                "Maak er een met: klantreis export findings"
            ).format(name=name)
        )
    return _filled(name, sheets)


Rows = Sequence[tuple[int, Sequence[Any]]]
"""The rows of a sheet that hold something: their number (from 1) and their cells."""


def _sheets(data: bytes) -> dict[str, Rows]:
    """The rows of the sheet that nobody sees and of those that it names, by name; none where there is no such sheet."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl doesn't know (a chart, a theme) is nothing to us
        # Formulas and not what they came to, since what they came to is only a guess of the program that saved it.
        book = load_workbook(io.BytesIO(data), read_only=True)
        try:
            by_name = {sheet.title: sheet for sheet in book.worksheets}
            if SHEET not in by_name:
                return {}
            found = {SHEET: _rows(by_name[SHEET])}
            wanted = {_noted(cells[2]) for _row, cells in found[SHEET] if _noted(cells[1]) in KEYS}
            return found | {name: _rows(by_name[name]) for name in sorted(wanted) if name in by_name and name != SHEET}
        finally:
            book.close()


def _rows(sheet: Any) -> Rows:
    found = []
    for number, cells in enumerate(sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS), start=1):
        if any(cell.value is not None for cell in cells):
            found.append((number, cells))
            if len(found) > _MOST_FILLED:
                message = _("Op blad {sheet} staan meer dan {n} regels; zo groot is geen bestand van klantreis.")
                raise KlantreisError(message.format(sheet=plain(sheet.title), n=_MOST_FILLED))
    return found


def _filled(name: str, sheets: Mapping[str, Rows]) -> Filled:
    noted = [tuple(_noted(cell) for cell in cells) for _row, cells in sheets[SHEET]]
    if not noted or noted[0][0] != "klantreis" or noted[0][1] != VERSION:
        raise KlantreisError(_("{name} is gemaakt met een andere klantreis; exporteer het opnieuw.").format(name=name))
    kinds: dict[str, list[tuple[str, ...]]] = {}
    for kind, *rest in noted:
        kinds.setdefault(kind, []).append(tuple(rest))
    known = {
        field: {title.casefold(): value for title, value, *_rest in kinds.get(field, [])}
        for field in ("status", "horizon")
    }
    left_out: list[LeftOut] = []
    lines: dict[str, tuple[Line, ...]] = {}
    readable: dict[str, str] = {}
    for key, title in {key: title for key, title, *_rest in kinds.get("sheet", []) if key in KEYS}.items():
        columns = {
            field: head for of, field, head, *_more in kinds.get("column", []) if of == key and field in (ID, *FIELDS)
        }
        found = _lines(title, sheets.get(title), columns, known, left_out)
        if found is not None:
            lines[key], readable[key] = tuple(found), title
    if not readable:
        raise KlantreisError(
            _("In {name} zijn de bladen niet te herkennen: {reason}").format(
                name=name, reason=left_out[0].message if left_out else _("ze zijn weg.")
            )
        )
    return Filled(
        study=noted[0][2],
        actions={id_: _action(number, told) for id_, number, *told in kinds.get("action", [])},
        findings={
            id_: OfFinding(title, tuple(about.split()), key)
            for id_, title, about, key, *_rest in kinds.get("finding", [])
        },
        lines=lines,
        sheets=readable,
        left_out=tuple(left_out),
    )


def _noted(cell: Any) -> str:
    return "" if cell.value is None else plain(str(cell.value))


def _action(number: str, told: Sequence[str]) -> OfAction:
    return OfAction(
        int(number) if number.isdecimal() and len(number) < 10 else 0, dict(zip(FIELDS, told, strict=False))
    )


def _lines(
    name: str,
    rows: Rows | None,
    columns: Mapping[str, str],
    known: Mapping[str, Mapping[str, str]],
    left_out: list[LeftOut],
) -> list[Line] | None:
    """The rows below the headings; None where there is no such sheet any more."""
    if rows is None:
        message = _("Het blad is weg of heet anders; geef het zijn naam terug.")
        left_out.append(LeftOut(name, None, message))
        return None
    head, places = _heads(rows, columns)
    for field in (ID, "goal"):
        if field not in places:
            message = _("De kolom “{column}” is weg, heet anders of staat er twee keer; het blad is niet gelezen.")
            left_out.append(LeftOut(name, head, message.format(column=columns.get(field, field))))
            return None
    for field in columns:
        if field not in places:
            message = _("De kolom “{column}” is weg, heet anders of staat er twee keer; hij is niet gelezen.")
            left_out.append(LeftOut(name, head, message.format(column=columns[field])))
    found = []
    for row, cells in rows:
        if row <= (head or 0):
            continue
        told: dict[str, str] = {}
        for field, place in places.items():
            try:
                told[field] = text_of(cells[place], field, known)
            except CellError as error:
                message = _("{column}: {reason}").format(column=columns[field], reason=error)
                left_out.append(LeftOut(name, row, message))
        id_ = told.pop(ID, None)
        if id_ is not None and (id_ or any(told.values())):
            found.append(Line(name, row, id_, told))
    return found


def _heads(rows: Rows, columns: Mapping[str, str]) -> tuple[int | None, dict[str, int]]:
    """The row of the headings, and in which column (from 0) each field stands; twice the same is nowhere."""
    best: tuple[int | None, dict[str, int]] = (None, {})
    for row, cells in rows:
        if row > _HEADS_WITHIN:
            break
        titles = [_noted(cell).casefold() for cell in cells]
        found = {
            field: titles.index(head.casefold())
            for field, head in columns.items()
            if titles.count(head.casefold()) == 1
        }
        if len(found) > len(best[1]):
            best = (row, found)
    return best
