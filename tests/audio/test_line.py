"""What a line hands over, and which place of it is heard."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from klantreis.audio.heard import Handed
from klantreis.audio.line import Line
from klantreis.audio.sound import Sound
from klantreis.audio.voice import Voice
from tests.audio.hand_device import HandDevice
from tests.audio.test_player import RATE, numbered


def test_a_device_that_asks_while_the_next_voice_is_made_gets_nothing_twice() -> None:
    device, sound = HandDevice(), numbered()
    line = Line(device.open(1, RATE), 1, RATE)
    line.speak(Voice(sound, 0), 0)
    line.start()
    made = []

    def voice_at(place: int) -> Voice:
        if not made:
            device.pull(160)
        made.append(place)
        return Voice(sound, place)

    line.go_on(voice_at)
    assert made == [0, 160]
    assert list(device.pull(2)[:, 0]) == [161, 162]


def test_what_is_read_for_a_voice_that_was_just_left_is_not_said() -> None:
    device, sound = HandDevice(), numbered()
    line = Line(device.open(1, RATE), 1, RATE)

    class Leaving(Voice):
        """Somebody seeks while it reads."""

        def take(self, count: int):  # type: ignore[no-untyped-def]
            line.speak(Voice(sound, 4_000), 4_000)
            return super().take(count)

    line.speak(Leaving(Sound.of(sound.read(0, 800), RATE), 0), 0)
    line.start()
    assert not device.pull(160).any()
    assert device.pull(1)[0, 0] == 4_001
    assert line.place >= 4_000


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 90)), min_size=1, max_size=20),
    st.lists(st.floats(0, 1_200), min_size=1, max_size=30),
)
def test_places_run_on_with_the_frames(handed: list[tuple[int, int]], asked: list[float]) -> None:
    parts, first, place = Handed(10), 0, 10.0
    for count, walked in handed:
        parts.add(first, count, place, place + walked)
        first, place = first + count, place + walked
    assert parts.end == place
    places = [parts.place(frame) for frame in sorted(asked)]
    assert all(one <= other for one, other in itertools.pairwise(places))
    assert all(10 <= each <= place for each in places)
    assert parts.place(first) == place
