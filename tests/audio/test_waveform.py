"""Peaks at any zoom, and as bytes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from klantreis.audio.sound import Sound
from klantreis.audio.waveform import PEAK_MS, Waveform, waveform

RATE = 8_000
SAMPLES = np.random.default_rng(3).integers(-32_768, 32_767, (2, 45 * RATE + 123)).astype(np.int16) // 2
DRAWN = waveform(Sound.of(SAMPLES, RATE))


@given(st.integers(0, 50_000), st.integers(1, 50_000), st.integers(1, 300))
def test_a_column_is_lowest_and_highest_of_the_samples_of_the_pieces_it_touches(
    start: int, length: int, count: int
) -> None:
    lows, highs = DRAWN.columns(start, start + length, count)
    assert lows.shape == highs.shape == (2, count)
    for column in range(count):
        first = (start * count + length * column) // count // PEAK_MS
        last = max(first + 1, -(-(start * count + length * (column + 1)) // count // PEAK_MS))
        samples = SAMPLES[:, first * PEAK_MS * RATE // 1000 : last * PEAK_MS * RATE // 1000]
        if samples.shape[1]:
            assert np.array_equal(lows[:, column], samples.min(axis=1))
            assert np.array_equal(highs[:, column], samples.max(axis=1))
        else:
            assert not lows[:, column].any()
            assert not highs[:, column].any()


@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=6))
def test_growing_step_by_step_gives_the_same_as_all_at_once(lengths: list[int]) -> None:
    sound, drawn, at = Sound(2, RATE), Waveform.empty(2, RATE), 0
    for length in lengths:
        sound.append(SAMPLES[:, at : at + length])
        at += length
        drawn = drawn.grown(sound)
    sound.finish()
    drawn = drawn.grown(sound)
    assert drawn.frames == sound.frames
    assert drawn.to_bytes() == waveform(Sound.of(SAMPLES[:, : sound.frames], RATE)).to_bytes()


def test_bytes_give_the_same_waveform_back() -> None:
    again = Waveform.from_bytes(DRAWN.to_bytes())
    assert again is not None
    assert (again.channels, again.rate, again.frames, again.duration_ms) == (2, RATE, DRAWN.frames, DRAWN.duration_ms)
    assert np.array_equal(again.columns(0, 45_000, 77), DRAWN.columns(0, 45_000, 77))


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_damaged_cache_is_not_believed(at: int, flip: int) -> None:
    data = bytearray(DRAWN.to_bytes())
    data[at % len(data)] ^= flip
    again = Waveform.from_bytes(bytes(data))
    # What the checksum doesn't cover must still fit what follows it.
    assert again is None or len(again.to_bytes()) == len(data)


def test_a_cache_of_another_version_cut_short_or_empty_is_not_believed() -> None:
    data = DRAWN.to_bytes()
    assert Waveform.from_bytes(data[:6] + b"\x63\x00" + data[8:]) is None
    assert Waveform.from_bytes(data[:-2]) is None
    assert Waveform.from_bytes(data[:10]) is None
    assert Waveform.from_bytes(b"") is None


def test_a_sound_of_which_nothing_is_there_draws_nothing() -> None:
    lows, highs = waveform(Sound(1, RATE)).columns(0, 1_000, 10)
    assert not lows.any()
    assert not highs.any()
