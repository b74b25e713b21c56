"""The codebook in the database."""

from klantreis.model.codes import Code, Codebook, CodebookSpec, CodeKind
from klantreis.store.operations import new_id
from klantreis.store.study import Study

_FIELDS = ("kind", "definition", "include", "exclude", "example", "color", "phase")


def codebook(study: Study) -> Codebook:
    """The codebook, parents before their children."""
    rows = study.all(
        "SELECT id, name, kind, parent_id, definition, include, exclude, example, color, phase FROM code "
        "ORDER BY position, id"
    )
    children: dict[str | None, list[Code]] = {}
    for id_, name, kind, parent, *texts, phase in rows:
        text = [value or "" for value in texts]
        code = Code(id_, name, CodeKind(kind), parent, text[0], text[1], text[2], text[3], text[4], phase or None)
        children.setdefault(parent, []).append(code)
    ordered: list[Code] = []

    def descend(parent: str | None) -> None:
        for code in children.get(parent, ()):
            ordered.append(code)
            descend(code.id)

    descend(None)
    name, version = study.one("SELECT name, version FROM codebook LIMIT 1") or ("", "1")
    return Codebook(name, ordered, version)


def save(study: Study, spec: CodebookSpec) -> tuple[int, int]:
    """Add the codes of a book, and update those that exist by path; (added, changed).

    What the book leaves empty about an existing code stays as it is.
    """
    if study.one("SELECT 1 FROM codebook") is None:
        study.connection.execute(
            "INSERT INTO codebook(id, name, version) VALUES (?, ?, ?)", (new_id(), spec.name, spec.version)
        )
    known = {path.casefold(): code for path, code in codebook(study).by_path.items()}
    ids = {path: code.id for path, code in known.items()}
    kinds = {path: code.kind for path, code in known.items()}
    (position,) = study.one("SELECT coalesce(max(position), 0) FROM code") or (0,)
    added = changed = 0
    for code in spec.codes:
        path, above = "/".join(code.path).casefold(), "/".join(code.path[:-1]).casefold()
        values = {name: str(getattr(code, name) or "") for name in _FIELDS}
        if path in known:
            given = {k: v for k, v in values.items() if v and v != (getattr(known[path], k) or "")}
            if given and not code.implied:
                assignments = ", ".join(f"{name} = ?" for name in given)
                study.connection.execute(f"UPDATE code SET {assignments} WHERE id = ?", (*given.values(), ids[path]))
                changed += 1
        elif path not in ids:
            position += 1
            ids[path] = new_id()
            kinds[path] = code.kind or kinds.get(above, CodeKind.FREE)
            values["kind"] = kinds[path]
            study.connection.execute(
                f"INSERT INTO code(id, parent_id, position, name, {', '.join(_FIELDS)}) "
                f"VALUES (?, ?, ?, ?, {', '.join('?' * len(_FIELDS))})",
                (ids[path], ids.get(above), position, code.name, *values.values()),
            )
            added += 1
    return added, changed


def rename(study: Study, code_id: str, name: str) -> None:
    """Give a code another name."""
    study.connection.execute("UPDATE code SET name = ? WHERE id = ? AND name <> ?", (name, code_id, name))


def rename_phase(study: Study, old: str, new: str) -> None:
    """Follow the new name of a phase in the codes that name it as their usual one."""
    study.connection.execute("UPDATE code SET phase = ? WHERE phase = ?", (new, old))


def counts(study: Study, coder: str | None = None) -> dict[str, int]:
    """Code id -> number of codings with that very code, of everyone or of one coder (by name)."""
    whose = "WHERE coder_id IN (SELECT id FROM person WHERE name = ?1) " if coder is not None else ""
    return dict(study.all(f"SELECT code_id, count(*) FROM coding {whose}GROUP BY code_id", (coder,) if whose else ()))
