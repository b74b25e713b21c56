"""Whom the researchers asked to take part, row by row, with the reasons of those who did not."""

from collections.abc import Mapping

from klantreis.model.responses import Count, Key, Response
from klantreis.store import people
from klantreis.store.operations import new_id
from klantreis.store.study import Study

_COUNTS = ("invited", "reached", "declined", "agreed")


def responses(study: Study) -> list[Response]:
    """All rows, in the order in which they came in."""
    reasons: dict[str, dict[str, Count]] = {}
    for row, name, n, circa in study.all(
        "SELECT response_id, name, n, circa FROM response_reason ORDER BY response_id, position, id"
    ):
        reasons.setdefault(row, {})[name] = Count(n, bool(circa))
    columns = ", ".join(f"r.{name}, r.{name}_circa" for name in _COUNTS)
    found = []
    for id_, group, round_name, cohort, *counts in study.all(
        f"SELECT r.id, r.grp, d.name, c.name, {columns} FROM response r LEFT JOIN round d ON d.id = r.round_id "
        "LEFT JOIN cohort c ON c.id = r.cohort_id ORDER BY r.position, r.id"
    ):
        invited, reached, declined, agreed = (
            None if n is None else Count(n, bool(circa)) for n, circa in zip(counts[::2], counts[1::2], strict=True)
        )
        key = Key(group, round_name, cohort)
        found.append(Response(key, invited, reached, declined, agreed, reasons.get(id_, {})))
    return found


def save(study: Study, response: Response) -> None:
    """Store a row, in the place of the one with its key. Rows that stay the same are not written."""
    values: dict[str, int | None] = {}
    for name in _COUNTS:
        count: Count | None = getattr(response, name)
        values[name] = None if count is None else count.n
        values[f"{name}_circa"] = int(count is not None and count.circa)
    id_ = _find(study, response.key)
    if id_ is None:
        id_ = new_id()
        round_id = people.named(study, "round", response.key.round)
        cohort_id = people.named(study, "cohort", response.key.cohort)
        study.connection.execute(
            f"INSERT INTO response(id, grp, round_id, cohort_id, position, {', '.join(values)}) VALUES (?, ?, ?, ?, "
            f"(SELECT coalesce(max(position), 0) + 1 FROM response){', ?' * len(values)})",
            (id_, response.key.group, round_id, cohort_id, *values.values()),
        )
    else:
        same = " AND ".join(f"{name} IS ?" for name in values)
        study.connection.execute(
            f"UPDATE response SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ? AND NOT ({same})",
            (*values.values(), id_, *values.values()),
        )
    _save_reasons(study, id_, response.reasons)


def _save_reasons(study: Study, response: str, reasons: Mapping[str, Count]) -> None:
    there = {
        name: id_ for id_, name in study.all("SELECT id, name FROM response_reason WHERE response_id = ?", (response,))
    }
    for name, id_ in there.items():
        if name not in reasons:
            study.connection.execute("DELETE FROM response_reason WHERE id = ?", (id_,))
    for position, (name, count) in enumerate(reasons.items(), 1):
        values = (count.n, int(count.circa), position)
        if name in there:
            study.connection.execute(
                "UPDATE response_reason SET n = ?, circa = ?, position = ? WHERE id = ? "
                "AND NOT (n IS ? AND circa IS ? AND position IS ?)",
                (*values, there[name], *values),
            )
        else:
            study.connection.execute(
                "INSERT INTO response_reason(id, response_id, name, n, circa, position) VALUES (?, ?, ?, ?, ?, ?)",
                (new_id(), response, name, *values),
            )


def remove(study: Study, key: Key) -> None:
    """Delete a row with its reasons; who talked stays."""
    id_ = _find(study, key)
    study.connection.execute("DELETE FROM response_reason WHERE response_id = ?", (id_,))
    study.connection.execute("DELETE FROM response WHERE id = ?", (id_,))


def _find(study: Study, key: Key) -> str | None:
    row = study.one(
        "SELECT r.id FROM response r LEFT JOIN round d ON d.id = r.round_id LEFT JOIN cohort c ON c.id = r.cohort_id "
        "WHERE r.grp = ? AND d.name IS ? AND c.name IS ?",
        (key.group, key.round, key.cohort),
    )
    return None if row is None else str(row[0])
