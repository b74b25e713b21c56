"""What people decided about journeys; a later decision about the same thing takes the place of an earlier one."""

from collections.abc import Iterable

from klantreis.model.codes import Code, CodeKind
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.store.operations import new_id
from klantreis.store.study import Study

_ONE_EACH = (DecisionKind.APART, DecisionKind.LIFT)
"""Kinds of which a subject may have several, each with another object."""


def decisions(study: Study) -> list[Decision]:
    """All decisions in the order in which they were made."""
    rows = study.all("SELECT kind, subject, object, value, journey FROM decision ORDER BY number")
    return [Decision(DecisionKind(kind), *rest) for kind, *rest in rows]


def decide(study: Study, made: Iterable[Decision]) -> None:
    """Store decisions, instead of those about the same thing."""
    for each in made:
        forget(study, each)
        (number,) = study.one("SELECT coalesce(max(number), 0) + 1 FROM decision") or (1,)
        study.connection.execute(
            "INSERT INTO decision(id, number, kind, journey, subject, object, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_id(), number, each.kind.value, each.journey, each.subject, each.object, each.value),
        )


def forget(study: Study, decision: Decision) -> int:
    """Take back a decision (its value does not matter); how many went."""
    also = "AND object = ?4" if decision.kind in _ONE_EACH else ""
    cursor = study.connection.execute(
        f"DELETE FROM decision WHERE kind = ?1 AND journey = ?2 AND subject = ?3 {also}",
        (decision.kind.value, decision.journey, decision.subject, *([decision.object] if also else [])),
    )
    return int(cursor.rowcount)


_NAMING = {
    CodeKind.PHASE: DecisionKind.PHASE,
    CodeKind.CHANNEL: DecisionKind.CHANNEL,
    CodeKind.ACTOR: DecisionKind.ACTOR,
}


def follow_rename(study: Study, code: Code, name: str) -> None:
    """Let decisions that put a step in a phase, on a channel or with somebody follow the new name of that code."""
    if code.kind in _NAMING:
        study.connection.execute(
            "UPDATE decision SET value = ?1 WHERE kind = ?2 AND value = ?3 AND ?1 <> ?3",
            (name, _NAMING[code.kind].value, code.name),
        )


def follow_merge(study: Study, code: str, into: str) -> None:
    """Let decisions about a code (id) be about the one into which it was merged, unless that has its own."""
    rows = study.all("SELECT id, kind, journey, subject, object FROM decision ORDER BY number")
    about = {_about(*row[1:]) for row in rows if code not in row[3] + row[4]}
    for id_, kind, journey, subject, object_ in rows:
        if code not in subject + object_:
            continue
        ends = subject.replace(code, into), object_.replace(code, into)
        thing = _about(kind, journey, *ends)
        if thing in about or ends[0] == ends[1]:
            study.connection.execute("DELETE FROM decision WHERE id = ?", (id_,))
        else:
            about.add(thing)
            study.connection.execute("UPDATE decision SET subject = ?, object = ? WHERE id = ?", (*ends, id_))


def _about(kind: str, journey: str, subject: str, object_: str) -> tuple[str, ...]:
    return (kind, journey, subject, object_ if kind in _ONE_EACH else "")
