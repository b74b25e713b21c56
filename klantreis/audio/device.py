"""What a player needs of a device: somebody who asks for frames when it is time."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Fill = Callable[[int], NDArray[np.int16]]
"""Gives the next so many frames, as frames × channels. It is called by a thread of the device, and never raises."""

Lost = Callable[[], None]
"""Is called, by whatever thread, when the device stopped by itself."""


class Device(Protocol):
    """A device that plays, from `start` until `close`."""

    @property
    def name(self) -> str:
        """What it is called on this computer."""

    @property
    def is_null(self) -> bool:
        """Whether it keeps time but nothing can be heard, since there is no other."""

    @property
    def latency(self) -> int:
        """How many frames it has ready that are not heard yet, right after it asked for some."""

    def start(self, fill: Fill, lost: Lost) -> None:
        """Begin to ask for frames. Raises KlantreisError where it won't."""

    def close(self) -> None:
        """Ask for no more; a second time does nothing."""

    def now(self) -> float:
        """The time in seconds, by the clock by which it plays."""


Open = Callable[[int, int], Device]
"""Opens a device for so many channels at a rate. Raises KlantreisError where there is none at all."""
