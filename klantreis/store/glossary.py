"""The glossary of a study: rows of names and terms."""

import json

from klantreis.model.glossary import Term, TermKind
from klantreis.store.operations import new_id
from klantreis.store.study import Study


def terms(study: Study) -> list[Term]:
    """All terms, by name."""
    rows = study.all("SELECT name, kind, heard FROM glossary_term ORDER BY lower(name), name")
    return [Term(name, TermKind(kind), tuple(json.loads(heard))) for name, kind, heard in rows]


def save(study: Study, term: Term) -> None:
    """Store a term, in the place of the one with its name."""
    values = (term.kind.value, json.dumps(term.heard, ensure_ascii=False))
    row = study.one("SELECT id FROM glossary_term WHERE name = ?", (term.name,))
    if row is None:
        study.connection.execute(
            "INSERT INTO glossary_term(id, name, kind, heard) VALUES (?, ?, ?, ?)", (new_id(), term.name, *values)
        )
    else:
        study.connection.execute(
            "UPDATE glossary_term SET kind = ?, heard = ? WHERE id = ? AND NOT (kind IS ? AND heard IS ?)",
            (*values, row[0], *values),
        )


def remove(study: Study, name: str) -> None:
    """Delete a term."""
    study.connection.execute("DELETE FROM glossary_term WHERE name = ?", (name,))
