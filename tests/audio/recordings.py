"""Recordings with planted truth: a voice, a telephone line, clicks, and files of every kind made of them."""

import io
import shutil
import subprocess
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from scipy import signal

Wave = NDArray[np.float64]
"""One channel, between -1 and 1."""

SENTENCES = (
    "Hoe ging het toen u voor het eerst bij het wijkteam kwam?",
    "Nou, we hebben eerst heel lang moeten wachten, en daarna belde er iemand op.",
    "En wat vond u daarvan?",
    "Het was een aardige mevrouw, ze luisterde goed naar mijn dochter.",
    "Kunt u daar iets meer over vertellen?",
    "Ja.",
    "Ze kwam elke week langs, en dan gingen we samen wandelen.",
    "Oké.",
)


@dataclass(frozen=True)
class Planted:
    """What is said in a recording: by which channel, and from when to when it can be heard."""

    channel: int
    start_ms: int
    end_ms: int


def has_espeak() -> bool:
    return shutil.which("espeak-ng") is not None


@cache
def spoken(text: str, voice: str, rate: int) -> Wave:
    """Words by espeak-ng, without the silence around them."""
    said = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "160", "--stdout", text], capture_output=True, check=True
    ).stdout
    with wave.open(io.BytesIO(said)) as file:
        own = file.getframerate()
        samples = np.frombuffer(said[44:], "<i2") / 32768
    common = np.gcd(own, rate)
    return _trimmed(signal.resample_poly(samples, rate // common, own // common), rate)


@cache
def hummed(text: str, voice: str, rate: int) -> Wave:
    """As long as the words would be about, a synthetic voice: syllables of a buzz through changing formants."""
    rng = np.random.default_rng(sum(map(ord, text + voice)))
    pitch = 110 if voice == "nl" else 190
    syllables = []
    for _ in range(max(1, len(text) // 3)):
        length = int(rate * rng.uniform(0.12, 0.22))
        glide = pitch * rng.uniform(0.85, 1.2) * np.linspace(1, rng.uniform(0.85, 1.15), length)
        buzz = signal.sawtooth(2 * np.pi * np.cumsum(glide) / rate) + 0.05 * rng.normal(size=length)
        sound = np.zeros(length)
        for low, high in ((300, 800), (900, 2200), (2300, 3200)):
            formant = rng.uniform(low, high)
            b, a = signal.iirpeak(formant, 5, rate)
            sound += signal.lfilter(b, a, buzz)
        syllables += [sound * np.hanning(length), np.zeros(int(rate * 0.03))]
    whole = np.concatenate(syllables)
    return _trimmed(0.4 * whole / np.abs(whole).max(), rate)


def _trimmed(samples: Wave, rate: int) -> Wave:
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    return samples[loud[0] : loud[-1] + 1]


def talk(
    said: Sequence[tuple[int, int, str]], duration_ms: int, rate: int = 8_000, channels: int = 2, voices: str = "espeak"
) -> tuple[Wave, list[Planted]]:
    """Who (0, 1) says what from when, on a line each (channels × samples), and the planted truth."""
    say = spoken if voices == "espeak" else hummed
    lines = np.zeros((2, duration_ms * rate // 1000))
    planted = []
    for who, start_ms, text in said:
        words = say(text, ("nl", "nl+f3")[who], rate)
        at = start_ms * rate // 1000
        lines[who, at : at + len(words)] += words
        planted.append(Planted(who, start_ms, start_ms + len(words) * 1000 // rate))
    return (lines if channels == 2 else lines.sum(axis=0, keepdims=True)), planted


def in_turn(rate: int = 8_000, pause_ms: int = 1_300, voices: str = "espeak") -> tuple[list[tuple[int, int, str]], int]:
    """The sentences, one after the other with pauses, by two speakers in turn: as `talk` takes them."""
    say = spoken if voices == "espeak" else hummed
    said, at = [], 1_000
    for place, text in enumerate(SENTENCES):
        who = place % 2
        said.append((who, at, text))
        at += len(say(text, ("nl", "nl+f3")[who], rate)) * 1000 // rate + pause_ms
    return said, at + 500


def telephone(lines: Wave, rate: int = 8_000, noise_db: float = -60, seed: int = 1) -> NDArray[np.int16]:
    """Over a telephone line: 300 to 3400 Hz, some noise, 16 bits."""
    sos = signal.butter(4, (300, 3_400), "bandpass", fs=rate, output="sos")
    narrow = signal.sosfilt(sos, lines, axis=1)
    noise = np.random.default_rng(seed).normal(0, 10 ** (noise_db / 20), lines.shape)
    return np.clip((narrow + noise) * 32767, -32768, 32767).astype(np.int16)


CLICK_HZ = 1_200


def clicks(rate: int, channels: int = 1, seconds: int = 10) -> NDArray[np.int16]:
    """A click at each whole second, a tenth of a second later on the second channel."""
    lines = np.random.default_rng(1).normal(0, 20, (channels, rate * seconds))
    one = 20_000 * _click(rate)
    for channel in range(channels):
        for second in range(1, seconds):
            at = round(rate * (second + channel / 10))
            lines[channel, at : at + len(one)] += one
    return lines.astype(np.int16)


def _click(rate: int) -> Wave:
    length = rate * 4 // 1000
    return np.hanning(length) * np.cos(2 * np.pi * CLICK_HZ * np.arange(length) / rate)


def click_errors(samples: NDArray[np.int16], rate: int, channel: int = 0, seconds: int = 10) -> list[float]:
    """How many ms late (or early, below 0) each click is found."""
    late = []
    for second in range(1, seconds):
        due = second + channel / 10
        first = int((due - 0.2) * rate)
        around = samples[channel, first : int((due + 0.2) * rate)].astype(float)
        late.append(1000 * ((first + np.argmax(np.abs(np.correlate(around, _click(rate), "valid")))) / rate - due))
    return late


FORMATS = {
    "wav": ("pcm_s16le", "wav", {}),
    "alaw.wav": ("pcm_alaw", "wav", {}),
    "mulaw.wav": ("pcm_mulaw", "wav", {}),
    "mp3": ("libmp3lame", "mp3", {}),
    "bare.mp3": ("libmp3lame", "mp3", {"write_xing": "0"}),
    "m4a": ("aac", "ipod", {}),
    "bare.m4a": ("aac", "mp4", {"use_editlist": "0"}),
    "aac": ("aac", "adts", {}),
    "ogg": ("libopus", "ogg", {}),
    "opus": ("libopus", "ogg", {}),
    "webm": ("libopus", "webm", {}),
    "flac": ("flac", "flac", {}),
    "alac.m4a": ("alac", "ipod", {}),
    "amr": ("libopencore_amrnb", "amr", {}),
}
"""Ending -> encoder, container and its options; of those that PyAV can write. AMR has one channel."""


def write(path: Path, samples: NDArray[np.int16], rate: int) -> Path:
    """The samples as a file of the kind that its ending says."""
    codec, container, options = FORMATS[path.name.partition(".")[2]]
    with av.open(str(path), "w", format=container, options=options) as output:
        layout = "mono" if len(samples) == 1 else "stereo"
        stream = output.add_stream(codec, rate=rate, layout=layout)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T).reshape(1, -1), "s16", layout)
        frame.rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        for packet in (*stream.encode(frame), *stream.encode(None)):
            output.mux(packet)
    return path
