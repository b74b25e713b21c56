"""Where in the study an operation took place, told from the rows that it touched."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from klantreis.store.study import Study

_TELLING = ("source", "code", "coding", "turn", "journey", "step", "pin", "participant")
"""The tables whose rows say where something happened, those that say most first."""


@dataclass(frozen=True)
class Place:
    """The row that tells most about an operation; `columns` as they were after it, or before it was deleted."""

    table: str
    row: str
    columns: Mapping[str, Any]


def places(study: Study, first: int, last: int) -> dict[int, Place]:
    """Number of an operation -> its place, for those from `first` to `last` that have one.

    What was purged since, and what touched none of the user's texts, codes or journeys, is left out.
    """
    ranks = " ".join(f"WHEN '{table}' THEN {rank}" for rank, table in enumerate(_TELLING))
    rows = study.all(
        # SQLite takes the other columns from the row with the least value.
        "SELECT c.operation, c.tbl, c.row, coalesce(p.after, p.before), "
        f"min((CASE c.tbl {ranks} END) * 1000000000000 + c.seq) "
        "FROM change c JOIN change_payload p ON p.seq = c.seq "
        f"WHERE c.operation BETWEEN ? AND ? AND c.tbl IN ({', '.join('?' * len(_TELLING))}) GROUP BY c.operation",
        (first, last, *_TELLING),
    )
    return {number: Place(table, row, json.loads(columns)) for number, table, row, columns, _rank in rows}
