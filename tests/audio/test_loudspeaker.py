"""The device of this computer, or the silent one that stands in for it."""

import time

import numpy as np
import pytest

from klantreis.audio.loudspeaker import Loudspeaker, open_device
from klantreis.audio.player import Output, Player
from klantreis.audio.sound import Sound


def silent(channels: int, rate: int) -> Loudspeaker:
    return Loudspeaker(channels, rate, silent=True)


@pytest.mark.parametrize(("channels", "rate"), [(1, 8_000), (2, 16_000)])
def test_a_recording_runs_to_its_end_on_the_silent_device(
    channels: int, rate: int, capfd: pytest.CaptureFixture[str]
) -> None:
    player = Player(silent)
    player.load(Sound.of(np.ones((channels, rate // 2), np.int16), rate))
    assert player.output is Output.SILENT
    player.play()
    seen = []
    while player.playing:
        seen.append(player.position_ms)
        time.sleep(0.005)
    assert seen == sorted(seen)
    assert (player.ended, player.position_ms) == (True, 500)
    player.close()
    player.close()
    assert capfd.readouterr() == ("", "")


def test_opening_the_device_of_this_computer_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    device = open_device(1, 8_000)
    assert device.name
    device.close()
    assert capfd.readouterr() == ("", "")


def test_where_no_device_opens_the_silent_one_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klantreis.audio.loudspeaker._BACKENDS", ("JACK",))
    device = open_device(2, 8_000)
    assert device.is_null
    device.close()


def test_seeking_and_speed_while_a_device_asks(capfd: pytest.CaptureFixture[str]) -> None:
    player = Player(silent, rewind_ms=0)
    player.load(Sound.of(np.random.default_rng(1).integers(-9_000, 9_000, (2, 80_000)).astype(np.int16), 8_000))
    player.play()
    for turn in range(60):
        player.seek(turn * 97)
        player.speed = 0.5 + turn % 4 * 0.5
        player.loop(turn * 97, turn * 97 + 400)
        assert turn * 97 <= player.position_ms <= turn * 97 + 400
        player.unloop()
        player.toggle()
        player.toggle()
    assert player.playing
    player.close()
    assert not player.playing
    assert capfd.readouterr() == ("", "")
