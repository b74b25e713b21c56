"""What people made of findings. The findings themselves are derived anew each time; their ids stay the same."""

from klantreis.model.findings import Assessment, Finding, Nature, OwnReach
from klantreis.store.study import Study


def assessments(study: Study) -> dict[str, Assessment]:
    """Finding (id) -> what people made of it."""
    rows = study.all("SELECT id, condition, severity, effort, own_reach, nature, note FROM finding ORDER BY id")
    return {
        id_: Assessment(
            id_,
            condition or "",
            severity,
            effort,
            OwnReach(own_reach) if own_reach else None,
            Nature(nature) if nature else None,
            note or "",
        )
        for id_, condition, severity, effort, own_reach, nature, note in rows
    }


def keep(study: Study, finding: Finding) -> None:
    """Make a row for a finding that has none, so that something can hang on it."""
    study.connection.execute(
        "INSERT INTO finding(id, kind, title) SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM finding WHERE id = ?1)",
        (finding.id, finding.kind.value, finding.title),
    )


def assess(study: Study, finding: Finding, said: Assessment) -> None:
    """Store what people make of a finding."""
    keep(study, finding)
    study.connection.execute(
        "UPDATE finding SET condition = ?, severity = ?, effort = ?, own_reach = ?, nature = ?, note = ? WHERE id = ?",
        (said.condition, said.severity, said.effort, said.own_reach, said.nature, said.note, finding.id),
    )


def titles(study: Study) -> dict[str, str]:
    """Finding (id) -> what it was called when something was first hung on it."""
    return dict(study.all("SELECT id, title FROM finding ORDER BY id"))
