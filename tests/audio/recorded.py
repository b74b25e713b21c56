"""Recordings for tests of what uses them: clicks and voices of which it is known when they sound."""

import shutil
import subprocess
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np

Samples = np.ndarray
ESPEAK = shutil.which("espeak-ng")


def write(path: Path, samples: Samples, rate: int, codec: str = "pcm_s16le") -> Path:
    """Frames × channels of 16 bits as a recording; its form follows the ending of its name."""
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        stream.layout = layout
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), format="s16", layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        context = stream.codec_context
        if not context.is_open:
            context.open()
        resampler = av.AudioResampler(
            format=stream.format, layout=layout, rate=rate, frame_size=context.frame_size or None
        )
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def click_track(rate: int, at_ms: Sequence[int], duration_ms: int, channels: int = 1) -> Samples:
    """Silence with a short beep at each of these times."""
    made = np.zeros((duration_ms * rate // 1000, channels), np.int16)
    beep = (20_000 * np.sin(2 * np.pi * 1000 * np.arange(rate // 40) / rate)).astype(np.int16)
    for ms in at_ms:
        made[ms * rate // 1000 :][: len(beep)] = beep[:, None]
    return made


@cache
def _spoken(words: str, pitch: int, rate: int) -> bytes:
    assert ESPEAK is not None
    command = [ESPEAK, "-v", "nl", "-p", str(pitch), "--stdout", words]
    wav = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    import io

    with av.open(io.BytesIO(wav)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
        parts = [p for f in container.decode(audio=0) for p in resampler.resample(f)] + resampler.resample(None)
    return b"".join(part.to_ndarray().tobytes() for part in parts)


def voice(words: str, rate: int, pitch: int = 50) -> Samples:
    """Somebody who says something: espeak-ng where it is installed, else a hum with syllables."""
    if ESPEAK is not None:
        said = np.frombuffer(_spoken(words, pitch, rate), np.int16)
        loud = np.flatnonzero(np.abs(said) > 300)
        return said[loud[0] : loud[-1] + 1, None].copy()
    seconds = max(1.0, len(words) / 14)
    t = np.arange(int(seconds * rate)) / rate
    tone = sum(np.sin(2 * np.pi * n * (90 + pitch) * t) / n for n in range(1, 12))
    return (5000 * tone * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * t))).astype(np.int16)[:, None]


SAID = ("Hoe is het toen gegaan met de hulp?", "We stonden heel lang op een wachtlijst.", "En wat gebeurde er daarna?")


def talk(rate: int, gap_ms: int = 2000, noise: int = 20) -> tuple[Samples, list[tuple[int, int, int]]]:
    """A call of two channels, and its turns: channel, start and end in ms."""
    pieces = [voice(words, rate, 30 + 40 * (n % 2)) for n, words in enumerate(SAID)]
    gap = gap_ms * rate // 1000
    length = gap + sum(len(piece) + gap for piece in pieces)
    made = np.random.default_rng(1).normal(0, noise, (length, 2))
    turns, at = [], gap
    for n, piece in enumerate(pieces):
        made[at : at + len(piece), n % 2] += piece[:, 0]
        turns.append((n % 2, at * 1000 // rate, (at + len(piece)) * 1000 // rate))
        at += len(piece) + gap
    return np.clip(made, -32767, 32767).astype(np.int16), turns
