"""A device that is turned by hand: a test pulls frames from it, and time passes as they are played."""

import numpy as np
from numpy.typing import NDArray

from klantreis.audio.device import Fill, Lost


class HandDevice:
    """Plays what is pulled from it; `open` is what a `Player` opens devices with. Nothing moves by itself."""

    def __init__(self, latency: int = 0, is_null: bool = False) -> None:
        self.name = "hand"
        self.is_null = is_null
        self.latency = latency
        self.channels = self.rate = self.opened = 0
        self.closed = False
        self.time = 100.0
        self._fill: Fill | None = None
        self._lost: Lost | None = None

    def open(self, channels: int, rate: int) -> "HandDevice":
        self.channels, self.rate = channels, rate
        self.opened += 1
        self.closed = False
        return self

    def start(self, fill: Fill, lost: Lost) -> None:
        self._fill, self._lost = fill, lost

    def close(self) -> None:
        self.closed = True
        self._fill = None

    def now(self) -> float:
        return self.time

    def pull(self, frames: int) -> NDArray[np.int16]:
        """Let it ask for frames, as a device does when so many were played: time passes, then it asks."""
        assert self._fill is not None, "not started"
        self.time += frames / self.rate
        got = self._fill(frames)
        assert got.shape == (frames, self.channels)
        return got

    def pull_ms(self, ms: int, at_once: int = 160) -> NDArray[np.int16]:
        """Play for so long, in small portions."""
        left, parts = ms * self.rate // 1000, []
        while left > 0:
            parts.append(self.pull(min(at_once, left)))
            left -= at_once
        return np.concatenate(parts)

    def wait(self, seconds: float) -> None:
        """Time passes, and it asks for nothing."""
        self.time += seconds

    def lose(self) -> None:
        """It is unplugged."""
        assert self._lost is not None
        self._lost()
