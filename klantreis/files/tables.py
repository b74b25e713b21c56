"""CSV files: read as people save them, written so that no spreadsheet runs them as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.clean import clean

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def read_bytes(path: Path, limit: int = 200_000_000) -> bytes:
    """The bytes of a file that a user named. Raises KlantreisError."""
    try:
        if path.is_dir():
            raise KlantreisError(_("{path} is een map; geef een bestand.").format(path=path))
        if path.stat().st_size > limit:
            raise KlantreisError(_("{path} is te groot ({size} MB).").format(path=path, size=path.stat().st_size >> 20))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KlantreisError(_("{path} bestaat niet.").format(path=path)) from error
    except OSError as error:
        raise KlantreisError(_("{path} kan niet gelezen worden; controleer de rechten.").format(path=path)) from error


def decode(data: bytes, name: str) -> str:
    """Text from UTF-8 with or without BOM, or else cp1252, cleaned. Raises KlantreisError for binary."""
    if b"\0" in data:
        raise KlantreisError(_("{name} is geen tekstbestand.").format(name=name))
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return clean(data.decode("cp1252", errors="replace"))


class Row(dict[str, str]):
    """A row by column name, with the line of the file on which it ends, for messages."""

    line: int = 0


def read_table(data: bytes, name: str, *, required: Sequence[str], allowed: Iterable[str]) -> list[Row]:
    """The rows of a CSV file with `,`, `;` or tab between the cells. Raises KlantreisError."""
    text = decode(data, name)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        missing = [column for column in required if column not in header]
        if missing:
            raise KlantreisError(
                _("{name} mist de kolom {column}; de eerste regel moet de kolomnamen geven.").format(
                    name=name, column=missing[0]
                )
            )
        unknown = [column for column in header if column and column not in {*required, *allowed}]
        if unknown:
            raise KlantreisError(_("{name} heeft een onbekende kolom: {column}.").format(name=name, column=unknown[0]))
        rows = []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                raise KlantreisError(
                    _(
                        "{name}, regel {line}: meer cellen dan kolommen; zet tekst met komma's tussen aanhalingstekens."
                    ).format(name=name, line=reader.line_num)
                )
            filled = [*cells, *[""] * (len(header) - len(cells))]
            row = Row(zip(header, (_plain(cell) for cell in filled), strict=True))
            row.line = reader.line_num
            rows.append(row)
        return rows
    except csv.Error as error:
        raise KlantreisError(
            _("{name}, regel {line}: dit is geen geldige CSV.").format(name=name, line=reader.line_num)
        ) from error


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def write_table(
    header: Sequence[str], rows: Iterable[Mapping[str, object]], *, delimiter: str = ",", bom: bool = False
) -> bytes:
    """A CSV file; None becomes an empty cell. `delimiter=";"` and `bom` suit a Dutch Excel."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if bom else "\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if row.get(name) is None else _safe(str(row[name])) for name in header])
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")
