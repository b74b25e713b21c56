"""Which recordings belong to which source; the sound itself stands beside the database."""

from collections.abc import Sequence
from dataclasses import replace

from klantreis.model.recordings import Recording
from klantreis.store.connection import database_errors
from klantreis.store.operations import new_id
from klantreis.store.study import Study

_COLUMNS = "id, source_id, path, linked, sha256, size, duration_ms, channels, rate"


def of_source(study: Study, source_id: str) -> list[Recording]:
    """The recordings of a source, in the order in which they follow one another."""
    rows = study.all(f"SELECT {_COLUMNS} FROM recording WHERE source_id = ? ORDER BY position", (source_id,))
    return [_of(row) for row in rows]


def by_hash(study: Study, sha256: str) -> list[Recording]:
    """The recordings with just these bytes."""
    rows = study.all(f"SELECT {_COLUMNS} FROM recording WHERE sha256 = ? ORDER BY position, id", (sha256,))
    return [_of(row) for row in rows]


def _of(row: tuple[object, ...]) -> Recording:
    found = Recording(*row)  # type: ignore[arg-type]
    return replace(found, linked=bool(found.linked))


def counts(study: Study) -> dict[str, int]:
    """How many recordings a source (id) has, of those that have any."""
    return dict(study.all("SELECT source_id, count(*) FROM recording GROUP BY source_id"))


def insert(study: Study, recording: Recording) -> Recording:
    """Store a recording behind the others of its source; as it is with its id."""
    made = replace(recording, id=new_id())
    values = (made.id, made.source, made.path, int(made.linked), made.sha256, made.size)
    study.connection.execute(
        f"INSERT INTO recording({_COLUMNS}, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "(SELECT coalesce(max(position), 0) + 1 FROM recording WHERE source_id = ?))",
        (*values, made.duration_ms, made.channels, made.rate, made.source),
    )
    return made


def move(study: Study, recording_id: str, path: str, linked: bool) -> None:
    """Say where a recording stands now."""
    study.connection.execute(
        "UPDATE recording SET path = ?1, linked = ?2 WHERE id = ?3 AND (path <> ?1 OR linked <> ?2)",
        (path, int(linked), recording_id),
    )


def remove(study: Study, recording_id: str) -> None:
    """Let a recording belong to its source no more; the file stays, what was drawn of it goes."""
    study.connection.execute(
        "DELETE FROM waveform WHERE source_id IN (SELECT source_id FROM recording WHERE id = ?)", (recording_id,)
    )
    study.connection.execute("DELETE FROM recording WHERE id = ?", (recording_id,))


def waveform(study: Study, recordings: Sequence[Recording]) -> bytes | None:
    """What was kept of how these recordings of one source look; None where it was of others."""
    row = study.one(
        "SELECT bytes FROM waveform WHERE source_id = ? AND made_of = ?", (recordings[0].source, _made_of(recordings))
    )
    return None if row is None else row[0]


def keep_waveform(study: Study, recordings: Sequence[Recording], data: bytes) -> None:
    """Keep how these recordings of one source look. It is made anew where it can't be kept, so that is no error."""
    try:
        study.connection.execute(
            "INSERT INTO waveform(source_id, made_of, bytes) VALUES (?, ?, ?) "
            "ON CONFLICT(source_id) DO UPDATE SET made_of = excluded.made_of, bytes = excluded.bytes",
            (recordings[0].source, _made_of(recordings), data),
        )
    except database_errors():
        return


def _made_of(recordings: Sequence[Recording]) -> str:
    return " ".join(each.sha256 for each in recordings)
