"""Recordings come into a study, are found back and checked, and become an empty transcript."""

import shutil
from pathlib import Path

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.model.recordings import RecordingState
from klantreis.model.study import Settings
from klantreis.store import integrity, operations, sealed, sources
from klantreis.store.study import Study, create
from klantreis.workflow import collect, drafting_talk, recordings, transcribe
from klantreis.workflow.listening import Listening
from tests.audio.hand_device import HandDevice
from tests.audio.recorded import ESPEAK, click_track, talk, write
from tests.conftest import PASSPHRASE, add_source
from tests.store.test_operations import rows

RATE = 8000


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """Three turns of two speakers on two channels."""
    return write(tmp_path / "gesprek-20.wav", talk(RATE)[0], RATE)


def beep(path: Path, ms: int = 500) -> Path:
    path.parent.mkdir(exist_ok=True)
    return write(path, click_track(RATE, (ms,), 2000), RATE)


def test_a_copy_stands_in_the_study_and_is_checked_at_each_opening(plain: Study, tmp_path: Path) -> None:
    add_source(plain, "G1", "Ja.")
    source = collect.find_source(plain, "G1")
    path = beep(tmp_path / "opname.wav")
    made = recordings.add(plain, source, path)
    assert (made.path, made.duration_ms, made.channels, made.rate) == ("interviews/opname.wav", 2000, 1, RATE)
    copy = recordings.checked(plain, made)
    assert (
        isinstance(copy, Path)
        and copy.read_bytes() == path.read_bytes()
        and recordings.of_source(plain, source) == [made]
    )
    with pytest.raises(KlantreisError, match="hoort al bij G1"):
        recordings.add(plain, source, path)
    second = recordings.add(plain, source, beep(tmp_path / "b.wav", 900))
    assert [each.id for each in recordings.of_source(plain, source)] == [made.id, second.id]
    copy.write_bytes(copy.read_bytes() + b"\0")
    assert recordings.state(plain, made) is RecordingState.CHANGED
    with pytest.raises(KlantreisError, match="veranderd"):
        recordings.checked(plain, made)
    copy.unlink()
    with pytest.raises(KlantreisError, match="er niet meer"):
        recordings.checked(plain, made)
    assert integrity.problems(plain) == []


@pytest.mark.parametrize("link", [True, False])
def test_a_recording_that_went_elsewhere_is_found_back(plain: Study, tmp_path: Path, link: bool) -> None:
    add_source(plain, "G1", "Ja.")
    source = collect.find_source(plain, "G1")
    path = beep(tmp_path / "opname.wav")
    made = recordings.add(plain, source, path, link=True)
    moved = path.rename(tmp_path / "elders.wav")
    assert recordings.state(plain, made) is RecordingState.GONE
    again = recordings.add(plain, source, moved, link=link)
    assert recordings.of_source(plain, source) == [again] and again.id == made.id and again.linked == link
    assert recordings.state(plain, again) is RecordingState.THERE
    operations.undo(plain)
    assert recordings.of_source(plain, source) == [made]


def test_another_file_of_the_same_name_gets_a_name_of_its_own(plain: Study, tmp_path: Path) -> None:
    for title in ("G1", "G2"):
        add_source(plain, title, "Ja.")
        (tmp_path / title).mkdir()
    first, second = (
        recordings.add(plain, collect.find_source(plain, title), beep(tmp_path / title / "opname.wav", ms))
        for title, ms in (("G1", 500), ("G2", 700))
    )
    assert (first.path, second.path) == ("interviews/opname.wav", "interviews/opname-2.wav")


def test_a_linked_one_stays_where_it_is(study: Study, tmp_path: Path) -> None:
    add_source(study, "G1", "Ja.")
    path = beep(tmp_path / "opname.wav")
    made = recordings.add(study, collect.find_source(study, "G1"), path, link=True)
    assert recordings.checked(study, made) == path.resolve()
    assert not (study.folder / "interviews" / "opname.wav").exists()
    operations.undo(study)
    assert recordings.counts(study) == {}


