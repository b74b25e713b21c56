"""The verb `agreement`: its contract, and what people read."""

import json
from pathlib import Path

import pytest

from klantreis.cli.main import run
from klantreis.store import sources
from klantreis.store.study import Study
from klantreis.text.numbers import decimal, interval, percent
from klantreis.workflow import code, codebooks, collect
from tests.conftest import add_book, add_source

TURNS = ("Hoe begon het?", "We gingen naar de huisarts.", "En toen?", "Toen kwam de wachtlijst.")


@pytest.fixture
def folder(plain: Study) -> Path:
    """Two talks that anke and bram coded, bram a little less."""
    add_book(plain)
    book = codebooks.codebook(plain)
    for title in ("een", "twee"):
        add_source(plain, title, *TURNS)
        source = collect.find_source(plain, title)
        text = "\n".join(TURNS)
        for coder, words, name in (
            ("anke", "naar de huisarts", "Huisarts"),
            ("bram", "de huisarts", "Huisarts"),
            ("anke", "de wachtlijst", "Wachtlijst"),
        ):
            plain.actor = coder
            span = sources.text(plain, source.id).span(text.index(words), text.index(words) + len(words))
            code.add_codings(plain, source.id, span, [codebooks.find_code(book, name)])
    return plain.folder


def told(capsys: pytest.CaptureFixture[str], *arguments: object, exit_code: int = 0) -> str:
    assert run([str(a) for a in arguments]) == exit_code
    out = capsys.readouterr()
    return out.out if exit_code == 0 else out.err


def test_the_contract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(told(capsys, "-C", folder, "agreement", "--json"))
    assert data["unit"] == "character"
    assert {"alpha", "kappa", "n", "agreement", "interval", "cohen", "fleiss", "coded_only"} <= set(data["overall"])
    assert data["overall"]["n"] == 2 * len("\n".join(TURNS))
    assert data["overall"]["kappa"] == data["overall"]["cohen"]
    assert (data["sources"], data["coders"]) == (["een", "twee"], ["anke", "bram"])
    huisarts, wachtlijst = data["codes"]
    assert huisarts["code"] == "Momenten/Huisarts" and huisarts["codings"] == {"anke": 2, "bram": 2}
    assert huisarts["coded"] == {"anke": 32, "bram": 22}
    n, both, anke, bram = data["overall"]["n"], 22, 32, 22
    chance = (anke * bram + (n - anke) * (n - bram)) / n**2
    assert huisarts["kappa"] == pytest.approx(((n - anke + both) / n - chance) / (1 - chance))
    assert (wachtlijst["kappa"], wachtlijst["undefined"]) == (0, None)
    assert data["bootstrap"] == {"resamples": 1000, "of": "source", "n": 2}
    assert told(capsys, "-C", folder, "agreement", "--json") == json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def test_by_turn_for_one_code_between_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ("-C", folder, "agreement", "--unit", "turn", "--codes", "Huisarts", "--between", "bram", "anke", "--json")
    data = json.loads(told(capsys, *line))
    assert (data["unit"], data["overall"]["n"], data["overall"]["alpha"]) == ("turn", 8, 1)
    assert [entry["code"] for entry in data["codes"]] == ["Momenten/Huisarts"]
    group = json.loads(told(capsys, "-C", folder, "agreement", "--codes", "Momenten", "--json"))
    assert [entry["code"].split("/")[1] for entry in group["codes"]] == ["Huisarts", "Wachtlijst", "Intake"]
    assert group["codes"][2]["alpha"] is None and group["codes"][2]["undefined"] == "niemand gaf deze code"


def test_people_read_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "-C", folder, "agreement")
    assert "2 dubbel gecodeerde bronnen, gecodeerd door anke, bram." in text
    assert "152 tekens, waarvan 58 met een code." in text and "κ (Cohen)" in text and "Momenten/Huisarts" in text
    assert "nan" not in text.casefold()


def test_nothing_to_compare_is_no_error(plain: Study, capsys: pytest.CaptureFixture[str]) -> None:
    add_book(plain)
    data = json.loads(told(capsys, "-C", plain.folder, "agreement", "--json"))
    assert (data["overall"]["alpha"], data["overall"]["kappa"], data["overall"]["n"]) == (None, None, 0)
    assert data["codes"] == [] and data["overall"]["undefined"]
    assert "Geen bron is door twee mensen gecodeerd" in told(capsys, "-C", plain.folder, "agreement")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--between", "anke", "dirk"), "dirk heeft niets gecodeerd"),
        (("--between", "anke", "anke"), "twee verschillende"),
        (("--codes", "Onzin"), "staat niet in het codeboek"),
    ],
)
def test_what_is_wrong_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert message in told(capsys, "-C", folder, "agreement", *arguments, exit_code=1)


def test_numbers_read_as_dutch() -> None:
    assert [decimal(0.574), decimal(-0.012), decimal(-0.001), decimal(1)] == ["0,57", "−0,01", "0,00", "1,00"]
    assert [percent(1), percent(0.99999), percent(0.5)] == ["100,0", "99,9", "50,0"]
    assert interval(-0.5, 1) == "−0,50 tot 1,00"
