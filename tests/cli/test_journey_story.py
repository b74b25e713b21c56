"""The verbs that make a journey a story: persona, story, draft, write, empathy, place, curves, wish."""

import json
from collections.abc import Callable

import pytest

from klantreis.cli.main import run
from klantreis.store.study import Study
from klantreis.workflow import building, merge
from tests.workflow.told import tell

Verb = Callable[..., str]


@pytest.fixture
def verb(plain: Study, capsys: pytest.CaptureFixture[str]) -> Verb:
    tell(plain)
    building.build(plain, 2)
    (name,) = [journey.persona.name for journey in merge.journeys(plain) if "a" in journey.sources]

    def call(verb_: str, *arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(plain.folder), "journeys", verb_, name, *arguments]) == exit_code
        told = capsys.readouterr()
        return told.err if exit_code else told.out

    return call


def test_a_draft_is_written_read_changed_and_taken_away(verb: Verb) -> None:
    assert "3 stappen" in verb("draft", "--voice", "first")
    data = json.loads(verb("story", "--json"))
    assert [part["step"] for part in data] == ["Huisarts", "Wachtlijst", "Intake"]
    assert all(len(sentence["evidence"]) == 3 for part in data for sentence in part["sentences"])
    assert "Dat voelt voor mij goed.  [3 fragmenten]" in verb("story")
    verb("write", "Huisarts", "Ik ging naar de dokter. Die keek op.", "--sentence", "1", "--containing", "in b")
    assert "1. Ik ging naar de dokter.  [1 fragment]\n  2. Die keek op." in verb("story")
    verb("write", "Intake", "Zomaar iets.")
    assert "2. Zomaar iets.  [zonder bewijs]" in verb("story")
    verb("write", "Intake", "", "--sentence", "2")
    assert "Zomaar iets" not in verb("story")
    assert "geen zin 9" in verb("write", "Intake", "x", "--sentence", "9", exit_code=1)
    assert "past daarbij" in verb("write", "Intake", "x", "--containing", "nergens", exit_code=1)
    assert "al tekst" in verb("draft", exit_code=1)


def test_what_is_wished_stands_in_the_curves(verb: Verb) -> None:
    verb("wish", "Intake", "2")
    verb("wish", "Huisarts", "-1")
    found = {each["step"]: each for each in json.loads(verb("curves", "--json"))}
    assert found["Intake"] | {"concept": ""} == {
        "step": "Intake", "concept": "", "mean": -1.0, "sd": 0.0, "n": 3, "wish": 2, "findings": []
    }  # fmt: skip
    assert found["Huisarts"]["wish"] == -1 and found["Wachtlijst"]["wish"] is None
    assert "+2" in verb("curves")
    verb("wish", "Intake", "-")
    assert {each["step"]: each["wish"] for each in json.loads(verb("curves", "--json"))}["Intake"] is None
    assert "van -2 tot 2" in verb("wish", "Intake", "3", exit_code=1)
    assert "geen getal" in verb("wish", "Intake", "blij", exit_code=2)
    assert "niet meer" in verb("wish", "Intake", "1", "--finding", "weg", exit_code=1)
    assert {each["step"]: each["wish"] for each in json.loads(verb("curves", "--json"))}["Intake"] is None


def test_a_passage_is_placed_in_the_empathy_map(verb: Verb) -> None:
    (coding, *_rest) = [each["coding"] for each in json.loads(verb("empathy", "--json"))]
    verb("place", coding, "Hoort")
    assert {each["coding"]: each["quadrant"] for each in json.loads(verb("empathy", "--json"))}[coding] == "hears"
    assert "Hoort (1)" in verb("empathy")
    verb("place", coding, "-")
    assert "Hoort (0)" in verb("empathy")
    assert "geen vak" in verb("place", coding, "ruikt", exit_code=2)
    assert "hoort niet bij de route" in verb("place", "weg", "hoort", exit_code=1)


def test_who_the_persona_is(verb: Verb) -> None:
    assert "rustig" in verb("persona", "portret", "Een rustig kind.")
    assert json.loads(verb("persona", "situation", "Zoekt hulp.", "--json"))["situation"] == "Zoekt hulp."
    assert "kan naar iemand wijzen" in verb("persona", "portret", "Bel 06 12345678", exit_code=1)
