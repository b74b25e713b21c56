"""The verb `suggest`: its contract, and that it changes nothing."""

import json

import pytest

from klantreis.cli.main import run
from klantreis.store import operations, sources
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks, collect, transcribe
from tests.conftest import add_book, add_source


@pytest.fixture
def coded(plain: Study) -> Study:
    """Two talks, of which anke coded the first."""
    add_book(plain)
    words = "We stonden negen weken op de lijst."
    add_source(plain, "een", "Hoe ging het?", words)
    add_source(plain, "twee", "Waarom bel je?", "Drie maanden op een lijst gestaan.")
    source = collect.find_source(plain, "een")
    turn = transcribe.turns(plain, source)[1]
    assert turn.turn.text == words
    wait = codebooks.find_code(codebooks.codebook(plain), "Wachttijd")
    code.add_codings(plain, source.id, sources.text(plain, source.id).span(turn.start, turn.end), [wait])
    return plain


def told(capsys: pytest.CaptureFixture[str], *arguments: object, exit_code: int = 0) -> str:
    assert run([str(a) for a in arguments]) == exit_code
    out = capsys.readouterr()
    return out.out if exit_code == 0 else out.err


def test_the_contract(coded: Study, capsys: pytest.CaptureFixture[str]) -> None:
    before = operations.history(coded)
    found, *_others = json.loads(told(capsys, "-C", coded.folder, "suggest", "TWEE", "--json"))
    assert found | {"score": 0} == {
        "code": "Thema's/Wachttijd",
        "score": 0,
        "reason": "lijkt op: “We stonden negen weken op de lijst.” (een)",
        "source": "twee",
        "start": 15,
        "end": 49,
    }
    assert found["score"] > 0
    assert json.loads(told(capsys, "-C", coded.folder, "suggest", "twee", "--start", 28, "--end", 40, "--json"))
    shown = told(capsys, "-C", coded.folder, "suggest", "twee")
    assert shown.startswith("twee 15-49  Drie maanden") and "1  Thema's/Wachttijd\n   lijkt op: " in shown
    assert operations.history(coded) == before


def test_what_is_wrong_is_told(coded: Study, capsys: pytest.CaptureFixture[str]) -> None:
    assert "bestaat niet" in told(capsys, "-C", coded.folder, "suggest", "drie", exit_code=1)
    assert "0 tot 49" in told(capsys, "-C", coded.folder, "suggest", "twee", "--start", 3, "--end", 99, exit_code=1)
    assert "samen" in told(capsys, "-C", coded.folder, "suggest", "twee", "--start", 3, exit_code=2)
