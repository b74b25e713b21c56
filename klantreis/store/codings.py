"""Codings in the database; on the way in and out, turns are counted from 0 in their source."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from klantreis.model.codings import Anchor, Coding, Moved, Settled, Span
from klantreis.store.operations import new_id
from klantreis.store.study import Study, at_one_moment


@dataclass(frozen=True)
class Passage:
    """A coding with its words and its place in the whole source (offsets in code points)."""

    coding: str
    source: str
    """Title."""
    start: int
    end: int
    text: str
    code: str
    """Id."""
    coder: str
    """Name."""
    valence: int | None
    memo: str
    publishable: bool
    turn: int
    """Number of the turn in which it begins, from 1."""
    speaker: str | None
    start_ms: int | None
    """When that turn begins."""
    settled: Settled | None


_CHANGEABLE = frozenset(
    {
        "code_id",
        "valence",
        "memo",
        "publishable",
        "start_turn_id",
        "start_offset",
        "end_turn_id",
        "end_offset",
        "lost",
        "settled",
    }
)


def insert_many(
    study: Study, codings: Iterable[Coding], turn_ids: Mapping[str, Sequence[str] | Mapping[int, str]]
) -> int:
    """Store new codings; `turn_ids` has, by source id, the ids of turns by their rank. How many they were."""
    rows = [
        (
            c.id or new_id(),
            c.source,
            c.code,
            c.coder,
            turn_ids[c.source][c.span.start.turn],
            c.span.start.offset,
            turn_ids[c.source][c.span.end.turn],
            c.span.end.offset,
            c.valence,
            c.memo,
            int(c.publishable),
        )
        for c in codings
    ]
    study.connection.executemany(
        "INSERT INTO coding(id, source_id, code_id, coder_id, start_turn_id, start_offset, end_turn_id, end_offset, "
        "valence, memo, publishable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return len(rows)


def turn_ids(study: Study, source_id: str) -> list[str]:
    """The ids of a source's turns in order."""
    return [row[0] for row in study.all("SELECT id FROM turn WHERE source_id = ? ORDER BY position", (source_id,))]


@at_one_moment
def of_source(study: Study, source_id: str) -> list[Coding]:
    """The codings of a source in the order of the text."""
    places = {id_: place for place, id_ in enumerate(turn_ids(study, source_id))}
    rows = study.all(
        "SELECT c.id, c.code_id, c.coder_id, c.start_turn_id, c.start_offset, c.end_turn_id, c.end_offset, c.valence, "
        "c.memo, c.publishable, c.lost, c.moved_to, c.moved_side, c.settled "
        "FROM coding c JOIN code k ON k.id = c.code_id JOIN person p ON p.id = c.coder_id "
        "WHERE c.source_id = ? ORDER BY k.position, p.name, c.id",
        (source_id,),
    )
    found = [
        Coding(
            id=id_,
            source=source_id,
            span=Span(Anchor(places[start], start_offset), Anchor(places[end], end_offset)),
            code=code,
            coder=coder,
            valence=valence,
            memo=memo,
            publishable=bool(publishable),
            lost=lost or "",
            moved=Moved(moved_to, moved_side) if moved_to else None,
            settled=Settled(settled) if settled else None,
        )
        for (
            id_,
            code,
            coder,
            start,
            start_offset,
            end,
            end_offset,
            valence,
            memo,
            publishable,
            lost,
            moved_to,
            moved_side,
            settled,
        ) in rows
    ]
    return sorted(found, key=lambda c: (c.span.start, c.span.end))


def update(study: Study, coding_id: str, columns: Mapping[str, object]) -> bool:
    """Change some columns of a coding; whether it is still there. One that is as wanted stays untouched."""
    names = [name for name in columns if name in _CHANGEABLE]
    if len(names) != len(columns):
        raise ValueError(sorted(set(columns) - _CHANGEABLE))
    row = study.one(f"SELECT {', '.join(names)} FROM coding WHERE id = ?", (coding_id,))
    if row is None:
        return False
    if row != tuple(columns.values()):
        assignments = ", ".join(f"{name} = ?" for name in names)
        study.connection.execute(f"UPDATE coding SET {assignments} WHERE id = ?", (*columns.values(), coding_id))
    return True


def stands(study: Study, coding: Coding, first_turn: str, last_turn: str) -> bool:
    """Whether the same coder put the same code on the same words already; turns by id."""
    span = (coding.span.start.offset, coding.span.end.offset)
    row = study.one(
        "SELECT 1 FROM coding WHERE start_turn_id = ? AND end_turn_id = ? AND start_offset = ? AND end_offset = ? "
        "AND code_id = ? AND coder_id = ? AND lost IS NULL",
        (first_turn, last_turn, *span, coding.code, coding.coder),
    )
    return row is not None


