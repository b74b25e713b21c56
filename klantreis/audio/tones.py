"""Tones of the telephone network, which sound like vowels to a detector of speech."""

import numpy as np
from numpy.typing import NDArray

from klantreis.audio.sound import Samples

_PURE = 0.97
_STEADY_HZ = 4.0
_LEAST_FRAMES = 8
_LOWEST_HZ = 100
_BOTH = 0.1
_LOBE = 2  # bins on either side that a tone spreads over by the Hann window


def tonal(frames: Samples, rate: int) -> NDArray[np.bool_]:
    """Per frame (frames × samples) whether it is part of a tone: one or two pitches, nothing else, that stand still.

    A voice never holds its pitch within a few Hz for a quarter of a second, so humming is not taken for a tone.
    """
    count, length = frames.shape
    if count < _LEAST_FRAMES:
        return np.zeros(count, np.bool_)
    spectrum = np.abs(np.fft.rfft(frames.astype(np.float32) * np.hanning(length).astype(np.float32), axis=1)) ** 2
    spectrum[:, : int(_LOWEST_HZ * length / rate)] = 0
    total = spectrum.sum(axis=1)
    pitch, power = _taken_out(spectrum)
    other, left = _taken_out(spectrum)
    pure = (power + left) > _PURE * np.maximum(total, 1e-3)
    # Of two about as strong (a key of a telephone), either may come out first: the lower one tells.
    lowest = np.where(left > _BOTH * power, np.minimum(pitch, other), pitch)
    steady = np.abs(np.diff(lowest, prepend=lowest[:1])) * rate / length < _STEADY_HZ
    return _lasting(pure & steady & (total > 0))


def _taken_out(spectrum: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Per frame the strongest pitch (in bins, with fractions) and its power; it leaves `spectrum`."""
    rows = np.arange(len(spectrum))
    at = np.clip(spectrum.argmax(axis=1), _LOBE, spectrum.shape[1] - 1 - _LOBE)
    before, here, after = (np.log(spectrum[rows, at + step] + 1e-9) for step in (-1, 0, 1))
    bend = before - 2 * here + after
    pitch = at + np.where(np.abs(bend) > 1e-9, 0.5 * (before - after) / np.where(bend == 0, 1, bend), 0)
    power = np.zeros(len(spectrum), np.float32)
    for step in range(-_LOBE, _LOBE + 1):
        power += spectrum[rows, at + step]
        spectrum[rows, at + step] = 0
    return pitch, power


def _lasting(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Only where they last."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0])))).reshape(-1, 2)
    kept = np.zeros(len(flags), np.bool_)
    for start, end in edges:
        if end - start >= _LEAST_FRAMES - 1:
            kept[max(0, start - 1) : end] = True
    return kept
