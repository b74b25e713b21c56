"""What a recording is, as its file tells, and opening it without trusting that file."""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from klantreis.audio import needing
from klantreis.audio.converting import MOST_CHANNELS
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

if TYPE_CHECKING:
    from av.audio.codeccontext import AudioCodecContext
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet

Recording = Path | BinaryIO
"""A file, or something opened that can be read and sought in (so that what is decrypted need not go to disk)."""

# Formats that hold sound itself. Playlists and the like are not among them: they would have other files, or the
# network, opened.
_FORMATS = "wav,w64,aiff,au,mp3,aac,mov,ogg,flac,amr,amrnb,amrwb,gsm,caf,matroska,asf,ac3"
_BEGINNINGS = {0: (b"RIFF", b"OggS", b"fLaC", b"#!AMR", b"ID3", b"\x1aE\xdf\xa3", b"FORM", b"caff"), 4: (b"ftyp",)}
# What an encoder of that kind puts before the sound where the file doesn't say how much: MP3 by LAME's default with
# the delay of the decoder itself (1105, https://lame.sourceforge.io/tech-FAQ.txt), AAC by one frame.
_UNTOLD = {"mp3": 1105, "mp3float": 1105, "aac": 1024}
_UNKNOWN_SIZES = (0, 0xFFFFFFFF)


@dataclass(frozen=True)
class Told:
    """What a file says of itself.

    `duration_ms` is None where the file has no word on it or only a guess of it can be made (as for raw aac);
    how long it is turns out in decoding.
    """

    container: str
    codec: str
    channels: int
    rate: int
    duration_ms: int | None


@dataclass(frozen=True)
class Opened:
    """A recording that stands ready to be decoded; `skip` is how many frames at its rate come before its sound."""

    container: "InputContainer"
    stream: "AudioStream"
    first: "Packet[AudioStream]"
    told: Told
    skip: int


def probe(recording: Recording, name: str = "") -> Told:
    """What a recording is. `name` is what messages call it; a file is called by its own name.

    Raises KlantreisError where it is gone, empty, no sound, or broken at its beginning.
    """
    with opened(recording, name) as found:
        return found.told


@contextmanager
def opened(recording: Recording, name: str = "") -> Iterator[Opened]:
    """A recording, open; see `probe`."""
    with needing.extra():
        import av
    name = name or called(recording)
    with _file(recording, name) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        beginning = file.read(1 << 16)
        file.seek(0)
        if size == 0:
            raise KlantreisError(
                _("De opname {name} is leeg (0 bytes); haal hem opnieuw van het opnameapparaat.").format(name=name)
            )
        try:
            container = av.open(file, "r", options={"format_whitelist": _FORMATS}, metadata_errors="replace")
        except (av.FFmpegError, OSError) as error:
            raise KlantreisError(_unreadable(beginning, name)) from error
        with container:
            if not container.streams.audio:
                raise KlantreisError(
                    _("In {name} zit geen geluid; kies het bestand met de opname zelf.").format(name=name)
                )
            stream = container.streams.audio[0]
            if not _is_decodable(stream):
                raise KlantreisError(_unreadable(beginning, name))
            try:
                first = next(container.demux(stream))
            except (av.FFmpegError, OSError, StopIteration) as error:
                raise KlantreisError(_unreadable(beginning, name)) from error
            told = _told(container, stream, beginning)
            yield Opened(container, stream, first, told, _skip(stream, first))


def called(recording: Recording) -> str:
    """The name of a recording in messages, where nobody gave one."""
    name = getattr(recording, "name", "")
    return one_line(name) if isinstance(name, str) and name else _("zonder naam")


@contextmanager
def _file(recording: Recording, name: str) -> Iterator[BinaryIO]:
    if not isinstance(recording, Path):
        yield recording
        return
    try:
        file = recording.open("rb")
    except FileNotFoundError as error:
        raise KlantreisError(
            _("De opname {name} is er niet; zet het bestand terug of kies een ander.").format(name=name)
        ) from error
    except OSError as error:
        raise KlantreisError(
            _("De opname {name} is niet te lezen; kijk of het een bestand is en of je erbij mag.").format(name=name)
        ) from error
    with file:
        yield file


def _unreadable(beginning: bytes, name: str) -> str:
    if any(beginning.startswith(sign, at) for at, signs in _BEGINNINGS.items() for sign in signs):
        return _("De opname {name} is beschadigd of niet af; haal hem opnieuw van het opnameapparaat.").format(
            name=name
        )
    return _("{name} is geen opname die klantreis kent; kies wav, mp3, m4a, ogg, opus, flac of amr.").format(name=name)


def _is_decodable(stream: "AudioStream") -> bool:
    """Whether the file tells enough; where it names a codec that nobody knows, there is no context at all."""
    codec: AudioCodecContext | None = stream.codec_context
    return codec is not None and codec.sample_rate > 0 and 0 < codec.channels <= MOST_CHANNELS


def _told(container: "InputContainer", stream: "AudioStream", beginning: bytes) -> Told:
    codec = stream.codec_context
    return Told(
        container.format.name.partition(",")[0],
        codec.name,
        codec.channels,
        codec.sample_rate,
        _duration(container, stream, beginning),
    )


def _duration(container: "InputContainer", stream: "AudioStream", beginning: bytes) -> int | None:
    kind = container.format.name.partition(",")[0]
    if kind == "wav" and (promised := _promised(beginning)) is not None:
        return promised
    # An MP3 tells how long it is where it tells its delay too; else FFmpeg guesses from the size of the file.
    known = kind in ("wav", "mov", "flac", "ogg") or (kind == "mp3" and bool(stream.start_time))
    if not known or stream.duration is None or stream.time_base is None:
        return None
    return int(stream.duration * stream.time_base * 1000)


def _promised(beginning: bytes) -> int | None:
    """How long a wav says it is, in ms, from its own header: FFmpeg tells only of what is in the file."""
    at, bytes_a_second = 12, 0
    while at + 8 <= len(beginning):
        kind, size = struct.unpack_from("<4sI", beginning, at)
        if kind == b"fmt " and at + 20 <= len(beginning):
            bytes_a_second = struct.unpack_from("<I", beginning, at + 16)[0]
        if kind == b"data":
            return size * 1000 // bytes_a_second if bytes_a_second and size not in _UNKNOWN_SIZES else None
        at += 8 + size + size % 2
    return None


def _skip(stream: "AudioStream", first: "Packet[AudioStream]") -> int:
    """Frames before the sound that FFmpeg doesn't know of, and so doesn't leave out by itself."""
    knows = first.has_sidedata("skip_samples") or bool(stream.start_time) or (first.pts or 0) < 0
    return 0 if knows else _UNTOLD.get(stream.codec_context.name, 0)
