"""Listening again: how a recording looks is there at once, and never that of another one."""

from pathlib import Path

import pytest

from klantreis.model.sources import Source
from klantreis.store import integrity
from klantreis.store import recordings as store
from klantreis.store.study import Study
from klantreis.workflow import collect, recordings
from klantreis.workflow.listening import Listening
from tests.audio.hand_device import HandDevice
from tests.audio.recorded import click_track, write
from tests.conftest import add_source

RATE = 8000


@pytest.fixture
def talk(plain: Study, tmp_path: Path) -> Source:
    add_source(plain, "G1", "Ja.")
    source = collect.find_source(plain, "G1")
    recordings.add(plain, source, beep(tmp_path / "a.wav", 500))
    return source


def beep(path: Path, ms: int) -> Path:
    return write(path, click_track(RATE, (ms,), 2000), RATE)


def heard(study: Study, source: Source) -> Listening:
    listening = Listening(study, source, open_with=HandDevice(is_null=True).open)
    listening.start()
    listening.wait()
    listening.close()
    return listening


def at_once(study: Study, source: Source) -> bytes | None:
    """What is there before anything is decoded."""
    wave = Listening(study, source).wave
    return None if wave is None else wave.to_bytes()


def test_the_second_time_it_is_there_before_anything_is_decoded(plain: Study, talk: Source) -> None:
    assert at_once(plain, talk) is None
    wave = heard(plain, talk).wave
    assert wave is not None and wave.duration_ms == 2000
    assert at_once(plain, talk) == wave.to_bytes()
    assert integrity.problems(plain) == []


def test_other_recordings_are_drawn_anew(plain: Study, talk: Source, tmp_path: Path) -> None:
    heard(plain, talk)
    recordings.add(plain, talk, beep(tmp_path / "b.wav", 900))
    assert at_once(plain, talk) is None
    both = heard(plain, talk).wave
    assert both is not None and both.duration_ms == 4000 and at_once(plain, talk) == both.to_bytes()
    recordings.remove(plain, recordings.of_source(plain, talk)[1])
    assert plain.all("SELECT * FROM waveform") == []


def test_a_changed_file_or_a_damaged_picture_is_not_believed(plain: Study, talk: Source) -> None:
    wave = heard(plain, talk).wave
    assert wave is not None
    (recording,) = recordings.of_source(plain, talk)
    store.keep_waveform(plain, [recording], b"onzin")
    assert at_once(plain, talk) is None
    again = heard(plain, talk).wave
    assert again is not None and at_once(plain, talk) == again.to_bytes() == wave.to_bytes()
    recordings.place(plain, recording).write_bytes(b"")
    changed = heard(plain, talk)
    assert "veranderd" in changed.problem and changed.player is None


def test_what_cannot_be_kept_now_is_no_error(plain: Study, talk: Source) -> None:
    plain.connection.execute("BEGIN IMMEDIATE")
    try:
        wave = heard(plain, talk).wave
    finally:
        plain.connection.execute("ROLLBACK")
    assert wave is not None and at_once(plain, talk) is None
    assert heard(plain, talk).problem == "" and at_once(plain, talk) == wave.to_bytes()
