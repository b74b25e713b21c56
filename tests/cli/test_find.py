"""The verbs that find: quotes by question, search that codes, and overlap near."""

import json
from pathlib import Path
from typing import Any

import pytest

from klantreis.cli.main import run
from klantreis.model.codings import Settled
from klantreis.model.people import Participant
from klantreis.store import people, settling, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study, open_study
from klantreis.workflow import code, codebooks, collect
from tests.conftest import add_book, add_source

TURNS = ("Hoe begon het?", "We gingen naar de huisarts, [bold]\x1b[2Jecht.", "En toen?", "Toen kwam de wachtlijst.")
CODED = (
    ("een", "naar de huisarts", "Huisarts", 1, "anke"),
    ("een", "de wachtlijst", "Wachtlijst", -2, "anke"),
    ("een", "kwam de wachtlijst", "Wachttijd", -1, "bram"),
    ("twee", "de wachtlijst", "Wachtlijst", None, "bram"),
)


@pytest.fixture
def folder(plain: Study) -> Path:
    """Two talks, of a parent and of a youth."""
    add_book(plain)
    book = codebooks.codebook(plain)
    for title, group in (("een", "ouder"), ("twee", "jongere")):
        source = add_source(plain, title, *TURNS)
        with operation(plain, "participants", title):
            person = people.save_participant(plain, Participant("", f"P-{title}", group=group))
            sources.attend(plain, source, person, "R")
    for title, words, name, valence, coder in CODED:
        plain.actor = coder
        source = collect.find_source(plain, title).id
        text = sources.text(plain, source)
        at = text.text.index(words)
        code.add_codings(
            plain, source, text.span(at, at + len(words)), [codebooks.find_code(book, name)], valence=valence
        )
    return plain.folder


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: str, exit_code: int = 0) -> tuple[str, str]:
        assert run(["-C", str(folder), *arguments]) == exit_code
        return tuple(capsys.readouterr())

    return call


def texts(output: tuple[str, str]) -> list[str]:
    return [row["text"] for row in json.loads(output[0])]


def test_quotes_answer_questions(say: Any) -> None:
    assert texts(say("quotes", "--query", "Wachtlijst en Wachttijd", "--json")) == ["de wachtlijst"]
    assert texts(say("quotes", "--query", "Wachtlijst en Wachttijd", "--same-coder", "--json")) == []
    assert texts(say("quotes", "--query", "Huisarts bij/2 Wachtlijst", "--json")) == ["naar de huisarts"]
    assert len(texts(say("quotes", "--query", "Momenten en niet Wachttijd", "--children", "--json"))) == 2
    (row,) = json.loads(say("quotes", "Huisarts", "--json")[0])
    assert list(row) == ["source", "start", "end", "text", "code", "coder", "valence", "memo", "publishable", "settled"]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--group", "jongere"], 1),
        (["--group", "ouder", "--group", "jongere"], 2),
        (["--coder-is", "Bram"], 1),
        (["--coder-is", "anke", "--coder", "iemand"], 1),
        (["--valence", "-2,-1"], 1),
        (["--valence", "neg"], 1),
        (["--valence=geen"], 1),
        (["--valence", "pos"], 0),
    ],
)
def test_quotes_through_a_sieve(say: Any, options: list[str], count: int) -> None:
    assert len(texts(say("quotes", "Wachtlijst", *options, "--json"))) == count
    assert len(texts(say("quotes", "--query", "Wachtlijst", *options, "--json"))) == count


def test_search_codes_all_hits_in_one_operation(say: Any) -> None:
    assert len(texts(say("search", "wachtlijst", "--group", "jongere", "--json"))) == 1
    assert "--yes" in say("search", "wachtlijst", "--code", "Bejegening", exit_code=2)[1]
    told = say("search", "wachtlijst", "--code", "Bejegening", "--part", "sentence", "--yes")[1]
    assert "2 coderingen toegevoegd." in told
    assert texts(say("quotes", "Bejegening", "--json")) == ["Toen kwam de wachtlijst."] * 2
    say("search", "wachtlijst", "--code", "Bejegening", "--part", "sentence", "--yes", exit_code=1)
    say("undo")
    assert texts(say("quotes", "Bejegening", "--json")) == []
    assert "geen treffers" in say("search", "zomaar", "--code", "Bejegening", "--yes", exit_code=1)[1]


def test_overlap_near(say: Any) -> None:
    assert json.loads(say("overlap", "--json")[0]) == []
    (pair,) = json.loads(say("overlap", "--near", "2", "--json")[0])
    assert pair == {"a": "Momenten/Huisarts", "b": "Momenten/Wachtlijst", "count": 1}


def test_what_was_dropped_shows_only_when_asked_for(say: Any, folder: Path) -> None:
    with open_study(folder, "anke") as study:
        source = collect.find_source(study, "een").id
        book = codebooks.codebook(study)
        names = {book[c.code].name: c.id for c in code.codings(study, source)}
        with operation(study, "settle", "beslist"):
            settling.settle(study, [names["Wachtlijst"]], Settled.DROPPED)
            settling.settle(study, [names["Wachttijd"]], Settled.KEPT)
    assert [row["source"] for row in json.loads(say("quotes", "Wachtlijst", "--json")[0])] == ["twee"]
    assert texts(say("quotes", "--query", "Wachttijd en Wachtlijst", "--json")) == []
    rows = json.loads(say("quotes", "Wachtlijst", "--all", "--json")[0])
    assert [(row["source"], row["settled"]) for row in rows] == [("een", "dropped"), ("twee", None)]
    assert say("quotes", "Wachtlijst", "--all")[0].count("[telt niet]") == 1
    (row,) = json.loads(say("quotes", "--query", "Wachttijd en Wachtlijst", "--all", "--json")[0])
    assert row["settled"] == "kept"
    assert json.loads(say("overlap", "--near", "2", "--json")[0]) == []
    assert len(json.loads(say("overlap", "--near", "2", "--all", "--json")[0])) == 1


@pytest.mark.parametrize(
    ("arguments", "told", "exit_code"),
    [
        (["quotes"], "--query", 2),
        (["quotes", "Huisarts", "--query", "Huisarts"], "--query", 2),
        (["quotes", "--query", "Huisarts en ("], "teken 14", 1),
        (["quotes", "--query", "Huisarts en Niets"], "teken 13", 1),
        (["quotes", "Huisarts", "--group", "oma"], "jongere, ouder", 1),
        (["quotes", "Huisarts", "--valence", "3"], "geen gevoel", 1),
        (["search", "x", "--round", "9"], "nog geen", 1),
        (["search", "x", "--code", "Niets", "--yes"], "codeboek", 1),
        (["overlap", "--near", "-1"], "-1", 2),
    ],
)
def test_what_goes_wrong_is_told(say: Any, arguments: list[str], told: str, exit_code: int) -> None:
    error = say(*arguments, exit_code=exit_code)[1]
    assert told in error and (exit_code == 2 or len(error.splitlines()) == 1)
