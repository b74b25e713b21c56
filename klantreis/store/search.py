"""Full text: which turns can hold a text, by the trigram index of SQLite's FTS5."""

from collections.abc import Iterator

from klantreis.store.study import Study

SHORTEST = 3
"""Trigrams can't find less than this many characters; shorter texts are looked for turn by turn."""

Hit = tuple[str, int, str]
"""Title of the source, offset of the turn in the source, text of the turn."""

_TURNS = """
    SELECT s.title, (SELECT coalesce(sum(length(b.text) + 1), 0) FROM turn b
                     WHERE b.source_id = t.source_id AND b.position < t.position), t.text
    FROM turn t JOIN source s ON s.id = t.source_id {where} ORDER BY s.position, t.position
"""


def containing(study: Study, text: str) -> Iterator[Hit]:
    """The turns in which the text may stand, whatever its case, in order; the caller looks closer."""
    if len(text) < SHORTEST:
        yield from every(study)
        return
    # In double quotes, so that nothing in it is read as a query.
    quoted = '"' + text.replace('"', '""') + '"'
    keys = study.all("SELECT rowid FROM turn_fts WHERE turn_fts MATCH ?", (quoted,))
    marks = ", ".join(str(key) for (key,) in keys)
    yield from study.connection.execute(_TURNS.format(where=f"WHERE t.key IN ({marks})"))


def every(study: Study) -> Iterator[Hit]:
    """All turns in order."""
    title, at = None, 0
    for source, text in study.connection.execute(
        "SELECT s.title, t.text FROM turn t JOIN source s ON s.id = t.source_id ORDER BY s.position, t.position"
    ):
        at = 0 if source != title else at
        title = source
        yield source, at, text
        at += len(text) + 1
