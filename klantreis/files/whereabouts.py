"""Where somebody was in each source of each study on this computer: a convenience, kept beside the preferences.

It names studies by a fingerprint of their place and sources by their id, so it tells nothing about anyone.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klantreis.files import preferences
from klantreis.files.write import write_text
from klantreis.model.errors import KlantreisError

FILE = "plekken.json"
MOST = 50
"""Of so many studies the places are kept, the latest."""


@dataclass
class Whereabouts:
    """The source (id) that was open last in a study, and the offset of the cursor by source (id)."""

    last: str | None = None
    at: dict[str, int] = field(default_factory=dict)


def load(study: Path) -> Whereabouts:
    """Where the user was in the study in this folder; nowhere, where nothing was kept that can be read."""
    found = _all().get(_name(study))
    if not isinstance(found, dict):
        return Whereabouts()
    last, at = found.get("last"), found.get("at")
    places = at.items() if isinstance(at, dict) else ()
    return Whereabouts(
        last if isinstance(last, str) else None, {id_: n for id_, n in places if type(n) is int and n >= 0}
    )


def save(study: Path, places: Whereabouts) -> None:
    """Keep them. It is nothing to stop for, so a full disk is no error."""
    kept = _all()
    kept.pop(_name(study), None)
    kept[_name(study)] = {"last": places.last, "at": places.at}
    try:
        write_text(preferences.folder() / FILE, json.dumps(dict(list(kept.items())[-MOST:])))
    except KlantreisError:
        return


def _all() -> dict[str, Any]:
    try:
        found = json.loads((preferences.folder() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _name(study: Path) -> str:
    return hashlib.sha256(str(study.resolve()).encode()).hexdigest()[:16]
