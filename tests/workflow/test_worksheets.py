"""Worksheets: written from a study, answers read back, undone, and refused where they belong elsewhere."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from klantreis.cli.main import run
from klantreis.documents import worksheet_fields
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.worksheets import Question
from klantreis.store import people, sources
from klantreis.store.operations import history, operation
from klantreis.store.study import Study
from klantreis.text.lettered import lettered
from klantreis.workflow import code, collect, merge, publish, studies, telling_back, worksheets
from tests.cli.test_actions import verb
from tests.documents.test_worksheet import changed
from tests.workflow.test_acting import found, make

__all__ = ["found", "verb"]

Verb = Callable[..., str]


def write(study: Study, folder: Path, *answers: str, team: str = "Team Noord") -> Path:
    """A worksheet of the study, its first fields filled in."""
    (path,) = publish.export(study, "worksheet", out=folder)

    def change(xml: str) -> str:
        xml = xml.replace(worksheet_fields.team_invitation(), team or worksheet_fields.team_invitation())
        for answer in answers:
            xml = xml.replace(worksheet_fields.invitation(), answer, 1)
        return xml

    path.write_bytes(changed(path.read_bytes(), change))
    return path


def test_answers_come_in_once_and_an_undo_takes_them_back(found: Study, tmp_path: Path) -> None:
    path = write(found, tmp_path, "Ja.", "Te weinig mensen.")
    taken = worksheets.import_worksheet(found, path)
    assert (taken.team, taken.new, taken.same, taken.gone) == ("Team Noord", 2, 0, 0)
    told = [(a.question, a.team, a.text) for a in worksheets.answers(found)]
    assert told == [(Question.RECOGNISE, "Team Noord", "Ja."), (Question.EXPLAIN, "Team Noord", "Te weinig mensen.")]
    operations = len(history(found))
    before = worksheets.answers(found)
    assert worksheets.import_worksheet(found, path).new == 0
    assert worksheets.answers(found) == before and len(history(found)) == operations
    studies.undo(found)
    assert worksheets.answers(found) == []
    studies.redo(found)
    assert worksheets.answers(found) == before


def test_another_answer_of_the_same_team_takes_the_place_of_the_first(found: Study, tmp_path: Path) -> None:
    worksheets.import_worksheet(found, write(found, tmp_path, "Ja.", "Druk."))
    worksheets.import_worksheet(found, write(found, tmp_path, "Nee."))
    assert [a.text for a in worksheets.answers(found)] == ["Nee.", "Druk."]
    assert worksheets.import_worksheet(found, write(found, tmp_path, "Nee."), team="Team  Zuid").team == "Team Zuid"
    assert {(a.team, a.text) for a in worksheets.answers(found)} == {
        ("Team Noord", "Nee."),
        ("Team Noord", "Druk."),
        ("Team Zuid", "Nee."),
    }


def test_without_a_team_it_is_the_person_at_work(found: Study, tmp_path: Path) -> None:
    assert worksheets.import_worksheet(found, write(found, tmp_path, "Ja.", team="")).team == found.actor


def test_a_worksheet_of_another_study_changes_nothing(found: Study, tmp_path: Path) -> None:
    path = write(found, tmp_path, "Ja.")
    ids = [lettered(finding.id) for finding in merge.findings_of(found)]

    def elsewhere(xml: str) -> str:
        for id_ in ids:
            xml = xml.replace(id_, id_.translate(str.maketrans("abcdefghijklmnop", "ponmlkjihgfedcba")))
        return xml

    path.write_bytes(changed(path.read_bytes(), elsewhere))
    operations = len(history(found))
    with pytest.raises(KlantreisError, match="ander onderzoek"):
        worksheets.import_worksheet(found, path)
    assert worksheets.answers(found) == [] and len(history(found)) == operations


def test_what_was_said_of_a_finding_that_is_gone_is_left_out_or_kept(found: Study, tmp_path: Path) -> None:
    path = write(found, tmp_path, "Ja.", "Druk.", "Jammer.", "Bellen.", "Nee.")
    titles = [finding.title for finding in merge.findings_of(found)]
    for each in collect.listed(found):
        gone = [c for c in code.codings(found, each.id) if c.valence == -1]
        code.delete_codings(found, gone)
    assert len(merge.findings_of(found)) == len(titles) - 1
    taken = worksheets.import_worksheet(found, path)
    assert (taken.new, taken.gone) == (4, 1)
    # Once answered, a finding is known by name even where its evidence goes.
    for each in collect.listed(found):
        code.delete_codings(found, code.codings(found, each.id))
    assert worksheets.import_worksheet(found, path).same == 4
    assert {a.finding for a in worksheets.answers(found)} <= set(worksheets.titles(found))


def test_nothing_to_ask_about_is_said(study: Study, tmp_path: Path) -> None:
    with pytest.raises(KlantreisError, match="nog geen bevindingen"):
        publish.export(study, "worksheet", out=tmp_path / "uit")
    with pytest.raises(KlantreisError, match="genoeg mensen"):
        publish.export(study, "worksheet", out=tmp_path / "uit", audience="public")
    assert not (tmp_path / "uit").exists()


def test_the_verbs(found: Study, verb: Verb, tmp_path: Path) -> None:
    path = write(found, tmp_path, "Ja.")
    assert "1 antwoord van Team Noord gelezen." in verb("worksheet", "import", str(path))
    assert "niets nieuws" in verb("worksheet", "import", str(path))
    (listed,) = json.loads(verb("worksheet", "list", "--json"))
    assert (listed["question"], listed["team"], listed["text"]) == ("recognise", "Team Noord", "Ja.")
    assert listed["title"] and listed["at"]
    assert "Herken ik dit?" in verb("worksheet", "list")
    verb("worksheet", "import", str(tmp_path / "weg.docx"), exit_code=1)
    for each in collect.listed(found):
        code.delete_codings(found, [c for c in code.codings(found, each.id) if c.valence == -1])
    assert run(["-C", str(found.folder), "worksheet", "import", str(path)]) == 1


def test_what_is_told_back_is_always_for_the_public(found: Study, tmp_path: Path) -> None:
    with operation(found, "test", "mensen"):
        for number, source in enumerate(collect.listed(found), 1):
            sources.attend(found, source.id, people.save_participant(found, Participant("", f"R{number:02}")))
    make(found)
    told = telling_back.told(found)
    everyone = [finding.id for finding in merge.findings_of(found)]
    assert {finding.id for finding in told.findings} < set(everyone)
    assert told.participants == 3 and [action.owner for action in told.actions] == [None]
    paths = publish.export(found, "feedback", out=tmp_path, formats=("docx", "html"))
    assert [path.name for path in paths] == [
        f"terugkoppeling-{name}.{kind}" for name in ("brief", "krant", "raad") for kind in ("docx", "html")
    ]
    page = next(path for path in paths if path.name == "terugkoppeling-raad.html").read_text(encoding="utf-8")
    assert "Binnen een week bericht" in page and "Karin" not in page
    make(found, "Bel Jan de Vries op 06-12345678")
    with pytest.raises(KlantreisError, match="Publiceren kan niet"):
        publish.export(found, "feedback", out=tmp_path)
