"""Faster or slower without another pitch, block by block."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from klantreis.audio import needing
from klantreis.audio.sound import Samples

SLOWEST, FASTEST = 0.5, 2.0


def lead(rate: int) -> int:
    """Half of a piece as `atempo` makes them, in frames (af_atempo.c, `yae_reset`: 1/24 s, up to a power of 2)."""
    return 1 << (rate // 24 - 1).bit_length() - 1


class Tempo:
    """Samples go in at the speed of the recording and come out at another one.

    It is FFmpeg's `atempo` (WSOLA: pieces of the recording laid over each other where they fit best). What comes out as
    frame n went in as frame n × speed, give or take some 20 ms, which never add up: so a place in the output is a place
    in the recording by multiplication, and back by division.
    """

    def __init__(self, before: Samples, rate: int, speed: float) -> None:
        """`before` is what comes right before the first frame: the `lead(rate)` frames, or as many as there are.

        `atempo` begins in the middle of its first piece, and would be that much early for ever.
        Raises KlantreisError where the extra `audio` is missing.
        """
        with needing.extra():
            from av.filter import Graph
        self._channels = len(before)
        layout = "mono" if self._channels == 1 else "stereo"
        self._rate = rate
        self._layout = layout
        self._fed = 0
        self._graph = Graph()
        source = self._graph.add_abuffer(sample_rate=rate, format="s16", layout=layout, time_base=Fraction(1, rate))
        self._graph.link_nodes(
            source, self._graph.add("atempo", f"{speed:.4f}"), self._graph.add("abuffersink")
        ).configure()
        self._push(np.zeros((self._channels, lead(rate) - before.shape[1]), np.int16))
        self._push(before)

    def feed(self, samples: Samples) -> Iterator[Samples]:
        """More of the recording, channels × frames; what comes out by now."""
        self._push(samples)
        yield from self._ready()

    def rest(self) -> Iterator[Samples]:
        """What is left, once all went in."""
        self._graph.push(None)
        yield from self._ready()

    def _push(self, samples: Samples) -> None:
        from av import AudioFrame

        if not samples.shape[1]:
            return
        packed = np.ascontiguousarray(samples.T).reshape(1, -1)
        frame = AudioFrame.from_ndarray(packed, "s16", self._layout)
        frame.sample_rate = self._rate
        frame.pts, frame.time_base = self._fed, Fraction(1, self._rate)
        self._fed += samples.shape[1]
        self._graph.push(frame)

    def _ready(self) -> Iterator[Samples]:
        import av

        while True:
            try:
                made = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            yield made.to_ndarray().astype(np.int16, copy=False).reshape(-1, self._channels).T
