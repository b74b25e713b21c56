"""The verbs `actions list` and `actions show`: with the figures per round beside the measure."""

import json
from collections.abc import Callable

import pytest

from klantreis.cli.main import run
from klantreis.store.study import Study
from tests.workflow.test_rounds import told

__all__ = ["told"]

Verb = Callable[..., str]


@pytest.fixture
def verb(told: Study, capsys: pytest.CaptureFixture[str]) -> Verb:
    def call(*arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(told.folder), *arguments]) == exit_code
        said = capsys.readouterr()
        return said.err if exit_code else said.out

    return call


def test_the_list_has_the_figures_as_data_and_in_words(verb: Verb) -> None:
    verb("actions", "add", "Korter wachten", "--finding", "1", "--due", "31-12-2020")
    (listed,) = json.loads(verb("actions", "list", "--json"))
    (finding,) = listed["findings"]
    assert listed["rounds"] == [
        {"finding": finding, "title": "Wachttijd", "round": "2025", "participants": 4, "of": 4, "valence": -2.0},
        {"finding": finding, "title": "Wachttijd", "round": "2026", "participants": 1, "of": 5, "valence": -1.0},
    ]
    shown = verb("actions", "list")
    assert "Per ronde" in shown and "2025: 4 van 4 → 2026: 1 van 5" in shown and "2020-12-31 !" in shown


def test_one_action_is_shown_with_all_of_it(verb: Verb) -> None:
    verb(
        "actions", "add", "Korter [b]wachten[/b]", "--finding", "1", "--measure", "Minder klachten", "--owner", "Karin"
    )
    assert verb("actions", "show", "1").splitlines() == [
        "Actie 1: Korter [b]wachten[/b]",
        "Eigenaar: Karin",
        "Status: nog te ontwikkelen",
        "Waaraan zien we dat het werkt: Minder klachten",
        "Waarover: Wachttijd",
        "  Meting 2025: 4 van 4, −2,0",
        "  Meting 2026: 1 van 5, −1,0",
    ]
    assert len(json.loads(verb("actions", "show", "1", "--json"))["rounds"]) == 2
    assert "geen actie 7" in verb("actions", "show", "7", exit_code=1)


def test_too_few_heard_in_a_round_is_said(verb: Verb, told: Study) -> None:
    settings = told.folder / "study.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("participants = 3", "participants = 5"), "utf-8")
    verb("actions", "add", "Korter wachten", "--finding", "1")
    assert "Meting 2025: te weinig deelnemers voor een cijfer" in verb("actions", "show", "1")
    first, second = json.loads(verb("actions", "list", "--json"))[0]["rounds"]
    assert (first["participants"], first["of"], first["valence"], second["participants"]) == (None, 4, None, 1)


def test_an_action_about_nothing_says_when_figures_will_come(verb: Verb) -> None:
    verb("actions", "add", "Iets anders")
    assert "als er gesprekken uit twee rondes zijn" in verb("actions", "show", "1")
    assert "Per ronde" not in verb("actions", "list")


def test_findings_are_exported_in_all_forms(verb: Verb, told: Study) -> None:
    said = verb("export", "findings", "--format", "docx,md,csv,svg,png")
    assert said.count("Geschreven:") == 5 and (told.folder / "exports" / "verbeterpunten-intern.docx").is_file()
    assert "gaat niet als ics" in verb("export", "findings", "--format", "ics", exit_code=1)