def code_name(study: Study, code_id: str) -> str:
    """The name of a code, or nothing where it is gone."""
    row = study.one("SELECT name FROM code WHERE id = ?", (code_id,))
    return str(row[0]) if row else ""


def delete(study: Study, coding_ids: Iterable[str]) -> None:
    """Delete codings and the evidence that they were; moments placed beside one take over its place."""
    ids = [(coding_id,) for coding_id in coding_ids]
    study.connection.executemany(
        "UPDATE coding SET (moved_to, moved_side) = (SELECT d.moved_to, d.moved_side FROM coding d "
        "WHERE d.id = ?1 AND d.moved_to <> coding.id) WHERE moved_to = ?1",
        ids,
    )
    study.connection.executemany("DELETE FROM evidence WHERE coding_id = ?", ids)
    study.connection.executemany("DELETE FROM sentence_evidence WHERE coding_id = ?", ids)
    study.connection.executemany("DELETE FROM coding WHERE id = ?", ids)


# Where each turn starts in its source: the characters of all turns before it and their newlines.
_PASSAGES = """
    WITH place AS MATERIALIZED (
        SELECT id, row_number() OVER turns AS number, coalesce(sum(length(text) + 1) OVER (
            turns ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS at
        FROM turn{sources} WINDOW turns AS (PARTITION BY source_id ORDER BY position)
    )
    SELECT c.id, s.title, a.at + c.start_offset, b.at + c.end_offset,
        CASE WHEN c.start_turn_id = c.end_turn_id
            THEN substr(t.text, c.start_offset + 1, c.end_offset - c.start_offset) END,
        c.code_id, p.name, c.valence, c.memo, c.publishable, a.number, t.speaker, t.start_ms, c.settled,
        s.id
    FROM coding c JOIN source s ON s.id = c.source_id JOIN person p ON p.id = c.coder_id
    JOIN code k ON k.id = c.code_id JOIN turn t ON t.id = c.start_turn_id
    JOIN place a ON a.id = c.start_turn_id JOIN place b ON b.id = c.end_turn_id
    WHERE c.lost IS NULL{where}
    ORDER BY s.position, a.at + c.start_offset, b.at + c.end_offset, k.position, p.name, c.id
"""


@at_one_moment
def passages(study: Study, codes: Sequence[str] | None = None, *, ids: Sequence[str] | None = None) -> list[Passage]:
    """All codings that have words, or those of some codes, or some of them (both by id): by source, then by place."""
    wanted = codes if ids is None else ids
    where, sources = "", ""
    parameters: tuple[str, ...] = ()
    if wanted is not None:
        # As JSON, since SQL takes only so many parameters.
        chosen = f"{'code_id' if ids is None else 'id'} IN (SELECT value FROM json_each(?))"
        where = f" AND c.{chosen}"
        sources = f" WHERE source_id IN (SELECT DISTINCT source_id FROM coding WHERE {chosen})"
        parameters = (json.dumps(list(wanted)),) * 2
    whole: dict[str, str] = {}
    found = []
    for row in study.all(_PASSAGES.format(where=where, sources=sources), parameters):
        id_, title, start, end, text, code, coder, valence, memo, publishable, turn, speaker, ms, settled, source = row
        if text is None:  # it crosses turns
            if source not in whole:
                texts = study.all("SELECT text FROM turn WHERE source_id = ? ORDER BY position", (source,))
                whole[source] = "\n".join(words for (words,) in texts)
            text = whole[source][start:end]
        found.append(
            Passage(
                id_,
                title,
                start,
                end,
                text,
                code,
                coder,
                valence,
                memo,
                bool(publishable),
                turn,
                speaker,
                ms,
                Settled(settled) if settled else None,
            )
        )
    return found


def spans(study: Study, *, counting: bool = False) -> list[tuple[str, str, str, tuple[int, int], tuple[int, int]]]:
    """(source id, coder id, code id, start, end) of all codings; places are (position, offset).

    With `counting`, without those that coders agreed to drop.
    """
    where = "WHERE c.settled IS NOT 'dropped' " if counting else ""
    rows = study.all(
        "SELECT c.source_id, c.coder_id, c.code_id, a.position, c.start_offset, b.position, c.end_offset "
        f"FROM coding c JOIN turn a ON a.id = c.start_turn_id JOIN turn b ON b.id = c.end_turn_id {where}"
        "ORDER BY c.source_id, c.coder_id, a.position, c.start_offset"
    )
    return [(source, coder, code, (a, i), (b, j)) for source, coder, code, a, i, b, j in rows]
