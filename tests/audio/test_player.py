"""Playing: what is heard, where one is told to be, and what happens at the edges."""

from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.audio.decoding import Decoder
from klantreis.audio.device import Loudspeaker, Pull
from klantreis.audio.player import Player
from klantreis.audio.sound import Sound
from klantreis.audio.tempo import Tempo
from tests.audio.recorded import click_track, write

RATE = 8000


class Hand:
    """A device that asks when a test says so, and the clock that goes with it."""

    def __init__(self, latency_ms: int = 0) -> None:
        self.latency_ms = latency_ms
        self.silent = False
        self.now = 0.0
        self.pull: Pull | None = None

    def open(self, pull: Pull, rate: int, channels: int) -> None:
        self.pull = pull

    def close(self) -> None:
        self.pull = None

    def clock(self) -> float:
        return self.now

    def hear(self, ms: int) -> np.ndarray:
        assert self.pull is not None
        heard = self.pull(ms * RATE // 1000)
        self.now += ms / 1000
        return heard


def counting(ms: int = 10_000, *, complete: bool = True) -> Sound:
    """Sound in which each sample tells its place."""
    sound = Sound(RATE, 1)
    sound.append((np.arange(ms * RATE // 1000) % 30_000).astype(np.int16)[:, None])
    sound.complete = complete
    return sound


def playing(sound: Sound, latency_ms: int = 0) -> tuple[Player, Hand]:
    hand = Hand(latency_ms)
    player = Player(sound, hand, hand.clock)
    return player, hand


def test_what_is_heard_is_the_recording_sample_for_sample() -> None:
    player, hand = playing(counting())
    player.seek(1000)
    player.play()
    assert hand.hear(20)[:, 0].tolist() == list(range(8000, 8160))
    assert hand.hear(20)[0, 0] == 8160 and player.position_ms == 1040
    player.pause()
    assert not hand.hear(20).any() and player.position_ms == 1040
    player.play()
    assert hand.hear(20)[0, 0] == 8320


def test_it_goes_back_a_little_after_a_pause_and_not_before_the_beginning() -> None:
    player, hand = playing(counting())
    player.rewind_ms = 1500
    player.play()
    hand.hear(1000)
    player.pause()
    player.play()
    assert player.position_ms == 0
    for _n in range(4):
        hand.hear(1000)
    player.toggle()
    player.toggle()
    assert player.position_ms == 2500


def test_the_place_told_is_the_one_that_is_heard() -> None:
    player, hand = playing(counting(), latency_ms=60)
    player.play()
    hand.hear(100)
    assert player.position_ms == 40
    hand.pull and hand.pull(800)
    hand.now += 0.05  # halfway a block
    assert player.position_ms == 90
    player.pause()
    assert player.position_ms == 90


def test_at_the_end_it_stops_and_begins_again() -> None:
    player, hand = playing(counting(1000))
    player.seek(900)
    player.play()
    hand.hear(500)
    assert not player.playing and player.position_ms == 1000
    player.play()
    assert hand.hear(20)[0, 0] == 0


def test_beyond_what_is_decoded_it_waits_in_silence_and_goes_on() -> None:
    sound = counting(1000, complete=False)
    player, hand = playing(sound)
    player.seek(900)
    player.play()
    heard = hand.hear(200)
    assert heard[:800].any() and not heard[800:].any() and player.playing
    sound.append(np.full((800, 1), 7, np.int16))
    assert hand.hear(50)[:, 0].tolist() == [7] * 400


@pytest.mark.parametrize("speed", [1.0, 1.5])
def test_a_loop_repeats_what_lies_in_it(speed: float) -> None:
    player, hand = playing(counting())
    player.set_speed(speed)
    player.set_loop((2000, 2500))
    player.play()
    for _n in range(40):
        hand.hear(50)
        assert 2000 <= player.position_ms <= 2500
    assert player.loop == (2000, 2500)
    player.set_loop(None)
    for _n in range(20):
        hand.hear(50)
    assert player.position_ms > 2500


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 2.0])
def test_at_another_speed_the_place_keeps_up_within_two_percent(speed: float) -> None:
    player, hand = playing(counting(20_000))
    player.set_speed(speed)
    player.play()
    for _n in range(100):
        hand.hear(50)
    assert player.position_ms == pytest.approx(5000 * speed, rel=0.02)


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.3, 2.0])
def test_speed_changes_and_pitch_does_not(speed: float) -> None:
    tone = (8000 * np.sin(2 * np.pi * 440 * np.arange(10 * RATE) / RATE)).astype(np.int16)[:, None]
    tempo = Tempo(RATE, 1, speed)
    parts = [tempo.feed(tone[at : at + 400]) for at in range(0, len(tone), 400)]
    made = np.concatenate([*parts, tempo.feed(None)])[:, 0]
    assert len(tone) / len(made) == pytest.approx(speed, rel=0.02)
    part = made[: 4 * RATE].astype(float)
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17))
    assert np.argmax(spectrum) * RATE / (1 << 17) == pytest.approx(440, rel=0.01)


@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0])
def test_a_click_is_heard_where_it_stands(speed: float) -> None:
    sound = Sound(RATE, 1)
    sound.append(click_track(RATE, (3000,), 6000))
    sound.complete = True
    player, hand = playing(sound)
    player.set_speed(speed)
    player.seek(2000)
    player.play()
    for _n in range(600):
        place = player.position_ms
        if np.abs(hand.hear(5)).max() > 4000:
            assert place == pytest.approx(3000, abs=50)
            return
    pytest.fail("the click was not heard")


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("hear"), st.integers(1, 400)),
        st.tuples(st.just("seek"), st.integers(-500, 12_000)),
        st.tuples(st.just("speed"), st.sampled_from([0.5, 1, 1.25, 2])),
        st.tuples(st.just("toggle"), st.just(0)),
        st.tuples(st.just("loop"), st.integers(0, 9000)),
        st.tuples(st.just("no loop"), st.just(0)),
    ),
    max_size=30,
)


@settings(max_examples=150)
@given(moves=MOVES)
def test_whatever_is_pressed_the_place_lies_in_the_recording_and_goes_forward(moves: list[tuple[str, int]]) -> None:
    player, hand = playing(counting(5000), latency_ms=40)
    player.play()
    for kind, value in moves:
        before = player.position_ms
        if kind == "hear":
            assert len(hand.hear(value)) == value * 8
            assert player.loop is not None or player.position_ms >= before - 1
        elif kind == "seek":
            player.seek(value)
        elif kind == "speed":
            player.set_speed(value)
        elif kind == "toggle":
            player.toggle()
        else:
            player.set_loop((value, value + 700) if kind == "loop" else None)
        assert 0 <= player.position_ms <= 5000


def test_a_device_that_went_away_is_noticed() -> None:
    player, hand = playing(counting())
    player.play()
    hand.hear(20)
    assert not player.lost
    hand.now += 5
    assert player.lost
    player.reopen()
    assert not player.playing and not player.lost
    player.play()
    assert hand.hear(20).any()


def test_where_there_is_no_loudspeaker_it_plays_in_silence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.wav", click_track(RATE, (100,), 2000), RATE)
    with Decoder(path) as decoder:
        worker = Thread(target=decoder.run)
        worker.start()
        worker.join()
        device = Loudspeaker()
        player = Player(decoder.sound, device)
        player.play()
        player.pause()
        player.close()
    assert capfd.readouterr() == ("", "")
