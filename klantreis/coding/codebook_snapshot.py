"""A codebook as one text, with the ids of its codes, so that later a rename or move can be told from a new code."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from klantreis.model.codes import Code, Codebook, CodeKind


@dataclass(frozen=True)
class Snapshot:
    """A codebook as it once was; `merged` has the heir of each code that went by a merge since the one before."""

    book: Codebook
    merged: Mapping[str, str] = field(default_factory=dict)
    """Code id -> code id."""


def write(snapshot: Snapshot) -> str:
    """Canonical JSON: the same codebook gives the same text."""
    book = snapshot.book
    data = {
        "name": book.name,
        "version": book.version,
        "codes": [asdict(code) for code in book],
        "merged": dict(snapshot.merged),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(text: str) -> Snapshot:
    """What `write` made of a codebook; a field that codes no longer have is left out."""
    data = json.loads(text)
    known = {field.name for field in fields(Code)}
    codes = [
        Code(**{**{name: value for name, value in entry.items() if name in known}, "kind": CodeKind(entry["kind"])})
        for entry in data["codes"]
    ]
    return Snapshot(Codebook(data["name"], codes, data["version"]), data["merged"])
