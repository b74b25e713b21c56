"""Full text: which turns can hold a text, by the trigram index of SQLite's FTS5; and where codings stand."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from klantreis.store.study import Study

SHORTEST = 3
"""Trigrams can't find less than this many characters; shorter texts are looked for turn by turn."""

Hit = tuple[str, int, str, str | None]
"""Title of the source, offset of the turn in the source, text of the turn, its speaker."""


class TurnRow(NamedTuple):
    """A turn in which one looks; `order` sorts the turns of a study as people read them."""

    id: str
    source: str
    """Title."""
    speaker: str | None
    start_ms: int | None
    text: str
    order: tuple[int, int]


_PLACED = """
    WITH hit AS MATERIALIZED (SELECT rowid AS key FROM turn_fts WHERE turn_fts MATCH ?), place AS (
        SELECT key, coalesce(sum(length(text) + 1) OVER (
            PARTITION BY source_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS at
        FROM turn WHERE source_id IN (SELECT u.source_id FROM hit h JOIN turn u ON u.key = h.key)
    )
    SELECT s.title, p.at, t.text, t.speaker
    FROM hit h JOIN turn t ON t.key = h.key JOIN place p ON p.key = h.key JOIN source s ON s.id = t.source_id
    ORDER BY s.position, t.position
"""


def containing(study: Study, text: str) -> Iterator[Hit]:
    """The turns in which the text may stand, whatever its case, in order; the caller looks closer."""
    if len(text) < SHORTEST:
        yield from every(study)
        return
    yield from study.connection.execute(_PLACED, (_phrase(text),))


def _phrase(text: str) -> str:
    """The text in double quotes, so that nothing in it is read as a query."""
    return '"' + text.replace('"', '""') + '"'


def every(study: Study) -> Iterator[Hit]:
    """All turns in order."""
    title, at = None, 0
    for source, text, speaker in study.connection.execute(
        "SELECT s.title, t.text, t.speaker FROM turn t JOIN source s ON s.id = t.source_id "
        "ORDER BY s.position, t.position"
    ):
        at = 0 if source != title else at
        title = source
        yield source, at, text, speaker
        at += len(text) + 1


# CROSS JOIN keeps SQLite to this order: it reads no more turns than the caller takes.
_LOOK = """
    SELECT t.id, s.title, t.speaker, t.start_ms, t.text, s.position, t.position
    FROM {turns} CROSS JOIN source s ON s.id = t.source_id
"""


def look(study: Study, text: str | None) -> Iterator[TurnRow]:
    """The turns in which a text may stand, or all turns, as they come; reading on costs only when it is done."""
    parameters: tuple[str, ...] = ()
    if text is None:
        sql = _LOOK.format(turns="turn t")
    elif len(text) >= SHORTEST:
        turns = "(SELECT rowid AS key FROM turn_fts WHERE turn_fts MATCH ?) f CROSS JOIN turn t ON t.key = f.key"
        sql, parameters = _LOOK.format(turns=turns), (_phrase(text),)
    else:
        # LIKE looks past upper and lower case of ASCII only.
        cases = ({c} if c.isascii() else {c.lower(), c.upper()} for c in text)
        spellings = sorted({"".join(way) for way in product(*cases)})
        likes = " OR ".join(["t.text LIKE ? ESCAPE '\\'"] * len(spellings))
        sql = f"{_LOOK.format(turns='turn t')} WHERE {likes}"
        parameters = tuple("%" + re.sub(r"([%_\\])", r"\\\1", spelling) + "%" for spelling in spellings)
    for id_, title, speaker, start_ms, words, *order in study.connection.execute(sql, parameters):
        yield TurnRow(id_, title, speaker, start_ms, words, (order[0], order[1]))


def turns_with(study: Study, text: str) -> int:
    """In how many turns a text stands, of at least `SHORTEST` characters."""
    row = study.one("SELECT count(*) FROM turn_fts WHERE turn_fts MATCH ?", (_phrase(text),))
    return int(row[0]) if row else 0


def offsets(study: Study, turn_ids: Sequence[str]) -> dict[str, int]:
    """Where these turns begin in their source, by id; a turn that is gone is left out."""
    found: dict[str, int] = {}
    for turn_id in dict.fromkeys(turn_ids):
        row = study.one(
            "SELECT (SELECT coalesce(sum(length(b.text) + 1), 0) FROM turn b "
            "WHERE b.source_id = t.source_id AND b.position < t.position) FROM turn t WHERE t.id = ?",
            (turn_id,),
        )
        if row is not None:
            found[turn_id] = int(row[0])
    return found


_STANDING = """
    SELECT c.id, c.source_id, c.coder_id, c.code_id, a.position, c.start_offset, b.position, c.end_offset
    FROM coding c JOIN turn a ON a.id = c.start_turn_id JOIN turn b ON b.id = c.end_turn_id
    WHERE c.lost IS NULL AND (a.position, c.start_offset) < (b.position, c.end_offset){where}
    ORDER BY c.source_id, c.coder_id, a.position, c.start_offset, c.id
"""


def standing(
    study: Study, codes: Sequence[str] | None = None, *, counting: bool = False
) -> list[tuple[str, str, str, str, tuple[int, int], tuple[int, int]]]:
    """(id, source id, coder id, code id, start, end) of the codings that have words, or of those with some codes.

    Places are (rank of the turn in its source from 0, offset); sorted by source, coder and start. With
    `counting`, without those that coders agreed to drop.
    """
    where = "" if codes is None else f" AND c.code_id IN ({', '.join('?' * len(codes))})"
    where += " AND c.settled IS NOT 'dropped'" if counting else ""
    ranks: dict[str, dict[int, int]] = {}
    for source, position in study.connection.execute("SELECT source_id, position FROM turn ORDER BY 1, 2"):
        known = ranks.setdefault(source, {})
        known[position] = len(known)
    rows = study.all(_STANDING.format(where=where), tuple(codes or ()))
    return [
        (id_, source, coder, code, (ranks[source][a], i), (ranks[source][b], j))
        for id_, source, coder, code, a, i, b, j in rows
    ]


_ON_TURNS = """
    WITH chosen AS MATERIALIZED (SELECT value AS id FROM json_each(?1))
    SELECT s.position, a.position, c.start_offset, b.position, c.end_offset, c.code_id
    FROM coding c JOIN source s ON s.id = c.source_id
    JOIN turn a ON a.id = c.start_turn_id JOIN turn b ON b.id = c.end_turn_id
    WHERE c.lost IS NULL AND (
        c.start_turn_id IN (SELECT id FROM chosen) OR c.end_turn_id IN (SELECT id FROM chosen)
        OR c.start_turn_id <> c.end_turn_id
            AND c.source_id IN (SELECT t.source_id FROM chosen JOIN turn t ON t.id = chosen.id)
    ) AND (?2 IS NULL OR c.coder_id = (SELECT id FROM person WHERE name = ?2))
"""


def on_turns(
    study: Study, turn_ids: Sequence[str], coder: str | None = None
) -> list[tuple[tuple[int, int, int], tuple[int, int, int], str]]:
    """(start, end, code id) of the codings that may stand on these turns, of all coders or of one (name).

    Places are (order of the source, order of the turn, offset), as in `TurnRow.order`.
    """
    rows = study.all(_ON_TURNS, (json.dumps(list(dict.fromkeys(turn_ids))), coder))
    return [((source, a, i), (source, b, j), code) for source, a, i, b, j, code in rows]
