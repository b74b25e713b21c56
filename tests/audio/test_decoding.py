"""Recordings of every kind, whole and broken."""

import builtins
import io
import os
import struct
import time
from pathlib import Path

import av
import numpy as np
import pytest

from klantreis.audio import decoding, loudspeaker, needing, probing
from klantreis.audio.decoding import decode
from klantreis.audio.probing import probe
from klantreis.model.errors import KlantreisError
from tests.audio.recordings import FORMATS, click_errors, clicks, write

GSM = Path(__file__).with_name("clicks.gsm.wav")
"""Four seconds of clicks by SoX, since PyAV writes no GSM."""


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [8_000, 16_000, 48_000])
@pytest.mark.parametrize("ending", FORMATS)
def test_every_click_stands_on_its_time_in_every_format(ending: str, rate: int, channels: int, tmp_path: Path) -> None:
    if ending == "amr" and (rate, channels) != (8_000, 1):
        rate, channels = 8_000, 1
    sound = decode(write(tmp_path / f"klik.{ending}", clicks(rate, channels), rate))
    assert (sound.channels, sound.problem) == (channels, "")
    for channel in range(channels):
        errors = click_errors(sound.read(0, sound.frames), sound.rate, channel)
        assert max(map(abs, errors)) <= 20
    assert abs(sound.duration_ms - 10_000) < 150


@pytest.mark.parametrize("rate", [8_000, 16_000])
@pytest.mark.parametrize("ending", ["wav", "flac", "alac.m4a"])
def test_lossless_recordings_come_in_to_the_sample(ending: str, rate: int, tmp_path: Path) -> None:
    samples = np.random.default_rng(2).integers(-20_000, 20_000, (2, 3 * rate)).astype(np.int16)
    sound = decode(write(tmp_path / f"ruis.{ending}", samples, rate))
    assert sound.rate == rate
    assert np.array_equal(sound.read(0, sound.frames), samples)


@pytest.mark.parametrize("rate", [11_025, 22_050, 44_100])
def test_other_rates_keep_their_time(rate: int, tmp_path: Path) -> None:
    sound = decode(write(tmp_path / "klik.wav", clicks(rate), rate))
    assert sound.rate == 16_000
    assert max(map(abs, click_errors(sound.read(0, sound.frames), sound.rate))) <= 0.25


def test_gsm_stands_on_its_time() -> None:
    sound = decode(GSM)
    assert probe(GSM).codec == "gsm_ms"
    assert max(map(abs, click_errors(sound.read(0, sound.frames), sound.rate, seconds=4))) <= 1


def test_more_than_two_channels_are_mixed_to_two(tmp_path: Path) -> None:
    ones = np.ones((1, 8_000), np.int16)
    body = np.ascontiguousarray(np.concatenate([1_000 * ones, 2_000 * ones, 3_000 * ones, 4_000 * ones]).T).tobytes()
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(body), b"WAVE", b"fmt ", 16, 1, 4, 8_000, 64_000, 8, 16,
                       b"data", len(body))  # fmt: skip
    (tmp_path / "vier.wav").write_bytes(head + body)
    sound = decode(tmp_path / "vier.wav")
    assert np.array_equal(sound.read(0, 8_000), np.concatenate([2_000 * ones, 3_000 * ones]))


def test_eight_channels_are_no_trouble(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "acht.m4a"), "w", format="ipod") as output:
        stream = output.add_stream("aac", rate=16_000, layout="7.1")
        frame = av.AudioFrame.from_ndarray(np.tile(clicks(16_000, 1).T, 8).reshape(1, -1), "s16", "7.1")
        frame.rate, frame.pts = 16_000, 0
        for packet in (*stream.encode(frame), *stream.encode(None)):
            output.mux(packet)
    sound = decode(tmp_path / "acht.m4a")
    assert sound.channels == 2
    assert max(map(abs, click_errors(sound.read(0, sound.frames), sound.rate))) <= 20


def test_what_a_file_tells_of_itself(tmp_path: Path) -> None:
    told = probe(write(tmp_path / "klik.alaw.wav", clicks(8_000, 2), 8_000))
    assert told == probing.Told("wav", "pcm_alaw", 2, 8_000, 10_000)


