"""What coders agreed about their codings after comparing them."""

from collections.abc import Sequence

from klantreis.model.codings import Settled
from klantreis.store.study import Study


def settle(study: Study, coding_ids: Sequence[str], settled: Settled | None) -> int:
    """Note what was agreed about codings, or with None that it is open again; how many of them still stand."""
    rows = [(settled, coding_id) for coding_id in coding_ids]
    study.connection.executemany("UPDATE coding SET settled = ?1 WHERE id = ?2 AND settled IS NOT ?1", rows)
    marks = ", ".join("?" * len(coding_ids))
    (count,) = study.one(f"SELECT count(*) FROM coding WHERE id IN ({marks})", tuple(coding_ids)) or (0,)
    return int(count)
