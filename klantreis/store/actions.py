"""What will be done about findings."""

from collections.abc import Collection

from klantreis.model.findings import Action, ActionStatus, Horizon
from klantreis.store import people
from klantreis.store.operations import new_id
from klantreis.store.study import Study


def actions(study: Study) -> list[Action]:
    """All actions by number."""
    behind: dict[str, list[str]] = {}
    for action, finding in study.all("SELECT action_id, finding_id FROM action_finding ORDER BY finding_id"):
        behind.setdefault(action, []).append(finding)
    return [
        Action(
            id=id_,
            goal=goal,
            number=number,
            owner=owner,
            scope=scope,
            start=start,
            due=due,
            status=ActionStatus(status),
            findings=tuple(behind.get(id_, ())),
            measure=measure or "",
            outcome=outcome or "",
            horizon=Horizon(horizon) if horizon else None,
        )
        for id_, goal, number, owner, scope, start, due, status, measure, outcome, horizon in study.all(
            "SELECT a.id, a.goal, coalesce(a.number, a.position), p.name, a.scope, a.starts, a.due, a.status, "
            "a.measure, a.outcome, a.horizon FROM action a LEFT JOIN person p ON p.id = a.owner_id "
            "ORDER BY a.position, a.id"
        )
    ]


def save(study: Study, action: Action) -> str:
    """Store a new action (one without an id), or what is said of it now; its id."""
    values = {
        "goal": action.goal,
        "owner_id": people.named(study, "person", action.owner),
        "scope": action.scope,
        "starts": action.start,
        "due": action.due,
        "status": action.status.value,
        "measure": action.measure,
        "outcome": action.outcome,
        "horizon": action.horizon.value if action.horizon else None,
    }
    id_ = action.id or new_id()
    if not action.id:
        (last,) = study.one("SELECT coalesce(max(coalesce(number, position)), 0) FROM action") or (0,)
        values |= {"number": last + 1, "position": last + 1}
        study.connection.execute(
            f"INSERT INTO action(id, {', '.join(values)}) VALUES (?{', ?' * len(values)})", (id_, *values.values())
        )
    else:
        same = " AND ".join(f"{name} IS ?" for name in values)
        study.connection.execute(
            f"UPDATE action SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ? AND NOT ({same})",
            (*values.values(), id_, *values.values()),
        )
    _link(study, id_, action.findings)
    return id_


def _link(study: Study, action: str, findings: Collection[str]) -> None:
    there = {
        finding: id_
        for id_, finding in study.all("SELECT id, finding_id FROM action_finding WHERE action_id = ?", (action,))
    }
    for finding, id_ in there.items():
        if finding not in findings:
            study.connection.execute("DELETE FROM action_finding WHERE id = ?", (id_,))
    for finding in findings:
        if finding not in there:
            study.connection.execute(
                "INSERT INTO action_finding(id, action_id, finding_id) VALUES (?, ?, ?)", (new_id(), action, finding)
            )


def remove(study: Study, action: str) -> None:
    """Delete an action (id)."""
    study.connection.execute("DELETE FROM action_finding WHERE action_id = ?", (action,))
    study.connection.execute("DELETE FROM action WHERE id = ?", (action,))
