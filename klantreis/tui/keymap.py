"""Keys that people choose themselves: `toetsen.toml` beside their other preferences.

A line gives the id of a binding other keys: `coding.memo = "ctrl+m"`, several with commas between
them. What is wrong in the file is told and left out; the rest counts.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from textual.binding import Binding
from textual.keys import Keys, _normalize_key_list, format_key

from klantreis.files import preferences
from klantreis.files.write import write_text
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.keys.showing import shown_keys

_MODIFIERS = {"ctrl", "shift", "alt"}
_NAMED = {key.value for key in Keys}


@dataclass(frozen=True)
class Keymap:
    """Id of a binding -> its own keys, as Textual calls them; and what in the file could not be used."""

    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def of(self, binding: Binding) -> str:
        """The keys that count for a binding."""
        return self.keys.get(binding.id or "", binding.key)

    def shown(self, binding: Binding) -> str:
        """The keys of a binding as people read them."""
        own = self.keys.get(binding.id or "")
        return shown_keys(own) if own else binding.key_display or shown_keys(binding.key)

    @property
    def told(self) -> str:
        """The problems in one line; empty where there are none."""
        if len(self.problems) < 2:
            return "".join(self.problems)
        more = plural("en nog {n} probleem", "en nog {n} problemen", len(self.problems) - 1)
        return _("{first} ({more}: klantreis keys)").format(first=self.problems[0], more=more)


def path() -> Path:
    """Where the file stands, or would."""
    return preferences.folder() / preferences.KEYS_FILE


def load() -> Keymap:
    """The keymap of the user; empty where there is no file."""
    file = path()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Keymap()
    except (OSError, UnicodeDecodeError):
        return Keymap({}, (_("{file} kan niet gelezen worden; je hebt de gewone toetsen.").format(file=file),))
    return parse(text, file.name)


def parse(text: str, name: str) -> Keymap:
    """The keymap that a text (TOML) gives; `name` is what messages call it."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = _("regel {n}").format(n=line.group(1)) if line else _("het einde")
        told = _("{name} is niet te lezen bij {where}; je hebt de gewone toetsen.")
        return Keymap({}, (told.format(name=name, where=where),))
    known = {binding.id or "": binding for _title, group in keys.help_groups() for binding in group}
    wanted: dict[str, str] = {}
    problems: list[str] = []
    for id_, value in _flat(data):
        if id_ not in known:
            problems.append(_("{name}: {id} bestaat niet").format(name=name, id=id_))
        elif (pressed := _pressed(value)) is None:
            problems.append(_("{name}: bij {id} staat geen toets die bestaat").format(name=name, id=id_))
        else:
            wanted[id_] = pressed
    return _without_clashes(wanted, name, problems)


def _flat(data: Mapping[str, object], above: str = "") -> list[tuple[str, object]]:
    """The entries of nested tables, with the names of the tables before their own."""
    found: list[tuple[str, object]] = []
    for name, value in data.items():
        whole = f"{above}.{name}" if above else name
        found += _flat(value, whole) if isinstance(value, dict) else [(whole, value)]
    return found


def _pressed(value: object) -> str | None:
    """Keys as somebody wrote them, as Textual calls them; None where one of them is no key."""
    parts = value if isinstance(value, list) else str(value).split(",")
    if not parts or not isinstance(value, str | list) or not all(isinstance(part, str) for part in parts):
        return None
    found = [_normalize_key_list(part.strip()) for part in parts if len(part.strip()) > 0]
    return ",".join(found) if len(found) == len(parts) and all(map(_is_key, found)) else None


def _is_key(key: str) -> bool:
    *modifiers, name = key.split("+")
    if not set(modifiers) <= _MODIFIERS:
        return False
    if name in _NAMED or len(format_key(name)) == 1:
        return True
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False


def _without_clashes(wanted: Mapping[str, str], name: str, problems: Sequence[str]) -> Keymap:
    """Leave out the wishes by which a key would mean two things at one place."""
    kept, told = dict(wanted), list(problems)
    for id_ in wanted:
        other = _clash(id_, kept)
        if other is not None:
            key, held_by = other
            message = _("{name}: {key} bij {id} is al in gebruik voor {other}")
            told.append(message.format(name=name, key=shown_keys(key), id=id_, other=held_by))
            del kept[id_]
    # Without the wish of one, the usual key of that one may be what another wished for.
    again = _without_clashes(kept, name, told) if len(kept) < len(wanted) else None
    return again or Keymap(kept, tuple(told))


def _clash(id_: str, wanted: Mapping[str, str]) -> tuple[str, str] | None:
    """The first key of a binding that another one at the same place has too, and the id of that one."""
    for place in keys.places():
        if not any(binding.id == id_ for binding in place):
            continue
        for binding in place:
            if binding.id == id_:
                continue
            held = wanted.get(binding.id or "", binding.key).split(",")
            for key in wanted[id_].split(","):
                if key in held:
                    return key, binding.id or ""
    return None


def write_template() -> tuple[Path, bool]:
    """Make the file with every binding in it as a remark, unless it is there; its path, and whether it was made.

    Raises KlantreisError where it can't be written.
    """
    file = path()
    if file.exists():
        return file, False
    lines = [
        _("Eigen toetsen voor klantreis."),
        _("Haal het hekje voor een regel weg en zet er een andere toets in; start klantreis daarna opnieuw."),
        _("Meer toetsen voor hetzelfde: met een komma ertussen. Namen zoals: m  M  ctrl+e  alt+e  f5  enter  comma"),
    ]
    text = "".join(f"# {line}\n" for line in lines)
    for title, group in keys.help_groups():
        text += f"\n# --- {title}\n"
        for binding in group:
            text += f'# {binding.id} = "{binding.key}"   # {binding.tooltip or binding.description}\n'
    write_text(file, text)
    return file, True
