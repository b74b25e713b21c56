"""The waveform: how loud each hundredth of a second is, for any width of screen."""

import struct
from typing import TYPE_CHECKING

from klantreis.audio.sound import Sound
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from klantreis.audio.sound import Samples

BUCKET_MS = 10
_MAGIC = b"klantreis-golf-1"
_HEAD = struct.Struct("<16sII")


class Waveform:
    """The peaks of a recording in buckets of BUCKET_MS."""

    def __init__(self, levels: "Samples") -> None:
        self.levels = levels
        """Buckets × channels: the largest swing in each bucket, 0 to 32767."""

    @property
    def channels(self) -> int:
        """One or two."""
        return int(self.levels.shape[1])

    @property
    def duration_ms(self) -> int:
        """How long it is, in whole buckets."""
        return len(self.levels) * BUCKET_MS

    def columns(self, start_ms: float, end_ms: float, count: int) -> "Samples":
        """The peaks between two times in so many columns, each that of all buckets it touches; 0 outside the sound."""
        import numpy as np

        edges = np.linspace(start_ms, end_ms, count + 1) / BUCKET_MS
        first = np.floor(edges[:-1]).astype(int)
        last = np.maximum(np.ceil(edges[1:]).astype(int), first + 1)
        found = np.zeros((count, self.channels), np.int16)
        for column, (low, high) in enumerate(zip(first, last, strict=True)):
            part = self.levels[max(0, low) : max(0, high)]
            if len(part):
                found[column] = part.max(axis=0)
        return found

    def to_bytes(self) -> bytes:
        """To keep it; see `from_bytes`."""
        return _HEAD.pack(_MAGIC, *self.levels.shape) + self.levels.astype("<i2").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Waveform":
        """What `to_bytes` gave. Raises KlantreisError where it is something else."""
        import numpy as np

        broken = KlantreisError(_("De bewaarde golfvorm is niet te lezen; die wordt opnieuw gemaakt."))
        if len(data) < _HEAD.size:
            raise broken
        magic, buckets, channels = _HEAD.unpack_from(data)
        if magic != _MAGIC or channels not in (1, 2) or len(data) != _HEAD.size + buckets * channels * 2:
            raise broken
        return cls(np.frombuffer(data, "<i2", offset=_HEAD.size).reshape(buckets, channels))


def waveform(sound: Sound) -> Waveform:
    """The peaks of all that is decoded of a sound by now."""
    import numpy as np

    size = sound.rate * BUCKET_MS // 1000
    samples = sound.read(0, sound.frames)
    whole = len(samples) // size
    swing = _swing(samples[: whole * size].reshape(whole, size, sound.channels), axis=1)
    rest = samples[whole * size :]
    return Waveform(np.concatenate([swing, _swing(rest, axis=0)[None]]) if len(rest) else swing)


def _swing(samples: "Samples", axis: int) -> "Samples":
    import numpy as np

    high, low = samples.max(axis=axis), np.maximum(samples.min(axis=axis), np.int16(-32767))
    return np.asarray(np.maximum(high, -low), np.int16)
