"""Recordings of every form come in, in their time; what is none is told in a line."""

import struct
from itertools import pairwise
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from klantreis.audio.decoding import Decoder, decoded
from klantreis.model.errors import KlantreisError
from tests.audio.recorded import FORMS, click_track, write

CLICKS = (500, 1500, 2750, 4000)


def found(samples: np.ndarray, rate: int) -> list[int]:
    """When the clicks begin, in ms."""
    swing = np.abs(samples[:, 0].astype(int))
    loud = np.flatnonzero(swing > swing.max() / 4)
    starts = [loud[0], *(b for a, b in pairwise(loud) if b - a > rate // 4)]
    return [round(int(start) * 1000 / rate) for start in starts]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("channels", [1, 2])
def test_every_form_gives_the_sound_at_its_time(name: str, channels: int, tmp_path: Path) -> None:
    codec, rate = FORMS[name]
    if channels == 2 and name.endswith(".amr"):
        channels = 1  # AMR has one
    path = write(tmp_path / name, click_track(rate, CLICKS, 5000, channels), rate, codec)
    sound = decoded(path)
    assert sound.rate == (8000 if rate == 8000 else 16000) and sound.channels == channels
    assert sound.complete and not sound.remark
    assert abs(sound.duration_ms - 5000) <= 120
    heard = found(sound.read(0, sound.frames), sound.rate)
    assert len(heard) == len(CLICKS)
    assert max(abs(a - b) for a, b in zip(heard, CLICKS, strict=True)) <= 20


@pytest.mark.parametrize("name", ["pcm.wav", "pcm16.wav"])
def test_of_pcm_not_a_sample_moves(name: str, tmp_path: Path) -> None:
    rate = FORMS[name][1]
    made = click_track(rate, CLICKS, 5000)
    sound = decoded(write(tmp_path / name, made, rate))
    assert np.array_equal(sound.read(0, sound.frames), made)
    assert np.array_equal(sound.read(12_345, 100), made[12_345:12_445])


def test_gsm_as_telephone_recorders_write_it(tmp_path: Path) -> None:
    """GSM 06.10 in wav (WAV49): 65 bytes are two frames of 20 ms; a frame of noughts but its mark is silence."""
    blocks = 50
    data = bytes(65) * blocks
    head = struct.pack("<HHIIHHHH", 0x31, 1, 8000, 1625, 65, 0, 2, 320)
    body = b"WAVEfmt " + struct.pack("<I", len(head)) + head + b"data" + struct.pack("<I", len(data)) + data
    path = tmp_path / "bel.wav"
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    with Decoder(path) as decoder:
        assert decoder.told.codec.startswith("gsm")
        assert decoder.run().duration_ms == blocks * 40


def test_more_than_two_channels_become_two(tmp_path: Path) -> None:
    import av

    path = tmp_path / "zes.wav"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000)
        stream.layout = "5.1"
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 8000 * 6), np.int16), format="s16", layout="5.1")
        frame.sample_rate = 8000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert decoded(path).channels == 2


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("leeg.mp3", b"", "leeg bestand"),
        ("tekst.wav", b"dit is geen geluid, dit is een brief" * 50, "geen geluidsbestand"),
        ("kop.wav", b"RIFF\x00\x00\x00\x00WAVEfmt ", "geluid"),
        ("alleen.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00", "geluid"),
    ],
)
def test_what_is_no_recording_is_told(
    name: str, data: bytes, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KlantreisError, match=told) as raised:
        decoded(path)
    assert "\n" not in str(raised.value) and name in str(raised.value)
    assert capfd.readouterr() == ("", "")


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KlantreisError, match="bestaat niet"):
        decoded(tmp_path / "weg.wav")


def test_a_picture_has_no_sound(tmp_path: Path) -> None:
    from tests.files.test_said import picture

    (tmp_path / "foto.png").write_bytes(picture("x"))
    with pytest.raises(KlantreisError, match="geen geluid"):
        decoded(tmp_path / "foto.png")


@pytest.mark.parametrize("name", ["pcm.wav", "lame.mp3", "opus.ogg", "flac.flac", "amr.amr"])
def test_of_a_truncated_file_what_is_there_is_used(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    codec, rate = FORMS[name]
    hum = np.random.default_rng(1).normal(0, 300, (5 * rate, 1)).astype(np.int16)
    path = write(tmp_path / name, click_track(rate, CLICKS, 5000) + hum, rate, codec)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    sound = decoded(path)
    assert 1500 < sound.duration_ms < 3500 and sound.complete
    assert found(sound.read(0, sound.frames), sound.rate)[:2] == pytest.approx(CLICKS[:2], abs=20)
    if name == "pcm.wav":
        assert "niet compleet" in sound.remark
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["lame.mp3", "opus.ogg", "aac.m4a"])
def test_damage_in_the_middle_is_passed_over(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    codec, rate = FORMS[name]
    path = write(tmp_path / name, click_track(rate, CLICKS, 5000), rate, codec)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 60] = bytes(range(60))
    path.write_bytes(data)
    assert decoded(path).duration_ms > 2000
    assert capfd.readouterr() == ("", "")


def test_decoding_stops_when_asked_and_what_is_there_can_be_heard_meanwhile(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", click_track(8000, CLICKS, 60_000), 8000)
    stop = Event()
    stop.set()
    with Decoder(path) as decoder:
        sound = decoder.run(stop)
        assert not sound.complete and 0 < sound.frames < 60 * 8000
        assert len(sound.read(0, 100)) == 100
        assert len(sound.read(sound.frames, 100)) == 0
