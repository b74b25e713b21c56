"""The player on a device that is turned by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.audio.player import Output, Player
from klantreis.audio.sound import Sound
from klantreis.model.errors import KlantreisError
from tests.audio.hand_device import HandDevice
from tests.audio.recordings import click_errors, clicks

RATE = 8_000
LATENCY = 480


def numbered(seconds: int = 10, channels: int = 1) -> Sound:
    """A sound of which each sample tells where it stands, from 1 on."""
    ramp = np.arange(seconds * RATE, dtype=np.int64) % 30_000 + 1
    return Sound.of(np.stack([ramp.astype(np.int16)] * channels), RATE)


def ready(device: HandDevice, sound: Sound, rewind_ms: int = 0) -> Player:
    player = Player(device.open, rewind_ms)
    player.load(sound)
    return player


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("ms", [0, 1, 1_234, 9_999])
def test_after_seeking_the_very_sample_of_that_time_is_played(ms: int, channels: int) -> None:
    device, sound = HandDevice(), numbered(channels=channels)
    player = ready(device, sound)
    player.seek(ms)
    assert player.position_ms == ms
    player.play()
    got = device.pull(8)
    assert np.array_equal(got, sound.read(ms * 8, ms * 8 + 8).T)


def test_seeking_while_playing_is_as_exact() -> None:
    device = HandDevice()
    player = ready(device, numbered())
    player.play()
    device.pull_ms(500)
    player.seek(3_000)
    assert player.position_ms == 3_000
    assert device.pull(1)[0, 0] == 3_000 * 8 + 1


def test_the_position_is_what_is_heard_and_not_what_was_handed_over() -> None:
    device = HandDevice(latency=LATENCY)
    player = ready(device, numbered())
    player.play()
    device.pull(LATENCY)
    assert player.position_ms == 0
    device.pull(800)
    assert player.position_ms == 100
    device.wait(0.025)
    assert player.position_ms in (124, 125)
    device.wait(10)
    assert player.position_ms <= 160, "no further than what the device has"


@settings(max_examples=60)
@given(
    st.sampled_from((0, 200, 1_000)),
    st.lists(
        st.one_of(
            st.tuples(st.just("pull"), st.integers(1, 2_000)),
            st.tuples(st.just("wait"), st.integers(0, 300)),
            st.tuples(st.just("speed"), st.integers(50, 200)),
        ),
        max_size=40,
    ),
)
def test_the_position_never_goes_back_while_playing_forward(latency: int, steps: list[tuple[str, int]]) -> None:
    device = HandDevice(latency=latency)
    player = ready(device, numbered(3))
    player.play()
    seen = [player.position_ms]
    for what, amount in steps:
        if what == "pull" and player.playing:
            device.pull(amount)
        elif what == "wait":
            device.wait(amount / 1000)
        else:
            player.speed = amount / 100
        seen.append(player.position_ms)
    assert seen == sorted(seen)
    assert seen[-1] <= 3_000


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_at_another_speed_the_position_follows_what_sounds(speed: float) -> None:
    device = HandDevice(latency=LATENCY)
    player = ready(device, Sound.of(clicks(RATE, seconds=12), RATE))
    player.speed = speed
    player.play()
    got = device.pull_ms(4_000)
    heard = (4_000 * RATE // 1000 - LATENCY) * speed * 1000 / RATE
    assert player.position_ms == pytest.approx(heard, abs=2)
    assert np.abs(got).max() > 5_000


def test_changing_speed_says_nothing_twice_and_leaves_nothing_out() -> None:
    device = HandDevice(latency=LATENCY)
    player = ready(device, numbered())
    player.play()
    device.pull_ms(1_000)
    player.speed = 1.5
    player.speed = 1.0
    after = device.pull(4)
    assert list(after[:, 0]) == [8_001, 8_002, 8_003, 8_004]


@pytest.mark.parametrize(("wanted", "set_to"), [(0.1, 0.5), (5, 2.0), (1.1, 1.1)])
def test_speeds_stay_between_half_and_double(wanted: float, set_to: float) -> None:
    player = ready(HandDevice(), numbered())
    player.speed = wanted
    assert player.speed == set_to


def test_playing_after_a_pause_goes_back_a_little_and_after_seeking_it_does_not() -> None:
    device = HandDevice()
    player = ready(device, numbered(), rewind_ms=700)
    player.seek(2_000)
    player.toggle()
    device.pull_ms(1_000)
    player.toggle()
    assert (player.playing, player.position_ms) == (False, 3_000)
    player.toggle()
    assert (player.playing, player.position_ms) == (True, 2_300)
    assert device.pull(1)[0, 0] == 2_300 * 8 + 1
    player.pause()
    player.seek(5_000)
    player.play()
    assert player.position_ms == 5_000
    player.rewind_ms = 60_000
    player.pause()
    player.play()
    assert player.position_ms == 0


def test_pausing_stands_at_what_was_heard_and_then_there_is_silence() -> None:
    device = HandDevice(latency=LATENCY)
    player = ready(device, numbered())
    player.play()
    device.pull_ms(1_000)
    player.pause()
    assert player.position_ms == 1_000 - LATENCY * 1000 // RATE
    assert not device.pull_ms(200).any()
    assert player.position_ms == 1_000 - LATENCY * 1000 // RATE


def test_a_loop_goes_round_and_the_position_with_it() -> None:
    device = HandDevice()
    player = ready(device, numbered())
    player.seek(1_000)
    player.loop(1_000, 1_500)
    player.play()
    got = device.pull_ms(1_250)[:, 0]
    turn = np.arange(8_001, 12_001)
    assert np.array_equal(got, np.concatenate([turn, turn, turn])[: len(got)])
    assert player.position_ms == 1_250
    assert player.looping == (1_000, 1_500)
    player.unloop()
    assert list(device.pull(2)[:, 0]) == [10_001, 10_002]
    assert player.looping is None


def test_a_loop_elsewhere_is_gone_to_and_seeking_out_of_it_leaves_it() -> None:
    player = ready(HandDevice(), numbered())
    player.loop(4_000, 5_000)
    assert player.position_ms == 4_000
    player.seek(4_500)
    assert player.looping == (4_000, 5_000)
    player.step(2_000)
    assert (player.looping, player.position_ms) == (None, 6_500)


def test_resuming_in_a_loop_stays_in_it() -> None:
    device = HandDevice()
    player = ready(device, numbered(), rewind_ms=2_000)
    player.loop(4_000, 6_000)
    player.play()
    device.pull_ms(500)
    player.pause()
    player.play()
    assert player.position_ms == 4_000


@pytest.mark.parametrize(("start", "end"), [(2_000, 2_000), (3_000, 1_000), (-500, -100)])
def test_an_empty_loop_is_none(start: int, end: int) -> None:
    player = ready(HandDevice(), numbered())
    player.loop(start, end)
    assert player.looping is None


def test_it_ends_when_the_last_sample_was_heard_and_not_before() -> None:
    device = HandDevice(latency=LATENCY)
    player = ready(device, numbered(1), rewind_ms=300)
    player.play()
    device.pull_ms(1_000)
    assert (player.playing, player.ended) == (True, False)
    device.pull(LATENCY)
    assert (player.playing, player.ended, player.position_ms) == (False, True, 1_000)
    player.play()
    assert (player.playing, player.position_ms) == (True, 700)


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.7])
def test_what_is_not_decoded_yet_is_waited_for_in_silence(speed: float) -> None:
    device, sound, whole = HandDevice(), Sound(1, RATE), numbered(2)
    player = ready(device, sound)
    player.speed = speed
    player.play()
    assert not device.pull_ms(200).any()
    assert (player.playing, player.waiting, player.position_ms) == (True, True, 0)
    sound.append(whole.read(0, RATE))
    assert device.pull_ms(300).any()
    assert not player.waiting
    device.pull_ms(3_000)
    assert (player.playing, player.waiting) == (True, True)
    stood = player.position_ms
    assert stood == pytest.approx(1_000, abs=150)
    sound.append(whole.read(RATE, 2 * RATE))
    sound.finish()
    device.pull_ms(6_000)
    assert (player.ended, player.position_ms) == (True, 2_000)


def test_one_can_seek_ahead_of_the_decoding() -> None:
    device, sound = HandDevice(), Sound(1, RATE)
    player = ready(device, sound)
    player.seek(500)
    player.play()
    device.pull_ms(100)
    assert (player.position_ms, player.waiting) == (500, True)
    sound.append(numbered(1).read(0, RATE))
    assert device.pull(1)[0, 0] == 500 * 8 + 1


def test_seeking_stays_within_a_recording() -> None:
    player = ready(HandDevice(), numbered(1))
    player.seek(99_000)
    assert player.position_ms == 1_000
    player.step(-5_000)
    assert player.position_ms == 0


def test_a_lost_device_keeps_the_place_is_told_and_is_looked_for_again() -> None:
    device = HandDevice(latency=LATENCY)
    player = ready(device, numbered())
    player.play()
    device.pull_ms(1_000)
    device.lose()
    assert (player.playing, player.output) == (False, Output.LOST)
    assert "Het geluidsapparaat is weg" in player.message
    stood = player.position_ms
    assert 940 <= stood <= 1_000
    player.play()
    assert (device.opened, player.output, player.message) == (2, Output.HEARD, "")
    assert device.pull(1)[0, 0] == stood * 8 + 1


def test_a_device_that_falls_silent_is_lost_too() -> None:
    device = HandDevice()
    player = ready(device, numbered())
    player.play()
    device.pull_ms(100)
    device.wait(1.5)
    assert player.playing
    device.wait(1)
    assert (player.playing, player.output) == (False, Output.LOST)


def test_a_device_lost_in_a_pause_is_found_again() -> None:
    device = HandDevice()
    player = ready(device, numbered())
    player.play()
    device.pull_ms(1_000)
    player.pause()
    device.lose()
    assert player.output is Output.LOST
    player.play()
    assert (player.playing, player.output) == (True, Output.HEARD)
    assert device.pull(1)[0, 0] == 8_001


def test_a_computer_without_a_device_is_told_and_everything_else_works() -> None:
    device = HandDevice(is_null=True)
    player = ready(device, numbered())
    assert player.output is Output.SILENT
    assert "je hoort niets" in player.message
    player.play()
    device.pull_ms(100)
    assert player.position_ms == 100


def test_a_device_that_comes_back_is_heard_when_playing_goes_on() -> None:
    device = HandDevice(is_null=True)
    player = ready(device, numbered())
    player.play()
    device.pull_ms(500)
    player.pause()
    device.is_null = False
    player.play()
    assert (device.opened, player.output, player.message) == (2, Output.HEARD, "")
    assert device.pull(1)[0, 0] == player.position_ms * 8 + 1


def test_a_device_that_will_not_start_leaves_the_player_standing() -> None:
    class Stuck(HandDevice):
        def start(self, fill, lost):  # type: ignore[no-untyped-def]
            raise KlantreisError("Het wil niet.")

    player = ready(Stuck(), numbered())
    player.seek(1_000)
    with pytest.raises(KlantreisError):
        player.play()
    assert (player.playing, player.position_ms) == (False, 1_000)


def test_another_recording_is_played_from_its_own_place() -> None:
    device = HandDevice()
    player = ready(device, numbered())
    player.loop(0, 2_000)
    player.play()
    device.pull_ms(100)
    player.load(numbered(channels=2), 3_000)
    assert (player.playing, player.position_ms, player.looping) == (False, 3_000, None)
    player.play()
    assert list(device.pull(1)[0]) == [24_001, 24_001]


def test_closing_lets_go_of_the_device_and_keeps_the_place() -> None:
    device = HandDevice()
    player = ready(device, numbered())
    player.play()
    device.pull_ms(400)
    player.close()
    assert (device.closed, player.playing, player.position_ms, player.output) == (True, False, 400, Output.NONE)
    player.play()
    assert device.pull(1)[0, 0] == 3_201


def test_without_a_recording_nothing_happens() -> None:
    device = HandDevice()
    player = Player(device.open)
    player.pause()
    player.seek(1_000)
    player.step(-5_000)
    player.unloop()
    assert (player.playing, player.ended, player.output, player.message) == (False, False, Output.NONE, "")


def test_clicks_sound_on_their_time_through_the_whole_player() -> None:
    device = HandDevice()
    player = ready(device, Sound.of(clicks(RATE, 2), RATE))
    player.play()
    got = np.ascontiguousarray(device.pull_ms(10_000).T)
    assert max(map(abs, click_errors(got, RATE, 0) + click_errors(got, RATE, 1))) == pytest.approx(0, abs=1e-6)
