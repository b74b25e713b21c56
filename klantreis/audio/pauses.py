"""Where somebody speaks and where it is quiet, by webrtcvad, without a model."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from klantreis.audio.libraries import needed
from klantreis.audio.sound import Sound

if TYPE_CHECKING:
    from klantreis.audio.sound import Numbers, Samples

_FRAME_MS = 30
_STRICTNESS = 2
"""Of webrtcvad, 0 (takes much for speech) to 3."""
GAP_MS = 400
"""A silence shorter than this is part of speaking."""
SHORTEST_MS = 180
"""What is shorter is a click, not a word."""
_PAD_MS = 90
_QUIETEST = 60
"""Loudness (root mean square) below which nothing is speech, whatever it looks like."""


@dataclass(frozen=True)
class Stretch:
    """Speech without a pause on one channel (from 0)."""

    channel: int
    start_ms: int
    end_ms: int


def stretches(sound: Sound, channel: int = 0) -> list[Stretch]:
    """Where somebody speaks on a channel, in order. Raises KlantreisError where webrtcvad is missing."""
    with needed():
        import webrtcvad
    size = sound.rate * _FRAME_MS // 1000
    vad = webrtcvad.Vad(_STRICTNESS)
    samples = sound.read(0, sound.frames)[:, channel]
    count = len(samples) // size
    frames = samples[: count * size].reshape(count, size)
    loud = loudness(frames) >= max(_QUIETEST, _floor(frames))
    speaks = [bool(loud[n]) and vad.is_speech(frames[n].tobytes(), sound.rate) for n in range(count)]
    found: list[Stretch] = []
    for number, is_speech in enumerate(speaks):
        if not is_speech:
            continue
        start, end = number * _FRAME_MS, (number + 1) * _FRAME_MS
        if found and start - found[-1].end_ms < GAP_MS:
            found[-1] = replace(found[-1], end_ms=end)
        else:
            found.append(Stretch(channel, start, end))
    return _padded((each for each in found if each.end_ms - each.start_ms >= SHORTEST_MS), sound.duration_ms)


def _padded(found: Iterable[Stretch], duration_ms: int) -> list[Stretch]:
    """With a little more at both ends: words begin and end softly."""
    return [
        replace(each, start_ms=max(0, each.start_ms - _PAD_MS), end_ms=min(duration_ms, each.end_ms + _PAD_MS))
        for each in found
    ]


def loudness(frames: "Samples") -> "Numbers":
    """The root mean square of each frame (a row)."""
    import numpy as np

    power = np.einsum("ij,ij->i", frames, frames, dtype=np.float32) / max(1, frames.shape[1])
    return np.asarray(np.sqrt(power), np.float32)


def _floor(frames: "Samples") -> float:
    """Well above the hum of a line: twice the loudness of the quietest tenth that is not dead."""
    import numpy as np

    found = loudness(frames)
    found = found[found > 1]
    if not len(found):
        return 0.0
    quiet, speech = np.quantile(found, 0.1), np.quantile(found, 0.95)
    # Where all is about as loud there is no telling speech from hum: leave that to webrtcvad.
    return float(2 * quiet) if speech > 5 * quiet else 0.0
