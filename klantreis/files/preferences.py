"""What somebody prefers on this computer, whatever the study: the colours, how far sound goes back after a pause.

It stands in `voorkeuren.toml`, in the folder for settings that the system has for each user
(platformdirs), or the one that KLANTREIS_CONFIG names; the keys stand beside it in `toetsen.toml`.
"""

import json
import os
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from klantreis.files.write import write_text
from klantreis.model.errors import KlantreisError

FILE = "voorkeuren.toml"
KEYS_FILE = "toetsen.toml"


@dataclass(frozen=True)
class Preferences:
    """`theme` is empty where none was chosen; `rewind_ms` is how far sound goes back when it plays on after a pause.

    `model` is the folder of the speech model that was used last.
    """

    theme: str = ""
    tour_seen: bool = False
    rewind_ms: int = 1500
    model: str = ""


def folder() -> Path:
    """The folder of the user's own settings; it need not be there yet."""
    given = os.environ.get("KLANTREIS_CONFIG")
    if given:
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("klantreis", appauthor=False)


def load() -> Preferences:
    """What was kept; the defaults where there is nothing, or nothing that can be read."""
    try:
        data = tomllib.loads((folder() / FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    defaults = Preferences()
    known = {f.name: data[f.name] for f in fields(Preferences) if f.name in data}
    return Preferences(**{k: v for k, v in known.items() if type(v) is type(getattr(defaults, k))})


def change(**changes: object) -> Preferences:
    """Keep something else beside what was kept, as far as that is possible; all of it."""
    # Read anew: another window may have kept something meanwhile.
    changed = replace(load(), **changes)  # type: ignore[arg-type]
    save(changed)
    return changed


def save(preferences: Preferences) -> bool:
    """Keep them; whether that succeeded. A preference is nothing to stop for, so a full disk is no error."""
    # A JSON value is a TOML value as well.
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in asdict(preferences).items()]
    try:
        write_text(folder() / FILE, "".join(lines))
    except KlantreisError:
        return False
    return True
