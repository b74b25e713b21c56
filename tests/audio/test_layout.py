"""Channels and empty turns: a speaker per channel where there is one, and nobody made up from an echo."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from klantreis.audio.channels import Channels, heard
from klantreis.audio.layout import PAUSE_MS, EmptyTurn, by_channel, by_pause, lay_out
from klantreis.audio.pauses import Stretch, joined, voiced
from klantreis.audio.sound import Sound
from tests.audio.recordings import SENTENCES, Planted, Wave, in_turn, talk, telephone

RATE = 8_000


def call(voices: str) -> tuple[Wave, list[Planted]]:
    """Two people in turn, a channel each."""
    said, duration = in_turn(voices=voices)
    return talk(said, duration, voices=voices)


def assert_is(turns: tuple[EmptyTurn, ...], planted: list[Planted]) -> None:
    """The turns are the planted ones, by who said them, within 200 ms."""
    assert [turn.channel for turn in turns] == [each.channel for each in planted]
    for turn, truth in zip(turns, planted, strict=True):
        assert abs(turn.start_ms - truth.start_ms) <= 200
        assert abs(turn.end_ms - truth.end_ms) <= 200


def test_a_call_of_two_channels_has_a_speaker_on_each(voices: str) -> None:
    lines, planted = call(voices)
    layout = lay_out(Sound.of(telephone(lines), RATE))
    assert layout.channels is Channels.APART
    assert_is(layout.turns, planted)


@pytest.mark.parametrize(
    ("late_ms", "loud"), [(0, 0.1), (50, 0.1), (200, 0.05), (300, 0.15), (20, 0.25)], ids=lambda value: str(value)
)
def test_an_echo_of_the_other_channel_is_nobodys_turn(late_ms: int, loud: float, voices: str) -> None:
    lines, planted = call(voices)
    echo = loud * np.roll(lines[::-1], late_ms * RATE // 1000, axis=1)
    sound = Sound.of(telephone(lines + echo, noise_db=-70), RATE)
    raw = tuple(voiced(sound, channel) for channel in (0, 1))
    alone = sum(each.channel == 0 for each in planted)
    assert len(joined(raw[0], sound.duration_ms)) > alone, "without looking at the other channel, the echo is speech"
    layout = lay_out(sound)
    assert layout.channels is Channels.APART
    assert_is(layout.turns, planted)


@pytest.mark.parametrize("late_ms", [10, 120, 340])
def test_an_echo_with_another_sound_is_nobodys_turn_either(late_ms: int, voices: str) -> None:
    lines, planted = call(voices)
    room = np.random.default_rng(late_ms).normal(size=120) * np.exp(-np.arange(120) / 25)
    echo = signal.lfilter(room / np.linalg.norm(room), 1, np.roll(lines[::-1], late_ms * RATE // 1000, axis=1), axis=1)
    layout = lay_out(Sound.of(telephone(lines + 0.15 * echo), RATE))
    assert layout.channels is Channels.APART
    assert_is(layout.turns, planted)


@pytest.mark.parametrize("echo", [0, 0.1])
def test_a_word_in_between_is_a_turn_that_breaks_none(echo: float, voices: str) -> None:
    said = [
        (0, 1_000, SENTENCES[1]),
        (1, 2_600, SENTENCES[5]),
        (0, 7_500, SENTENCES[3]),
        (1, 9_000, SENTENCES[7]),
        (1, 13_500, SENTENCES[2]),
    ]
    lines, planted = talk(said, 16_000, voices=voices)
    lines = lines + echo * np.roll(lines[::-1], 400, axis=1)
    layout = lay_out(Sound.of(telephone(lines), RATE))
    assert_is(layout.turns, planted)


@pytest.mark.parametrize(
    ("loud", "late_ms", "noise_db"),
    [(1, 0, -60), (0.7, 0, -60), (1.4, 0, -60), (0.9, 20, -60), (1, -30, -50), (-1, 5, -60)],
    ids=lambda value: str(value),
)
def test_dual_mono_is_noticed(loud: float, late_ms: int, noise_db: float, voices: str) -> None:
    lines, planted = call(voices)
    both = lines.sum(axis=0)
    twice = np.stack([both, loud * np.roll(both, late_ms * RATE // 1000)])
    layout = lay_out(Sound.of(telephone(twice, noise_db=noise_db), RATE))
    assert layout.channels is Channels.SAME
    assert_is(layout.turns, [Planted(None, each.start_ms, each.end_ms) for each in planted])  # type: ignore[arg-type]


@pytest.mark.parametrize("used", [0, 1])
@pytest.mark.parametrize("leak", [0, 0.1])
def test_a_call_on_one_channel_only_has_no_speakers(used: int, leak: float, voices: str) -> None:
    lines, planted = call(voices)
    both = lines.sum(axis=0)
    stereo = np.stack([leak * np.roll(both, 200)] * 2)
    stereo[used] = both
    layout = lay_out(Sound.of(telephone(stereo), RATE))
    assert layout.channels is Channels.ONE
    assert {turn.channel for turn in layout.turns} == {None}
    assert len(layout.turns) == len(planted)


def test_one_channel_gives_turns_by_pauses_without_a_speaker(voices: str) -> None:
    lines, planted = call(voices)
    layout = lay_out(Sound.of(telephone(lines.sum(axis=0, keepdims=True)), RATE))
    assert layout.channels is Channels.ONE
    assert_is(layout.turns, [Planted(None, each.start_ms, each.end_ms) for each in planted])  # type: ignore[arg-type]


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("frames", [0, 100, 80_000])
def test_silence_has_no_turns(frames: int, channels: int) -> None:
    layout = lay_out(Sound.of(np.zeros((channels, frames), np.int16), RATE))
    assert layout.turns == ()


def test_no_turn_runs_through_a_planted_pause(voices: str) -> None:
    lines, planted = call(voices)
    layout = lay_out(Sound.of(telephone(lines), RATE))
    assert len(layout.pauses) >= len(planted) - 1
    for pause in layout.pauses:
        assert all(turn.end_ms <= pause.start_ms or turn.start_ms >= pause.end_ms for turn in layout.turns)


def test_who_answers_in_a_short_silence_gets_a_turn_between_two() -> None:
    asking, answering = [Stretch(0, 1_000), Stretch(1_900, 3_000)], [Stretch(1_200, 1_700)]
    assert by_channel([asking, answering]) == (
        EmptyTurn(0, 1_000, 0),
        EmptyTurn(1_200, 1_700, 1),
        EmptyTurn(1_900, 3_000, 0),
    )


stretches = st.lists(st.tuples(st.integers(1, 2_500), st.integers(1, 4_000)), max_size=12).map(
    lambda steps: [
        Stretch(start, start + length)
        for start, length in zip(
            np.cumsum([gap for gap, _ in steps]) + np.cumsum([0, *(length for _, length in steps)])[: len(steps)],
            [length for _, length in steps],
            strict=True,
        )
    ]
)


@given(st.lists(stretches, min_size=1, max_size=3))
def test_turns_are_in_order_cover_all_speech_and_never_overlap_on_a_channel(said: list[list[Stretch]]) -> None:
    turns = by_channel(said)
    assert list(turns) == sorted(turns, key=lambda turn: (turn.start_ms, turn.end_ms, turn.channel))
    for channel, speaking in enumerate(said):
        mine = [turn for turn in turns if turn.channel == channel]
        assert all(one.end_ms < other.start_ms for one, other in itertools.pairwise(mine))
        for stretch in speaking:
            assert sum(turn.start_ms <= stretch.start_ms and stretch.end_ms <= turn.end_ms for turn in mine) == 1
        borders = {each.start_ms for each in speaking}, {each.end_ms for each in speaking}
        assert all(turn.start_ms in borders[0] and turn.end_ms in borders[1] for turn in mine)
        for one, other in itertools.pairwise(speaking):
            if other.start_ms - one.end_ms >= PAUSE_MS:
                assert not any(turn.start_ms <= one.start_ms and other.end_ms <= turn.end_ms for turn in mine)


@given(stretches)
def test_turns_by_pauses_cover_all_speech(said: list[Stretch]) -> None:
    turns = by_pause(said)
    assert all(one.end_ms < other.start_ms for one, other in itertools.pairwise(turns))
    assert [
        each for each in said if any(t.start_ms <= each.start_ms and each.end_ms <= t.end_ms for t in turns)
    ] == said


@pytest.mark.parametrize("seed", range(4))
def test_turns_lie_within_a_recording_of_whatever_noise(seed: int) -> None:
    rng = np.random.default_rng(seed)
    loud = np.repeat(rng.choice([0, 50, 3_000, 20_000], (2, 40)), RATE // 2, axis=1)
    sound = Sound.of((rng.normal(0, 0.3, loud.shape) * loud).clip(-32_768, 32_767).astype(np.int16), RATE)
    layout = lay_out(sound)
    assert all(0 <= turn.start_ms < turn.end_ms <= sound.duration_ms for turn in layout.turns)
    found = heard(sound, tuple(voiced(sound, channel) for channel in (0, 1)))
    assert all(len(flags) <= sound.frames * 1000 // RATE // 30 for flags in found.speaking)
