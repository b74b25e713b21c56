"""Where somebody speaks and where it is quiet, found without a speech model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from klantreis.audio import needing
from klantreis.audio.sound import Samples, Sound
from klantreis.audio.tones import tonal

FRAME_MS = 30
"""The longest piece that webrtcvad judges; shorter ones take longer and gain nothing."""

PAUSE_MS = 1_000
"""From so long on silence is a pause between turns."""

Flags = NDArray[np.bool_]
"""One per frame of `FRAME_MS`."""

_STRICT = 2  # of webrtcvad, 0 (all that may be speech) to 3
_QUIET_DB = -60.0
_ABOVE_NOISE_DB = 8.0
_STEADY_DB = 12.0
_SPEECH_RANGE_DB = 25.0
_JOIN_MS = 300
_LEAST_MS = 90
_AROUND_MS = 30


@dataclass(frozen=True, order=True)
class Stretch:
    """From when to when, in ms."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        """How long it takes."""
        return self.end_ms - self.start_ms


def speech(sound: Sound, channel: int = 0) -> tuple[Stretch, ...]:
    """Where somebody speaks on a channel of a complete sound, in order; neighbours less than 0.3 s apart are one.

    Raises KlantreisError where the extra `audio` is missing.
    """
    return joined(voiced(sound, channel), sound.duration_ms)


def voiced(sound: Sound, channel: int = 0) -> Flags:
    """Per frame of a channel whether it is speech: webrtcvad says so, it is louder than the line, and no tone."""
    with needing.extra():
        import webrtcvad
    vad = webrtcvad.Vad(_STRICT)
    length = sound.rate * FRAME_MS // 1000
    heard: list[Flags] = []
    loud: list[NDArray[np.float64]] = []
    for _at, piece in sound.pieces(length * 4_000):
        frames = framed(piece[channel], length)
        data, size = frames.tobytes(), length * 2
        heard.append(
            np.fromiter(
                (vad.is_speech(data[at : at + size], sound.rate) for at in range(0, len(data), size)),
                np.bool_,
                len(frames),
            )
            & ~tonal(frames, sound.rate)
        )
        loud.append(decibels(frames))
    level = np.concatenate([np.empty(0), *loud])
    return np.concatenate([np.empty(0, np.bool_), *heard]) & (level > _gate(level))


def framed(samples: Samples, length: int) -> Samples:
    """One channel as frames × samples; what is left at the end is no frame."""
    count = len(samples) // length
    return samples[: count * length].reshape(count, length)


def decibels(frames: Samples) -> NDArray[np.float64]:
    """How loud each frame is, 0 being as loud as can be."""
    power = np.mean(np.square(frames, dtype=np.float32), axis=1) / 32768.0**2
    loud: NDArray[np.float64] = 10 * np.log10(np.maximum(power.astype(np.float64), 1e-12))
    return loud


def joined(frames: Flags, duration_ms: int) -> tuple[Stretch, ...]:
    """Frames of speech as stretches: gaps as between words are closed, a lone click is left out."""
    found: list[list[int]] = []
    for start, end in runs(frames):
        if found and (start - found[-1][1]) * FRAME_MS < _JOIN_MS:
            found[-1][1] = end
        else:
            found.append([start, end])
    return tuple(
        Stretch(max(0, start * FRAME_MS - _AROUND_MS), min(duration_ms, end * FRAME_MS + _AROUND_MS))
        for start, end in found
        if (end - start) * FRAME_MS > _LEAST_MS
    )


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Where flags are set: (first, one after the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def pauses(speaking: Iterable[Sequence[Stretch]], duration_ms: int, least_ms: int = PAUSE_MS) -> tuple[Stretch, ...]:
    """Where nobody speaks on any of the channels for at least so long, from 0 up to `duration_ms`."""
    found, quiet_from = [], 0
    for stretch in sorted(each for channel in speaking for each in channel):
        if stretch.start_ms - quiet_from >= least_ms:
            found.append(Stretch(quiet_from, stretch.start_ms))
        quiet_from = max(quiet_from, stretch.end_ms)
    if duration_ms - quiet_from >= least_ms:
        found.append(Stretch(quiet_from, duration_ms))
    return tuple(found)


def _gate(level: NDArray[np.float64]) -> float:
    """How loud speech must be at least on this line.

    The quiet tenth of a recording is its noise, unless somebody speaks nearly all the time: then it is speech too, and
    noise is taken to lie well below the loud parts. Where all is about as loud, it is all noise.
    """
    if not len(level):
        return _QUIET_DB
    quiet, loud = np.percentile(level, (10, 95))
    noise = quiet if loud - quiet < _STEADY_DB else min(quiet, loud - _SPEECH_RANGE_DB)
    return float(max(_QUIET_DB, noise + _ABOVE_NOISE_DB))
