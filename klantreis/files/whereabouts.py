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
_BY_SOURCE = ("at", "row", "heard_ms")
MOST = 50
"""Of so many studies the places are kept, the latest."""


@dataclass
class Whereabouts:
    """The source (id) that was open last in a study, and by source (id) where one was.

    `at`: the offset of the cursor in coding; `row`: its line in typing; `heard_ms`: the place in the sound.
    """

    last: str | None = None
    at: dict[str, int] = field(default_factory=dict)
    row: dict[str, int] = field(default_factory=dict)
    heard_ms: dict[str, int] = field(default_factory=dict)


def load(study: Path) -> Whereabouts:
    """Where the user was in the study in this folder; nowhere, where nothing was kept that can be read."""
    found = _all().get(_name(study))
    if not isinstance(found, dict):
        return Whereabouts()
    last = found.get("last")
    at, row, heard = (_numbers(found.get(name)) for name in _BY_SOURCE)
    return Whereabouts(last if isinstance(last, str) else None, at, row, heard)


def _numbers(found: object) -> dict[str, int]:
    places = found.items() if isinstance(found, dict) else ()
    return {id_: n for id_, n in places if type(n) is int and n >= 0}


def save(study: Path, places: Whereabouts) -> None:
    """Keep them. It is nothing to stop for, so a full disk is no error."""
    kept = _all()
    kept.pop(_name(study), None)
    kept[_name(study)] = {"last": places.last, **{name: getattr(places, name) for name in _BY_SOURCE}}
    try:
        write_text(preferences.folder() / FILE, json.dumps(dict(list(kept.items())[-MOST:])))
    except KlantreisError:
        return


def keep(study: Path, source: str, *, last: str | None = None, **here: int | None) -> None:
    """Keep where the user is in one source (`at`, `row`, `heard_ms`), and (`last`) which was open last.

    None leaves what was kept.
    """
    places = load(study)
    places.last = last or places.last
    for name, place in here.items():
        if place is not None:
            getattr(places, name)[source] = place
    save(study, places)


def _all() -> dict[str, Any]:
    try:
        found = json.loads((preferences.folder() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _name(study: Path) -> str:
    return hashlib.sha256(str(study.resolve()).encode()).hexdigest()[:16]
