"""Codes on the number keys of a person."""

from klantreis.store.operations import new_id
from klantreis.store.study import Study


def pins(study: Study, name: str) -> dict[int, str]:
    """Digit -> code id, for a person by name."""
    return dict(
        study.all("SELECT n.digit, n.code_id FROM pin n JOIN person p ON p.id = n.person_id WHERE p.name = ?", (name,))
    )


def put(study: Study, person_id: str, digit: int, code_id: str | None) -> None:
    """Put a code on a digit of a person; None leaves the digit free. A code stands on one digit at most."""
    study.connection.execute(
        "DELETE FROM pin WHERE person_id = ? AND (digit = ? OR code_id = ?)", (person_id, digit, code_id)
    )
    if code_id is not None:
        study.connection.execute(
            "INSERT INTO pin(id, person_id, digit, code_id) VALUES (?, ?, ?, ?)",
            (new_id(), person_id, digit, code_id),
        )
