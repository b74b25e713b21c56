"""Decoding recordings of every usual form to sound in memory, with PyAV (FFmpeg)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from klantreis.audio.libraries import needed
from klantreis.audio.sound import RATES, Sound
from klantreis.files.write import reason
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from av.container import InputContainer

_RAW_AAC_DELAY = 1024
"""Samples that an AAC encoder puts before the sound; in a raw stream (ADTS) nothing says so."""
ENDINGS = (".wav", ".mp3", ".m4a", ".mp4", ".aac", ".ogg", ".oga", ".opus", ".flac", ".amr", ".3gp", ".wma", ".webm")
"""Of files that are recordings by their names."""


@dataclass(frozen=True)
class Told:
    """What a file says of itself: codec, channels, samples a second, and (None: nothing) its length in ms."""

    codec: str
    channels: int
    rate: int
    duration_ms: int | None


class Decoder:
    """A recording that is being decoded into `sound`, behind what that holds already where one is given.

    Use it as a context. Raises KlantreisError where the file is no recording.
    """

    def __init__(self, path: Path, sound: Sound | None = None) -> None:
        self.path = path
        self._container = _opened(path)
        streams = self._container.streams.audio
        if not streams or not streams[0].channels:
            self._container.close()
            raise KlantreisError(_("In {path} zit geen geluid.").format(path=path.name))
        self._stream = stream = streams[0]
        stream.codec_context.thread_type = "AUTO"
        self.told = Told(stream.codec_context.name, stream.channels, stream.rate, _length(self._container, stream))
        rate = RATES[0] if stream.rate <= RATES[0] else RATES[1]
        self.sound = sound or Sound(rate, min(2, stream.channels), self.told.duration_ms or 0)
        self._before_ms = self.sound.duration_ms

    def __enter__(self) -> "Decoder":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._container.close()

    def run(self, stop: Event | None = None) -> Sound:
        """Decode all of it, or until `stop` is set. What is there of a damaged file is used, and `remark` says so.

        Raises KlantreisError where not a single sample can be decoded.
        """
        import av

        sound, damaged = self.sound, False
        sound.complete = False
        try:
            for block in self._blocks():
                sound.append(block)
                if stop is not None and stop.is_set():
                    return sound
        except (av.FFmpegError, OSError):
            damaged = True
        if sound.duration_ms == self._before_ms:
            message = _("{path} is leeg of beschadigd: er is geen geluid uit te halen.")
            raise KlantreisError(message.format(path=self.path.name))
        told = self.told.duration_ms
        short = told is not None and self._exact and sound.duration_ms - self._before_ms < told - 1000
        if damaged or short or _cut_off(self.path):
            message = _("{path} is niet compleet; er is {n} seconden geluid.")
            sound.remark = message.format(path=self.path.name, n=(sound.duration_ms - self._before_ms) // 1000)
        sound.complete = True
        return sound

    @property
    def _exact(self) -> bool:
        """Whether the length that the file tells is no guess from its size."""
        return self._container.format.name not in ("aac", "mp3", "amr")

    def _blocks(self) -> Iterator[Any]:
        import av

        sound = self.sound
        layout = "mono" if sound.channels == 1 else "stereo"
        resampler = av.AudioResampler(format="s16", layout=layout, rate=sound.rate)
        skip = _RAW_AAC_DELAY * sound.rate // self.told.rate if self._container.format.name == "aac" else 0
        for frame in self._frames():
            for part in resampler.resample(frame):
                block = part.to_ndarray().reshape(-1, sound.channels)
                yield block[skip:]
                skip = max(0, skip - len(block))

    def _frames(self) -> Iterator[Any]:
        """Every frame that can be decoded; packets that can't are passed over, as long as some can."""
        import av

        wrong = 0
        for packet in self._container.demux(self._stream):
            try:
                yield from packet.decode()
            except av.InvalidDataError:
                wrong += 1
                if wrong > 50 and self.sound.duration_ms == self._before_ms:
                    raise
        yield None  # lets the resampler give what it still holds


def decoded(path: Path) -> Sound:
    """All of a recording. Raises KlantreisError."""
    with Decoder(path) as decoder:
        return decoder.run()


def _opened(path: Path) -> "InputContainer":
    with needed():
        import av
    try:
        if not path.stat().st_size:
            raise KlantreisError(_("{path} is een leeg bestand.").format(path=path.name))
        return av.open(str(path), metadata_errors="replace")
    except FileNotFoundError as error:
        raise KlantreisError(_("{path} bestaat niet.").format(path=path)) from error
    except av.FFmpegError as error:
        raise KlantreisError(_("{path} is geen geluidsbestand, of is beschadigd.").format(path=path.name)) from error
    except OSError as error:
        raise KlantreisError(_("{path} lezen lukt niet: {reason}.").format(path=path, reason=reason(error))) from error


def _cut_off(path: Path) -> bool:
    """Whether a RIFF file (wav) says that it goes on where it ends; FFmpeg goes by what is there."""
    with path.open("rb") as file:
        head = file.read(8)
    told = int.from_bytes(head[4:8], "little")
    return head[:4] == b"RIFF" and 0 < told < 0xFFFF0000 and told + 8 > path.stat().st_size + 1


def _length(container: "InputContainer", stream: Any) -> int | None:
    if stream.duration is not None and stream.time_base:
        return int(stream.duration * stream.time_base * 1000)
    return None if container.duration is None else round(container.duration / 1000)
