"""The verb `route`: the order in which it happened, shown and changed by number."""

import json
from pathlib import Path
from typing import Any

import pytest

from klantreis.cli.main import run
from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks
from tests.conftest import add_book, add_source

TEXT = "aa bb cc dd"


@pytest.fixture
def folder(plain: Study) -> Path:
    """A talk of four moments: Huisarts, Wachtlijst, Intake, Huisarts."""
    add_book(plain)
    source = add_source(plain, "Gesprek", TEXT)
    book = codebooks.codebook(plain)
    for place, name in enumerate(("Huisarts", "Wachtlijst", "Intake", "Huisarts")):
        span = Span(Anchor(0, 3 * place), Anchor(0, 3 * place + 2))
        code.add_codings(plain, source, span, [codebooks.find_code(book, name)], valence=-1)
    return plain.folder


def told(capsys: pytest.CaptureFixture[str], *arguments: object, exit_code: int = 0) -> str:
    assert run([str(a) for a in arguments]) == exit_code
    out = capsys.readouterr()
    return out.out if exit_code == 0 else out.err


def order(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told(capsys, "-C", folder, "route", "gesprek", *arguments, "--json"))
    return found


def test_the_contract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = order(capsys, folder)
    assert [(m["n"], m["told"], m["moved"], m["text"]) for m in found] == [
        (1, 1, False, "aa"), (2, 2, False, "bb"), (3, 3, False, "cc"), (4, 4, False, "dd"),
    ]  # fmt: skip
    assert (found[1]["code"], found[1]["start"], found[1]["end"], found[1]["valence"]) == (
        "Momenten/Wachtlijst", 3, 5, -1,
    )  # fmt: skip


def test_moving_by_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = order(capsys, folder, "--move", 4, "--before", 2)
    assert [(m["text"], m["told"], m["moved"]) for m in found] == [
        ("aa", 1, False), ("dd", 4, True), ("bb", 2, False), ("cc", 3, False),
    ]  # fmt: skip
    assert "4e" in told(capsys, "-C", folder, "route", "Gesprek")
    found = order(capsys, folder, "--move", 1, "--after", 4)
    assert [m["text"] for m in found] == ["dd", "bb", "cc", "aa"]
    found = order(capsys, folder, "--back", 1)
    assert [m["text"] for m in found] == ["bb", "cc", "aa", "dd"]
    told(capsys, "-C", folder, "undo")
    assert [m["text"] for m in order(capsys, folder)] == ["dd", "bb", "cc", "aa"]


def test_the_touchpoints_follow(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order(capsys, folder, "--move", 4, "--before", 1)
    (telling,) = json.loads(told(capsys, "-C", folder, "touchpoints", "--json"))["interviews"]
    assert [t.get("moved", False) for t in telling["touchpoints"]] == [True, False, False, False]
    assert [t["label"] for t in telling["touchpoints"]] == ["Huisarts", "Huisarts", "Wachtlijst", "Intake"]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        (("--move", 9, "--before", 1), 1, "van 1 tot 4"),
        (("--move", 1, "--before", 1), 1, "zichzelf"),
        (("--back", 0), 1, "van 1 tot 4"),
        (("--move", 1), 2, "--before of --after"),
        (("--before", 1), 2, "--before of --after"),
        (("--move", 1, "--before", 2, "--after", 3), 2, "--before of --after"),
        (("--move", 1, "--before", 2, "--back", 3), 2, "niet allebei"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...], exit_code: int, message: str
) -> None:
    before = order(capsys, folder)
    assert message in told(capsys, "-C", folder, "route", "Gesprek", *arguments, exit_code=exit_code)
    assert order(capsys, folder) == before
    assert "bestaat niet" in told(capsys, "-C", folder, "route", "Elders", exit_code=1)
