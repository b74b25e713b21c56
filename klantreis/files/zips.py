"""Zip files from outside, checked before they are opened; and zips that are the same bytes twice."""

import io
import zipfile
from typing import IO

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

MAX_FILES = 5_000
MAX_BYTES = 300_000_000
MAX_RATIO = 200
FIXED = (1980, 1, 1, 0, 0, 0)
"""The date of everything in our zips."""


def open_checked(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip, once its size, ratio and number of files are found harmless. Raises KlantreisError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise KlantreisError(
            _("{name} is beschadigd of niet compleet; bewaar het bestand opnieuw.").format(name=name)
        ) from error
    size = sum(info.file_size for info in infos)
    # What the entries claim may be a lie, or they may lie on top of each other.
    packed = min(sum(info.compress_size for info in infos), len(data))
    if len(infos) > MAX_FILES or size > MAX_BYTES or size > MAX_RATIO * max(packed, 50_000):
        raise KlantreisError(_("{name} is uitgepakt te groot om veilig te openen.").format(name=name))
    return archive


def fix_dates(source: IO[bytes], target: IO[bytes]) -> None:
    """Copy a zip with every date set to 1980, so that the same content gives the same bytes."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            fixed = zipfile.ZipInfo(info.filename, FIXED)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = info.external_attr
            new.writestr(fixed, old.read(info))
