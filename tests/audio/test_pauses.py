"""Turns and pauses are found without a model, and the waveform says how loud it was."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from klantreis.audio import channels, layout, pauses
from klantreis.audio.sound import Sound
from klantreis.audio.waveform import BUCKET_MS, Waveform, waveform
from klantreis.model.errors import KlantreisError
from tests.audio.recorded import ESPEAK, Samples, talk

RATES = (8000, 16_000)
spoken = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")


def sound_of(samples: Samples, rate: int = 8000) -> Sound:
    sound = Sound(rate, samples.shape[1])
    sound.append(samples)
    sound.complete = True
    return sound


def near(found: list[tuple[int, int]], planted: list[tuple[int, int]], ms: int = 250) -> bool:
    return len(found) == len(planted) and all(
        abs(a[0] - b[0]) <= ms and abs(a[1] - b[1]) <= ms for a, b in zip(found, planted, strict=True)
    )


@spoken
@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("noise", [0, 20, 120])
def test_each_turn_of_a_call_is_found_with_its_speaker(rate: int, noise: int) -> None:
    made, planted = talk(rate, noise=noise)
    found = layout.turns(sound_of(made, rate))
    assert [turn.channel for turn in found] == [channel for channel, _a, _b in planted]
    assert near([(t.start_ms, t.end_ms) for t in found], [(a, b) for _c, a, b in planted])


@spoken
@pytest.mark.parametrize("rate", RATES)
def test_on_one_channel_turns_are_told_apart_by_pauses(rate: int) -> None:
    made, planted = talk(rate)
    found = layout.turns(sound_of(made.astype(int).sum(axis=1, keepdims=True).astype(np.int16), rate))
    assert {turn.channel for turn in found} == {None}
    assert near([(t.start_ms, t.end_ms) for t in found], [(a, b) for _c, a, b in planted])


@spoken
@pytest.mark.parametrize("share", [1.0, 0.5])
@pytest.mark.parametrize("lag", [0, 20])
def test_twice_the_same_is_noticed_also_softer_or_later(share: float, lag: int) -> None:
    made, _planted = talk(8000)
    one = made.astype(int).sum(axis=1)
    twice = np.stack([one, np.roll(one, lag) * share], axis=1).astype(np.int16)
    assert channels.same(sound_of(twice))
    assert not channels.same(sound_of(made))


@spoken
def test_a_voice_heard_through_the_other_telephone_is_no_turn() -> None:
    made, planted = talk(8000, noise=5)
    leaking = made + (0.08 * made[:, ::-1]).astype(np.int16)
    found = layout.turns(sound_of(leaking))
    assert [turn.channel for turn in found] == [channel for channel, _a, _b in planted]


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros((80_000, 1), np.int16),
        np.random.default_rng(1).normal(0, 30, (80_000, 1)).astype(np.int16),
        np.zeros((0, 1), np.int16),
        np.zeros((100, 2), np.int16),
    ],
)
def test_silence_is_no_speech(samples: Samples) -> None:
    assert pauses.stretches(sound_of(samples)) == []
    assert layout.turns(sound_of(samples)) == []


SOUNDS = st.tuples(st.integers(0, 5), st.integers(1, 40), st.integers(1, 2)).map(
    lambda drawn: (
        np.random.default_rng(drawn[0]).normal(0, 3000, (drawn[1] * 2000, drawn[2]))
        * (np.arange(drawn[1] * 2000)[:, None] // 4000 % 2)
    ).astype(np.int16)
)


@settings(max_examples=30)
@given(samples=SOUNDS)
def test_turns_lie_in_the_recording_in_order_and_never_upon_each_other(samples: Samples) -> None:
    sound = sound_of(samples)
    found = layout.turns(sound)
    assert found == sorted(found, key=lambda turn: (turn.start_ms, turn.channel or 0))
    for channel in {turn.channel for turn in found}:
        own = [turn for turn in found if turn.channel == channel]
        assert all(0 <= turn.start_ms < turn.end_ms <= sound.duration_ms for turn in own)
        assert all(a.end_ms <= b.start_ms for a, b in itertools.pairwise(own))


@settings(max_examples=60)
@given(
    samples=arrays(np.int16, st.tuples(st.integers(0, 900), st.integers(1, 2))),
    edges=st.tuples(st.integers(-50, 150), st.integers(1, 200)),
    count=st.integers(1, 30),
)
def test_a_column_is_the_largest_swing_of_what_it_stands_for(
    samples: Samples, edges: tuple[int, int], count: int
) -> None:
    wave = waveform(sound_of(samples))
    start, end = edges[0], edges[0] + edges[1]
    columns = wave.columns(start, end, count)
    swing = np.minimum(np.abs(samples.astype(int)), 32_767)
    assert columns.shape == (count, samples.shape[1]) and (columns >= 0).all()
    borders = np.linspace(start, end, count + 1) / BUCKET_MS
    for n in range(count):
        first = int(np.floor(borders[n]))
        last = max(int(np.ceil(borders[n + 1])), first + 1)
        part = swing[max(0, first * 80) : max(0, last * 80)]
        assert columns[n].tolist() == (part.max(axis=0).tolist() if len(part) else [0] * samples.shape[1])
    again = Waveform.from_bytes(wave.to_bytes())
    assert np.array_equal(again.levels, wave.levels)


@pytest.mark.parametrize("data", [b"", b"iets anders", b"klantreis-golf-1" + bytes(8), b"klantreis-golf-9" + bytes(20)])
def test_a_kept_waveform_that_is_none_is_told(data: bytes) -> None:
    with pytest.raises(KlantreisError, match="golfvorm"):
        Waveform.from_bytes(data)