@pytest.mark.parametrize("ending", ["aac", "bare.mp3", "amr"])
def test_a_guess_of_the_duration_is_not_told(ending: str, tmp_path: Path) -> None:
    assert probe(write(tmp_path / f"klik.{ending}", clicks(8_000), 8_000)).duration_ms is None


def test_a_recording_can_be_read_from_memory(tmp_path: Path) -> None:
    path = write(tmp_path / "klik.m4a", clicks(8_000), 8_000)
    whole = decode(path)
    sound = decode(io.BytesIO(path.read_bytes()))
    assert np.array_equal(sound.read(0, sound.frames), whole.read(0, whole.frames))


def test_the_beginning_can_be_heard_while_the_rest_is_decoded(tmp_path: Path) -> None:
    class Slow(io.BytesIO):
        """Gives little at a time, and nothing beyond its half until it may."""

        let_go = False

        def read(self, size: int | None = -1) -> bytes:
            while not self.let_go and self.tell() > 400_000:
                time.sleep(0.001)
            return super().read(size)

    path = write(tmp_path / "klik.wav", clicks(8_000, seconds=60), 8_000)
    recording = Slow(path.read_bytes())
    running = decoding.start(recording, "klik.wav")
    while not running.sound.frames:
        time.sleep(0.001)
    assert not running.sound.complete
    assert running.sound.read(0, 100).shape == (1, 100)
    recording.let_go = True
    assert running.wait(60)
    assert running.sound.duration_ms == 60_000
    assert (running.sound.complete, running.sound.problem) == (True, "")


def test_decoding_can_be_cancelled(tmp_path: Path) -> None:
    running = decoding.start(write(tmp_path / "klik.flac", clicks(16_000, 2, seconds=300), 16_000))
    running.cancel()
    assert running.sound.complete
    assert running.sound.duration_ms < 300_000


@pytest.mark.parametrize("ending", ["wav", "alaw.wav", "mp3", "flac"])
def test_of_a_recording_that_breaks_off_the_rest_is_used_and_told(ending: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"half.{ending}", clicks(8_000), 8_000)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    sound = decode(path)
    assert 4_000 < sound.duration_ms < 5_500
    assert f"half.{ending} breekt af: 0:00:04 van de 0:00:10" in sound.problem
    assert max(map(abs, click_errors(sound.read(0, sound.frames), sound.rate, seconds=4))) <= 20


@pytest.mark.parametrize("ending", ["aac", "ogg", "amr", "bare.mp3"])
def test_of_a_recording_that_tells_no_length_what_is_there_is_used(ending: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"half.{ending}", clicks(8_000), 8_000)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert 4_000 < decode(path).duration_ms < 5_500


def test_damage_in_the_middle_moves_nothing_behind_it(tmp_path: Path) -> None:
    path = write(tmp_path / "kras.ogg", clicks(48_000), 48_000)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3_000] = bytes(3_000)
    path.write_bytes(data)
    sound = decode(path)
    samples = sound.read(0, sound.frames)
    assert abs(click_errors(samples, sound.rate)[-1]) <= 20
    assert abs(click_errors(samples, sound.rate)[0]) <= 20


