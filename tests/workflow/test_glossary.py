"""The glossary: it corrects talks, codings and times stay where they are, and names of people stay inside."""

from pathlib import Path

import pytest

from klantreis.files import said
from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.glossary import Term, TermKind
from klantreis.model.sources import Word
from klantreis.store import codings, integrity, operations, sources, words
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, collect, glossary, people_files, publish
from tests.conftest import add_book, add_source
from tests.store.test_operations import rows
from tests.workflow.told import tell


def test_terms_are_kept_and_more_comes_beside_what_was_there(study: Study) -> None:
    glossary.put(study, "Yasmin", TermKind.PERSON, ["jas mien", "Yasmin", ""])
    glossary.put(study, " Yasmin ", heard=["Jasmijn\x1b", "jas mien"])
    (term,) = glossary.terms(study)
    assert (term.name, term.kind, term.heard) == ("Yasmin", TermKind.PERSON, ("jas mien", "Jasmijn"))
    with pytest.raises(KlantreisError, match="“jasmijn” hoort al bij Yasmin"):
        glossary.put(study, "Jasmine", heard=["JASMIJN"])
    glossary.remove(study, "Yasmin")
    with pytest.raises(KlantreisError, match="staat niet in de woordenlijst"):
        glossary.remove(study, "Yasmin")
    with pytest.raises(KlantreisError):
        glossary.put(study, " \n")
    for _time in range(3):
        operations.undo(study)
    assert glossary.terms(study) == [] and integrity.problems(study) == []


def test_a_talk_is_corrected_around_codings_and_times(study: Study) -> None:
    add_book(study)
    source = add_source(study, "gesprek", "Bel de jeugd consulent of jas mien maar.", "Ja.")
    turn = sources.turns(study, source)[0]
    with operation(study, "edit", "tijden"):
        words.put(study, turn.id, [Word(0, 3, 0, 300), Word(4, 6, 300, 400), Word(35, 40, 2000, 2400)])
    found = codebooks.find_code(codebooks.codebook(study), "Wachttijd")
    code.add_codings(study, source, Span(Anchor(0, 35), Anchor(0, 39)), [found])
    glossary.put(study, "jeugdconsulent", heard=["jeugd consulent"])
    glossary.put(study, "Yasmin", TermKind.PERSON, ["jas mien"])
    before = rows(study)
    assert glossary.correct(study, collect.find_source(study, "gesprek")) == 1
    text = sources.turns(study, source)[0].text
    assert text == "Bel de jeugdconsulent of Yasmin maar."
    (coding,) = codings.of_source(study, source)
    assert text[coding.span.start.offset : coding.span.end.offset] == "maar"
    assert [text[word.start : word.end] for word in words.of_turn(study, turn.id)] == ["Bel", "de", "maar."]
    assert glossary.correct(study, collect.find_source(study, "gesprek")) == 0
    operations.undo(study)
    assert rows(study) == before


def test_the_name_of_a_person_stops_what_would_go_outside(plain: Study, tmp_path: Path) -> None:
    tell(plain)
    people = tmp_path / "deelnemers.csv"
    lines = [f"R{n},H{n},{title}" for n, title in enumerate("abcdef", 1)]
    people.write_text("code,household,sources\n" + "\n".join(lines) + "\n", encoding="utf-8")
    people_files.import_participants(plain, people)
    building.build(plain, 2)
    glossary.put(plain, "Huisarts de Vries", TermKind.TERM)
    assert publish.export(plain, "journeys", audience="public", out=tmp_path / "een", formats=["html"])
    codebooks.rename_code(plain, codebooks.find_code(codebooks.codebook(plain), "Huisarts"), "Bij Yasmin el Idrissi")
    building.build(plain, 2)
    glossary.put(plain, "Yasmin el Idrissi", TermKind.PERSON)
    with pytest.raises(KlantreisError, match="Yasmin el Idrissi"):
        publish.export(plain, "journeys", audience="public", out=tmp_path / "twee", formats=["html"])


def test_names_feed_the_list_of_pseudonyms_and_keep_theirs(study: Study) -> None:
    for name in ("Yasmin", "Bram"):
        glossary.put(study, name, TermKind.PERSON)
    glossary.put(study, "Zeewijk", TermKind.PLACE)
    glossary.put(study, "wijkteam")
    instead = {term.name: term.pseudonym for term in glossary.terms(study)}
    assert instead == {"Bram": "[persoon 2]", "Yasmin": "[persoon 1]", "Zeewijk": "[plaats 1]", "wijkteam": ""}
    glossary.disguise(study, "Yasmin", " Noor ")
    glossary.put(study, "Yasmin", heard=["jas mien"])
    assert {term.name: term.pseudonym for term in glossary.terms(study)} == {**instead, "Yasmin": "Noor"}
    for wanted, told in (("bram", "staat zelf in de woordenlijst"), ("[PERSOON 2]", "al de schuilnaam van Bram")):
        with pytest.raises(KlantreisError, match=told):
            glossary.disguise(study, "Yasmin", wanted)
    glossary.put(study, "Bram", TermKind.PLACE)  # not a person after all: another proposal
    assert {term.name: term.pseudonym for term in glossary.terms(study)}["Bram"] == "[plaats 2]"
    operations.undo(study)
    operations.undo(study)
    operations.undo(study)
    assert {term.name: term.pseudonym for term in glossary.terms(study)} == instead
    assert integrity.problems(study) == []


def test_names_from_before_there_were_pseudonyms_get_one_too(study: Study, tmp_path: Path) -> None:
    add_source(study, "gesprek", "Dag Bram en Yasmin.")
    with operation(study, "glossary", "vroeger"):
        for name in ("Yasmin", "Bram"):
            glossary.store.save(study, Term(name, TermKind.PERSON))
    (path,) = publish.export(study, "pseudonymised", out=tmp_path)
    assert path.read_text("utf-8-sig") == "Dag [persoon 1] en [persoon 2]."
    glossary.put(study, "Anke", TermKind.PERSON)
    assert [(term.name, term.pseudonym) for term in glossary.terms(study)] == [
        ("Anke", "[persoon 3]"),
        ("Bram", "[persoon 1]"),
        ("Yasmin", "[persoon 2]"),
    ]


def test_talks_are_written_with_pseudonyms_in_files_of_their_own(study: Study, tmp_path: Path) -> None:
    add_source(study, "gesprek Yasmin", "Ik ben jas mien.", "Dag Yasmin.")
    glossary.put(study, "Yasmin", TermKind.PERSON, ["jas mien"])
    (plain,) = publish.export(study, "transcripts", out=tmp_path)
    (path,) = publish.export(study, "pseudonymised", out=tmp_path)
    assert path.name == "gesprek [persoon 1] met schuilnamen.txt" and plain != path
    assert path.read_text("utf-8-sig") == "Ik ben [persoon 1].\nDag [persoon 1]."
    for path in publish.export(study, "pseudonymised", out=tmp_path, formats=("docx", "odt", "md", "f4")):
        told = " ".join(said.texts(path.name, path.read_bytes())) or path.read_text("utf-8")
        assert "[persoon 1]" in told and "asmin" not in told and "jas mien" not in told
    with pytest.raises(KlantreisError, match="nooit openbaar"):
        publish.export(study, "pseudonymised", out=tmp_path, audience="public")
