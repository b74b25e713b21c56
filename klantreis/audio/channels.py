"""What the two channels of a call hold: the same twice, a speaker each, or one that leaks into the other."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from klantreis.audio.echo import Line, windows, without_echo
from klantreis.audio.pauses import Flags
from klantreis.audio.sound import Sound

_WINDOW_MS = 500
_SAME_LAG_MS = 50
_SAME = 0.8
_STEADY_DB = 6.0
_SAME_DB = 12.0


class Channels(StrEnum):
    """How many voices can be told apart by channel."""

    ONE = "one"
    """One channel, or sound on one of two only: speakers can't be told apart."""
    SAME = "same"
    """Dual mono: the same on both, a little louder or later perhaps; speakers can't be told apart."""
    APART = "apart"
    """A speaker on each."""


@dataclass(frozen=True)
class Heard:
    """What channels hold, and per channel to be used the frames in which its own speaker speaks.

    Of `ONE` and `SAME` that is one channel, `channel`; of `APART` both, and `channel` is 0.
    """

    kind: Channels
    channel: int
    speaking: tuple[Flags, ...]


def heard(sound: Sound, voiced: tuple[Flags, ...]) -> Heard:
    """Judge the channels of a complete sound, with the frames of speech of each as `pauses.voiced` finds them."""
    if sound.channels == 1:
        return Heard(Channels.ONE, 0, voiced[:1])
    if not all(flags.any() for flags in voiced):
        used = int(voiced[1].any())
        return Heard(Channels.ONE, used, (voiced[used],))
    if _is_same(sound, voiced):
        return Heard(Channels.SAME, 0, voiced[:1])
    own = without_echo(sound, (voiced[0], voiced[1]))
    if not all(flags.any() for flags in own):
        used = int(own[1].any())
        return Heard(Channels.ONE, used, (own[used],))
    return Heard(Channels.APART, 0, own)


def _is_same(sound: Sound, voiced: tuple[Flags, ...]) -> bool:
    """Whether both carry one signal: alike nearly everywhere, at one difference in loudness.

    An echo is as much alike, but far softer than the voice, and softer on the one channel or the other in turn.
    """
    alike, louder = [], []
    for one, other in windows(sound, voiced[0] | voiced[1], _WINDOW_MS):
        alike.append(np.abs(_correlation(one, other, sound.rate * _SAME_LAG_MS // 1000)).max())
        louder.append(10 * np.log10((np.mean(one**2) + 1e-3) / (np.mean(other**2) + 1e-3)))
    spread = float(np.subtract(*np.percentile(louder, (80, 20))))
    return bool(np.median(alike) > _SAME and spread < _STEADY_DB and abs(np.median(louder)) < _SAME_DB)


def _correlation(one: Line, other: Line, reach: int) -> Line:
    """How alike two signals are, -1 to 1, with the other one from `reach` samples earlier up to as many later."""
    size = 1 << (len(one) + len(other) + reach).bit_length()
    product = np.fft.irfft(np.conj(np.fft.rfft(one, size)) * np.fft.rfft(other, size), size)
    around = np.concatenate((product[size - reach :], product[: reach + 1]))
    return np.asarray(around / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))
