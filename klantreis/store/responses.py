"""Whom people invited, in the database."""

import json

from klantreis.model.responses import Count, Invitation
from klantreis.store.operations import new_id
from klantreis.store.people import named
from klantreis.store.study import Study

_COUNTS = ("invited", "reached", "declined")


def invitations(study: Study) -> list[Invitation]:
    """All of them in the order in which they came in."""
    rows = study.all(
        "SELECT i.id, r.name, i.grp, c.name, i.reasons, invited, invited_about, reached, reached_about, declined, "
        "declined_about FROM invitation i LEFT JOIN round r ON r.id = i.round_id "
        "LEFT JOIN cohort c ON c.id = i.cohort_id ORDER BY i.position, i.id"
    )
    return [
        Invitation(
            round=round_,
            group=group,
            cohort=cohort,
            reasons=json.loads(reasons),
            id=id_,
            **{
                name: None if n is None else Count(n, bool(about))
                for name, n, about in zip(_COUNTS, counts[::2], counts[1::2], strict=True)
            },
        )
        for id_, round_, group, cohort, reasons, *counts in rows
    ]


def save(study: Study, invitation: Invitation) -> None:
    """Store a new invitation (one without an id), or what is said of one now."""
    values: dict[str, object] = {
        "round_id": named(study, "round", invitation.round),
        "grp": invitation.group,
        "cohort_id": named(study, "cohort", invitation.cohort),
        "reasons": json.dumps(dict(sorted(invitation.reasons.items())), ensure_ascii=False),
    }
    for name in _COUNTS:
        found: Count | None = getattr(invitation, name)
        values |= {name: found and found.n, f"{name}_about": int(found is not None and found.about)}
    if invitation.id:
        same = " AND ".join(f"{name} IS ?" for name in values)
        study.connection.execute(
            f"UPDATE invitation SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ? AND NOT ({same})",
            (*values.values(), invitation.id, *values.values()),
        )
        return
    study.connection.execute(
        f"INSERT INTO invitation(id, position, {', '.join(values)}) "
        f"VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM invitation){', ?' * len(values)})",
        (new_id(), *values.values()),
    )


def remove(study: Study, invitation_id: str) -> None:
    """Forget an invitation; who talked stays."""
    study.connection.execute("DELETE FROM invitation WHERE id = ?", (invitation_id,))
