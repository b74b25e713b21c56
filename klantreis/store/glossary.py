"""The glossary of a study: rows of names and terms."""

import json

from klantreis.model.glossary import Term, TermKind
from klantreis.store.operations import new_id
from klantreis.store.study import Study


def terms(study: Study) -> list[Term]:
    """All terms, by name."""
    rows = study.all("SELECT name, kind, heard, pseudonym FROM glossary_term ORDER BY lower(name), name")
    return [Term(name, TermKind(kind), tuple(json.loads(heard)), pseudonym) for name, kind, heard, pseudonym in rows]


def save(study: Study, term: Term) -> None:
    """Store a term, in the place of the one with its name."""
    values = (term.kind.value, json.dumps(term.heard, ensure_ascii=False), term.pseudonym)
    row = study.one("SELECT id FROM glossary_term WHERE name = ?", (term.name,))
    if row is None:
        study.connection.execute(
            "INSERT INTO glossary_term(id, name, kind, heard, pseudonym) VALUES (?, ?, ?, ?, ?)",
            (new_id(), term.name, *values),
        )
    else:
        study.connection.execute(
            "UPDATE glossary_term SET kind = ?1, heard = ?2, pseudonym = ?3 "
            "WHERE id = ?4 AND (kind, heard, pseudonym) IS NOT (?1, ?2, ?3)",
            (*values, row[0]),
        )


def remove(study: Study, name: str) -> None:
    """Delete a term."""
    study.connection.execute("DELETE FROM glossary_term WHERE name = ?", (name,))
