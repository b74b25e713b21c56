"""The verb `journeys`: what people decide, versions, and checks, from the command line."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from klantreis.cli.main import run
from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, collect, merge, studies
from tests.conftest import add_source
from tests.workflow.told import FIRST, tell


class Verb:
    """The verb on a study with six talks along two routes, merged."""

    def __init__(self, study: Study, capsys: pytest.CaptureFixture[str]) -> None:
        self.study = study
        self._capsys = capsys
        (first, second) = merge.journeys(study)
        self.name, self.other = first.persona.name, second.persona.name

    def __call__(self, *arguments: str, exit_code: int = 0) -> str:
        assert run(["-C", str(self.study.folder), "journeys", *arguments]) == exit_code
        out = self._capsys.readouterr()
        return out.err if exit_code else out.out

    def data(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--json"))

    @property
    def labels(self) -> list[str]:
        return [step["label"] for step in self.data("show", self.name)[0]["steps"]]


@pytest.fixture
def verb(plain: Study, capsys: pytest.CaptureFixture[str]) -> Verb:
    tell(plain)
    building.build(plain, 2)
    return Verb(plain, capsys)


def test_each_change_is_a_line_and_is_undone(verb: Verb) -> None:
    start = verb.labels
    assert start == ["Huisarts", "Wachtlijst", "Intake"]
    changes = {
        ("move", verb.name, "Intake", "--first"): ("Intake staat nu vooraan.", ["Intake", "Huisarts", "Wachtlijst"]),
        ("move", verb.name, "1", "--after", "2"): (
            "Huisarts staat nu na Wachtlijst.",
            ["Wachtlijst", "Huisarts", "Intake"],
        ),
        ("merge", verb.name, "Intake", "Wachtlijst"): ("Intake is samengevoegd met Wachtlijst.", start[:2]),
        ("rename", verb.name, "1", "De dokter", "--everywhere"): (
            "Huisarts heet nu De dokter.",
            ["De dokter", *start[1:]],
        ),
        ("drop", verb.name.upper(), "wachtlijst"): ("Wachtlijst hoort niet meer in de route", [start[0], start[2]]),
        ("keep", verb.name, "Brief"): ("Brief hoort nu in de route.", [*start, "Brief"]),
        ("split", verb.name, "Intake", "--name", "Bij a", "--containing", "IN A"): (
            "1 fragment van Intake nu in de stap Bij a.",
            [*start, "Bij a"],
        ),
    }
    for arguments, (told, labels) in changes.items():
        assert told in verb(*arguments)
        assert verb.labels == labels
        studies.undo(verb.study)
        assert verb.labels == start


def test_a_change_as_data_is_the_changed_journey(verb: Verb) -> None:
    before = _without_graph(verb.data("show", verb.name)[0])
    assert {"id", "key", "persona", "participants", "households", "sources", "steps", "beside"} == set(before)
    assert {"concept", "standing", "support"} < set(before["steps"][0])
    assert [step["standing"] for step in before["beside"]] == ["thin"]
    after = verb.data("drop", before["key"], before["steps"][1]["concept"])
    assert after == _without_graph(verb.data("show", before["id"])[0])
    assert {step["label"]: step["standing"] for step in after["beside"]} == {"Wachtlijst": "dropped", "Brief": "thin"}
    assert verb.data("reset", verb.name, "Wachtlijst") == before


def _without_graph(shown: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in shown.items() if field not in ("edges", "loops", "branches")}


def test_split_by_feeling_and_by_number(verb: Verb) -> None:
    intake = verb.data("show", verb.name)[0]["steps"][2]
    assert "past daarbij" in verb("split", verb.name, "Intake", "--name", "x", "--valence", "pos", exit_code=1)
    assert "niet alle" in verb("split", verb.name, "Intake", "--name", "x", "--valence", "neg", exit_code=1)
    assert "geen codering" in verb("split", verb.name, "Intake", "--name", "x", "--coding", "weg", exit_code=1)
    after = verb.data("split", verb.name, "Intake", "--name", "Apart", "--coding", intake["evidence"][0])
    (apart,) = [step for step in after["steps"] if step["label"] == "Apart"]
    assert apart["evidence"] == intake["evidence"][:1]


def test_wrong_use_is_told(verb: Verb) -> None:
    for arguments in (
        ("move", verb.name, "1"),
        ("move", verb.name, "1", "--first", "--after", "2"),
        ("split", verb.name, "1", "--name", "x"),
        ("split", verb.name, "1", "--valence", "neg"),
    ):
        verb(*arguments, exit_code=2)
    for arguments in (
        ("move", verb.name, "1", "--after", "1"),
        ("merge", verb.name, "1", "1"),
        ("rename", verb.name, "1", " "),
        ("drop", "Niemand", "1"),
        ("drop", verb.name, "Nergens"),
        ("roll-up", verb.name, "1"),
        ("reset", verb.name, "1"),
        ("unpin", "a"),
        ("diff",),
    ):
        told = verb(*arguments, exit_code=1)
        assert told.startswith("klantreis: ") and told.count("\n") == 1
    assert verb.labels == ["Huisarts", "Wachtlijst", "Intake"]


def test_a_talk_is_pinned_and_let_go(verb: Verb) -> None:
    assert f"a staat vast bij {verb.name}." in verb("pin", "a", verb.name)
    assert "klantreis journeys build" in verb("pin", "a", verb.other)
    (line,) = verb.data("decisions")
    assert (line["kind"], line["persona"], line["text"]) == ("pin", None, f"a hoort bij {verb.other}")
    assert verb.data("unpin", "a")["persona"]["name"] == verb.name
    assert "nog niets besloten" in verb("decisions")


def test_decisions_are_listed(verb: Verb) -> None:
    verb("drop", verb.name, "Intake")
    verb("rename", verb.name, "1", "De dokter", "--everywhere")
    told = verb("decisions")
    assert "Intake hoort niet in de route" in told and "de stap van Huisarts heet De dokter" in told


def test_versions_and_their_difference(verb: Verb) -> None:
    assert "versie 1, voorjaar" in verb("stamp", "voorjaar", "--round", "2026")
    assert "niets veranderd" in verb("stamp", exit_code=1)
    assert "geen verschil" in verb("diff")
    assert verb.data("diff") == []
    verb("drop", verb.name, "Intake")
    told = verb("diff", "1")
    assert "Van voorjaar naar nu:" in told and f"  {verb.name}\n    stap weggelaten: Intake" in told
    (change,) = verb.data("diff")
    assert change == {
        "journey": verb.name,
        "kind": "step_gone",
        "step": "Intake",
        "source": None,
        "old": None,
        "new": "dropped",
    }
    verb("build", "--personas", "2")
    assert [(v["number"], v["name"], v["round"]) for v in verb.data("versions")] == [
        (1, "voorjaar", "2026"),
        (2, "voor bouw 2", None),
    ]
    assert [each["kind"] for each in verb.data("diff", "1", "2")] == ["step_gone"]
    assert "voorjaar" in verb("versions")


def test_check_ends_with_1_where_something_is_gone(verb: Verb) -> None:
    sound = verb.data("check")
    assert sound["ok"] and sound["problems"] == [] and {w["kind"] for w in sound["warnings"]} == {"gate"}
    assert "Alles in orde." in verb("check")
    collect.remove_source(verb.study, collect.find_source(verb.study, "c"))
    assert "rust op 1 gesprek dat er niet meer is" in verb("check", exit_code=1)
    assert run(["-C", str(verb.study.folder), "journeys", "check", "--json"]) == 1


def test_export_and_import(verb: Verb, tmp_path: Path) -> None:
    verb("drop", verb.name, "Intake")
    before = verb.data("list")
    assert "Geschreven" in verb("export", "--out", str(tmp_path))
    assert "2 klantreizen gelezen." in verb("import", str(tmp_path), "--reason", "nagekeken")
    ids = [journey.pop("id") for journey in before] + [s.pop("id") for j in before for s in j["steps"] + j["beside"]]
    after = verb.data("list")
    ids += [journey.pop("id") for journey in after] + [s.pop("id") for j in after for s in j["steps"] + j["beside"]]
    assert after == before and len(set(ids)) == len(ids)


def test_show_tells_how_sure_each_step_is_and_how_it_was_told(verb: Verb) -> None:
    (data,) = verb.data("show", verb.name)
    sure = {step["label"]: step["support"] for step in (*data["steps"], *data["beside"])}
    # Three talks told each step of the route: it stays unless the same talk is drawn three times.
    assert all(0.8 < sure[step["label"]] <= 1 for step in data["steps"])
    assert sure["Brief"] < 0.5
    assert [(edge["from"], edge["to"], edge["before"], edge["after"]) for edge in data["edges"]] == [
        (step["concept"], after["concept"], 3, 0) for step, after in pairwise(data["steps"])
    ]
    assert f"{sure[data['steps'][0]['label']]:.0%}" in verb("show", verb.name)


def test_who_goes_back_is_told_below_the_route(verb: Verb) -> None:
    book = codebooks.codebook(verb.study)
    for title in ("a", "b", "c", "d"):
        names = (*FIRST, *FIRST[1:])
        source = add_source(verb.study, f"{title} weer", *(f"Het ging over {name}." for name in names))
        for place, name in enumerate(names):
            span = Span(Anchor(place, 0), Anchor(place, 4))
            code.add_codings(verb.study, source, span, [codebooks.find_code(book, name)])
    verb("build", "--personas", "2")
    (data,) = verb.data("show", verb.name)
    assert [(len(loop["tellings"]), loop["of"]) for loop in data["loops"]] == [(4, 7)]
    assert "4 van 7 maakten “Wachtlijst” – “Intake” meer dan eens mee (tot 2 keer)." in verb("show", verb.name)
