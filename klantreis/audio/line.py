"""Between a voice and a device: hands over what is read, and knows which place of it is heard."""

import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from klantreis.audio.device import Device
from klantreis.audio.heard import Handed
from klantreis.audio.voice import Voice

_SILENT_S = 2.0
"""A device that asks for nothing for so long has gone: not every system tells."""


class Line:
    """A device, and what is said on it: one voice at a time, or nothing.

    The device asks by a thread of its own. While samples are made no lock is held; it guards only what was handed over.
    Places are frames of the recording.
    """

    def __init__(self, device: Device, channels: int, rate: int) -> None:
        """`channels` and `rate` are those that the device was opened with."""
        self._device = device
        self._channels = channels
        self._rate = rate
        self._lock = threading.Lock()
        self._voice: Voice | None = None
        self._handed = Handed(0)
        self._given = 0
        self._asked_at = 0.0
        self._heard = 0.0
        self._ends_at: int | None = None
        self._starved = False
        self._started = False
        self._lost = False

    @property
    def is_null(self) -> bool:
        """Whether nothing can be heard on it."""
        return self._device.is_null

    @property
    def lost(self) -> bool:
        """Whether the device has gone; it never comes back on this line."""
        if self._started and self._device.now() - self._asked_at > _SILENT_S:
            self._lost = True
        return self._lost

    @property
    def place(self) -> float:
        """The place that is heard now. While one voice speaks it never goes back, but for a loop."""
        with self._lock:
            return self._handed.place(self._frame())

    @property
    def starved(self) -> bool:
        """Whether the device asked for more than the voice has by now."""
        return self._starved

    @property
    def done(self) -> bool:
        """Whether the voice has nothing more to say, and its last word was heard."""
        with self._lock:
            return self._ends_at is not None and self._frame() >= self._ends_at

    def start(self) -> None:
        """Let the device ask; a second time does nothing. Raises KlantreisError where it won't."""
        if not self._started:
            self._asked_at = self._device.now()
            self._device.start(self._fill, self._lose)
            self._started = True

    def close(self) -> None:
        """Let go of the device."""
        self._device.close()

    def speak(self, voice: Voice, place: int) -> None:
        """From now on this voice, which begins at `place`; what the device has ready still sounds before it."""
        with self._lock:
            self._voice = voice
            self._handed = Handed(place)
            self._ends_at = None
            self._starved = False

    def go_on(self, voice_at: Callable[[int], Voice]) -> None:
        """Another voice, right behind what the device has, so that nothing is said twice or left out."""
        while True:
            place = self._handed.end
            voice = voice_at(int(place))
            with self._lock:
                # Making a voice takes a while, and meanwhile the device may have got more.
                if self._handed.end == place:
                    self._voice = voice
                    self._ends_at = None
                    return

    def hush(self) -> None:
        """Nothing more; the device runs on in silence, so that it sounds at once when it must."""
        with self._lock:
            self._voice = None

    def _lose(self) -> None:
        self._lost = True

    def _frame(self) -> float:
        """Which of its frames the device lets hear now; between two times that it asks, its clock tells."""
        passed = max(0.0, self._device.now() - self._asked_at) * self._rate
        self._heard = max(self._heard, min(float(self._given), self._given - self._device.latency + passed))
        return self._heard

    def _fill(self, count: int) -> NDArray[np.int16]:
        """What the device gets next, silence where there is nothing; called by its thread."""
        frames = np.zeros((count, self._channels), np.int16)
        voice = self._voice
        pieces = voice.take(count) if voice is not None else []
        with self._lock:
            # What a voice read that nobody wants to hear any more is not said.
            if voice is not None and voice is self._voice:
                filled = 0
                for piece in pieces:
                    length = piece.samples.shape[1]
                    frames[filled : filled + length] = piece.samples.T
                    self._handed.add(self._given + filled, length, piece.start, piece.stop)
                    filled += length
                self._starved = filled < count and not voice.ended
                if voice.ended and self._ends_at is None:
                    self._ends_at = self._given + filled
            self._given += count
            self._asked_at = self._device.now()
        return frames
