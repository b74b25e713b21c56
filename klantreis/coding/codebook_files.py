"""Codebooks as YAML (a tree) and as CSV (a row a code)."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from klantreis.files import yamls
from klantreis.files.tables import Row, read_table, write_table
from klantreis.model.codes import SEPARATOR, Codebook, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

CSV_COLUMNS = ("path", "kind", "definition", "include", "exclude", "example", "color", "phase")
_TEXTS = ("definition", "include", "exclude", "example", "color")
_DEEPEST = 20

_DUTCH_KINDS = {
    "fase": CodeKind.PHASE,
    "contactmoment": CodeKind.TOUCHPOINT,
    "kanaal": CodeKind.CHANNEL,
    "betrokkene": CodeKind.ACTOR,
    "thema": CodeKind.THEME,
    "idee": CodeKind.IDEA,
    "vrij": CodeKind.FREE,
}


def _kind(value: str, where: str) -> CodeKind | None:
    """The kind that a file names, in English or Dutch; None where it names none."""
    if not value:
        return None
    try:
        return _DUTCH_KINDS.get(value.casefold()) or CodeKind(value.casefold())
    except ValueError as error:
        kinds = ", ".join(_DUTCH_KINDS)
        raise KlantreisError(
            _("{where}: het soort “{kind}” bestaat niet; kies uit {kinds}.").format(
                where=where, kind=value, kinds=kinds
            )
        ) from error


def _checked_name(value: object, where: str) -> str:
    name = one_line(str(value)) if isinstance(value, str | int | float) else ""
    if not name:
        raise KlantreisError(_("{where}: een code heeft geen naam.").format(where=where))
    if SEPARATOR in name:
        raise KlantreisError(
            _("{where}: in de naam “{name}” mag geen / staan; die scheidt de namen in een pad.").format(
                where=where, name=name
            )
        )
    return name


def _unique(codes: Sequence[CodeSpec], name: str) -> tuple[CodeSpec, ...]:
    seen: set[str] = set()
    for code in codes:
        path = SEPARATOR.join(code.path)
        if path.casefold() in seen:
            raise KlantreisError(_("{name}: de code {path} staat er twee keer in.").format(name=name, path=path))
        seen.add(path.casefold())
    if not codes:
        raise KlantreisError(_("{name}: er staan geen codes in.").format(name=name))
    return tuple(codes)


def read_yaml(data: bytes, name: str) -> CodebookSpec:
    """A codebook from YAML: `name`, `version`, `codes` with `children`. Raises KlantreisError."""
    book = yamls.read_yaml(data, name)
    if not isinstance(book, dict) or not isinstance(book.get("codes"), list):
        raise KlantreisError(_("{name}: bovenaan moet “codes:” staan met een lijst van codes.").format(name=name))
    codes = list(_branch(book["codes"], None, name))
    title, version = (one_line(str(book.get(key) or default)) for key, default in (("name", name), ("version", "1")))
    return CodebookSpec(title, _unique(codes, name), version)


def _branch(entries: Sequence[object], parent: CodeSpec | None, name: str) -> Iterator[CodeSpec]:
    above = parent.path if parent else ()
    if len(above) >= _DEEPEST:
        raise KlantreisError(
            _("{name}: de code {code} staat onder zichzelf, of meer dan {n} codes diep.").format(
                name=name, code=above[-1], n=_DEEPEST
            )
        )
    for entry in entries:
        where = f"{name}: {SEPARATOR.join(above)}" if above else name
        if not isinstance(entry, dict):
            raise KlantreisError(_("{where}: een code moet een naam en velden hebben.").format(where=where))
        code_name = _checked_name(entry.get("name"), where)
        where = f"{name}: {SEPARATOR.join((*above, code_name))}"
        unknown = [str(key) for key in entry if key not in {"name", "kind", "phase", "children", *_TEXTS}]
        if unknown:
            raise KlantreisError(_("{where}: het veld “{field}” bestaat niet.").format(where=where, field=unknown[0]))
        texts = {field: one_line(str(entry.get(field) or "")) for field in _TEXTS}
        code = CodeSpec(
            (*above, code_name),
            kind=_kind(one_line(str(entry.get("kind") or "")), where) or (parent.kind if parent else None),
            definition=texts["definition"],
            include=texts["include"],
            exclude=texts["exclude"],
            example=texts["example"],
            color=texts["color"] or (parent.color if parent else ""),
            phase=one_line(str(entry.get("phase") or "")) or (parent.phase if parent else None),
        )
        yield code
        children = entry.get("children") or []
        if not isinstance(children, list):
            raise KlantreisError(_("{where}: “children” moet een lijst zijn.").format(where=where))
        yield from _branch(children, code, name)


def read_csv(data: bytes, name: str) -> CodebookSpec:
    """A codebook from CSV: each row has `path`, or `name` and `parent`. Raises KlantreisError."""
    rows = read_table(data, name, required=(), allowed=(*CSV_COLUMNS, "name", "parent"))
    if not rows:
        raise KlantreisError(_("{name}: er staan geen codes in.").format(name=name))
    by_path = "path" in rows[0]
    if not by_path and "name" not in rows[0]:
        raise KlantreisError(_("{name} mist de kolom path, of de kolommen name en parent.").format(name=name))
    codes = _from_paths(rows, name) if by_path else _from_parents(rows, name)
    return CodebookSpec(name, _unique(codes, name))


def _spec(row: Row, path: tuple[str, ...], name: str) -> CodeSpec:
    where = _("{name}, regel {line}").format(name=name, line=row.line)
    text = {field: one_line(row.get(field, "")) for field in (*_TEXTS, "phase")}
    return CodeSpec(
        path,
        kind=_kind(row.get("kind", ""), where),
        definition=text["definition"],
        include=text["include"],
        exclude=text["exclude"],
        example=text["example"],
        color=text["color"],
        phase=text["phase"] or None,
    )


def _from_paths(rows: Sequence[Row], name: str) -> list[CodeSpec]:
    listed = {tuple(one_line(part).casefold() for part in row.get("path", "").split(SEPARATOR)) for row in rows}
    codes: list[CodeSpec] = []
    implied: set[tuple[str, ...]] = set()
    for row in rows:
        where = _("{name}, regel {line}").format(name=name, line=row.line)
        path = tuple(_checked_name(part, where) for part in row.get("path", "").split(SEPARATOR))
        spec = _spec(row, path, name)
        for depth in range(1, len(path)):
            key = tuple(part.casefold() for part in path[:depth])
            if key not in listed and key not in implied:
                implied.add(key)
                codes.append(CodeSpec(path[:depth], kind=spec.kind, implied=True))
        codes.append(spec)
    # A row may come before that of the code above it; a shorter path first puts that right.
    return sorted(codes, key=lambda code: len(code.path))


def _from_parents(rows: Sequence[Row], name: str) -> list[CodeSpec]:
    parents: dict[str, tuple[str, Row]] = {}
    for row in rows:
        where = _("{name}, regel {line}").format(name=name, line=row.line)
        own = _checked_name(row.get("name", ""), where)
        if own.casefold() in parents:
            raise KlantreisError(_("{where}: de code {code} staat er twee keer in.").format(where=where, code=own))
        parents[own.casefold()] = (own, row)

    def path(own: str, row: Row) -> tuple[str, ...]:
        line, seen = [own], {own.casefold()}
        while parent := one_line(row.get("parent", "")):
            where = _("{name}, regel {line}").format(name=name, line=row.line)
            if parent.casefold() in seen:
                raise KlantreisError(
                    _("{where}: de code {code} staat onder zichzelf.").format(where=where, code=parent)
                )
            if parent.casefold() not in parents:
                raise KlantreisError(
                    _("{where}: de code erboven, {code}, staat niet in het bestand.").format(where=where, code=parent)
                )
            parent, row = parents[parent.casefold()]
            line.append(parent)
            seen.add(parent.casefold())
        return tuple(reversed(line))

    codes = [_spec(row, path(own, row), name) for own, row in parents.values()]
    return sorted(codes, key=lambda code: len(code.path))


def write_yaml(book: Codebook) -> bytes:
    """The codebook as a tree; what a code has from the one above is not repeated."""

    def branch(parent: str | None) -> list[dict[str, Any]]:
        above = None if parent is None else book[parent]
        entries = []
        for code in book.children(parent):
            entry: dict[str, Any] = {"name": code.name}
            if code.kind != (above.kind if above else CodeKind.FREE):
                entry["kind"] = code.kind.value
            if code.phase and code.phase != (above.phase if above else None):
                entry["phase"] = code.phase
            for field in _TEXTS:
                value = getattr(code, field)
                if value and not (field == "color" and above and value == above.color):
                    entry[field] = value
            if children := branch(code.id):
                entry["children"] = children
            entries.append(entry)
        return entries

    tree = {"name": book.name, "version": book.version, "codes": branch(None)}
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=110).encode()


def write_csv(book: Codebook) -> bytes:
    """The codebook with a row a code, each with all its fields."""
    rows = [
        {"path": book.paths[c.id], "kind": c.kind.value, "phase": c.phase, **{f: getattr(c, f) for f in _TEXTS}}
        for c in book
    ]
    return write_table(CSV_COLUMNS, rows)
