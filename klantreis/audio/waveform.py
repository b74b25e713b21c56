"""The waveform: lowest and highest sample per piece of time, so that any zoom is drawn without reading the sound."""

import struct
import zlib
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from klantreis.audio.sound import Samples, Sound

PEAK_MS = 10
"""How long a piece is of which lowest and highest are kept; nothing finer is drawn in a terminal."""

_FORMAT = 1
_SIGN = b"KRGOLF"
_HEADER = struct.Struct("<6sHHIQI")  # sign, format, channels, rate, frames, checksum of the rest


class Waveform:
    """Peaks of the sound up to a frame, per channel."""

    def __init__(self, rate: int, frames: int, lows: Samples, highs: Samples) -> None:
        """`lows` and `highs` are channels × pieces of `PEAK_MS`; `frames` is how far they reach."""
        self.rate = rate
        self.frames = frames
        self._lows = lows
        self._highs = highs

    @classmethod
    def empty(cls, channels: int, rate: int) -> "Waveform":
        """Of a sound of which nothing is there yet."""
        nothing = np.empty((channels, 0), np.int16)
        return cls(rate, 0, nothing, nothing)

    @property
    def channels(self) -> int:
        """How many channels there are."""
        return len(self._lows)

    @property
    def duration_ms(self) -> int:
        """How far it reaches."""
        return self.frames * 1000 // self.rate

    def grown(self, sound: Sound) -> "Waveform":
        """With what `sound`, of which this is the waveform so far, has by now: whole pieces, and at its end all."""
        piece = self.rate * PEAK_MS // 1000
        done = self._lows.shape[1] if self.frames % piece == 0 else self._lows.shape[1] - 1
        frames = sound.frames if sound.complete else sound.frames // piece * piece
        if frames <= self.frames:
            return self
        lows, highs = [self._lows[:, :done]], [self._highs[:, :done]]
        for at in range(done * piece, frames, piece * 4096):
            low, high = _peaks(sound.read(at, min(at + piece * 4096, frames)), piece)
            lows.append(low)
            highs.append(high)
        return Waveform(self.rate, frames, np.concatenate(lows, axis=1), np.concatenate(highs, axis=1))

    def columns(self, start_ms: int, end_ms: int, count: int) -> tuple[Samples, Samples]:
        """Lowest and highest sample in each of `count` equal columns from `start_ms` to `end_ms`: channels × columns.

        A column takes every piece that it touches, at least one; where there is no sound both are 0. Takes as long for
        an hour as for a second.
        """
        edges = start_ms + (end_ms - start_ms) * np.arange(count + 1, dtype=np.int64) / count
        pieces = self._lows.shape[1]
        first = np.clip(np.floor(edges[:-1] / PEAK_MS).astype(np.int64), 0, pieces)
        last = np.clip(np.maximum(np.ceil(edges[1:] / PEAK_MS).astype(np.int64), first + 1), 0, pieces)
        lows = _within([level[0] for level in self._levels], first, last, np.minimum)
        highs = _within([level[1] for level in self._levels], first, last, np.maximum)
        return lows, highs

    @cached_property
    def _levels(self) -> list[tuple[Samples, Samples]]:
        """The pieces, those of two together, of four, and so on up to all."""
        levels = [(self._lows, self._highs)]
        while levels[-1][0].shape[1] > 1:
            low, high = levels[-1]
            even = low.shape[1] // 2 * 2
            levels.append(
                (np.minimum(low[:, 0:even:2], low[:, 1:even:2]), np.maximum(high[:, 0:even:2], high[:, 1:even:2]))
            )
        return levels

    def to_bytes(self) -> bytes:
        """For a cache; the same waveform gives the same bytes."""
        body = self._lows.astype("<i2").tobytes() + self._highs.astype("<i2").tobytes()
        return _HEADER.pack(_SIGN, _FORMAT, self.channels, self.rate, self.frames, zlib.crc32(body)) + body

    @classmethod
    def from_bytes(cls, data: bytes) -> "Waveform | None":
        """What `to_bytes` gave; None where it is of another version of klantreis, or damaged: make it anew then."""
        if len(data) < _HEADER.size:
            return None
        sign, version, channels, rate, frames, checksum = _HEADER.unpack_from(data)
        body = data[_HEADER.size :]
        if (sign, version) != (_SIGN, _FORMAT) or zlib.crc32(body) != checksum or not channels or not rate:
            return None
        pieces = -(-frames * 1000 // (rate * PEAK_MS))
        if len(body) != 2 * channels * pieces * 2:
            return None
        lows, highs = np.frombuffer(body, "<i2").astype(np.int16).reshape(2, channels, pieces)
        return cls(rate, frames, lows, highs)


def waveform(sound: Sound) -> Waveform:
    """The waveform of what is there of a sound."""
    return Waveform.empty(sound.channels, sound.rate).grown(sound)


def _peaks(samples: Samples, piece: int) -> tuple[Samples, Samples]:
    starts = np.arange(0, samples.shape[1], piece)
    return np.minimum.reduceat(samples, starts, axis=1), np.maximum.reduceat(samples, starts, axis=1)


def _within(levels: list[Samples], first: NDArray[np.int64], last: NDArray[np.int64], pick: np.ufunc) -> Samples:
    """Lowest or highest of the pieces from `first` up to `last`, for all columns at once.

    From the finest level up: what a range has alone at either end is taken, what is left goes up in pairs
    (a segment tree, read from the bottom).
    """
    first, last = first.copy(), last.copy()
    filled = first < last
    unknown = np.int16(np.iinfo(np.int16).max if pick is np.minimum else np.iinfo(np.int16).min)
    best = np.full((len(levels[0]), len(first)), unknown, np.int16)
    for level in levels:
        if not (first < last).any():
            break
        for at, alone, step in ((first, 1, 1), (last, 1, -1)):
            odd = (first < last) & (at % 2 == alone)
            place = (at if step == 1 else at - 1)[odd]
            best[:, odd] = pick(best[:, odd], level[:, place])
            at[odd] += step
        first //= 2
        last //= 2
    best[:, ~filled] = 0
    return best
