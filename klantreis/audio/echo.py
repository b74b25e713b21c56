"""The one speaker on the channel of the other: an echo on the line, which is nobody's turn."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from klantreis.audio.pauses import FRAME_MS, Flags, decibels, framed, runs
from klantreis.audio.sound import Sound

Line = NDArray[np.float64]

_MOST_WINDOWS = 60
_MUCH = 0.6
_WINDOW_MS = 1_500  # long beside the latest echo, or most of it falls outside
_EARLIEST_MS, _LATEST_MS = -20, 400
_SPREAD_MS = 15  # how far to either side of its strongest moment an echo is followed
_STANDS_OUT = 4.0
_LEAK = 0.5
_QUIETER_DB = 6.0
_PIECE = 8  # frames that are judged as a whole


@dataclass(frozen=True)
class Echo:
    """What a channel makes of the other one: each sample is `taps` times the samples from `late` samples before it."""

    taps: Line
    late: int

    def of(self, speaker: Line) -> Line:
        """The echo of samples, which begin `late` + the length of `taps` - 1 before it does."""
        size = 1 << (len(speaker) + len(self.taps)).bit_length()
        whole = np.fft.irfft(np.fft.rfft(speaker, size) * np.fft.rfft(self.taps, size), size)
        return np.asarray(whole[len(self.taps) - 1 : len(speaker)])


def without_echo(sound: Sound, voiced: tuple[Flags, Flags]) -> tuple[Flags, Flags]:
    """Of the frames of speech of two channels those in which not only the other one is heard."""
    levels = _levels(sound, 0), _levels(sound, 1)
    return (
        voiced[0] & ~_leaked(sound, voiced[1], voiced[0], (levels[1], levels[0]), 1),
        voiced[1] & ~_leaked(sound, voiced[0], voiced[1], levels, 0),
    )


def windows(sound: Sound, speaking: Flags, length_ms: int) -> Iterator[Line]:
    """Windows with much speech in them, spread over the whole talk, at most about `_MOST_WINDOWS`."""
    size = length_ms // FRAME_MS
    frame = sound.rate * FRAME_MS // 1000
    starts = np.arange(0, max(1, len(speaking) - size), size)
    shares = np.add.reduceat(speaking.astype(np.int64), starts) / size
    good = starts[shares >= min(_MUCH, 0.8 * shares.max())]
    for start in good[:: max(1, len(good) // _MOST_WINDOWS)]:
        yield sound.read(int(start) * frame, int(start + size) * frame).astype(np.float64)


def _leaked(sound: Sound, speaking: Flags, listening: Flags, levels: tuple[Line, Line], speaker: int) -> Flags:
    """Frames on the channel of the listener in which only an echo of the speaker is heard.

    First what the line makes of the speaker, over the whole talk: a few words of two people are always alike somehow.
    Then piece by piece whether that is what is heard, softer than the speaker was, or somebody of one's own.
    """
    leaked = np.zeros(len(listening), np.bool_)
    echo = _echo(sound, speaking & (levels[1] < levels[0] - _QUIETER_DB), speaker)
    if echo is None:
        return leaked
    length = sound.rate * FRAME_MS // 1000
    middle = round((echo.late + len(echo.taps) / 2) / length)
    for first, last in runs(listening):
        expected = echo.of(
            _padded(sound, speaker, first * length - echo.late - len(echo.taps) + 1, last * length - echo.late)
        )
        there = sound.read(first * length, last * length)[1 - speaker].astype(np.float64)
        for start in range(first, last, _PIECE):
            stop = min(start + _PIECE, last)
            said = levels[0][max(0, start - middle) : max(1, stop - middle)]
            if not len(said) or levels[1][start:stop].mean() > said.mean() - _QUIETER_DB:
                continue
            part = slice((start - first) * length, (stop - first) * length)
            leaked[start:stop] = _likeness(expected[part], there[part]) > _LEAK
    return leaked


def _echo(sound: Sound, speaking: Flags, speaker: int) -> Echo | None:
    """What the other channel makes of what the speaker says; None where that is nothing.

    Source: the Wiener filter, from spectra averaged over windows (Welch), kept only around its strongest moment.
    """
    if not speaking.any():
        return None
    size = 1 << (2 * sound.rate * _WINDOW_MS // 1000).bit_length()
    both, own = np.zeros(size // 2 + 1, np.complex128), np.zeros(size // 2 + 1)
    for window in windows(sound, speaking, _WINDOW_MS):
        said = np.fft.rfft(window[speaker], size)
        both += np.conj(said) * np.fft.rfft(window[1 - speaker], size)
        own += np.abs(said) ** 2
    answer = np.fft.irfft(both / (own + 0.01 * own.mean() + 1e-9), size)
    early, late = -_EARLIEST_MS * sound.rate // 1000, _LATEST_MS * sound.rate // 1000
    answer = np.concatenate((answer[size - early :], answer[: late + 1]))
    spread = _SPREAD_MS * sound.rate // 1000
    power = np.convolve(answer**2, np.ones(2 * spread), "same")
    best = int(power.argmax())
    if power[best] < _STANDS_OUT * np.median(power):
        return None
    first = max(0, best - spread)
    return Echo(answer[first : best + spread], first - early)


def _padded(sound: Sound, channel: int, start: int, stop: int) -> Line:
    """Samples of a channel, with silence where the recording has none."""
    samples = sound.read(start, stop)[channel].astype(np.float64)
    before = min(max(0, -start), stop - start)
    return np.pad(samples, (before, stop - start - before - len(samples)))


def _likeness(one: Line, other: Line) -> float:
    """From -1 to 1."""
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))


def _levels(sound: Sound, channel: int) -> Line:
    length = sound.rate * FRAME_MS // 1000
    parts = [decibels(framed(piece[channel], length)) for _at, piece in sound.pieces(length * 4_000)]
    return np.concatenate(parts) if parts else np.empty(0)
