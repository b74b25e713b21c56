"""From a file to samples, step by step, so that one can listen while the rest is still coming."""

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from klantreis.audio.converting import Converter
from klantreis.audio.probing import Opened, Recording, Told, called, opened, probe
from klantreis.audio.sound import RATES, Samples, Sound
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

LONGEST_MS = 12 * 3_600_000
"""No talk is longer; a file that claims to be so would fill the memory."""

_SHORT_MS = 1_000


class Decoding:
    """A recording that is being decoded by a thread of its own; `sound` grows until it is complete.

    Whatever goes wrong on the way ends it with `sound.problem`; what was decoded by then stays.
    """

    def __init__(self, sound: Sound, told: Told, work: Callable[["Decoding"], None]) -> None:
        self.sound = sound
        self.told = told
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=work, args=(self,), name="decoding", daemon=True)
        self._thread.start()

    @property
    def stopped(self) -> bool:
        """Whether nobody wants the rest any more."""
        return self._stopped.is_set()

    def cancel(self) -> None:
        """Nobody wants the rest any more. Returns when the file is closed."""
        self._stopped.set()
        self.wait()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until all is decoded, at most so long; whether it is."""
        self._thread.join(seconds)
        return not self._thread.is_alive()


def start(recording: Recording, name: str = "") -> Decoding:
    """Begin to decode a recording. `name` is what messages call it.

    Raises KlantreisError where it can't be opened, as `probing.probe` does.
    """
    name = name or called(recording)
    with ExitStack() as stack:
        found = stack.enter_context(opened(recording, name))
        sound = Sound(min(2, found.told.channels), rate_for(found.told.rate))
        kept = stack.pop_all()

    def work(decoding: Decoding) -> None:
        with kept:
            try:
                problem = _pour(found, sound, name, lambda: decoding.stopped)
            except BaseException:
                # Nobody may wait for ever for what doesn't come.
                sound.finish(_judged(found.told, sound.duration_ms, name, damaged=True))
                raise
            sound.finish(problem)

    return Decoding(sound, found.told, work)


def decode(recording: Recording, name: str = "") -> Sound:
    """A whole recording.

    Raises KlantreisError where it can't be opened, or where nothing in it can be decoded.
    """
    name = name or called(recording)
    with opened(recording, name) as found:
        sound = Sound(min(2, found.told.channels), rate_for(found.told.rate))
        sound.finish(_pour(found, sound, name, lambda: False))
    if not sound.frames:
        raise KlantreisError(sound.problem)
    return sound


def decode_all(recordings: Sequence[Recording]) -> Sound:
    """Recordings that follow one another, as one sound with the rate of the first; there is at least one.

    Raises KlantreisError as `decode` does.
    """
    sound = empty(recordings[0])
    problems = [pour(each, sound) for each in recordings]
    sound.finish(" ".join(filter(None, problems)))
    if not sound.frames:
        raise KlantreisError(sound.problem)
    return sound


def empty(recording: Recording) -> Sound:
    """A sound that a recording can be poured into; nothing is in it yet. Raises KlantreisError as `probe` does."""
    told = probe(recording)
    return Sound(min(2, told.channels), rate_for(told.rate))


def pour(recording: Recording, sound: Sound, stopped: Callable[[], bool] = lambda: False) -> str:
    """Decode a recording behind what a sound holds, until the end or until stopped; what the user must know of it.

    Raises KlantreisError where it can't be opened.
    """
    with opened(recording) as found:
        return _pour(found, sound, called(recording), stopped)


def rate_for(rate: int) -> int:
    """The rate at which a recording of this rate is kept: its own where it can be, or the next above it."""
    return next((each for each in RATES if rate <= each), RATES[-1])


def _pour(found: Opened, sound: Sound, name: str, stopped: Callable[[], bool]) -> str:
    """Decode into `sound` until the end or until stopped; what the user must know of it, or nothing."""
    import av

    damaged, before = False, sound.duration_ms
    try:
        for piece in _pieces(found, sound):
            damaged |= piece is None
            if piece is not None:
                sound.append(piece)
            if stopped():
                return ""
            if sound.duration_ms > LONGEST_MS:
                return _("De opname {name} is langer dan 12 uur; alleen het begin is ingelezen.").format(name=name)
    except (av.FFmpegError, OSError, MemoryError):
        damaged = True
    return _judged(found.told, sound.duration_ms - before, name, damaged)


def _judged(told: Told, found_ms: int, name: str, damaged: bool) -> str:
    if not found_ms:
        return _("In {name} is geen geluid te vinden; haal de opname opnieuw van het opnameapparaat.").format(name=name)
    if told.duration_ms is not None and found_ms < told.duration_ms - _SHORT_MS:
        return _("De opname {name} breekt af: {found} van de {told} is er; wat er is, is te gebruiken.").format(
            name=name, found=_clock(found_ms), told=_clock(told.duration_ms)
        )
    if damaged:
        return _("De opname {name} is op een of meer plekken beschadigd; wat er is, is te gebruiken.").format(name=name)
    return ""


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _pieces(found: Opened, sound: Sound) -> Iterator[Samples | None]:
    """The samples as `sound` takes them, in order; None for a packet that can't be decoded."""
    import av

    converter = Converter(sound.channels, sound.rate, found.skip / found.told.rate)
    packets = found.container.demux(found.stream)
    for packet in itertools.chain([found.first], packets):
        try:
            frames = packet.decode()
        except av.FFmpegError:
            yield None
            continue
        for frame in frames:
            yield from converter.samples(frame)
    yield from converter.rest()
