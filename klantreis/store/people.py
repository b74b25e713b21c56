"""People, organisations, cohorts, households, rounds and participants in the database."""

import json

from klantreis.model.people import Participant, Person
from klantreis.store.operations import new_id
from klantreis.store.study import Study

_NAMED = frozenset({"person", "organisation", "cohort", "household", "round"})


def named(study: Study, table: str, name: str | None) -> str | None:
    """The id of the row with this name, made where it is new; None for no name.

    `table` is one of person, organisation, cohort, household and round.
    """
    if table not in _NAMED:
        raise ValueError(table)
    if not name:
        return None
    row = study.one(f"SELECT id FROM {table} WHERE name = ?", (name,))
    if row is not None:
        return str(row[0])
    row_id = new_id()
    study.connection.execute(f"INSERT INTO {table}(id, name) VALUES (?, ?)", (row_id, name))
    return row_id


def person(study: Study, name: str) -> str:
    """The id of a person who works on the study, made where new."""
    found = named(study, "person", name)
    assert found is not None
    return found


def persons(study: Study) -> list[Person]:
    """All persons by name."""
    return [Person(*row) for row in study.all("SELECT id, name FROM person ORDER BY name")]


_PARTICIPANTS = """
    SELECT p.id, p.code, p.grp, h.name, c.name, o.name, p.age_band, p.traits, p.consent FROM participant p
    LEFT JOIN household h ON h.id = p.household_id
    LEFT JOIN cohort c ON c.id = p.cohort_id
    LEFT JOIN organisation o ON o.id = p.organisation_id
"""


def participants(study: Study) -> list[Participant]:
    """All participants in the order in which they came in."""
    return [_participant(row) for row in study.all(f"{_PARTICIPANTS} ORDER BY p.position, p.code")]


def _participant(row: tuple[object, ...]) -> Participant:
    id_, code, group, household, cohort, organisation, age_band, traits, consent = (
        None if value is None else str(value) for value in row
    )
    return Participant(
        id=id_ or "",
        code=code or "",
        group=group or "",
        household=household,
        cohort=cohort,
        organisation=organisation,
        age_band=age_band or "",
        traits=json.loads(traits) if traits else {},
        consent=consent or "",
    )


def spelled(study: Study, code: str) -> str:
    """A participant's code as the study spells it: upper and lower case are the same, the first spelling counts."""
    if study.one("SELECT 1 FROM participant WHERE code = ?", (code,)):
        return code
    known = (str(row[0]) for row in study.all("SELECT code FROM participant ORDER BY position, code"))
    return next((other for other in known if other.casefold() == code.casefold()), code)


def save_participant(study: Study, participant: Participant) -> str:
    """Insert a participant, or update what is given about one whose code is known (see `spelled`); its id.

    Empty fields of the given participant leave what stands.
    """
    values = {
        "grp": participant.group,
        "household_id": named(study, "household", participant.household),
        "cohort_id": named(study, "cohort", participant.cohort),
        "organisation_id": named(study, "organisation", participant.organisation),
        "age_band": participant.age_band,
        "traits": json.dumps(dict(participant.traits), ensure_ascii=False) if participant.traits else "",
        "consent": participant.consent,
    }
    row = study.one("SELECT id FROM participant WHERE code = ?", (spelled(study, participant.code),))
    if row is None:
        row_id = new_id()
        study.connection.execute(
            f"INSERT INTO participant(id, code, position, {', '.join(values)}) "
            f"VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM participant), {', '.join('?' * len(values))})",
            (row_id, participant.code, *values.values()),
        )
        return row_id
    given = {name: value for name, value in values.items() if value}
    if given:
        # Rows that stay the same are not written: they would make the operation look larger than it was.
        same = " AND ".join(f"{name} IS ?" for name in given)
        study.connection.execute(
            f"UPDATE participant SET {', '.join(f'{name} = ?' for name in given)} WHERE id = ? AND NOT ({same})",
            (*given.values(), row[0], *given.values()),
        )
    return str(row[0])
