"""The device of this computer, by miniaudio; where there is none, one that keeps time in silence."""

import ctypes
import sys
import time
from collections.abc import Generator
from functools import cache
from typing import Any

from klantreis.audio import needing
from klantreis.audio.device import Fill, Lost
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

_PERIOD_MS = 30
_PERIODS = 3
# All but JACK, which prints on the screen where its server isn't running, and is there with ALSA besides.
_BACKENDS = ("WASAPI", "DSOUND", "WINMM", "COREAUDIO", "PULSEAUDIO", "ALSA", "SNDIO", "AUDIO4", "OSS")


class Loudspeaker:
    """A device of miniaudio, open."""

    def __init__(self, channels: int, rate: int, *, silent: bool = False) -> None:
        """`silent` takes the one that is never heard.

        Raises KlantreisError where the extra `audio` is missing, or where it can't be opened.
        """
        with needing.extra():
            import miniaudio
        _hush()
        self._error: type[Exception] = miniaudio.MiniaudioError
        backends = [miniaudio.Backend.NULL] if silent else [miniaudio.Backend[each] for each in _BACKENDS]
        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16,
                channels,
                rate,
                buffersize_msec=_PERIOD_MS,
                callback_periods=_PERIODS,
                backends=backends,
                app_name="klantreis",
            )
        except self._error as error:
            raise KlantreisError(_unusable()) from error
        self._closed = False
        self._latency = rate * _PERIOD_MS * _PERIODS // 1000

    @property
    def name(self) -> str:
        """The system by which it plays."""
        return str(self._device.backend)

    @property
    def is_null(self) -> bool:
        """Whether nothing can be heard."""
        return self.name == "Null"

    @property
    def latency(self) -> int:
        """What was asked for: miniaudio doesn't tell what the system made of it."""
        return self._latency

    def start(self, fill: Fill, lost: Lost) -> None:
        """Begin to ask for frames."""
        self._device.stop_callback = lambda: None if self._closed else lost()
        frames = _frames(fill)
        next(frames)
        try:
            self._device.start(frames)
        except self._error as error:
            raise KlantreisError(_unusable()) from error

    def close(self) -> None:
        """Ask for no more."""
        if not self._closed:
            self._closed = True
            self._device.close()

    def now(self) -> float:
        """A clock that never jumps."""
        return time.monotonic()


def open_device(channels: int, rate: int) -> Loudspeaker:
    """The device of this computer, or where it has none, one that keeps time in silence (`is_null`).

    Raises KlantreisError where the extra `audio` is missing.
    """
    try:
        return Loudspeaker(channels, rate)
    except KlantreisError as error:
        if isinstance(error.__cause__, ImportError):
            raise
        return Loudspeaker(channels, rate, silent=True)


def _unusable() -> str:
    return _("Het geluidsapparaat wil niet; kijk of het aanstaat en of een ander programma het vasthoudt.")


def _frames(fill: Fill) -> Generator[bytes, int, None]:
    wanted = yield b""
    while True:
        wanted = yield fill(wanted).tobytes()


@cache
def _hush() -> Any:
    """ALSA writes its complaints straight to the screen unless somebody else takes them. Kept: C goes on calling it."""
    if not sys.platform.startswith("linux"):
        return None
    kind = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
    quiet = kind(lambda *_told: None)
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(quiet)
    except (OSError, AttributeError):
        return None
    return quiet
