"""Faster and slower: as much as was asked for, at the same pitch, and with every place known."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.audio.sound import Sound
from klantreis.audio.voice import Voice
from tests.audio.tempos import RATE, SPEEDS, bursts, lateness, played


@pytest.mark.parametrize("rate", [8_000, 16_000])
@pytest.mark.parametrize("speed", SPEEDS)
def test_the_speed_is_within_two_hundredths(speed: float, rate: int) -> None:
    noise = np.random.default_rng(1).normal(0, 3_000, (2, 10 * rate)).astype(np.int16)
    assert 10 * rate / played(noise, speed, rate=rate).shape[1] == pytest.approx(speed, rel=0.02)


@pytest.mark.parametrize("hertz", [120, 440, 1_500])
@pytest.mark.parametrize("speed", SPEEDS)
def test_the_pitch_is_within_one_hundredth(speed: float, hertz: int) -> None:
    tone = (10_000 * np.sin(2 * np.pi * hertz * np.arange(10 * RATE) / RATE)).astype(np.int16)[np.newaxis]
    out = played(tone, speed)[0].astype(float)
    size = 1 << 19
    found = np.abs(np.fft.rfft(out * np.hanning(len(out)), size)).argmax() * RATE / size
    assert found == pytest.approx(hertz, rel=0.01)


@pytest.mark.parametrize("rate", [8_000, 16_000])
@pytest.mark.parametrize("speed", SPEEDS)
def test_every_place_comes_out_where_multiplying_says(speed: float, rate: int) -> None:
    late = lateness(speed, rate)
    assert max(map(abs, late)) <= 25, "of the recording"
    assert abs(float(np.mean(late))) <= 10, "and not always to one side"


@settings(max_examples=40)
@given(
    st.sampled_from((0.5, 0.8, 1.0, 1.3, 2.0)),
    st.integers(0, 9_000),
    st.lists(st.integers(1, 4_000), min_size=1, max_size=30),
)
def test_what_a_voice_tells_runs_on_without_gaps_and_never_back(speed: float, start: int, pulls: list[int]) -> None:
    sound = Sound.of(np.random.default_rng(3).normal(0, 3_000, (1, RATE)).astype(np.int16), RATE)
    voice = Voice(sound, start, speed)
    pieces = [piece for count in pulls for piece in voice.take(count)]
    assert all(piece.start <= piece.stop <= RATE for piece in pieces)
    assert all(one.stop == other.start for one, other in itertools.pairwise(pieces))
    if pieces:
        assert pieces[0].start == start
    if speed == 1:
        got = np.concatenate([sound.read(0, 0), *(piece.samples for piece in pieces)], axis=1)
        assert np.array_equal(got, sound.read(start, start + sum(pulls)))


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_voice_says_all_and_ends(speed: float) -> None:
    sound = Sound.of(bursts(3), RATE)
    voice = Voice(sound, 0, speed)
    pieces = []
    while not voice.ended:
        pieces += voice.take(500)
    said = sum(piece.samples.shape[1] for piece in pieces)
    assert 0.98 * 3 * RATE / speed <= said <= math.ceil(3 * RATE / speed)
    assert voice.take(100) == []


@given(st.integers(0, 4_000), st.integers(1, 3_000), st.integers(1, 3_000))
def test_a_loop_goes_round_to_the_sample(start: int, before: int, length: int) -> None:
    samples = np.arange(RATE, dtype=np.int16)[np.newaxis]
    loop = (start + before, start + before + length)
    voice = Voice(Sound.of(samples, RATE), start, 1.0, loop)
    got = np.concatenate([piece.samples for piece in voice.take(9_000)], axis=1)[0]
    once = samples[0, start : min(RATE, loop[1])]
    again = np.resize(samples[0, loop[0] : loop[1]], 9_000)
    assert np.array_equal(got, np.concatenate([once, again])[:9_000])
    assert not voice.ended


def test_a_loop_beyond_the_recording_ends() -> None:
    voice = Voice(Sound.of(np.ones((1, 100), np.int16), RATE), 50, 1.0, (500, 900))
    assert sum(piece.samples.shape[1] for piece in voice.take(1_000)) == 50
    assert voice.ended


@pytest.mark.parametrize("speed", SPEEDS)
def test_begun_in_the_middle_every_place_is_told_right_too(speed: float) -> None:
    voice = Voice(Sound.of(bursts(20), RATE), 5 * RATE + 2_400, speed)
    pieces = voice.take(30 * RATE)
    sounding = np.abs(np.concatenate([piece.samples for piece in pieces], axis=1)[0]) > 5_000
    places = np.concatenate(
        [np.linspace(piece.start, piece.stop, piece.samples.shape[1], endpoint=False) for piece in pieces]
    )
    late = []
    for second in range(6, 20):
        near = np.abs(places / RATE - second) < 0.3
        late.append(1000 * (float(places[near][sounding[near].argmax()]) / RATE - second))
    assert max(map(abs, late)) <= 25
    assert abs(float(np.mean(late))) <= 10
