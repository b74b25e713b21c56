"""A first draft of what was said: speech goes to a recogniser, its words to the turns in which they were heard.

Only what lies in a turn is taken over, so silence never becomes text; and a turn in which somebody speaks but no word
was recognised is marked, so that speech is never passed over unseen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from klantreis.audio.sound import Sound
from klantreis.model.sources import Word
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

MODEL_RATE = 16_000
WINDOW_MS = 28_000
"""So much is recognised at once: Whisper hears thirty seconds at a time."""
_AROUND_MS = 250
"""A word this near to a turn belongs to it: words begin and end softly."""


@dataclass(frozen=True)
class HeardWord:
    """A word that a recogniser heard; times in ms from the beginning of what it was given, confidence 0 to 1."""

    text: str
    start_ms: int
    end_ms: int
    confidence: float


class Recogniser(Protocol):
    """What turns sound into words."""

    def hear(self, samples: "Numbers") -> Sequence[HeardWord]:
        """The words in mono sound (-1 to 1, MODEL_RATE samples a second), in order."""


@dataclass(frozen=True)
class Spoken:
    """A stretch in which one speaker is heard; `channel` from 0."""

    channel: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Drafted:
    """What was recognised in the stretch with this number: its text and words, their places in that text."""

    number: int
    text: str
    words: tuple[Word, ...]


def draft(sound: Sound, stretches: Sequence[Spoken], recogniser: Recogniser) -> Iterator[Drafted]:
    """The words of stretches of speech, in their order, a window at a time; stop asking, and it stops."""
    numbered = sorted(enumerate(stretches), key=lambda each: (each[1].channel, each[1].start_ms))
    windows = [
        window
        for _channel, of_channel in groupby(numbered, key=lambda each: each[1].channel)
        for window in _windows(list(of_channel))
    ]
    # In the order of the talk, so that who stops halfway has the first half.
    for window in sorted(windows, key=lambda window: window[0][1].start_ms):
        yield from _drafted(sound, window, recogniser)


def louder(sound: Sound, start_ms: int, end_ms: int) -> int:
    """The channel on which a stretch sounds loudest."""
    import numpy as np

    samples = sound.read(sound.frame(start_ms), sound.frame(end_ms)).astype(np.float64)
    levels = np.einsum("cf,cf->c", samples, samples)
    return int(levels.argmax())


_Window = list[tuple[int, Spoken]]


def _windows(stretches: _Window) -> Iterator[_Window]:
    """Stretches of one channel that are recognised together, since they fit in a window."""
    window: _Window = []
    for number, stretch in stretches:
        if window and stretch.end_ms - window[0][1].start_ms > WINDOW_MS:
            yield window
            window = []
        window.append((number, stretch))
    if window:
        yield window


def _drafted(sound: Sound, window: _Window, recogniser: Recogniser) -> Iterator[Drafted]:
    begin = max(0, window[0][1].start_ms - _AROUND_MS)
    end = window[-1][1].end_ms + _AROUND_MS
    heard: dict[int, list[HeardWord]] = {number: [] for number, _stretch in window}
    for word in recogniser.hear(_for_model(sound, window[0][1].channel, begin, end)):
        middle = begin + (word.start_ms + word.end_ms) // 2
        number, away = min(((n, _away(stretch, middle)) for n, stretch in window), key=lambda each: each[1])
        if away <= _AROUND_MS and one_line(word.text):
            heard[number].append(word)
    for number, stretch in window:
        yield _turn(number, stretch, heard[number], begin)


def _away(stretch: Spoken, ms: int) -> int:
    """How far outside of a stretch a moment lies; 0 inside."""
    return max(stretch.start_ms - ms, ms - stretch.end_ms, 0)


def _turn(number: int, stretch: Spoken, heard: Sequence[HeardWord], begin: int) -> Drafted:
    if not heard:
        text = _("(onverstaanbaar)")
        return Drafted(number, text, (Word(0, len(text), stretch.start_ms, stretch.end_ms, 0),))
    text, words = "", []
    for each in heard:
        said = one_line(each.text)
        if text:
            text += " "
        confidence = round(1000 * min(1.0, max(0.0, each.confidence)))
        words.append(Word(len(text), len(text) + len(said), begin + each.start_ms, begin + each.end_ms, confidence))
        text += said
    return Drafted(number, text, tuple(words))


def _for_model(sound: Sound, channel: int, start_ms: int, end_ms: int) -> "Numbers":
    """A part of a channel as a recogniser wants it."""
    import numpy as np

    samples = np.asarray(sound.read(sound.frame(start_ms), sound.frame(end_ms))[channel] / 32_768, np.float32)
    if sound.rate == MODEL_RATE:
        return samples
    places = np.arange(len(samples) * MODEL_RATE // sound.rate) * (sound.rate / MODEL_RATE)
    return np.asarray(np.interp(places, np.arange(len(samples)), samples), np.float32)
