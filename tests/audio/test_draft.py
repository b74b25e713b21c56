"""A draft: every stretch of speech is accounted for, silence never becomes text, and places and times are true."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.audio import draft
from klantreis.audio.draft import MODEL_RATE, WINDOW_MS, HeardWord, Spoken
from klantreis.audio.sound import Sound
from klantreis.audio.whisper import Whisper
from klantreis.model.errors import KlantreisError
from tests.audio.recorded import talk


def quiet(ms: int, channels: int = 2, rate: int = 8000) -> Sound:
    return Sound.of(np.zeros((channels, ms * rate // 1000), np.int16), rate)


class Everywhere:
    """Hears a word each half second, whether somebody speaks or not; it says how long what it was given is."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def hear(self, samples: np.ndarray) -> Sequence[HeardWord]:
        ms = len(samples) * 1000 // MODEL_RATE
        self.given.append(ms)
        return [HeardWord(f" woord{n},", n * 500, n * 500 + 300, n % 10 / 10) for n in range(ms // 500)]


class Nothing:
    def hear(self, samples: np.ndarray) -> Sequence[HeardWord]:
        return []


STRETCHES = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 3000), st.integers(200, 9000)), min_size=1, max_size=12
).map(
    lambda drawn: [
        Spoken(
            channel, sum(gap + length for _c, gap, length in drawn[:n]) + gap, sum(g + m for _c, g, m in drawn[: n + 1])
        )
        for n, (channel, gap, _length) in enumerate(drawn)
    ]
)


@settings(max_examples=80)
@given(stretches=STRETCHES, rate=st.sampled_from([8000, 16_000]))
def test_each_stretch_has_its_own_words_at_their_places_and_times(stretches: list[Spoken], rate: int) -> None:
    hearing = Everywhere()
    found = list(draft.draft(quiet(stretches[-1].end_ms + 500, rate=rate), stretches, hearing))
    assert sorted(each.number for each in found) == list(range(len(stretches)))
    for each in found:
        stretch = stretches[each.number]
        at = 0
        for word in each.words:
            assert word.start == at and each.text[word.start : word.end].strip() == each.text[word.start : word.end]
            at = word.end + 1
            assert word.start_ms is not None and word.end_ms is not None
            assert stretch.start_ms - 700 <= word.start_ms <= word.end_ms <= stretch.end_ms + 700
        assert at == len(each.text) + 1
    longest = max(stretch.end_ms - stretch.start_ms for stretch in stretches)
    assert max(hearing.given) <= max(WINDOW_MS, longest) + 500


def test_what_is_heard_in_silence_is_left_out() -> None:
    stretches = [Spoken(0, 1000, 2000), Spoken(0, 9000, 10_000)]
    first, second = draft.draft(quiet(12_000), stretches, Everywhere())
    assert 2 <= len(first.words) <= 4 and 2 <= len(second.words) <= 4


def test_speech_without_words_is_marked_to_be_heard_again() -> None:
    (found,) = draft.draft(quiet(3000), [Spoken(0, 500, 2500)], Nothing())
    assert found.text == "(onverstaanbaar)"
    (word,) = found.words
    assert (word.start, word.end, word.start_ms, word.end_ms) == (0, len(found.text), 500, 2500)
    assert word.confidence == 0


def test_the_talk_comes_from_its_beginning_so_that_one_can_stop_halfway() -> None:
    stretches = [Spoken(n % 2, n * 20_000, n * 20_000 + 15_000) for n in range(6)]
    order = [each.number for each in draft.draft(quiet(130_000), stretches, Nothing())]
    assert order[0] == 0 and max(abs(place - number) for place, number in enumerate(order)) <= 2


def test_the_loudest_channel_speaks() -> None:
    made, planted = talk(8000)
    sound = Sound.of(made.T, 8000)
    assert [draft.louder(sound, start, end) for _channel, start, end in planted] == [c for c, _a, _b in planted]


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(KlantreisError, match=r"model\.bin, config\.json, tokenizer\.json ontbreekt"):
        Whisper(tmp_path)


def test_a_model_that_is_none_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(KlantreisError, match="niet te gebruiken"):
        Whisper(tmp_path)
    assert capfd.readouterr().out == ""


if MODEL := os.environ.get("KLANTREIS_WHISPER_MODEL"):
    # Opt-in, since a model is large and not ours: a folder with whisper base for CTranslate2.
    BASE = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"

    def test_a_real_model_gives_words_with_times_and_the_same_ones_twice() -> None:
        folder = Path(MODEL or "")
        assert hashlib.sha256((folder / "model.bin").read_bytes()).hexdigest() == BASE
        made, planted = talk(8000)
        sound = Sound.of(made.T, 8000)
        stretches = [Spoken(*each) for each in planted]
        recogniser = Whisper(folder)
        once, again = (list(draft.draft(sound, stretches, recogniser)) for _time in range(2))
        assert once == again and len(once) == len(stretches)
        for each in once:
            stretch = stretches[each.number]
            times = [word.start_ms or 0 for word in each.words]
            assert times == sorted(times)
            assert stretch.start_ms - 500 <= times[0] <= stretch.end_ms
