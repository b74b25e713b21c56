"""Playing a recording: start, stop, seek, speed, loop, and which place is being heard."""

from enum import StrEnum

from klantreis.audio.device import Open
from klantreis.audio.line import Line
from klantreis.audio.loudspeaker import open_device
from klantreis.audio.sound import Sound
from klantreis.audio.tempo import FASTEST, SLOWEST
from klantreis.audio.voice import Voice
from klantreis.text.catalogue import _

REWIND_MS = 1_500
"""How far playing after a pause goes back unless told otherwise, so as to hear how the sentence began."""


class Output(StrEnum):
    """How a player is heard."""

    NONE = "none"
    """There is no recording yet."""
    HEARD = "heard"
    SILENT = "silent"
    """This computer has no device: the recording runs, but nothing sounds; playing again looks for one."""
    LOST = "lost"
    """The device went away; playing again looks for one."""


class Player:
    """Plays one recording at a time. It is used by one thread; the device has its own.

    Times are ms of the recording. Nothing is reported: who shows a player looks at it now and then.
    """

    def __init__(self, open_with: Open = open_device, rewind_ms: int = REWIND_MS) -> None:
        """`rewind_ms` is how far playing after a pause goes back; it may be set at any time."""
        self.rewind_ms = rewind_ms
        self._open = open_with
        self._sound = Sound(1, 8_000)
        self._line: Line | None = None
        self._speed = 1.0
        self._loop: tuple[int, int] | None = None
        self._place = 0  # where it stands while it doesn't play
        self._speaking = False
        self._paused = False
        self._ended = False

    def load(self, sound: Sound, position_ms: int = 0) -> None:
        """Take another recording, which may still be growing, and stand at `position_ms`.

        Raises KlantreisError where the extra `audio` is missing.
        """
        self.close()
        self._sound = sound
        self._loop = None
        self._stand(sound.frame(max(0, position_ms)))
        self._connect()

    def close(self) -> None:
        """Pause and let go of the device; playing finds it again."""
        self.pause()
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def play(self) -> None:
        """Play on, from a little before where it paused. What isn't decoded yet is waited for, in silence.

        Raises KlantreisError where the device won't start.
        """
        if self.playing:
            return
        line = self._line if self._line is not None and self.output is Output.HEARD else self._connect()
        place = self._place
        if self._paused:
            earliest = self._loop[0] if self._loop and place >= self._loop[0] else 0
            place = max(earliest, place - self._sound.frame(self.rewind_ms))
        self._stand(place)
        line.speak(self._voice(place), place)
        line.start()
        self._speaking = True

    def pause(self) -> None:
        """Stop at what is heard now."""
        if self._line is not None and self.playing:
            self._halt(self._line, int(self._line.place))

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, position_ms: int) -> None:
        """Go to a time, to the frame; at most to the end, once that is known. Outside a loop, the loop is left."""
        place = self._sound.frame(max(0, position_ms))
        if self._sound.complete:
            place = min(place, self._sound.frames)
        if self._loop and not self._loop[0] <= place < self._loop[1]:
            self._loop = None
        playing = self.playing
        self._stand(place)
        if playing and self._line is not None:
            self._line.speak(self._voice(place), place)

    def step(self, ms: int) -> None:
        """Go so much on, or back where below 0."""
        self.seek(self.position_ms + ms)

    @property
    def speed(self) -> float:
        """How fast it plays, 1 being as it was spoken; from `SLOWEST` to `FASTEST`."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._speed = min(FASTEST, max(SLOWEST, speed))
        self._go_on()

    @property
    def looping(self) -> tuple[int, int] | None:
        """From when to when it goes round."""
        return (self._sound.ms(self._loop[0]), self._sound.ms(self._loop[1])) if self._loop else None

    def loop(self, start_ms: int, end_ms: int) -> None:
        """Go round from `start_ms` up to `end_ms`; where it stands elsewhere, it goes there. An empty loop is none."""
        if end_ms <= max(0, start_ms):
            self.unloop()
            return
        self._loop = (self._sound.frame(max(0, start_ms)), self._sound.frame(end_ms))
        if self._loop[0] <= self._sound.frame(self.position_ms) < self._loop[1]:
            self._go_on()
        else:
            self.seek(start_ms)

    def unloop(self) -> None:
        """Go round no more: play on."""
        self._loop = None
        self._go_on()

    @property
    def position_ms(self) -> int:
        """The time that is heard now."""
        playing = self.playing
        return self._sound.ms(int(self._line.place) if playing and self._line is not None else self._place)

    @property
    def playing(self) -> bool:
        """Whether it plays, or would if it needn't wait for the decoding."""
        line = self._line
        if line is not None and self._speaking:
            if line.lost:
                self._halt(line, int(line.place))
            elif line.done:
                self._halt(line, self._sound.frames)
                self._ended = True
        return self._speaking

    @property
    def waiting(self) -> bool:
        """Whether it plays, but has come to what isn't decoded yet."""
        return self.playing and self._line is not None and self._line.starved

    @property
    def ended(self) -> bool:
        """Whether it played to the end of the recording, and stands there."""
        return not self.playing and self._ended

    @property
    def output(self) -> Output:
        """Whether it can be heard."""
        if self._line is None:
            return Output.NONE
        if self._line.lost:
            return Output.LOST
        return Output.SILENT if self._line.is_null else Output.HEARD

    @property
    def message(self) -> str:
        """What the user must know about how it is heard, as one line; empty where all is well."""
        return {
            Output.SILENT: _("Deze computer heeft geen geluidsapparaat: de opname loopt, maar je hoort niets."),
            Output.LOST: _("Het geluidsapparaat is weg; sluit het weer aan en speel opnieuw af."),
        }.get(self.output, "")

    def _connect(self) -> Line:
        if self._line is not None:
            self._line.close()
        self._line = Line(self._open(self._sound.channels, self._sound.rate), self._sound.channels, self._sound.rate)
        return self._line

    def _voice(self, place: int) -> Voice:
        return Voice(self._sound, place, self._speed, self._loop)

    def _stand(self, place: int) -> None:
        """Be at a place where somebody wants to be: playing begins right there."""
        self._place = place
        self._paused = self._ended = False

    def _halt(self, line: Line, place: int) -> None:
        line.hush()
        self._place = place
        self._paused = True
        self._speaking = False

    def _go_on(self) -> None:
        """With another speed or loop from here on."""
        if self._line is not None and self.playing:
            self._line.go_on(self._voice)