BROKEN = {
    "leeg.wav": (b"", "leeg"),
    "tekst.mp3": (b"Dit is geen geluid.\n" * 400, "is geen opname die klantreis kent"),
    "toeval.m4a": (np.random.default_rng(5).bytes(40_000), "is geen opname die klantreis kent"),
    "kop.wav": (b"RIFF\x00\x00\x00\x00WAVErommel" + bytes(3_000), "beschadigd of niet af"),
    "kop.flac": (b"fLaC" + bytes(range(256)) * 20, "beschadigd of niet af"),
    "kop.m4a": (b"\x00\x00\x00\x20ftypM4A " + bytes(4_000), "beschadigd of niet af"),
    "lijst.wav": (b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/geheim.ts\n", "is geen opname die klantreis kent"),
    "plak.wav": (b"ffconcat version 1.0\nfile /etc/passwd\n", "is geen opname die klantreis kent"),
    "kaal.wav": (
        struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36, b"WAVE", b"fmt ", 16, 1, 1, 8_000, 16_000, 2, 16, b"data", 0),
        "",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_recording_is_refused_in_one_line_and_nothing_is_printed(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data, reason = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(KlantreisError) as refused:
        decode(tmp_path / name)
    assert reason in str(refused.value)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)
    assert capfd.readouterr() == ("", "")


def test_an_m4a_that_was_never_finished_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "half.m4a", clicks(8_000), 8_000)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(KlantreisError, match=r"half\.m4a is beschadigd of niet af"):
        decode(path)


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_is_printed_and_nothing_else_raised_whatever_is_damaged(
    ending: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = write(tmp_path / f"heel.{ending}", clicks(8_000, seconds=3), 8_000).read_bytes()
    rng = np.random.default_rng(7)
    for _ in range(12):
        data = bytearray(whole)
        for at in rng.integers(0, len(data), 30):
            data[at] = int(rng.integers(0, 256))
        path = tmp_path / f"kapot.{ending}"
        path.write_bytes(data)
        try:
            sound = decode(path)
        except KlantreisError as error:
            assert "\n" not in str(error)
        else:
            assert sound.complete
    assert capfd.readouterr() == ("", "")


def test_a_recording_that_vanished_is_told(tmp_path: Path) -> None:
    with pytest.raises(KlantreisError, match=r"weg\.wav is er niet"):
        decode(tmp_path / "weg.wav")


def test_a_name_that_is_no_line_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(KlantreisError) as refused:
        decode(tmp_path / "a\nb\x1b[31m.wav")
    assert "\n" not in str(refused.value)
    assert "\x1b" not in str(refused.value)


def test_a_folder_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(KlantreisError, match="niet te lezen"):
        decode(tmp_path)


def test_a_file_without_sound_in_it_is_told(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "beeld.webm"), "w", format="webm") as output:
        stream = output.add_stream("libvpx", rate=10, width=32, height=32, pix_fmt="yuv420p")
        for packet in (*stream.encode(av.VideoFrame(32, 32, "yuv420p")), *stream.encode(None)):
            output.mux(packet)
    with pytest.raises(KlantreisError, match=r"In beeld\.webm zit geen geluid"):
        decode(tmp_path / "beeld.webm")


def test_a_disk_that_goes_away_while_reading_ends_the_sound_and_is_told(tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 300_000:
                raise OSError("gone")
            return super().read(size)

    path = write(tmp_path / "klik.wav", clicks(8_000, seconds=60), 8_000)
    running = decoding.start(Failing(path.read_bytes()), "klik.wav")
    assert running.wait(60)
    assert running.sound.complete
    assert 0 < running.sound.duration_ms < 60_000
    assert "klik.wav breekt af" in running.sound.problem


@pytest.mark.parametrize("missing", ["av", "miniaudio", "webrtcvad"])
def test_without_the_extra_the_user_is_told_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    really = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return really(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(KlantreisError, match=r"pip install 'klantreis\[audio\]'"), needing.extra():
        __import__(missing)
    if missing == "av":
        with pytest.raises(KlantreisError, match="klantreis\\[audio\\]"):
            decode(GSM)
    if missing == "miniaudio":
        with pytest.raises(KlantreisError, match="klantreis\\[audio\\]"):
            loudspeaker.open_device(1, 8_000)


def test_another_import_that_fails_is_no_missing_extra() -> None:
    with pytest.raises(ImportError), needing.extra():
        import klantreis_has_no_such_module  # noqa: F401


def test_files_are_closed_after_decoding(tmp_path: Path) -> None:
    path = write(tmp_path / "klik.wav", clicks(8_000), 8_000)
    with path.open("rb") as file:
        decoding.start(file).wait(60)
        assert not file.closed, "who opened it closes it"
    running = decoding.start(path)
    running.cancel()
    handles = Path("/proc/self/fd")
    held = [os.path.realpath(each) for each in handles.iterdir()] if handles.exists() else []
    assert str(path) not in held
