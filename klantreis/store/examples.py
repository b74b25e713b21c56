"""What was coded and where, as material to learn from; and what changed since it was read."""

from collections.abc import Iterator, Sequence
from typing import cast

from klantreis.model.codings import Settled
from klantreis.store.study import Study

Row = tuple[str, str, str, str, int, str, int]
"""A coding: id, source, code, first turn and offset, last turn and offset; all but the offsets are ids."""

_CODED = f"""
    SELECT c.id, c.source_id, c.code_id, c.start_turn_id, c.start_offset, c.end_turn_id, c.end_offset
    FROM coding c JOIN person p ON p.id = c.coder_id
    WHERE c.lost IS NULL AND coalesce(c.settled, '') <> '{Settled.DROPPED}' AND (?1 IS NULL OR p.name = ?1)
"""
_AT_ONCE = 500


def turns(study: Study) -> Iterator[tuple[str, str, str]]:
    """All turns in order: source (id), turn (id), text."""
    yield from study.connection.execute(
        "SELECT t.source_id, t.id, t.text FROM turn t JOIN source s ON s.id = t.source_id "
        "ORDER BY s.position, s.title, t.position"
    )


def coded(study: Study, coder: str | None = None) -> list[Row]:
    """The codings that count, of one coder (name) or of all, by id."""
    return cast(list[Row], study.all(f"{_CODED} ORDER BY c.id", (coder,)))


def coded_again(study: Study, ids: Sequence[str], coder: str | None = None) -> list[Row]:
    """Those of some codings (ids) that count now."""
    found: list[Row] = []
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        marks = ", ".join(f"?{n}" for n in range(2, len(some) + 2))
        found += cast(list[Row], study.all(f"{_CODED} AND c.id IN ({marks}) ORDER BY c.id", (coder, *some)))
    return found


def latest(study: Study) -> int:
    """The number of the latest operation; undoing and redoing are operations too."""
    (number,) = study.one("SELECT coalesce(max(seq), 0) FROM operation") or (0,)
    return int(number)


def touched_since(study: Study, number: int) -> list[tuple[str, str]]:
    """The rows (table, id) that operations after this one touched."""
    rows = study.all("SELECT DISTINCT tbl, row FROM change WHERE operation > ? ORDER BY tbl, row", (number,))
    return [(str(table), str(row)) for table, row in rows]
