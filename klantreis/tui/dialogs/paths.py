"""The files that somebody means by a line of paths, folders and patterns."""

import shlex
from pathlib import Path

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _


def files(line: str) -> list[Path]:
    """All files that the line names: several with blanks between them, quoted where a name has blanks.

    A folder stands for the files in it (hidden ones apart), `*` and `?` for what fits. Raises
    KlantreisError where nothing is there.
    """
    whole = Path(line.strip()).expanduser()
    if line.strip() and _exists(whole):
        return _inside(whole)
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise KlantreisError(_("Er ontbreekt een aanhalingsteken in de regel met bestanden.")) from error
    if not words:
        raise KlantreisError(_("Geef een bestand, een map of een patroon zoals gesprekken/*.docx."))
    found: list[Path] = []
    for word in words:
        path = Path(word).expanduser()
        if _exists(path):
            found += _inside(path)
            continue
        here = _fitting(path)
        if not here:
            raise KlantreisError(_("{path} bestaat niet; controleer de naam.").format(path=word))
        found += here
    return list(dict.fromkeys(found))


def _fitting(pattern: Path) -> list[Path]:
    try:
        return sorted(
            file for file in Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor))) if file.is_file()
        )
    except (OSError, ValueError):
        return []


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _inside(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        inside = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    except OSError as error:
        raise KlantreisError(_("{path} kan niet gelezen worden; controleer de rechten.").format(path=path)) from error
    if not inside:
        raise KlantreisError(_("In de map {path} staan geen bestanden.").format(path=path))
    return inside
