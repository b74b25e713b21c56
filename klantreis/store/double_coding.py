"""Who coded what where, in the sources that several people coded."""

from collections.abc import Sequence

from klantreis.store.study import Study

Row = tuple[str, str, str, int, int, int, int]


def coders_of(study: Study) -> list[tuple[str, str]]:
    """(source id, coder id) for everyone who has a coding there that has words; by source, then by name."""
    rows = study.all(
        "SELECT s.id, p.id FROM source s JOIN (SELECT DISTINCT source_id, coder_id FROM coding WHERE lost IS NULL) c "
        "ON c.source_id = s.id JOIN person p ON p.id = c.coder_id ORDER BY s.position, s.title, p.name"
    )
    return [(source, coder) for source, coder in rows]


def places(study: Study, sources: Sequence[str], coders: Sequence[str]) -> tuple[list[Row], dict[str, list[int]]]:
    """The codings of these coders in these sources, and the characters of each turn by source.

    A coding is (source id, coder id, code id, first turn, offset in it, last turn, offset in it) with turns
    counted from 0; one that lost its words is left out.
    """
    marks = ", ".join("?" * len(sources))
    lengths: dict[str, list[int]] = {source: [] for source in sources}
    numbers: dict[str, int] = {}
    for turn, source, length in study.all(
        f"SELECT id, source_id, length(text) FROM turn WHERE source_id IN ({marks}) ORDER BY source_id, position",
        tuple(sources),
    ):
        numbers[turn] = len(lengths[source])
        lengths[source].append(length)
    rows = study.all(
        "SELECT source_id, coder_id, code_id, start_turn_id, start_offset, end_turn_id, end_offset FROM coding "
        f"WHERE lost IS NULL AND source_id IN ({marks}) AND coder_id IN ({', '.join('?' * len(coders))}) ORDER BY id",
        (*sources, *coders),
    )
    return [(s, who, code, numbers[a], i, numbers[b], j) for s, who, code, a, i, b, j in rows], lengths
