"""The verb `glossary`."""

import json

import pytest

from klantreis.cli.main import run
from klantreis.store.study import Study
from tests.conftest import add_source


def test_terms_are_added_listed_used_and_removed(plain: Study, capsys: pytest.CaptureFixture[str]) -> None:
    add_source(plain, "een", "Bel de jeugd consulent.", "De jeugd  consulent?")
    add_source(plain, "twee", "Niets.")

    def verb(*arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(plain.folder), "glossary", *arguments]) == exit_code
        told = capsys.readouterr()
        return told.err if exit_code else told.out

    verb("add", "jeugdconsulent", "--heard", "jeugd consulent", "--heard", "[b]jc[/b]")
    verb("add", "Yasmin", "--kind", "person")
    assert json.loads(verb("--json")) == [
        {"name": "jeugdconsulent", "kind": "term", "heard": ["jeugd consulent", "[b]jc[/b]"], "pseudonym": ""},
        {"name": "Yasmin", "kind": "person", "heard": [], "pseudonym": "[persoon 1]"},
    ]
    assert "[b]jc[/b]" in verb() and "persoon" in verb("list")
    assert verb("pseudonym", "Yasmin", "Noor") == "Voor Yasmin staat: Noor\n" and "Noor" in verb()
    assert "is een begrip" in verb("pseudonym", "jeugdconsulent", "x", exit_code=1)
    assert verb("pseudonym", "Yasmin") == "Voor Yasmin staat: [persoon 1]\n"
    assert verb("correct") == "een: 2 beurten verbeterd\n"
    assert verb("correct", "twee") == "twee: 0 beurten verbeterd\n"
    assert "hoort al bij" in verb("add", "iets", "--heard", "yasmin", exit_code=1)
    verb("remove", "Yasmin")
    assert "staat niet in" in verb("remove", "Yasmin", exit_code=1)
