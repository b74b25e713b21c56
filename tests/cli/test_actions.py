"""The verbs `assess` and `actions`."""

import json
from collections.abc import Callable

import pytest

from klantreis.cli.main import run
from klantreis.store.study import Study
from tests.workflow.test_acting import found

__all__ = ["found"]

Verb = Callable[..., str]


@pytest.fixture
def verb(found: Study, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Verb:
    if found.passphrase is not None:
        monkeypatch.setenv("KLANTREIS_PASSPHRASE", found.passphrase)

    def call(*arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(found.folder), *arguments]) == exit_code
        told = capsys.readouterr()
        return told.err if exit_code else told.out

    return call


def test_a_finding_is_judged(verb: Verb) -> None:
    before = json.loads(verb("findings", "--json"))
    assert before[0]["severity_proposed"] and before[0]["actions"] == []
    verb("assess", "1", "--severity", "1", "--reach", "outside", "--nature", "fact", "--condition", "bij spoed")
    now = {each["id"]: each for each in json.loads(verb("findings", "--json"))}[before[0]["id"]]
    assert (now["severity"], now["own_reach"], now["nature"], now["condition"]) == (1, "outside", "fact", "bij spoed")
    verb("assess", before[0]["id"], "--severity", "0", "--reach", "-")
    now = {each["id"]: each for each in json.loads(verb("findings", "--json"))}[before[0]["id"]]
    assert now["severity_proposed"] and now["own_reach"] is None
    assert "Zeg wat je" in verb("assess", "1", exit_code=2)
    assert "geen bevinding" in verb("assess", "9", "--severity", "2", exit_code=1)


def test_an_action_goes_from_plan_to_done(verb: Verb) -> None:
    made = json.loads(
        verb("actions", "add", "Sneller bericht", "--finding", "1", "--owner", "Karin", "--due", "31-12-2020", "--json")
    )
    assert made["number"] == 1 and made["due"] == "2020-12-31"
    (listed,) = json.loads(verb("actions", "list", "--overdue", "--json"))
    assert listed["overdue"] and listed["owner"] == "Karin"
    assert "2020-12-31 !" in verb("actions", "list")
    assert json.loads(verb("findings", "--json"))[0]["actions"] == [made["id"]]
    verb("actions", "change", "1", "--status", "done", "--outcome", "van 9 naar 2 weken", "--finding", "2")
    assert json.loads(verb("actions", "list", "--overdue", "--json")) == []
    (listed,) = json.loads(verb("actions", "list", "--json"))
    assert listed["outcome"] == "van 9 naar 2 weken" and listed["findings"] != made["findings"]
    verb("actions", "remove", "1")
    assert json.loads(verb("actions", "list", "--json")) == []
    assert "geen actie 1" in verb("actions", "change", "1", "--goal", "x", exit_code=1)
