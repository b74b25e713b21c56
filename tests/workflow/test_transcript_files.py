"""Transcripts go out in every format, say how they were typed out, and come in again."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.model.study import Settings, TranscriptStyle
from klantreis.store import settings, sources
from klantreis.store.study import Study
from klantreis.transcripts.reading import ENDINGS, read
from klantreis.workflow import collect, publish, transcribe

FIXTURES = Path(__file__).parents[1] / "transcripts" / "fixtures"


@pytest.fixture
def talk(study: Study) -> str:
    collect.import_files(study, [FIXTURES / "whisperx.json"], title="gesprek")
    return "gesprek"


def test_every_fixture_is_imported_and_its_bytes_are_kept(study: Study) -> None:
    paths = sorted(FIXTURES.iterdir())
    report = collect.import_files(study, paths)
    assert (len(report.arrivals), report.refusals) == (len(paths), ())
    for source, path in zip(collect.listed(study), paths, strict=True):
        data = path.read_bytes()
        assert source.sha256 == hashlib.sha256(data).hexdigest()
        assert sources.original(study, source.sha256) == data


def test_a_missing_end_stays_missing(study: Study) -> None:
    collect.import_files(study, [FIXTURES / "otranscribe.otr"])
    (source,) = collect.listed(study)
    assert [(t.start_ms, t.end_ms) for t in sources.turns(study, source.id)][:2] == [(1040, None), (4200, None)]


@pytest.mark.parametrize("format", ["vtt", "srt", "f4", "md", "audacity", "docx", "odt"])
def test_what_goes_out_comes_in_the_same(study: Study, talk: str, format: str, tmp_path: Path) -> None:
    (path,) = publish.export(study, "transcripts", out=tmp_path, formats=[format])
    stored = transcribe.transcript(study, collect.find_source(study, talk)).utterances
    found = read(path.name, path.read_bytes()).utterances
    assert [(u.speaker, u.text) for u in found] == [(u.speaker, u.text) for u in stored]
    if format not in ("md", "f4"):
        assert [(u.start_ms, u.end_ms) for u in found] == [(u.start_ms, u.end_ms) for u in stored]


def test_the_style_stands_in_every_export_that_has_room_for_it(plain: Study, tmp_path: Path) -> None:
    collect.import_files(plain, [FIXTURES / "gesprek.vtt"])
    plain.settings = replace(plain.settings, transcript_style=TranscriptStyle.CLEAN)
    paths = publish.export(plain, "transcripts", out=tmp_path, formats=["vtt", "md", "docx", "odt", "txt"])
    told = {path.suffix: path.read_bytes() for path in paths}
    assert b"NOTE Uitgetypt: opgeschoond" in told[".vtt"]
    assert b"Uitgetypt: opgeschoond" in told[".md"]
    for ending in (".docx", ".odt"):
        assert read(f"a{ending}", told[ending]).notes[1].startswith("Uitgetypt: opgeschoond")
    text = "\n".join(t.text for t in sources.turns(plain, collect.listed(plain)[0].id))
    assert told[".txt"] == text.encode()


def test_the_style_is_a_setting_of_the_study(tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_text(settings.dump(Settings("Proef")))
    assert settings.load(path, "").transcript_style is TranscriptStyle.VERBATIM
    path.write_text(path.read_text().replace('transcript_style = "verbatim"', 'transcript_style = "clean"'))
    assert settings.load(path, "").transcript_style is TranscriptStyle.CLEAN
    path.write_text('transcript_style = "half"')
    with pytest.raises(KlantreisError, match=r"transcript_style geen geldige waarde: half.*verbatim, clean"):
        settings.load(path, "")


def told(*arguments: str) -> str:
    command = [sys.executable, "-m", "klantreis", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_turns_tell_when_each_word_was_said(plain: Study) -> None:
    collect.import_files(plain, [FIXTURES / "whisperx.json"], title="gesprek")
    first, second, *_others = json.loads(told("-C", str(plain.folder), "turns", "gesprek", "--json"))
    assert first["words"][1] == {
        "text": "verliep", "start": 4, "end": 11, "time": 1.3, "time_end": 1.9, "confidence": 0.874,
    }  # fmt: skip
    assert second["words"][2] == {
        "text": "9", "start": 38, "end": 39, "time": None, "time_end": None, "confidence": None,
    }  # fmt: skip


def test_the_help_of_import_names_every_format() -> None:
    help_ = told("import", "--help")
    assert [ending for ending in ENDINGS if ending not in help_] == []
