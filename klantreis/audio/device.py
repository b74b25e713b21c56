"""Where sound goes: the loudspeaker of this computer, or nowhere where there is none."""

import os
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from klantreis.audio.libraries import needed

if TYPE_CHECKING:
    from klantreis.audio.sound import Samples

Pull = Callable[[int], "Samples"]
"""Asked for a number of frames, gives just so many."""
BUFFER_MS = 60


class Device(Protocol):
    """What plays. `latency_ms`: how long after it was handed over a frame is heard."""

    latency_ms: int
    silent: bool
    """Whether nothing can be heard, since there is no device."""

    def open(self, pull: Pull, rate: int, channels: int) -> None:
        """Begin asking for frames, from a thread of its own."""

    def close(self) -> None:
        """Ask for no more."""


class Loudspeaker:
    """The device that the system plays through, by miniaudio; its null backend where there is none."""

    latency_ms = BUFFER_MS

    def __init__(self) -> None:
        self.silent = False
        self._device: Any = None

    def open(self, pull: Pull, rate: int, channels: int) -> None:
        """Begin to play. Raises KlantreisError where miniaudio is missing."""
        with needed():
            import miniaudio

        def start(backends: Any) -> None:
            made = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=channels,
                sample_rate=rate,
                buffersize_msec=BUFFER_MS,
                backends=backends,
            )
            made.start(_stream(pull))
            self._device = made
            self.silent = made.backend == "Null"

        with _hushed():
            try:
                start(None)
            except miniaudio.MiniaudioError:
                start([miniaudio.Backend.NULL])
                self.silent = True

    def close(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None


def _stream(pull: Pull) -> Generator[bytes, int, None]:
    def frames() -> Generator[bytes, int, None]:
        wanted = yield b""
        while True:
            wanted = yield pull(wanted).tobytes()

    made = frames()
    next(made)
    return made


@contextmanager
def _hushed() -> Iterator[None]:
    """Sound systems write what they can't find to the terminal, across the screen; not here."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
