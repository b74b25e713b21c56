"""Writing files so that nothing is ever half-written."""

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _


def reason(error: OSError) -> str:
    """Why the system refused, in the user's words."""
    reasons = {
        errno.ENOSPC: _("de schijf is vol"),
        errno.EDQUOT: _("je schijfruimte is op"),
        errno.EACCES: _("je hebt daar geen rechten"),
        errno.EPERM: _("je hebt daar geen rechten"),
        errno.EROFS: _("die plek is alleen-lezen"),
        errno.ENOTDIR: _("een deel van het pad is geen map"),
        errno.EISDIR: _("dat is een map"),
        errno.ENOENT: _("die plek bestaat niet"),
        errno.EEXIST: _("daar staat al iets"),
        errno.ENAMETOOLONG: _("de naam is te lang"),
        errno.EIO: _("de schijf geeft een fout"),
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))


def unwritable(path: Path, error: OSError) -> KlantreisError:
    """The message that a path can't be written, and why."""
    return KlantreisError(_("Schrijven naar {path} lukt niet: {reason}.").format(path=path, reason=reason(error)))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A scratch path beside `path`; what was written there takes its place when the block ends well.

    Raises KlantreisError where the folder can't be written to or the disk is full.
    """
    scratch: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            # A device or a pipe would be replaced by a file, for everybody on this machine.
            raise KlantreisError(_("{path} is geen gewoon bestand; geef een andere naam.").format(path=path))
        scratch = path.with_name(f".klantreis-{uuid.uuid4().hex}{path.suffix}")
        # Not a temporary file of the system's: who may read it follows what the user set (umask).
        os.close(os.open(scratch, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield scratch
        with scratch.open("rb+") as written:
            os.fsync(written.fileno())
        scratch.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        if scratch is not None:
            scratch.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file at once, or leave what was there. Raises KlantreisError."""
    with replacing(path) as scratch:
        scratch.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text at once, or leave what was there. Raises KlantreisError."""
    write_bytes(path, text.encode("utf-8"))
