"""Playing faster or slower at the same pitch, by FFmpeg's atempo (WSOLA)."""

from fractions import Fraction
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from klantreis.audio.sound import Samples

SLOWEST, FASTEST = 0.5, 2.0


class Tempo:
    """A stream of sound at another speed (SLOWEST to FASTEST): what goes in comes out that much faster."""

    def __init__(self, rate: int, channels: int, speed: float) -> None:
        from av.filter import Graph

        self._rate, self._channels = rate, channels
        self._layout = "mono" if channels == 1 else "stereo"
        self._graph = Graph()
        base = Fraction(1, rate)
        source = self._graph.add_abuffer(sample_rate=rate, format="s16", layout=self._layout, time_base=base)
        tempo = self._graph.add("atempo", f"{speed:.6f}")
        shape = self._graph.add("aformat", f"sample_fmts=s16:channel_layouts={self._layout}:sample_rates={rate}")
        sink = self._graph.add("abuffersink")
        for first, second in ((source, tempo), (tempo, shape), (shape, sink)):
            first.link_to(second)
        self._graph.configure()
        self._source, self._sink = source, sink
        self._fed = 0

    def feed(self, block: "Samples | None") -> "Samples":
        """Frames in (None: that was all), and those that are ready out."""
        import av
        import numpy as np

        frame = None
        if block is not None:
            data = np.ascontiguousarray(block).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(data, format="s16", layout=self._layout)
            frame.sample_rate, frame.pts, frame.time_base = self._rate, self._fed, Fraction(1, self._rate)
            self._fed += len(block)
        self._source.push(frame)
        ready: list[Samples] = []
        while True:
            try:
                made = cast(av.AudioFrame, self._sink.pull())
                ready.append(np.asarray(made.to_ndarray(), np.int16).reshape(-1, self._channels))
            except (av.BlockingIOError, av.EOFError):
                break
        return np.concatenate(ready) if ready else np.zeros((0, self._channels), np.int16)
