"""The verbs `journeys settle` and `journeys choices`."""

import json

import pytest

from klantreis.cli.main import run
from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks
from tests.conftest import add_book, add_source


@pytest.fixture
def twins(plain: Study) -> Study:
    """Eight talks along one route, of which one step has one of two codes with like names."""
    add_book(plain)
    there = {each.name for each in codebooks.codebook(plain)}
    for name in sorted({"Lijst van hulp", "Lijst voor hulp", "Aanmelding", "Afscheid"} - there):
        codebooks.add_code(plain, ("Momenten", name))
    book = codebooks.codebook(plain)
    for number in range(8):
        names = ("Aanmelding", "Lijst van hulp" if number % 2 else "Lijst voor hulp", "Afscheid")
        source = add_source(plain, f"g{number}", *(f"Verhaal {number}, deel {place}." for place in range(3)))
        for place, name in enumerate(names):
            span = Span(Anchor(place, 0), Anchor(place, 7))
            code.add_codings(plain, source, span, [codebooks.find_code(book, name)])
    return plain


@pytest.mark.parametrize("answer", [("yes", "1", "--name", "Op de lijst"), ("no", "1")])
def test_an_answer_settles_a_proposal(
    twins: Study, capsys: pytest.CaptureFixture[str], answer: tuple[str, ...]
) -> None:
    def verb(*arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(twins.folder), "journeys", *arguments]) == exit_code
        told = capsys.readouterr()
        return told.err if exit_code else told.out

    (found,) = json.loads(verb("settle", "--json"))
    assert {found["subject"], found["object"]} == {"Momenten/Lijst van hulp", "Momenten/Lijst voor hulp"}
    assert "zelfde stap?" in verb("settle")
    verb("settle", *answer)
    assert json.loads(verb("settle", "--json")) == []
    assert "niets te beslissen" in verb("settle")
    assert "geen voorstel 1" in verb("settle", "yes", "1", exit_code=1)
    assert [choice["personas"] for choice in json.loads(verb("choices", "--json"))][:2] == [1, 2]
