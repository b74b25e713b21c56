"""What goes to the device next: a reading head that walks through a sound, at a speed, perhaps round a loop."""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from klantreis.audio.sound import Samples, Sound
from klantreis.audio.tempo import Tempo, lead

_FEED_MS = 40


@dataclass(frozen=True)
class Piece:
    """Samples (channels × frames) and the stretch of the recording, in its frames, that they are."""

    samples: Samples
    start: float
    stop: float


class Voice:
    """A reading head, used by one thread.

    At the speed of the recording itself, samples pass through untouched.
    """

    def __init__(self, sound: Sound, start: int, speed: float = 1.0, loop: tuple[int, int] | None = None) -> None:
        """Begins at the frame `start`, and goes round from the end of the loop to its start."""
        self._sound = sound
        self._speed = speed
        self._loop = loop
        self._ready: deque[Samples] = deque()
        self._begin(start)

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self._over and not self._ready and not self._goes_round

    def take(self, count: int) -> list[Piece]:
        """The next `count` frames of output, or fewer: where the recording ends, or isn't decoded any further yet."""
        taken: list[Piece] = []
        while count > 0:
            piece = self._next(count)
            if piece is None:
                break
            taken.append(piece)
            count -= piece.samples.shape[1]
        return taken

    def _begin(self, start: int) -> None:
        self._at = start
        self._told = float(start)
        self._over = False
        self._tempo = None
        if self._speed != 1:
            before = self._sound.read(start - lead(self._sound.rate), start)
            self._tempo = Tempo(before, self._sound.rate, self._speed)

    @property
    def _end(self) -> int:
        """Up to where it can go: the end of the loop, or of what there is."""
        return min(self._loop[1], self._sound.frames) if self._loop else self._sound.frames

    @property
    def _goes_round(self) -> bool:
        return self._loop is not None and self._loop[0] < self._end

    def _next(self, count: int) -> Piece | None:
        while not self._ready:
            if self._over:
                if self._loop is None or not self._goes_round:
                    return None
                self._begin(self._loop[0])
            if not self._read(count):
                return None
        samples = self._ready.popleft()
        if self._over:
            # What `atempo` gives at the very end runs on a little past it.
            count = min(count, math.ceil((self._at - self._told) / self._speed))
        if samples.shape[1] > count:
            self._ready.appendleft(samples[:, count:])
            samples = samples[:, :count]
        start = self._told
        self._told = min(start + samples.shape[1] * self._speed, float(self._at))
        if self._over and self._told >= self._at:
            self._ready.clear()
        return Piece(samples, start, self._told)

    def _read(self, count: int) -> bool:
        """Get more of the recording ready; False where there is nothing to be had now."""
        made: Iterable[Samples]
        # Whether all is there is asked first: what comes in between is then not missed.
        complete, end = self._sound.complete, self._end
        wanted = count if self._tempo is None else self._sound.frame(_FEED_MS)
        samples = self._sound.read(self._at, min(self._at + wanted, end))
        self._at += samples.shape[1]
        if samples.shape[1]:
            made = [samples] if self._tempo is None else self._tempo.feed(samples)
        elif complete or (self._loop is not None and self._at >= self._loop[1]):
            self._over = True
            made = [] if self._tempo is None else self._tempo.rest()
        else:
            return False
        self._ready.extend(each for each in made if each.shape[1])
        return True
