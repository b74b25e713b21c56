"""What this room needs beyond the core: the extra `audio`, loaded only where sound is used."""

from collections.abc import Iterator
from contextlib import contextmanager

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

_OURS = ("av", "miniaudio", "webrtcvad")


@contextmanager
def extra() -> Iterator[None]:
    """Around the import of a library of the extra.

    Raises KlantreisError where it is not installed, or does not load on this computer.
    """
    try:
        yield
    except ImportError as error:
        if error.name is not None and error.name.partition(".")[0] not in _OURS:
            raise
        raise KlantreisError(
            _("Voor geluid heeft klantreis extra onderdelen nodig: pip install 'klantreis[audio]'")
        ) from error
