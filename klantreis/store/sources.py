"""Sources, turns and the original files in the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.model.sources import Attendance, Source, SourceKind, Turn, Utterance
from klantreis.model.spans import SourceText
from klantreis.model.words import after
from klantreis.store import words
from klantreis.store.operations import new_id
from klantreis.store.people import named
from klantreis.store.study import Study, at_one_moment

STEP = 1024
"""Between the positions of two turns lies room for turns that are split off later."""


@dataclass(frozen=True)
class SourceCount:
    """How much there is of a source."""

    source: Source
    characters: int
    words: int
    turns: int
    codings: int


_SOURCES = """
    SELECT s.id, s.title, s.kind, r.name, s.provenance, s.notes, s.duration_ms, s.sha256
    FROM source s LEFT JOIN round r ON r.id = s.round_id
"""


def _attendances(study: Study) -> dict[str, list[Attendance]]:
    found: dict[str, list[Attendance]] = {}
    for source, code, speaker in study.all(
        "SELECT a.source_id, p.code, a.speaker FROM attendance a JOIN participant p ON p.id = a.participant_id "
        "ORDER BY a.position, p.code"
    ):
        found.setdefault(source, []).append(Attendance(code, speaker))
    return found


@at_one_moment
def sources(study: Study) -> list[Source]:
    """All sources in the order in which they came in."""
    attendances = _attendances(study)
    return [
        Source(
            id=id_,
            title=title,
            kind=SourceKind(kind),
            round=round_,
            attendances=tuple(attendances.get(id_, ())),
            provenance=provenance or "",
            notes=notes or "",
            duration_ms=duration,
            sha256=sha256,
        )
        for id_, title, kind, round_, provenance, notes, duration, sha256 in study.all(
            f"{_SOURCES} ORDER BY s.position, s.title"
        )
    ]


@at_one_moment
def counts(study: Study, coder: str | None = None) -> list[SourceCount]:
    """All sources with how much there is of each; characters count the newlines between turns.

    With the name of a coder only their codings are counted.
    """
    turns: dict[str, list[int]] = {}
    for source, text in study.connection.execute("SELECT source_id, text FROM turn"):
        seen = turns.setdefault(source, [0, 0, 0])
        seen[0] += len(text) + 1
        seen[1] += len(text.split())
        seen[2] += 1
    whose = "WHERE coder_id IN (SELECT id FROM person WHERE name = ?1) " if coder is not None else ""
    parameters = (coder,) if whose else ()
    codings = dict(study.all(f"SELECT source_id, count(*) FROM coding {whose}GROUP BY source_id", parameters))
    result = []
    for source in sources(study):
        characters, words, number = turns.get(source.id, (1, 0, 0))
        result.append(SourceCount(source, characters - 1, words, number, codings.get(source.id, 0)))
    return result


def insert(
    study: Study,
    *,
    title: str,
    kind: SourceKind,
    utterances: Sequence[Utterance],
    round_name: str | None = None,
    provenance: str = "",
    notes: str = "",
    sha256: str | None = None,
    duration_ms: int | None = None,
) -> str:
    """Store a new source with its turns; its id."""
    source_id = new_id()
    study.connection.execute(
        "INSERT INTO source(id, title, kind, round_id, provenance, notes, duration_ms, sha256, position) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM source))",
        (source_id, title, kind, named(study, "round", round_name), provenance, notes, duration_ms, sha256),
    )
    ids = [new_id() for _u in utterances]
    study.connection.executemany(
        "INSERT INTO turn(id, source_id, position, speaker, text, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (id_, source_id, number * STEP, u.speaker, u.text, u.start_ms, u.end_ms)
            for number, (id_, u) in enumerate(zip(ids, utterances, strict=True), 1)
        ],
    )
    words.insert_many(study, ((id_, u.words) for id_, u in zip(ids, utterances, strict=True)))
    return source_id


def attend(study: Study, source_id: str, participant_id: str, speaker: str | None = None) -> None:
    """Note that a participant takes part in a source, under a speaker label where that is known."""
    row = study.one(
        "SELECT id, speaker FROM attendance WHERE source_id = ? AND participant_id = ?", (source_id, participant_id)
    )
    if row is None:
        study.connection.execute(
            "INSERT INTO attendance(id, source_id, participant_id, speaker, position) VALUES (?, ?, ?, ?, "
            "(SELECT coalesce(max(position), 0) + 1 FROM attendance WHERE source_id = ?))",
            (new_id(), source_id, participant_id, speaker, source_id),
        )
    elif speaker and row[1] != speaker:
        study.connection.execute("UPDATE attendance SET speaker = ? WHERE id = ?", (speaker, row[0]))


def turns(study: Study, source_id: str) -> list[Turn]:
    """The turns of a source in order."""
    rows = study.all(
        "SELECT id, text, speaker, start_ms, end_ms FROM turn WHERE source_id = ? ORDER BY position", (source_id,)
    )
    return [Turn(*row) for row in rows]


def text(study: Study, source_id: str) -> SourceText:
    """The text of a source."""
    rows = study.all("SELECT text FROM turn WHERE source_id = ? ORDER BY position", (source_id,))
    return SourceText([row[0] for row in rows])


def says(study: Study, turn_id: str, text: str) -> bool:
    """Whether a turn is there with just these words."""
    return study.one("SELECT 1 FROM turn WHERE id = ? AND text = ?", (turn_id, text)) is not None


def set_turn_text(study: Study, turn_id: str, text: str) -> None:
    """Replace the words of a turn; its codings are moved by `editing.anchor`. Words that stay keep their times."""
    row = study.one("SELECT text FROM turn WHERE id = ? AND text <> ?", (turn_id, text))
    if row is None:
        return
    study.connection.execute("UPDATE turn SET text = ? WHERE id = ?", (text, turn_id))
    words.put(study, turn_id, after(row[0], text, words.of_turn(study, turn_id)))


def keep_original(study: Study, sha256: str, name: str, data: bytes) -> None:
    """Keep the imported bytes, once."""
    study.connection.execute(
        "INSERT INTO original(sha256, name, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (sha256, name, data)
    )


def original(study: Study, sha256: str) -> bytes | None:
    """The imported bytes with this fingerprint."""
    row = study.one("SELECT bytes FROM original WHERE sha256 = ?", (sha256,))
    return None if row is None else bytes(row[0])


def attend_only(study: Study, source_id: str, keep: set[str], known: set[str]) -> None:
    """Take everyone out of a source but those in `keep` (ids).

    Who is then in no source, about whom nothing is known and who is not in `known` goes altogether.
    """
    rows = study.all(
        "SELECT id, participant_id FROM attendance WHERE source_id = ? ORDER BY position, id",
        (source_id,),
    )
    for attendance, participant in rows:
        if participant in keep:
            continue
        study.connection.execute("DELETE FROM attendance WHERE id = ?", (attendance,))
        if participant in known:
            continue
        study.connection.execute(
            "DELETE FROM participant WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM attendance WHERE participant_id = ?1) "
            "AND coalesce(household_id, cohort_id, organisation_id) IS NULL "
            "AND grp = '' AND age_band = '' AND traits = '' AND consent = ''",
            (participant,),
        )


def remove(study: Study, source_id: str) -> None:
    """Delete a source and all that hangs on it, but for its participants."""
    for sql in (
        "DELETE FROM evidence WHERE coding_id IN (SELECT id FROM coding WHERE source_id = ?)",
        "DELETE FROM sentence_evidence WHERE coding_id IN (SELECT id FROM coding WHERE source_id = ?)",
        "DELETE FROM coding WHERE source_id = ?",
        "DELETE FROM journey_source WHERE source_id = ?",
        "DELETE FROM attendance WHERE source_id = ?",
        "DELETE FROM recording WHERE source_id = ?",
        "DELETE FROM turn_words WHERE turn_id IN (SELECT id FROM turn WHERE source_id = ?)",
        "DELETE FROM turn WHERE source_id = ?",
        "DELETE FROM source WHERE id = ?",
    ):
        study.connection.execute(sql, (source_id,))
