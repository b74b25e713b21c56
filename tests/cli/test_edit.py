"""The verb `edit`: its contract, and what people read."""

import json
from pathlib import Path

import pytest

from klantreis.cli.main import run
from klantreis.store import sources
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks, collect
from tests.conftest import add_book, add_source

TURNS = ("Hoe begon het?", "We gingen naar de huisarts.", "En toen?", "Toen kwam de wachtlijst.")


@pytest.fixture
def folder(plain: Study) -> Path:
    """A talk in which anke coded the doctor, and another talk."""
    add_book(plain)
    add_source(plain, "een", *TURNS)
    add_source(plain, "twee", "Dag.", "Dag!")
    source = collect.find_source(plain, "een")
    text = sources.text(plain, source.id)
    start = text.text.index("naar de huisarts")
    chosen = codebooks.find_code(codebooks.codebook(plain), "Huisarts")
    code.add_codings(plain, source.id, text.span(start, start + 16), [chosen])
    return plain.folder


def edit(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: object, exit_code: int = 0) -> str:
    assert run(["-C", str(folder), "edit", *map(str, arguments)]) == exit_code
    out = capsys.readouterr()
    return out.out if exit_code == 0 else out.err


def said(study: Study, title: str = "een") -> list[str]:
    return [f"{t.speaker}: {t.text}" for t in sources.turns(study, collect.find_source(study, title).id)]


def test_words_turns_and_speakers(plain: Study, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit(capsys, folder, "turn", "een", 2, "Wij gingen naar de dokter.") == "Beurt 2 van een is aangepast.\n"
    assert "Beurt 3 begint nu met: naar de dokter." in edit(capsys, folder, "split", "een", 2, 10, "--speaker", "V")
    assert said(plain)[1:3] == ["R: Wij gingen", "V: naar de dokter."]
    assert "--yes" in edit(capsys, folder, "join", "een", 2, exit_code=2)
    assert edit(capsys, folder, "join", "een", 2, "--yes") == "Beurt 2 en 3 van een zijn samen beurt 2.\n"
    assert edit(capsys, folder, "speaker", "een", "R", "Moeder") == "R heet nu Moeder: 2 beurten in 1 bron.\n"
    edit(capsys, folder, "speaker", "een", "Moeder", "Vader", "--turn", 4)
    assert said(plain) == [
        "I: Hoe begon het?", "Moeder: Wij gingen naar de dokter.", "I: En toen?", "Vader: Toen kwam de wachtlijst.",
    ]  # fmt: skip
    told = edit(capsys, folder, "speaker", "een", "I", "Onderzoeker", "--everywhere")
    assert told == "I heet nu Onderzoeker: 3 beurten in 2 bronnen.\n"
    assert said(plain, "twee")[0] == "Onderzoeker: Dag."
    assert edit(capsys, folder, "turn", "een", 3, "") == "Beurt 3 van een is weg.\n"


def test_codings_without_words(plain: Study, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit(capsys, folder, "lost") == "Alle coderingen hebben hun woorden.\n"
    assert json.loads(edit(capsys, folder, "lost", "--json")) == []
    told = edit(capsys, folder, "turn", "een", 2, "We gingen.")
    assert "1 codering is zijn woorden kwijt; zie klantreis edit lost" in told
    assert run(["-C", str(folder), "check"]) == 0
    assert "Let op: een: 1 codering is zijn woorden kwijt" in capsys.readouterr().out
    (waiting,) = json.loads(edit(capsys, folder, "lost", "een", "--json"))
    assert {**waiting, "coding": ""} == {
        "coding": "", "source": "een", "turn": 2, "start": 24, "text": "naar de huisarts",
        "code": "Momenten/Huisarts", "coder": "anke",
    }  # fmt: skip
    assert "naar de huisarts" in edit(capsys, folder, "lost")
    assert json.loads(edit(capsys, folder, "lost", "twee", "--json")) == []
    assert "buiten de tekst" in edit(capsys, folder, "attach", waiting["coding"], 5, 999, exit_code=1)
    assert edit(capsys, folder, "attach", waiting["coding"], 18, 24) == "Staat nu op: gingen\n"
    assert "zie klantreis edit lost" in edit(capsys, folder, "drop", waiting["coding"], exit_code=1)
    assert run(["-C", str(folder), "undo"]) == 0
    capsys.readouterr()
    assert "Weggehaald" in edit(capsys, folder, "drop", waiting["coding"])
    assert code.codings(plain, collect.find_source(plain, "een").id) == []


@pytest.mark.parametrize(
    ("arguments", "exit_code", "told"),
    [
        (("turn", "drie", 1, "x"), 1, "drie"),
        (("turn", "een", 9, "x"), 1, "een heeft maar 4 beurten"),
        (("join", "een", 4), 1, "een heeft maar 4 beurten"),
        (("split", "een", 2, 4), 1, "midden in een woord"),
        (("speaker", "een", "X", "Y"), 1, "In een spreekt niemand die X heet. Wel: I, R."),
        (("speaker", "een", "I", "Y", "--turn", 2), 1, "Beurt 2 is niet van I maar van R."),
        (("speaker", "een", "I", "Y", "--turn", 2, "--everywhere"), 2, "niet allebei"),
        (("turn", "een", 0, "x"), 2, ""),
    ],
)
def test_what_goes_wrong_is_told(
    plain: Study,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[object, ...],
    exit_code: int,
    told: str,
) -> None:
    before = said(plain)
    assert told in edit(capsys, folder, *arguments, exit_code=exit_code)
    assert said(plain) == before
