"""What changed between two states of a codebook, code by code, and in words."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from klantreis.model.codes import SEPARATOR, Code, Codebook, CodeKind
from klantreis.text import names
from klantreis.text.catalogue import _


class ChangeKind(StrEnum):
    """What happened to a code."""

    ADDED = "added"
    REMOVED = "removed"
    MERGED = "merged"
    RENAMED = "renamed"
    MOVED = "moved"
    REORDERED = "reordered"
    EDITED = "edited"


@dataclass(frozen=True)
class Change:
    """One change of one code.

    `path` is that of the newer codebook, or of the older one for a code that went. `before` and `after`
    are names (renamed), the paths above ("" at the top; moved), or texts of `field` (edited); `after` is
    the path of the heir (merged) or the definition (added). REORDERED is about what is right below `path`.
    """

    kind: ChangeKind
    code: str
    path: str
    before: str = ""
    after: str = ""
    field: str = ""


@dataclass(frozen=True)
class Piece:
    """Some words: in both texts ("same"), only in the older ("gone") or only in the newer one ("new")."""

    side: str
    text: str


FIELDS = ("kind", "phase", "definition", "include", "exclude", "example", "color")


def diff(old: Codebook, new: Codebook, merged: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """All changes: what came and went, then code by code in the order of the newer book.

    A code is the same where its id is; `merged` tells the heir of a code (id -> id).
    """
    changes = [Change(ChangeKind.ADDED, c.id, new.paths[c.id], after=c.definition) for c in new if c.id not in old]
    for code in old:
        if code.id not in new:
            heir = _heir(code.id, merged or {}, new)
            kind, after = (ChangeKind.MERGED, new.paths[heir]) if heir else (ChangeKind.REMOVED, "")
            changes.append(Change(kind, code.id, old.paths[code.id], after=after))
    for code in new:
        if code.id in old:
            changes += _changes(old, new, code)
    changes += [
        Change(ChangeKind.REORDERED, parent or "", new.paths[parent] if parent else "")
        for parent in (None, *(c.id for c in new if c.id in old))
        if _reordered(old, new, parent)
    ]
    return tuple(changes)


def _heir(code: str, merged: Mapping[str, str], new: Codebook) -> str | None:
    seen: set[str] = set()
    while code in merged and code not in seen:
        seen.add(code)
        code = merged[code]
        if code in new:
            return code
    return None


def _above(book: Codebook, code: Code) -> str:
    return book.paths[code.parent] if code.parent else ""


def _changes(old: Codebook, new: Codebook, code: Code) -> Iterator[Change]:
    before, path = old[code.id], new.paths[code.id]
    if before.name != code.name:
        yield Change(ChangeKind.RENAMED, code.id, path, before.name, code.name)
    if before.parent != code.parent:
        yield Change(ChangeKind.MOVED, code.id, path, _above(old, before), _above(new, code))
    for field in FIELDS:
        was, is_ = (str(getattr(c, field) or "") for c in (before, code))
        if was != is_:
            yield Change(ChangeKind.EDITED, code.id, path, was, is_, field)


def _reordered(old: Codebook, new: Codebook, parent: str | None) -> bool:
    was, now = ([c.id for c in book.children(parent)] for book in (old, new))
    return [id_ for id_ in was if id_ in now] != [id_ for id_ in now if id_ in was]


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts word by word (difflib): what they share, and between that what went and what came."""
    a, b = before.split(), after.split()
    found = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(a[i:j])))
            continue
        if j > i:
            found.append(Piece("gone", " ".join(a[i:j])))
        if m > k:
            found.append(Piece("new", " ".join(b[k:m])))
    return tuple(found)


def field_name(field: str) -> str:
    """How a field of a code is called."""
    return {
        "kind": _("soort"),
        "phase": _("fase"),
        "definition": _("betekenis"),
        "include": _("wel"),
        "exclude": _("niet"),
        "example": _("voorbeeld"),
        "color": _("kleur"),
    }[field]


def headline(change: Change) -> str:
    """A change in words; of an edited field without the texts themselves."""
    path = change.path.replace(SEPARATOR, " › ")
    before, after = (text.replace(SEPARATOR, " › ") or _("(bovenaan)") for text in (change.before, change.after))
    match change.kind:
        case ChangeKind.ADDED:
            return _("nieuw: {path}").format(path=path)
        case ChangeKind.REMOVED:
            return _("weg: {path}").format(path=path)
        case ChangeKind.MERGED:
            return _("samengevoegd: {path} met {heir}").format(path=path, heir=after)
        case ChangeKind.RENAMED:
            return _("andere naam: {before} heet nu {after}").format(before=change.before, after=path)
        case ChangeKind.MOVED:
            return _("verplaatst: {path}, eerst onder {before}").format(path=path, before=before)
        case ChangeKind.REORDERED:
            return _("andere volgorde onder: {path}").format(path=path or _("(bovenaan)"))
        case ChangeKind.EDITED:
            return _("{field} van {path}").format(field=field_name(change.field), path=path)


def edited_pieces(change: Change) -> tuple[Piece, ...]:
    """The words of an edited field; a kind as people call it."""
    texts = (change.before, change.after)
    if change.field == "kind":
        texts = (names.code_kind(CodeKind(change.before)), names.code_kind(CodeKind(change.after)))
    return pieces(*texts)


def as_text(changes: Sequence[Change]) -> list[str]:
    """The changes as plain lines: in texts, [-what went-] and {+what came+}."""
    lines = []
    for change in changes:
        lines.append(headline(change))
        if change.kind == ChangeKind.EDITED:
            marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
            lines.append("    " + " ".join(marks[p.side].format(p.text) for p in edited_pieces(change)))
    return lines
