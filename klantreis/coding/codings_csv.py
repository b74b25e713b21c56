"""Codings as CSV: by offsets in the text of a source, or by a literal quote from it.

A moment that happened at another place than where it was told has in the column `happened` beside which
coding that was: `voor START-END CODE` or `na START-END CODE`. The column is there where any row needs it.
"""

import re
from collections.abc import Sequence

from klantreis.files.tables import Row, read_table, write_table
from klantreis.model.codings import VALENCES, Beside, CodingRow
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.clean import clean, one_line

COLUMNS = ("source", "start", "end", "code", "coder", "valence", "memo", "publishable")
HAPPENED = "happened"
_BESIDE = re.compile(r"(voor|vóór|na) ([0-9]{1,9})-([0-9]{1,9}) (.+)", re.IGNORECASE)


def read(data: bytes, name: str) -> list[CodingRow]:
    """The rows of a file of codings. Raises KlantreisError with the line that is wrong."""
    rows = read_table(data, name, required=("source", "code"), allowed=(*COLUMNS, HAPPENED, "quote"))
    return [_row(row, name) for row in rows]


def _row(row: Row, name: str) -> CodingRow:
    where = _("{name}, regel {line}").format(name=name, line=row.line)

    def number(column: str) -> int | None:
        value = row.get(column, "")
        if not value:
            return None
        try:
            return int(value)
        except ValueError as error:
            raise KlantreisError(
                _("{where}: bij {column} staat geen heel getal maar “{value}”.").format(
                    where=where, column=column, value=value
                )
            ) from error

    valence = number("valence")
    if valence is not None and valence not in VALENCES:
        raise KlantreisError(
            _("{where}: het gevoel loopt van -2 tot 2, niet {value}.").format(where=where, value=valence)
        )
    publishable = row.get("publishable", "")
    if publishable not in ("", "0", "1"):
        raise KlantreisError(_("{where}: bij publishable hoort 1 of 0.").format(where=where))
    start, end = number("start"), number("end")
    quote = clean(row.get("quote", "")).strip()
    if (start is None) != (end is None) or (start is None and not quote):
        raise KlantreisError(_("{where}: geef start en end, of een quote.").format(where=where))
    return CodingRow(
        source=one_line(row["source"]),
        code=one_line(row["code"]),
        coder=one_line(row.get("coder", "")),
        start=start,
        end=end,
        quote=quote,
        valence=valence,
        memo=clean(row.get("memo", "")),
        publishable=publishable == "1" if publishable else None,
        happened=_beside(one_line(row.get(HAPPENED, "")), where),
        line=row.line,
    )


def _beside(text: str, where: str) -> Beside | None:
    if not text:
        return None
    found = _BESIDE.fullmatch(text)
    if found is None:
        message = _("{where}: bij happened hoort “voor START-END CODE” of “na START-END CODE”.")
        raise KlantreisError(message.format(where=where))
    side, start, end, code = found.groups()
    return Beside("after" if side.casefold() == "na" else "before", int(start), int(end), code)


def write(rows: Sequence[CodingRow]) -> bytes:
    """A file of codings by offsets."""
    return write_table(
        (*COLUMNS, HAPPENED) if any(row.happened for row in rows) else COLUMNS,
        (
            {
                "source": row.source,
                "start": row.start,
                "end": row.end,
                "code": row.code,
                "coder": row.coder,
                "valence": row.valence,
                "memo": row.memo,
                "publishable": int(bool(row.publishable)),
            }
            | ({HAPPENED: _written(row.happened)} if row.happened else {})
            for row in rows
        ),
    )


def _written(beside: Beside) -> str:
    return f"{'na' if beside.side == 'after' else 'voor'} {beside.start}-{beside.end} {beside.code}"