def test_beside_an_encrypted_study_stands_no_readable_copy(tmp_path: Path) -> None:
    with create(tmp_path / "o", Settings("P"), "anke", PASSPHRASE) as study:
        add_source(study, "G1", "Ja.")
        add_source(study, "G2", "Ja.")
        path = beep(tmp_path / "a.wav")
        made = recordings.add(study, collect.find_source(study, "G1"), path)
        (copy,) = (study.folder / "interviews").iterdir()
        assert made.path == "interviews/a.wav.versleuteld" and copy.name == "a.wav.versleuteld"
        assert not any(piece in copy.read_bytes() for piece in (b"RIFF", b"WAVE", b"SQLite", path.read_bytes()[44:108]))
        content = recordings.checked(study, made)
        assert not isinstance(content, Path) and content.read() == path.read_bytes()
        again = recordings.add(study, collect.find_source(study, "G2"), path)  # the same one serves
        other = recordings.add(study, collect.find_source(study, "G2"), beep(tmp_path / "b" / "a.wav", 700))
        assert (again.path, other.path) == (made.path, "interviews/a-2.wav.versleuteld")
        damaged = bytearray(copy.read_bytes())
        damaged[len(damaged) // 2] ^= 1
        copy.write_bytes(damaged)
        assert recordings.state(study, made) is RecordingState.CHANGED
        with pytest.raises(KlantreisError, match="veranderd"):
            recordings.checked(study, made)
        mended = recordings.add(study, collect.find_source(study, "G1"), path)
        assert (mended.id, recordings.state(study, mended)) == (made.id, RecordingState.THERE)
        with create(tmp_path / "p", Settings("P"), "anke", "een ander wachtwoord") as stranger:
            shutil.copy(study.folder / other.path, stranger.folder / "interviews")
            assert recordings.state(stranger, other) is RecordingState.CHANGED
        copy.unlink()
        assert recordings.state(study, made) is RecordingState.GONE


def test_a_full_disk_leaves_no_half_of_an_encrypted_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with create(tmp_path / "o", Settings("P"), "anke", PASSPHRASE) as study:
        add_source(study, "G1", "Ja.")
        connect = sealed.connect

        def small(path: Path, passphrase: str) -> object:
            connection = connect(path, passphrase)
            connection.execute("PRAGMA max_page_count = 4")
            return connection

        monkeypatch.setattr(sealed, "connect", small)
        with pytest.raises(KlantreisError, match="vol"):
            recordings.add(study, collect.find_source(study, "G1"), beep(tmp_path / "a.wav"))
        assert not list((study.folder / "interviews").iterdir()) and recordings.counts(study) == {}


def test_an_encrypted_recording_is_heard_and_drawn(tmp_path: Path) -> None:
    with create(tmp_path / "o", Settings("P"), "anke", PASSPHRASE) as study:
        made = recordings.lay_out(study, beep(tmp_path / "a.wav"))
        assert drafting_talk.heard(study, made.source).duration_ms == 2000
        listening = Listening(study, made.source, open_with=HandDevice(is_null=True).open)
        listening.start()
        listening.wait()
        assert listening.problem == "" and listening.wave is not None and listening.duration_ms == 2000
        listening.close()
        assert Listening(study, made.source).wave is not None


@pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
def test_a_recording_becomes_a_talk_of_empty_turns_with_their_speakers(plain: Study, call: Path) -> None:
    before = rows(plain)
    made = recordings.lay_out(plain, call, group="ouder")
    turns = sources.turns(plain, made.source.id)
    assert [(turn.text, turn.speaker) for turn in turns] == [("", "Spreker 1"), ("", "Spreker 2"), ("", "Spreker 1")]
    planted = talk(RATE)[1]
    for turn, (_channel, start, end) in zip(turns, planted, strict=True):
        assert turn.start_ms == pytest.approx(start, abs=250) and turn.end_ms == pytest.approx(end, abs=250)
    assert made.source.title == "gesprek-20" and made.source.participants == ("R01",)
    assert transcribe.turns(plain, made.source)[2].start == 2
    with pytest.raises(KlantreisError, match="gesprek-20"):
        recordings.lay_out(plain, call, title="nog eens")
    operations.undo(plain)
    assert rows(plain) == before


def test_where_nobody_speaks_there_is_one_turn_to_type_in(plain: Study, tmp_path: Path) -> None:
    made = recordings.lay_out(plain, beep(tmp_path / "stil.wav"))
    assert [(t.text, t.start_ms) for t in sources.turns(plain, made.source.id)] == [("", 0)]


def test_removing_a_source_removes_what_is_known_of_its_recordings(study: Study, tmp_path: Path) -> None:
    made = recordings.lay_out(study, beep(tmp_path / "a.wav"), link=True)
    collect.remove_source(study, made.source)
    assert recordings.counts(study) == {} and integrity.problems(study) == []
    operations.undo(study)
    assert recordings.counts(study) == {made.source.id: 1}


@pytest.mark.parametrize(("data", "told"), [(b"", "is leeg"), (b"geen geluid" * 9, "geen opname die klantreis kent")])
def test_what_is_no_recording_changes_nothing(plain: Study, tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "x.wav").write_bytes(data)
    before = rows(plain)
    with pytest.raises(KlantreisError, match=told):
        recordings.lay_out(plain, tmp_path / "x.wav")
    assert rows(plain) == before
    assert not list((plain.folder / "interviews").glob("*.wav"))
