"""Speech and pauses: every planted turn is found, and nothing where nobody speaks."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.audio.decoding import decode
from klantreis.audio.pauses import FRAME_MS, PAUSE_MS, Stretch, joined, pauses, speech
from klantreis.audio.sound import Sound
from tests.audio.recordings import FORMATS, in_turn, talk, telephone, write

RATE = 8_000
SECONDS = np.arange(RATE * 20) / RATE
NOISE = np.random.default_rng(4)


def tone(hz: float, loud: float = 0.2) -> np.ndarray:
    return loud * np.sin(2 * np.pi * hz * SECONDS)


@pytest.mark.parametrize("rate", [8_000, 16_000])
@pytest.mark.parametrize("noise_db", [-75, -60, -52])
def test_every_planted_turn_is_found_and_nothing_else(noise_db: float, rate: int, voices: str) -> None:
    said, duration = in_turn(rate, voices=voices)
    lines, planted = talk(said, duration, rate, voices=voices)
    sound = Sound.of(telephone(lines, rate, noise_db), rate)
    for channel in (0, 1):
        found = speech(sound, channel)
        mine = [each for each in planted if each.channel == channel]
        assert len(found) == len(mine)
        for stretch, truth in zip(found, mine, strict=True):
            assert abs(stretch.start_ms - truth.start_ms) <= 200
            assert abs(stretch.end_ms - truth.end_ms) <= 200


@pytest.mark.parametrize("ending", FORMATS)
def test_turns_are_found_in_every_format(ending: str, tmp_path: Path, voices: str) -> None:
    said, duration = in_turn(voices=voices)
    lines, planted = talk(said, duration, channels=1, voices=voices)
    sound = decode(write(tmp_path / f"gesprek.{ending}", telephone(lines), RATE))
    found = speech(sound)
    assert len(found) == len(planted)
    for stretch, truth in zip(found, planted, strict=True):
        assert abs(stretch.start_ms - truth.start_ms) <= 200
        assert abs(stretch.end_ms - truth.end_ms) <= 200


@pytest.mark.parametrize("pause_ms", [1_000, 2_500])
def test_every_planted_pause_is_one(pause_ms: int, voices: str) -> None:
    said, duration = in_turn(pause_ms=pause_ms + 200, voices=voices)
    lines, planted = talk(said, duration, channels=1, voices=voices)
    sound = Sound.of(telephone(lines), RATE)
    found = pauses([speech(sound)], sound.duration_ms, pause_ms)
    for before, after in itertools.pairwise(planted):
        near = [each for each in found if abs(each.start_ms - before.end_ms) <= 200]
        assert [abs(each.end_ms - after.start_ms) <= 200 for each in near] == [True]
    inside = [each for each in found if planted[0].start_ms < each.start_ms < planted[-1].start_ms]
    assert len(inside) == len(planted) - 1


NOBODY = {
    "silence": 0 * SECONDS,
    "soft line noise": NOISE.normal(0, 0.003, SECONDS.shape),
    "loud line noise": NOISE.normal(0, 0.1, SECONDS.shape),
    "dial tone": tone(425) + NOISE.normal(0, 0.002, SECONDS.shape),
    "ringing": tone(425) * (SECONDS % 5 < 1) + NOISE.normal(0, 0.001, SECONDS.shape),
    "engaged": tone(425) * (SECONDS % 1 < 0.5) + NOISE.normal(0, 0.001, SECONDS.shape),
    "a key held down": tone(770) + tone(1_336) + NOISE.normal(0, 0.002, SECONDS.shape),
    "hum of the mains": tone(50, 0.05) + tone(150, 0.01) + tone(250, 0.02),
    "ticks": (np.arange(len(SECONDS)) % RATE == 0) * 0.9 + NOISE.normal(0, 0.001, SECONDS.shape),
    "one constant": 0 * SECONDS + 0.5,
}


@pytest.mark.parametrize("what", NOBODY)
def test_where_nobody_speaks_there_is_no_speech(what: str) -> None:
    samples = np.clip(NOBODY[what] * 32_767, -32_768, 32_767).astype(np.int16)
    sound = Sound.of(samples[np.newaxis], RATE)
    assert speech(sound) == ()
    assert pauses([()], sound.duration_ms) == (Stretch(0, 20_000),)


def test_a_voice_over_a_tone_is_not_lost(voices: str) -> None:
    said, duration = in_turn(voices=voices)
    lines, planted = talk(said, duration, channels=1, voices=voices)
    lines[0] += 0.003 * np.sin(2 * np.pi * 425 * np.arange(lines.shape[1]) / RATE)
    assert len(speech(Sound.of(telephone(lines), RATE))) == len(planted)


@pytest.mark.parametrize("frames", [0, 1, 100, 241])
def test_a_recording_shorter_than_a_frame_has_no_speech(frames: int) -> None:
    assert speech(Sound.of(np.zeros((1, frames), np.int16), RATE)) == ()


@given(st.lists(st.booleans(), max_size=300))
def test_stretches_lie_within_the_recording_in_order_and_apart(flags: list[bool]) -> None:
    duration = len(flags) * FRAME_MS
    found = joined(np.array(flags, np.bool_), duration)
    assert all(0 <= each.start_ms < each.end_ms <= duration for each in found)
    assert all(one.end_ms < other.start_ms for one, other in itertools.pairwise(found))


@given(st.lists(st.lists(st.tuples(st.integers(0, 60_000), st.integers(1, 5_000)), max_size=8), min_size=1, max_size=3))
def test_in_a_pause_nobody_speaks_and_it_is_long_enough(said: list[list[tuple[int, int]]]) -> None:
    speaking = [sorted(Stretch(start, start + length) for start, length in channel) for channel in said]
    found = pauses(speaking, 70_000)
    assert all(pause.length_ms >= PAUSE_MS for pause in found)
    for pause in found:
        for stretch in (each for channel in speaking for each in channel):
            assert stretch.end_ms <= pause.start_ms or stretch.start_ms >= pause.end_ms
    assert sum(each.length_ms for each in found) <= 70_000
