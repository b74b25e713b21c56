"""Whether the two channels of a call are a speaker each, or twice the same."""

from typing import TYPE_CHECKING

from klantreis.audio.sound import Sound

if TYPE_CHECKING:
    from klantreis.audio.sound import Numbers

_ALIKE = 0.97
"""Correlation from which two channels say the same."""
_LAG_MS = 5
_AUDIBLE = 200


def same(sound: Sound) -> bool:
    """Whether a recording of two channels has the same on both, be it softer or a little later on one."""
    import numpy as np

    if sound.channels < 2:
        return True
    # A minute of what sounds is enough, taken from all over.
    size = sound.rate
    count = sound.frames // size
    seconds = sound.read(0, count * size).reshape(count, size, 2)
    loud = np.flatnonzero(np.maximum(seconds.max(axis=(1, 2)), -seconds.min(axis=(1, 2)).astype(int)) > _AUDIBLE)
    if not len(loud):
        return False
    chosen = seconds[loud[:: max(1, len(loud) // 60)]].astype(np.float32)
    left, right = chosen[:, :, 0].ravel(), chosen[:, :, 1].ravel()
    most = _LAG_MS * sound.rate // 1000
    return any(_alike(left, right, lag) >= _ALIKE for lag in sorted(range(-most, most + 1), key=abs))


def _alike(left: "Numbers", right: "Numbers", lag: int) -> float:
    """The correlation of two channels, the second so many samples later."""
    import numpy as np

    first, second = (left[lag:], right[: len(right) - lag]) if lag >= 0 else (left[:lag], right[-lag:])
    size = float(np.sqrt(np.dot(first, first) * np.dot(second, second)))
    return float(np.dot(first, second)) / size if size else 0.0
