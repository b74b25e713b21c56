"""Recordings of an hour: opening, decoding, waveform, pauses, memory; and how exact seeking, speed and pitch are."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from klantreis.audio import decoding
from klantreis.audio.layout import lay_out
from klantreis.audio.pauses import speech
from klantreis.audio.probing import probe
from klantreis.audio.sound import Sound
from klantreis.audio.waveform import Waveform, waveform
from tests.audio.recordings import FORMATS, click_errors, clicks, has_espeak, in_turn, talk, telephone, write
from tests.audio.tempos import SPEEDS, lateness, played

HOUR = 3_600


def hour(rate: int) -> NDArray[np.int16]:
    """A call of an hour on two channels: eight sentences over and over."""
    voices = "espeak" if has_espeak() else "synthetic"
    said, duration = in_turn(voices=voices)
    lines, _planted = talk(said, duration, voices=voices)
    once = telephone(lines)
    if rate != 8_000:
        common = int(np.gcd(rate, 8_000))
        once = (
            signal.resample_poly(once, rate // common, 8_000 // common, axis=1).clip(-32_768, 32_767).astype(np.int16)
        )
    return np.tile(once, -(-HOUR * rate // once.shape[1]))[:, : HOUR * rate]


def opening(path: Path) -> tuple[float, float, Sound]:
    """(ms until the first second can be played, seconds until all of it can, the sound)."""
    began = time.perf_counter()
    running = decoding.start(path)
    while running.sound.duration_ms < 1_000:
        time.sleep(0.0005)
    playable = time.perf_counter() - began
    running.wait()
    return playable * 1000, time.perf_counter() - began, running.sound


def timed(work: Callable[[], object]) -> float:
    """Median seconds of three runs."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return median(took)


def files(folder: Path) -> None:
    """Hours in several formats: opening and decoding them; and what is worked out from the first."""
    for ending, rate in (("m4a", 8_000), ("m4a", 44_100), ("mp3", 8_000), ("opus", 48_000), ("alaw.wav", 8_000)):
        path = write(folder / f"uur{rate}.{ending}", hour(rate), rate)
        playable, whole, sound = opening(path)
        print(
            f"an hour of {ending:<8} stereo {rate:>6} Hz: playable in {playable:3.0f} ms (target 1000), "
            f"all of it in {whole:5.2f} s, kept at {sound.rate} Hz"
        )
        if (ending, rate) == ("m4a", 8_000):
            worked_out(sound)
            memory(path)


def worked_out(sound: Sound) -> None:
    """Waveform, pauses and empty turns of a sound."""
    drawn = waveform(sound)
    data = drawn.to_bytes()
    print(f"  waveform            {timed(lambda: waveform(sound)):6.2f} s (target 6)")
    print(f"  the same from cache {timed(lambda: Waveform.from_bytes(data)):6.3f} s ({len(data) / 1e6:.1f} MB)")
    print(f"  400 columns of it   {timed(lambda: drawn.columns(0, HOUR * 1000, 400)) * 1000:6.2f} ms")
    print(f"  pauses, one channel {timed(lambda: speech(sound)):6.2f} s (target 3)")
    print(f"  empty turns, both   {timed(lambda: lay_out(sound)):6.2f} s ({len(lay_out(sound).turns)} turns)")


def memory(path: Path) -> None:
    """What a process of its own takes to hold a recording, beside what it takes to load the libraries."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.recordings", str(path)], capture_output=True, check=True, text=True
    )
    before, after = map(float, told.stdout.split())
    print(f"  memory              {after - before:6.0f} MB beside the libraries ({before:.0f} MB) (target 150)")


def peak() -> float:
    """The largest memory of this process so far, in MB; Linux only, where `ru_maxrss` would count the parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def exactness(folder: Path) -> None:
    """How far a click is from its time, by format, and speed and pitch from what was asked for."""
    for ending in FORMATS:
        worst = 0.0
        for rate, channels in ((8_000, 1),) if ending == "amr" else ((8_000, 2), (44_100, 2), (48_000, 1)):
            if ending in ("ogg", "opus", "webm") and rate == 44_100:
                continue
            sound = decoding.decode(write(folder / f"klik.{ending}", clicks(rate, channels), rate))
            worst = max(worst, *map(abs, click_errors(sound.read(0, sound.frames), sound.rate)))
        print(f"seek error {ending:<9} {worst:6.3f} ms (target 20; PCM 0 samples)")
    tone = (10_000 * np.sin(2 * np.pi * 440 * np.arange(80_000) / 8_000)).astype(np.int16)[np.newaxis]
    for speed in SPEEDS:
        out = played(tone, speed)[0].astype(float)
        pitch = np.abs(np.fft.rfft(out * np.hanning(len(out)), 1 << 19)).argmax() * 8_000 / (1 << 19)
        late = lateness(speed)
        print(
            f"speed {speed:4}: {100 * (80_000 / len(out) / speed - 1):+5.2f} % (target 2), pitch "
            f"{100 * (pitch / 440 - 1):+5.2f} % (target 1), place {min(late):+5.1f} to {max(late):+5.1f} ms"
        )


def main() -> None:
    """Print all of it."""
    with tempfile.TemporaryDirectory() as scratch:
        files(Path(scratch))
        exactness(Path(scratch))


if __name__ == "__main__":
    probe(Path(sys.argv[1]))
    at_first = peak()
    decoding.decode(Path(sys.argv[1]))
    print(at_first, peak())
