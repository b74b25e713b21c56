"""The verb `codebook`: what the room of the codebook does, from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from klantreis.cli.main import run
from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks
from tests.conftest import add_book, add_source


class Book:
    """The verb on a study with four codings of Wachttijd."""

    def __init__(self, study: Study, capsys: pytest.CaptureFixture[str]) -> None:
        self.study = study
        self._capsys = capsys

    def __call__(self, *arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(self.study.folder), "codebook", *arguments]) == exit_code
        out = self._capsys.readouterr()
        return out.err if exit_code else out.out

    def data(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--json"))

    @property
    def counts(self) -> dict[str, int]:
        return {entry["path"]: entry["codings"] for entry in self.data("list") if entry["codings"]}


@pytest.fixture
def book(plain: Study, capsys: pytest.CaptureFixture[str]) -> Book:
    add_book(plain)
    source = add_source(plain, "G1", "Hoe ging het?", "We wachtten lang. Niemand belde ons terug. Lang dus.")
    wait = codebooks.find_code(codebooks.codebook(plain), "Wachttijd")
    for start, end, valence in ((0, 17, -2), (18, 42, -1), (44, 52, 0), (3, 11, None)):
        code.add_codings(plain, source, Span(Anchor(1, start), Anchor(1, end)), [wait], valence=valence)
    return Book(plain, capsys)


def test_merge_split_and_diff_from_the_command_line(book: Book) -> None:
    assert "versie 1, voorjaar" in book("stamp", "voorjaar", "--round", "2026", "--note", "na overleg")
    assert "Naar Wachten op antwoord: 1 codering. Er blijven er 3." in book(
        "split", "Wachttijd", "--to", "Wachten op antwoord", "--containing", "BELDE"
    )
    told = book.data("split", "Wachttijd", "--to", "Bejegening", "--valence", "neutraal,geen")
    assert told == {"code": "Thema's/Wachttijd", "to": "Bejegening", "codings": 2, "left": 1}
    assert book.counts == {
        "Thema's/Bejegening": 2,
        "Thema's/Wachttijd": 1,
        "Thema's/Wachten op antwoord": 1,
    }
    assert "samengevoegd met Wachttijd: 1 codering." in book("merge", "Wachten op antwoord", "Wachttijd")
    assert "samengevoegd met Wachttijd: 2 coderingen." in book("merge", "Bejegening", "Wachttijd")
    assert book.counts == {"Thema's/Wachttijd": 4}
    assert "samengevoegd: Thema's › Bejegening met Thema's › Wachttijd" in book("diff")
    changes = book.data("diff", "1")
    assert {"change", "code", "path", "field", "before", "after"} == set(changes[0])
    assert {(c["change"], c["path"]) for c in changes} == {
        ("merged", "Thema's/Bejegening"),
        ("edited", "Thema's/Wachttijd"),
    }
    assert "geen verschil" in book("diff", "1", "1")
    (version,) = book.data("versions")
    assert (version["number"], version["name"], version["round"], version["note"]) == (
        1,
        "voorjaar",
        "2026",
        "na overleg",
    )


def test_the_passages_to_split_are_listed_with_their_numbers(book: Book) -> None:
    listed = book.data("split", "Wachttijd", "--valence", "neg")
    assert [entry["text"] for entry in listed] == ["We wachtten lang.", "Niemand belde ons terug."]
    first = listed[0]["coding"]
    assert first in book("split", "Wachttijd")
    book("split", "Wachttijd", "--to", "Bejegening", "--coding", first)
    assert book.counts == {"Thema's/Bejegening": 1, "Thema's/Wachttijd": 3}
    assert first in book("split", "Wachttijd", "--to", "Bejegening", "--coding", first, exit_code=1)
    assert "Geen enkel fragment" in book("split", "Wachttijd", "--to", "X", "--containing", "xyz", exit_code=1)
    assert "Kies fragmenten" in book("split", "Wachttijd", "--to", "X", exit_code=2)


def test_codes_are_added_edited_moved_and_deleted(book: Book) -> None:
    book("add", "Thema's/Geld", "--definition", "Wat het kost")
    book("add", "Los", "--kind", "free")
    book("edit", "Geld", "--include", "Reiskosten", "--color", "#112233")
    (money,) = [entry for entry in book.data("list") if entry["name"] == "Geld"]
    assert (money["kind"], money["definition"], money["include"], money["color"]) == (
        "theme",
        "Wat het kost",
        "Reiskosten",
        "#112233",
    )
    book("edit", "Geld", "--definition", "")
    assert not next(entry for entry in book.data("list") if entry["name"] == "Geld")["definition"]
    assert "Thema's/Los" in book("move", "Los", "--under", "Thema's")
    assert "Verplaatst" in book("move", "Los", "--up", "2")
    assert "Verplaatst" in book("move", "Los", "--down", "9")
    assert "staat daar al" in book("move", "Los", "--down", "1")
    book("move", "Los", "--top")
    assert book.data("list")[-1]["path"] == "Los"
    assert "Verwijderd: Los" in book("delete", "Los")
    assert "--yes" in book("delete", "Wachttijd", exit_code=2)
    book("delete", "Wachttijd", "--yes")
    assert book.counts == {}


@pytest.mark.parametrize(
    ("arguments", "told", "exit_code"),
    [
        (("merge", "Wachttijd", "Onbekend"), "staat niet in het codeboek", 1),
        (("merge", "Thema's", "Wachttijd"), "hangt onder", 1),
        (("move", "Thema's", "--under", "Wachttijd"), "onder zichzelf", 1),
        (("move", "Wachttijd"), "--under", 2),
        (("move", "Wachttijd", "--top", "--up", "1"), "Geef één", 2),
        (("edit", "Wachttijd"), "minstens één veld", 2),
        (("edit", "Wachttijd", "--phase", "Straks"), "kies uit Zoeken, Wachten", 1),
        (("add", "Thema's/Wachttijd"), "bestaat al", 1),
        (("delete", "Wachten"), "als fase", 1),
        (("diff",), "nog geen versie", 1),
        (("stamp", " "), "een naam", 1),
        (("split", "Wachttijd", "--valence", "blij"), "geen gevoel", 1),
    ],
)
def test_what_can_not_be_is_one_clear_line(book: Book, arguments: tuple[str, ...], told: str, exit_code: int) -> None:
    assert told in book(*arguments, exit_code=exit_code)


def test_an_import_of_another_version_says_what_it_changes(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "boek.yaml"
    book("export", str(file))
    text = file.read_text(encoding="utf-8").replace("version: '1'", "version: '2'")
    file.write_text(text.replace("name: Telefoon", "name: Telefoon\n    definition: Bellen"), encoding="utf-8")
    told = book("import", str(file))
    assert "0 codes toegevoegd, 1 bijgewerkt." in told
    assert "Versie 1 is nu 2." in told
    assert "betekenis van Kanalen › Telefoon" in told and "{+Bellen+}" in told
    assert [version["name"] for version in book.data("versions")] == ["2"]
