"""The libraries for sound, which are an extra: what to tell where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _


@contextmanager
def needed() -> Iterator[None]:
    """Import sound libraries within; raises KlantreisError where one is missing."""
    try:
        yield
    except ImportError as error:
        message = _("Voor geluid is nog iets nodig; installeer het met: pip install 'klantreis[audio]'")
        raise KlantreisError(message) from error
