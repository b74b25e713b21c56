"""Offsets against the text that they were counted in: what undo and redo may not pull apart.

A coding knows its place by an offset in a turn. Putting back an older text under a later coding, or an older
coding on a later text, would let it stand on other words than somebody chose, and nobody would notice.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klantreis.model.spans import first_change
from klantreis.store.study import Study

Row = Mapping[str, Any]
_ENDS = (("start_turn_id", "start_offset"), ("end_turn_id", "end_offset"))


@dataclass(frozen=True)
class Replacement:
    """A row that is to be put back: as it stands now, and as it stood then; None where there is no row."""

    table: str
    row: str
    now: Row | None
    then: Row | None


def pulled_apart(study: Study, since: int, replacements: Sequence[Replacement]) -> str | None:
    """The row (id) of a coding or a turn that a later operation changed and that forbids the replacements.

    `since` is the operation after which the rows stood as they do now. A place up to the first character
    in which two texts differ is the same in both.
    """
    turns, codings = _by_row("turn", replacements), _by_row("coding", replacements)
    for turn, (now, then) in turns.items():
        change = first_change(now["text"], then["text"]) if now and then else None
        if change is not None and (coding := _anchored_behind(study, since, turn, change, codings)):
            return coding
    later: dict[str, int | None] = {}
    for now, then in codings.values():
        for turn, offset in sorted(_places(then) - _places(now)):
            if turn in turns:
                continue  # its text is put back as well
            if turn not in later:
                later[turn] = _first_later_change(study, since, turn)
            change = later[turn]
            if change is not None and offset > change:
                return turn
    return None


def _by_row(table: str, replacements: Sequence[Replacement]) -> dict[str, tuple[Row | None, Row | None]]:
    """Each row of a table as it stands now, and as it will after all of its replacements."""
    found: dict[str, tuple[Row | None, Row | None]] = {}
    for r in replacements:
        if r.table == table:
            found[r.row] = (found[r.row][0] if r.row in found else r.now, r.then)
    return found


def _places(row: Row | None) -> set[tuple[str, int]]:
    return {(row[turn], row[offset]) for turn, offset in _ENDS} if row else set()


def _anchored_behind(study: Study, since: int, turn: str, offset: int, known: Collection[str]) -> str | None:
    """A coding, none of the `known`, that stood elsewhere at `since` and now behind an offset of a turn."""
    for coding, *ends in study.all(
        "SELECT id, start_turn_id, start_offset, end_turn_id, end_offset FROM coding "
        "WHERE (start_turn_id = ?1 AND start_offset > ?2) OR (end_turn_id = ?1 AND end_offset > ?2) ORDER BY rowid",
        (turn, offset),
    ):
        if coding not in known:
            was = _first_later(study, since, coding)
            if was and _places(_load(was[0])) != {(ends[0], ends[1]), (ends[2], ends[3])}:
                return str(coding)
    return None


def _first_later(study: Study, since: int, row: str) -> tuple[str | None] | None:
    """How a row stood at `since`, if it was touched later: its payload, or None where there was no row."""
    return study.one(
        "SELECT p.before FROM change c JOIN change_payload p ON p.seq = c.seq "
        "WHERE c.row = ? AND c.operation > ? ORDER BY c.seq LIMIT 1",
        (row, since),
    )


def _first_later_change(study: Study, since: int, turn: str) -> int | None:
    """Where the text of a turn first differs from what it was; None where it is the same, or the turn is gone."""
    was = _load((_first_later(study, since, turn) or (None,))[0])
    now = study.one("SELECT text FROM turn WHERE id = ?", (turn,))
    return first_change(was["text"], now[0]) if was and now else None


def _load(payload: str | None) -> Row | None:
    return None if payload is None else dict(json.loads(payload))
