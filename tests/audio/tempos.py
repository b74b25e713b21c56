"""What comes out of a tempo, and how far from its place."""

import numpy as np

from klantreis.audio.tempo import Tempo

RATE = 8_000
SPEEDS = (0.5, 0.75, 0.9, 1.1, 1.25, 1.5, 2.0)


def played(samples: np.ndarray, speed: float, at_once: int = 320, rate: int = RATE) -> np.ndarray:
    """All that comes out, of a recording with silence before it."""
    tempo = Tempo(np.zeros((len(samples), 0), np.int16), rate, speed)
    parts = [made for at in range(0, samples.shape[1], at_once) for made in tempo.feed(samples[:, at : at + at_once])]
    return np.concatenate([*parts, *tempo.rest()], axis=1)


def bursts(seconds: int, rate: int = RATE) -> np.ndarray:
    """A short tone at each whole second, on two channels."""
    times = np.arange(seconds * rate) / rate
    sounding = (times % 1 < 0.05) & (times >= 1)
    return np.stack([20_000 * np.sin(2 * np.pi * 1_000 * times) * sounding] * 2).astype(np.int16)


def lateness(speed: float, rate: int = RATE, seconds: int = 30) -> list[float]:
    """How many ms of the recording each tone of `bursts` comes late, or early where below 0."""
    sounding = np.abs(played(bursts(seconds, rate), speed, rate=rate)[1].astype(float)) > 5_000
    late = []
    for second in range(1, seconds):
        first = int((second / speed - 0.2) * rate)
        begins = (first + np.argmax(sounding[first : first + int(0.4 * rate)])) / rate * speed
        late.append(1000 * float(begins - second))
    return late
