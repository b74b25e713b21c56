"""The verb `response`."""

import json
from pathlib import Path

import pytest

from klantreis.cli.main import run
from klantreis.store.study import Study
from tests.cli.test_actions import Verb
from tests.workflow.test_response import tell


@pytest.fixture
def verb(study: Study, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Verb:
    tell(study)
    if study.passphrase is not None:
        monkeypatch.setenv("KLANTREIS_PASSPHRASE", study.passphrase)

    def call(*arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(study.folder), "response", *arguments]) == exit_code
        told = capsys.readouterr()
        return told.err if exit_code else told.out + told.err

    return call


def test_a_row_is_set_listed_and_removed(verb: Verb) -> None:
    row = ("--group", "ouder", "--round", "2026", "--cohort", "OTS")
    verb("set", *row, "--invited", "ca.20", "--reached", "12", "--reason", "geen tijd=3", "--reason", "ziek=ca. 1")
    listed = json.loads(verb("--json"))
    assert listed == json.loads(verb("list", "--json")) and len(listed) == 4
    (noted,) = [each for each in listed if each["invited"]]
    assert noted == {
        "round": "2026",
        "group": "ouder",
        "cohort": "OTS",
        "invited": 20,
        "reached": 12,
        "declined": None,
        "agreed": None,
        "talked": 2,
        "rate": 0.1,
        "reasons": {"geen tijd": 3, "ziek": 1},
        "circa": ["invited"],
        "circa_reasons": ["ziek"],
    }
    shown = verb()
    assert "ca. 20" in shown and "ongeveer 10%" in shown and "geen tijd (3), ziek (ca. 1)" in shown
    verb("set", *row, "--invited", "?", "--reason", "ziek=")
    assert "ca. 20" not in verb("list") and "ziek" not in verb("list")
    verb("remove", *row)
    assert all(each["reached"] is None for each in json.loads(verb("--json")))
    assert "geen respons genoteerd" in verb("remove", *row, exit_code=1)


def test_more_talked_than_invited_is_told_and_not_refused(verb: Verb) -> None:
    told = verb("set", "--group", "ouder", "--round", "2026", "--cohort", "OTS", "--invited", "1")
    assert "Bewaard" in told and "Let op" in told and "Let op" in verb("list")
    (noted,) = [each for each in json.loads(verb("--json").split("Let op")[0]) if each["invited"]]
    assert noted["rate"] == 2


def test_wrong_use_is_told_in_one_line(verb: Verb) -> None:
    assert "--invited 40" in verb("set", "--group", "ouder", exit_code=2)
    verb("set", "--invited", "4", exit_code=2)
    assert "is geen aantal" in verb("set", "--group", "ouder", "--invited", "-4", exit_code=1)
    assert "naam=aantal" in verb("set", "--group", "ouder", "--reason", "ziek", exit_code=1)
    assert "achter de opdracht" in verb("--json", "set", "--group", "ouder", "--invited", "4", exit_code=2)


def test_a_file_is_read(verb: Verb, tmp_path: Path) -> None:
    path = tmp_path / "respons.csv"
    path.write_text("groep,uitgenodigd\nouder,30\njongere,ca. 12\n")
    assert "2 groepen gelezen" in verb("import", str(path))
    assert {each["group"]: each["talked"] for each in json.loads(verb("--json"))} == {"jongere": 1, "ouder": 3}
    path.write_text("groep,uitgenodigd\nouder,veel\n")
    assert "respons.csv, regel 2: veel is geen aantal" in verb("import", str(path), exit_code=1)
    assert "bestaat niet" in verb("import", str(tmp_path / "niets.csv"), exit_code=1)
