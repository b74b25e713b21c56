"""Samples that grow while others read them."""

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.audio import sound as module
from klantreis.audio.sound import Sound


def counted(channels: int, frames: int) -> np.ndarray:
    """Samples of which each tells where it stands."""
    return (np.arange(frames * channels).reshape(channels, frames) % 30_000).astype(np.int16)


@given(st.lists(st.integers(0, 700_000), max_size=4), st.integers(0, 900_000), st.integers(0, 900_000))
def test_what_is_read_is_what_was_appended(lengths: list[int], start: int, stop: int) -> None:
    whole = counted(2, sum(lengths))
    sound, at = Sound(2, 8_000), 0
    for length in lengths:
        sound.append(whole[:, at : at + length])
        at += length
    assert sound.frames == at
    assert np.array_equal(sound.read(start, stop), whole[:, start : max(start, stop)])


def test_pieces_are_all_of_it_in_order() -> None:
    whole = counted(1, module._BLOCK * 2 + 17)
    pieces = list(Sound.of(whole, 8_000).pieces(100_000))
    assert np.array_equal(np.concatenate([piece for _at, piece in pieces], axis=1), whole)
    assert [at for at, _piece in pieces] == list(range(0, whole.shape[1], 100_000))


@pytest.mark.parametrize("rate", [8_000, 16_000])
def test_a_time_is_a_frame_exactly(rate: int) -> None:
    sound = Sound(1, rate)
    assert all(sound.ms(sound.frame(ms)) == ms for ms in (0, 1, 999, 3_600_001))


def test_a_reader_never_sees_frames_that_are_not_there_yet() -> None:
    sound = Sound(1, 8_000)
    wrong = []

    def read() -> None:
        while not sound.complete:
            end = sound.frames
            seen = sound.read(end - 50, end)
            if not (seen == 7).all():
                wrong.append(seen)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(3_000):
        sound.append(np.full((1, 331), 7, np.int16))
    sound.finish()
    reader.join()
    assert not wrong
    assert sound.frames == 3_000 * 331


@pytest.mark.parametrize(("channels", "rate"), [(1, 44_100), (0, 8_000)])
def test_other_rates_are_a_mistake_of_the_caller(channels: int, rate: int) -> None:
    with pytest.raises(ValueError, match="Hz"):
        Sound(channels, rate)
