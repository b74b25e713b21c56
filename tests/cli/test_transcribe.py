"""From a recording to a talk to be typed, on the command line."""

import json
from pathlib import Path

import pytest

from tests.audio.recorded import ESPEAK, click_track, talk, write
from tests.cli.test_command_line import Run, run

__all__ = ["run"]


@pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
def test_a_call_of_two_channels_gives_timed_turns_with_a_speaker_each(run: Run, tmp_path: Path) -> None:
    run("new", "o", "--plain")
    write(tmp_path / "bel.wav", talk(8000)[0], 8000)
    told = json.loads(run("-C", "o", "transcribe", "bel.wav", "--json").stdout)
    assert (told["source"], told["channels"]) == ("bel", 2)
    assert told["duration"] == pytest.approx(len(talk(8000)[0]) / 8000, abs=0.01)
    assert [turn["speaker"] for turn in told["turns"]] == ["Spreker 1", "Spreker 2", "Spreker 1"]
    assert all(turn["text"] == "" and turn["time"] < turn["time_end"] for turn in told["turns"])
    assert json.loads(run("-C", "o", "turns", "bel", "--json").stdout) == told["turns"]


def test_a_recording_joins_a_talk_that_is_there_and_what_is_none_is_told(run: Run, tmp_path: Path) -> None:
    run("new", "o", "--plain")
    (tmp_path / "g.txt").write_text("I: Hoe ging het?\nR: Goed.\n", encoding="utf-8")
    run("-C", "o", "import", "g.txt")
    write(tmp_path / "g.wav", click_track(8000, (100,), 1000), 8000)
    assert "00:01 geluid, 2 beurten" in run("-C", "o", "transcribe", "g.wav", "--source", "g", "--link").stdout
    assert "hoort al bij g" in run("-C", "o", "transcribe", "g.wav", "--source", "g", ok=1).stderr
    assert "geen opname die klantreis kent" in run("-C", "o", "transcribe", "g.txt", "--title", "x", ok=1).stderr
    assert "is er niet" in run("-C", "o", "transcribe", "weg.mp3", ok=1).stderr


def test_a_folder_that_holds_no_model_is_told_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    run("new", "o", "--plain")
    write(tmp_path / "g.wav", click_track(8000, (100,), 1000), 8000)
    told = run("-C", "o", "transcribe", "g.wav", "--model", "o", ok=1).stderr
    assert "geen model voor faster-whisper" in told and len(told.splitlines()) == 1
    assert json.loads(run("-C", "o", "sources", "--json").stdout) == []
