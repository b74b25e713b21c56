"""Sound in memory: 16-bit samples that can be read while the rest is still being decoded."""

from typing import TYPE_CHECKING, Any

from klantreis.audio.libraries import needed

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[np.int16]]
    """Frames × channels."""
    Numbers = np.ndarray[Any, np.dtype[np.float32]]

RATES = (8_000, 16_000)
"""Samples a second that sound is kept at: telephone, and all that is better."""


class Sound:
    """A recording as samples. One thread appends; any thread reads what is there already.

    `rate` is one of RATES, `channels` 1 or 2. A frame is one sample of each channel.
    """

    def __init__(self, rate: int, channels: int, expected_ms: int = 0) -> None:
        with needed():
            import numpy as np
        self.rate = rate
        self.channels = channels
        self.complete = False
        """Whether all of it was decoded."""
        self.remark = ""
        """What is wrong with the file, in words for the user; empty where it is sound."""
        self._data: Samples = np.zeros((max(rate, expected_ms * rate // 1000 + rate), channels), np.int16)
        self._frames = 0

    @property
    def frames(self) -> int:
        """How many frames are there by now."""
        return self._frames

    @property
    def duration_ms(self) -> int:
        """How long it is by now."""
        return self.to_ms(self._frames)

    def to_ms(self, frame: int) -> int:
        """The time at which a frame sounds."""
        return round(frame * 1000 / self.rate)

    def to_frame(self, ms: float) -> int:
        """The frame that sounds at a time."""
        return round(ms * self.rate / 1000)

    def append(self, block: "Samples") -> None:
        """Add frames at the end."""
        import numpy as np

        frames = self._frames + len(block)
        if frames > len(self._data):
            larger = np.zeros((max(frames, len(self._data) * 5 // 4), self.channels), np.int16)
            larger[: self._frames] = self._data[: self._frames]
            self._data = larger
        self._data[self._frames : frames] = block
        self._frames = frames  # last, so that a reader never sees what isn't there

    def read(self, start: int, count: int) -> "Samples":
        """At most so many frames from a place; fewer at the end, none outside. Not to be written to."""
        data, frames = self._data, self._frames
        first = min(max(0, start), frames)
        return data[first : min(frames, max(first, start + count))]
