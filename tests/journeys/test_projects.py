"""project.json and result.json."""

import copy
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.builder import build
from klantreis.journeys.graph import graphs_of
from klantreis.journeys.projects import dump_project, dump_result, parse_project
from klantreis.model.errors import KlantreisError
from klantreis.model.touchpoints import Touchpoint
from tests.journeys.examples import project

GOOD: dict[str, Any] = {
    "phases": ["zoeken", "hulp"],
    "interviews": [
        {"id": "1", "role": "ouder", "touchpoints": [{"id": "1-1", "label": "Huisarts", "phase": "zoeken"}]},
        {"id": "2", "role": "", "touchpoints": [{"id": "2-1", "label": "Intake", "valence": -2, "concept": "C"}]},
    ],
}


@pytest.mark.parametrize("coded", [True, False])
def test_what_is_dumped_is_read_back(coded: bool) -> None:
    there = project(6, coded=coded)
    assert parse_project(json.loads(json.dumps(dump_project(there)))) == there


def test_only_what_is_known_is_dumped() -> None:
    entries = dump_project(parse_project(GOOD))["interviews"]
    assert isinstance(entries, list)
    first, second = (entry["touchpoints"][0] for entry in entries)
    assert "concept" not in first and second["concept"] == "C" and "themes" not in second


def test_what_others_add_is_passed_over() -> None:
    more = copy.deepcopy(GOOD)
    more["format"] = "iets anders"
    more["interviews"][0]["touchpoints"][0]["extra"] = [1]
    assert parse_project(more) == parse_project(GOOD)


def test_hostile_text_is_cleaned() -> None:
    hostile = copy.deepcopy(GOOD)
    hostile["interviews"][0]["touchpoints"][0]["label"] = "Huis\x1b[31m\u202earts\n "
    (touch,) = parse_project(hostile).tellings[0].touchpoints
    assert touch == Touchpoint("1-1", "Huis[31marts", "zoeken")


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ((), [], "project.json"),
        (("phases",), "zoeken", "phases"),
        (("phases",), [None], "phases"),
        (("interviews",), None, "interviews"),
        (("interviews", 0), "x", "interviews 1"),
        (("interviews", 1, "id"), 7, "interviews 2"),
        (("interviews", 1, "id"), "1", "twee keer"),
        (("interviews", 1, "id"), "a\x1bb", "tekens"),
        (("interviews", 0, "touchpoints"), {}, "interviews 1"),
        (("interviews", 0, "touchpoints", 0), 1, "touchpoints 1"),
        (("interviews", 0, "touchpoints", 0, "id"), "", "touchpoints 1"),
        (("interviews", 1, "touchpoints", 0, "id"), "1-1", "1-1"),
        (("interviews", 0, "touchpoints", 0, "label"), None, "label"),
        (("interviews", 0, "touchpoints", 0, "label"), " ", "label"),
        (("interviews", 0, "touchpoints", 0, "phase"), "elders", "elders"),
        (("interviews", 0, "touchpoints", 0, "channel"), 3, "channel"),
        (("interviews", 0, "touchpoints", 0, "valence"), 3, "-2 tot 2"),
        (("interviews", 0, "touchpoints", 0, "valence"), True, "-2 tot 2"),
        (("interviews", 0, "touchpoints", 0, "valence"), "1", "-2 tot 2"),
        (("interviews", 0, "touchpoints", 0, "themes"), "x", "themes"),
        (("interviews", 0, "touchpoints", 0, "moved"), "ja", "moved"),
    ],
)
def test_what_is_malformed_is_told_with_its_place(path: tuple[Any, ...], value: Any, told: str) -> None:
    bad: Any = {"": copy.deepcopy(GOOD)}
    place: Any = bad
    for part in ("", *path)[:-1]:
        place = place[part]
    place[("", *path)[-1]] = value
    with pytest.raises(KlantreisError, match=told) as error:
        parse_project(bad[""])
    assert "\n" not in str(error.value)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "label", "phases"]), inner),
    max_leaves=8,
)


@given(st.sampled_from(["phases", "interviews", "role", "touchpoints", "label", "phase", "valence", "id"]), values)
def test_no_value_anywhere_ends_in_another_error(key: str, value: Any) -> None:
    changed = copy.deepcopy(GOOD)
    places = [changed, changed["interviews"][0], changed["interviews"][0]["touchpoints"][0]]
    for place in places:
        if key in place or key == "valence":
            place[key] = value
    try:
        read = parse_project(changed)
    except KlantreisError:
        return
    assert parse_project(dump_project(read)) == read


def test_a_result_is_plain_json() -> None:
    found = build(project(6), 2)
    result = json.loads(json.dumps(dump_result(found), allow_nan=False))
    assert result["clusters"] == found.clusters and result["concepts"] == found.concepts
    assert result["journeys"] == [{"id": r.id, "steps": list(r.steps)} for r in found.routes]
    assert result["labels"] == found.labels
    for route in found.routes:
        told = {*result["order"][route.id]}
        assert told == {*route.steps, *result["thin"][route.id]}
    assert result["silhouette"] == {str(k): value for k, value in found.silhouette.items()}


def test_a_result_with_graphs_has_the_arrows_of_each_route() -> None:
    studied = project(6)
    found = build(studied, 2)
    result: Any = dump_result(found, graphs_of(studied, found))
    for journey in result["journeys"]:
        along = [(edge["from"], edge["to"]) for edge in journey["edges"]]
        assert along[: len(journey["steps"]) - 1] == list(pairwise(journey["steps"]))
