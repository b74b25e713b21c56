"""The verb that says what could be plainer: on the screen, as data, and as a file."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from klantreis.cli.main import run
from klantreis.store.study import Study
from klantreis.text.plainness import rarity
from klantreis.workflow import acting

Verb = Callable[..., str]


@pytest.fixture
def verb(plain: Study, capsys: pytest.CaptureFixture[str]) -> Verb:
    acting.add(plain, goal="Elke beschikking komt snel, zonder een lang traject.", measure="Niemand belt meer.")

    def call(*arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(plain.folder), "plain", *arguments]) == exit_code
        told = capsys.readouterr()
        return told.err if exit_code else told.out

    return call


def test_hints_are_told_with_a_plainer_word(verb: Verb) -> None:
    told = verb()
    assert told.startswith("2 hints bij 1 van de 3 teksten\n  Het zijn hints: jij beslist.")
    assert "actie 1, doel\n  vaktaal: “beschikking” → besluit van de gemeente\n" in told


def test_hints_are_data_for_other_programs(verb: Verb) -> None:
    data = json.loads(verb("--json"))
    assert data[0] == {
        "where": "actie 1, doel",
        "kind": "jargon",
        "text": "beschikking",
        "message": "vaktaal: “beschikking”",
        "suggestion": "besluit van de gemeente",
    }
    assert [each["text"] for each in data] == ["beschikking", "traject"]


def test_the_report_is_written_as_markdown_the_same_each_time(verb: Verb, tmp_path: Path) -> None:
    one, other = tmp_path / "een.md", tmp_path / "twee.md"
    assert "2 hints geschreven naar" in verb("--out", str(one))
    verb("--out", str(other))
    assert one.read_bytes() == other.read_bytes()
    assert "## actie 1, doel\n\n- vaktaal: “beschikking”" in one.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told(verb: Verb, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    assert "lukt niet" in verb("--out", str(tmp_path / "bestand" / "x.md"), exit_code=1)


def test_a_study_with_nothing_to_say_is_told_so(plain: Study, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(plain.folder), "plain"]) == 0
    assert capsys.readouterr().out.startswith("Niets gevonden dat begrijpelijker kan.")


def test_it_works_without_the_list_of_words(verb: Verb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    monkeypatch.setattr(rarity, "available", lambda: False)
    assert "pip install klantreis[plain]" in verb()
