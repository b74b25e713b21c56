"""Playing a recording: place, speed, loop; the place told is the one that is heard."""

import time
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING

from klantreis.audio.sound import Sound
from klantreis.audio.tempo import FASTEST, SLOWEST, Tempo

if TYPE_CHECKING:
    from klantreis.audio.device import Device
    from klantreis.audio.sound import Samples

_PIECE = 400
"""Frames that are stretched at once."""
_LOST_S = 1.0
"""A device that asks for nothing so long, while it plays, is gone."""


class Player:
    """Plays a Sound through a device, also while that is still being decoded.

    Times are milliseconds in the recording, whatever the speed. Safe to call from any thread: the device asks
    for frames from its own.
    """

    def __init__(self, sound: Sound, device: "Device", clock: Callable[[], float] = time.monotonic) -> None:
        self.sound = sound
        self.device = device
        self.rewind_ms = 0
        """How far to go back at each start after a pause."""
        self._clock = clock
        self._lock = RLock()
        self._open = False
        self._playing = False
        self._begin = 0.0
        self._next = 0.0
        self._speed = 1.0
        self._loop: tuple[int, int] | None = None
        self._tempo: Tempo | None = None
        self._fed = 0
        self._ready: list[Samples] = []
        self._asked = (0.0, 0.0, 0)
        """When frames were last asked for, which came next then, and how many were given."""

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._playing

    @property
    def speed(self) -> float:
        """How many times as fast as it was recorded."""
        return self._speed

    @property
    def loop(self) -> tuple[int, int] | None:
        """The first and last millisecond of what is repeated; None where nothing is."""
        if self._loop is None:
            return None
        return self.sound.to_ms(self._loop[0]), self.sound.to_ms(self._loop[1])

    @property
    def lost(self) -> bool:
        """Whether the device stopped asking while it should play: it was pulled out, or the computer slept."""
        return self._playing and self._clock() - self._asked[0] > _LOST_S

    @property
    def position_ms(self) -> int:
        """The place that is heard now."""
        with self._lock:
            if not self._playing:
                return self.sound.to_ms(round(self._next))
            at, came_next, given = self._asked
            passed = min(max(0.0, self._clock() - at) * self.sound.rate, given) * self._speed
            heard = came_next + passed - self.device.latency_ms * self.sound.rate / 1000 * self._speed
            return self.sound.to_ms(round(min(max(self._begin, heard), self._next)))

    def play(self) -> None:
        """Go on, a little before where it was paused. Raises KlantreisError where the sound library is missing."""
        if self._playing:
            return
        with self._lock:
            if self.sound.complete and self._next >= self.sound.frames:
                self._go(0)
            elif self.rewind_ms:
                self._go(self._next - self.rewind_ms * self.sound.rate / 1000)
            self._begin = self._next
            self._asked = (self._clock(), self._next, 0)
            self._playing = True
        if not self._open:
            self.device.open(self.pull, self.sound.rate, self.sound.channels)
            self._open = True

    def pause(self) -> None:
        """Stop at the place that is heard."""
        with self._lock:
            if self._playing:
                heard = self.position_ms
                self._playing = False
                self._go(self.sound.to_frame(heard))

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def seek(self, ms: float) -> None:
        """Go to a place, playing or not; before the beginning is the beginning."""
        with self._lock:
            self._go(ms * self.sound.rate / 1000)

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast, between SLOWEST and FASTEST."""
        with self._lock:
            place = self.sound.to_frame(self.position_ms)
            self._speed = min(FASTEST, max(SLOWEST, speed))
            self._go(place)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Repeat what lies between two times, beginning there; None: no more."""
        with self._lock:
            if loop is None or loop[1] - loop[0] < 100:
                self._loop = None
                return
            self._loop = self.sound.to_frame(loop[0]), self.sound.to_frame(loop[1])
            if not self._loop[0] <= self._next < self._loop[1]:
                self._go(self._loop[0])

    def close(self) -> None:
        """Stop, and let the device go."""
        self.pause()
        if self._open:
            self.device.close()
            self._open = False

    def reopen(self) -> None:
        """Take a device anew, after one was lost; paused. Raises KlantreisError."""
        self.close()

    # --- what the device asks -----------------------------------------------------------------

    def pull(self, count: int) -> "Samples":
        """So many frames as they will be heard; silence where there is nothing to play (yet)."""
        import numpy as np

        with self._lock:
            came_next, given = self._next, 0
            parts: list[Samples] = []
            while self._playing and given < count:
                part = self._more(count - given)
                if not len(part):
                    break
                parts.append(part)
                given += len(part)
            self._asked = (self._clock(), came_next, given)
            if given < count:
                parts.append(np.zeros((count - given, self.sound.channels), np.int16))
            return np.concatenate(parts) if len(parts) > 1 else parts[0]

    def _more(self, count: int) -> "Samples":
        """At most so many of the next frames; none at the end, or where the rest is not decoded yet."""
        if self._loop is not None and self._next >= self._loop[1]:
            self._go(self._loop[0])
        room = count
        if self._loop is not None:
            room = max(1, min(count, round((self._loop[1] - self._next) / self._speed)))
        part = self._plain(room) if self._speed == 1.0 else self._stretched(room)
        self._next += len(part) * self._speed
        if not len(part) and self.sound.complete:
            if self._loop is not None:
                self._go(self._loop[0])
                return self._plain(1)
            self._next = float(self.sound.frames)
            self._playing = False
        return part

    def _plain(self, count: int) -> "Samples":
        return self.sound.read(round(self._next), count)

    def _stretched(self, count: int) -> "Samples":
        import numpy as np

        if self._tempo is None:
            self._tempo, self._fed = Tempo(self.sound.rate, self.sound.channels, self._speed), round(self._next)
        while sum(map(len, self._ready)) < count:
            piece = self.sound.read(self._fed, _PIECE)
            if not len(piece):
                break
            self._fed += len(piece)
            self._ready.append(self._tempo.feed(piece))
        every = np.concatenate(self._ready) if self._ready else self.sound.read(0, 0)
        self._ready = [every[count:]]
        return every[:count]

    def _go(self, frame: float) -> None:
        end = self.sound.frames if self.sound.complete else max(frame, 0)
        self._next = self._begin = float(min(max(0.0, frame), end))
        self._asked = (self._clock(), self._next, 0)
        self._tempo = None
        self._ready = []
