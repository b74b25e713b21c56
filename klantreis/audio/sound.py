"""A recording in memory: 16-bit samples that are there already while the rest is still being decoded."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
"""Samples as channels × frames; a frame is one sample of each channel."""

RATES = (8_000, 16_000)
"""Frames per second that a sound can have: what a telephone carries, and twice that, as speech models want it.

Both are whole numbers per millisecond, so that a time in ms is exactly one frame.
"""

_BLOCK = 1 << 18


class Sound:
    """Samples that grow at the end: one thread appends, any number of them read.

    It grows by whole blocks, so nothing is ever moved and an hour takes no more than its own samples. A length is
    told only when the samples up to it are there; since they never change after that, readers need no lock.
    """

    def __init__(self, channels: int, rate: int) -> None:
        """`rate` is one of `RATES`; anything else is a mistake of the caller (ValueError)."""
        if rate not in RATES or channels < 1:
            raise ValueError(f"{channels} channels at {rate} Hz")
        self.channels = channels
        self.rate = rate
        self._blocks: list[Samples] = []
        self._frames = 0
        self._complete = False
        self._problem = ""

    @classmethod
    def of(cls, samples: Samples, rate: int) -> "Sound":
        """A complete sound of these samples."""
        sound = cls(len(samples), rate)
        sound.append(samples)
        sound.finish()
        return sound

    @property
    def frames(self) -> int:
        """How many frames are there by now."""
        return self._frames

    @property
    def duration_ms(self) -> int:
        """How long it is by now, in whole ms."""
        return self.ms(self._frames)

    @property
    def complete(self) -> bool:
        """Whether nothing more will come."""
        return self._complete

    @property
    def problem(self) -> str:
        """What the user must know of a complete sound, that it breaks off, say: one line, or nothing."""
        return self._problem

    def frame(self, ms: int) -> int:
        """The frame at a time."""
        return ms * self.rate // 1000

    def ms(self, frame: int) -> int:
        """The time of a frame, in whole ms."""
        return frame * 1000 // self.rate

    def append(self, samples: Samples) -> None:
        """More frames at the end; from one thread only."""
        written, frames = 0, samples.shape[1]
        while written < frames:
            at = self._frames % _BLOCK
            if at == 0:
                self._blocks.append(np.empty((self.channels, _BLOCK), np.int16))
            count = min(_BLOCK - at, frames - written)
            self._blocks[-1][:, at : at + count] = samples[:, written : written + count]
            written += count
            # Last, and in one step: who reads this length finds the samples.
            self._frames += count

    def finish(self, problem: str = "") -> None:
        """Nothing more will come."""
        self._problem = problem
        self._complete = True

    def read(self, start: int, stop: int) -> Samples:
        """The frames from `start` up to `stop`, as far as they are there; not to be written in."""
        start, stop = max(0, start), min(stop, self._frames)
        if start >= stop:
            return np.empty((self.channels, 0), np.int16)
        first, last = start // _BLOCK, (stop - 1) // _BLOCK
        parts = [
            self._blocks[block][:, max(0, start - block * _BLOCK) : min(_BLOCK, stop - block * _BLOCK)]
            for block in range(first, last + 1)
        ]
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    def pieces(self, length: int) -> Iterator[tuple[int, Samples]]:
        """All that is there, in pieces of `length` frames (the last may be shorter): (its first frame, the piece)."""
        stop = self._frames
        for at in range(0, stop, length):
            yield at, self.read(at, min(at + length, stop))
