"""From what was handed to a device to what of it is heard by now."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class _Handed:
    """Frames of the device from `first`, and the stretch of the recording that they are."""

    first: int
    count: int
    start: float
    stop: float


class Handed:
    """Which place of the recording each frame is that a device got, since playing began somewhere.

    Devices count frames from when they were opened. What went by is forgotten as places are asked for in order.
    """

    def __init__(self, start: float) -> None:
        """`start` is the place until something is heard."""
        self._start = start
        self._parts: deque[_Handed] = deque()

    @property
    def end(self) -> float:
        """The place that comes next in the recording."""
        return self._parts[-1].stop if self._parts else self._start

    def add(self, first: int, count: int, start: float, stop: float) -> None:
        """The device gets `count` frames from its frame `first` on; in order."""
        self._parts.append(_Handed(first, count, start, stop))

    def place(self, frame: float) -> float:
        """The place in the recording of a frame of the device, never before one that was asked for earlier."""
        while self._parts and self._parts[0].first + self._parts[0].count <= frame:
            self._start = self._parts[0].stop
            if len(self._parts) == 1:
                return self._start
            self._parts.popleft()
        if self._parts and self._parts[0].first <= frame:
            part = self._parts[0]
            return part.start + (part.stop - part.start) * (frame - part.first) / part.count
        return self._start
