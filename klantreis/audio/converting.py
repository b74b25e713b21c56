"""Decoded frames of whatever kind as 16-bit samples, on the time that the file gives them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from klantreis.audio.sound import Samples

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.resampler import AudioResampler

_LEAST_GAP_MS = 100
_MOST_GAP_MS = 600_000
MOST_CHANNELS = 8
"""No recorder has more, and a damaged file may claim any number."""


class Converter:
    """Brings frames to one rate and number of channels.

    Where the file says that time passed without sound (damage, or a telephone that sends nothing in a pause), as much
    silence is put in, so that what follows keeps its time.
    """

    def __init__(self, channels: int, rate: int, skip: float) -> None:
        """`skip` is how many seconds at the beginning are no part of the recording."""
        self._channels = channels
        self._rate = rate
        self._skip = round(skip * rate)
        self._made = 0
        self._began: float | None = None
        self._kind: tuple[int, str, str] | None = None
        self._resampler: AudioResampler | None = None

    def samples(self, frame: "AudioFrame") -> Iterator[Samples]:
        """The samples of a frame, as far as they are ready, with the silence that goes before them."""
        from av import AudioResampler

        if frame.layout.nb_channels > MOST_CHANNELS:
            return
        kind = (frame.sample_rate, frame.layout.name, frame.format.name)
        if kind != self._kind:
            yield from self.rest()
            # Packed: arrays of eight planes or more crash PyAV 18.
            self._resampler = AudioResampler("s16", frame.layout.name, self._rate)
            self._kind = kind
        missing = self._missing(frame)
        if missing:
            yield from self._told(np.zeros((self._channels, missing), np.int16))
        if self._resampler is not None:
            for made in self._resampler.resample(frame):
                yield from self._told(_fitted(_unpacked(made), self._channels))

    def rest(self) -> Iterator[Samples]:
        """What was not ready yet; nothing more comes of the frames so far."""
        if self._resampler is not None:
            for made in self._resampler.resample(None):
                yield from self._told(_fitted(_unpacked(made), self._channels))
        self._resampler = None
        self._kind = None

    def _told(self, samples: Samples) -> Iterator[Samples]:
        self._made += samples.shape[1]
        skipped = min(self._skip, samples.shape[1])
        self._skip -= skipped
        if skipped < samples.shape[1]:
            yield samples[:, skipped:]

    def _missing(self, frame: "AudioFrame") -> int:
        """How many samples of silence are due before this frame."""
        if frame.time is None:
            return 0
        if self._began is None:
            self._began = frame.time
        due = round((frame.time - self._began) * self._rate) - self._made
        return due if _LEAST_GAP_MS < due * 1000 / self._rate < _MOST_GAP_MS else 0


def _unpacked(frame: "AudioFrame") -> Samples:
    return frame.to_ndarray().astype(np.int16, copy=False).reshape(-1, frame.layout.nb_channels).T


def _fitted(samples: Samples, channels: int) -> Samples:
    """As many channels as wanted: of more than two the even ones go left and the odd ones right."""
    there = len(samples)
    if there == channels:
        return samples
    if there == 1:
        return np.repeat(samples, channels, axis=0)
    return np.stack([samples[side::channels].mean(axis=0).astype(np.int16) for side in range(channels)])
