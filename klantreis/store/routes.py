"""Where moments happened that were told at another place: the marks on codings."""

from collections.abc import Mapping

from klantreis.model.codings import Moved
from klantreis.store.study import Study


def marks(study: Study) -> dict[str, Moved]:
    """All marks: coding's id -> mark."""
    rows = study.all("SELECT id, moved_to, moved_side FROM coding WHERE moved_to IS NOT NULL ORDER BY id")
    return {id_: Moved(to, side) for id_, to, side in rows}


def mark(study: Study, marks: Mapping[str, Moved | None]) -> None:
    """Give codings (by id) a mark, or with None take it away; one that bears it already stays untouched."""
    study.connection.executemany(
        "UPDATE coding SET moved_to = ?1, moved_side = ?2 "
        "WHERE id = ?3 AND (moved_to IS NOT ?1 OR moved_side IS NOT ?2)",
        [(moved.to if moved else None, moved.side if moved else None, id_) for id_, moved in marks.items()],
    )
