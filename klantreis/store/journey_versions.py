"""Versions of the journeys in the database, and what the latest build has lost since it was made."""

from dataclasses import dataclass
from datetime import UTC, datetime

from klantreis.store.operations import new_id
from klantreis.store.study import Study
from klantreis.store.versions import Version


def versions(study: Study) -> list[Version]:
    """All versions, the oldest first."""
    rows = study.all(
        "SELECT v.number, v.name, r.name, v.note, v.at FROM journey_version v "
        "LEFT JOIN round r ON r.id = v.round_id ORDER BY v.number"
    )
    return [Version(number, name, round_, note or "", at) for number, name, round_, note, at in rows]


def content(study: Study, number: int) -> str | None:
    """What the journeys were in a version; None where there is no such version."""
    row = study.one("SELECT content FROM journey_version WHERE number = ?", (number,))
    return None if row is None else str(row[0])


def stamp(study: Study, name: str, round_id: str | None, note: str, content: str) -> int:
    """Store a version; its number."""
    (number,) = study.one("SELECT coalesce(max(number), 0) + 1 FROM journey_version") or (1,)
    study.connection.execute(
        "INSERT INTO journey_version(id, number, name, round_id, note, at, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (new_id(), number, name, round_id, note, datetime.now(UTC).isoformat(timespec="seconds"), content),
    )
    return int(number)


@dataclass(frozen=True)
class Since:
    """What happened to what the latest build rests on, net: what was undone or put back does not count.

    `steps`: step id -> how many of its codings are gone. `sources`: journey id -> how many of its sources
    are gone. `recoded`: ids of codings with another code, feeling or place. `edited`: ids of sources whose
    words are others.
    """

    steps: dict[str, int]
    sources: dict[str, int]
    recoded: frozenset[str]
    edited: frozenset[str]


def since_build(study: Study) -> Since:
    """What changed under the latest build since it was made; nothing where there is none."""
    row = study.one(
        "SELECT b.id, min(c.operation) FROM build b JOIN change c ON c.tbl = 'build' AND c.row = b.id "
        "WHERE b.number = (SELECT max(number) FROM build) GROUP BY b.id"
    )
    if row is None:
        return Since({}, {}, frozenset(), frozenset())
    built = (row[1],)
    steps = study.all(
        "SELECT json_extract(p.after, '$.step_id'), count(*) FROM change c JOIN change_payload p ON p.seq = c.seq "
        "WHERE c.operation = ? AND c.tbl = 'evidence' AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.id = c.row) "
        "GROUP BY 1 ORDER BY 1",
        built,
    )
    sources = study.all(
        "SELECT json_extract(p.after, '$.journey_id'), count(*) FROM change c JOIN change_payload p ON p.seq = c.seq "
        "WHERE c.operation = ? AND c.tbl = 'journey_source' "
        "AND NOT EXISTS (SELECT 1 FROM journey_source j WHERE j.id = c.row) GROUP BY 1 ORDER BY 1",
        built,
    )
    # The first change of a row since then tells what it was at the time of the build.
    first = (
        "WITH first AS (SELECT row, min(seq) AS seq FROM change WHERE tbl = '{table}' AND operation > ?1 GROUP BY row)"
    )
    recoded = study.all(
        first.format(table="coding") + " SELECT k.id FROM first f JOIN change_payload p ON p.seq = f.seq "
        "JOIN coding k ON k.id = f.row WHERE p.before IS NOT NULL AND "
        + "("
        + " OR ".join(
            f"json_extract(p.before, '$.{column}') IS NOT k.{column}"
            for column in ("code_id", "valence", "start_turn_id", "start_offset", "end_turn_id", "end_offset", "lost")
        )
        + ")",
        built,
    )
    edited = study.all(
        first.format(table="turn")
        + " SELECT DISTINCT coalesce(t.source_id, json_extract(p.before, '$.source_id')) FROM first f "
        "JOIN change_payload p ON p.seq = f.seq LEFT JOIN turn t ON t.id = f.row "
        "WHERE json_extract(p.before, '$.text') IS NOT t.text",
        built,
    )
    return Since(
        {step: count for step, count in steps if step},
        {journey: count for journey, count in sources if journey},
        frozenset(id_ for (id_,) in recoded),
        frozenset(source for (source,) in edited if source),
    )


def built_on(study: Study, number: int) -> frozenset[str]:
    """The codings (ids) that were evidence in a build, and still are."""
    rows = study.all(
        "SELECT DISTINCT e.coding_id FROM evidence e JOIN step s ON s.id = e.step_id "
        "JOIN journey j ON j.id = s.journey_id JOIN build b ON b.id = j.build_id WHERE b.number = ?",
        (number,),
    )
    return frozenset(coding for (coding,) in rows)
