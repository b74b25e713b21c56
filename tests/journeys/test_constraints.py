"""What people decided holds in every build."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys import clustering
from klantreis.journeys.builder import build
from klantreis.journeys.constraints import Constraints, ends
from klantreis.model.journeys import Proposal
from klantreis.model.touchpoints import Project, Telling, Touchpoint
from tests.journeys.examples import PHASES, project, telling


def concepts_of(found: Proposal, studied: Project, label: str) -> set[str]:
    return {found.concepts[t.id] for one in studied.tellings for t in one.touchpoints if t.label == label}


def test_chains_are_followed_and_circles_broken() -> None:
    assert ends({"a": "b", "b": "c"}) == {"a": "c", "b": "c"}
    circle = {"b": "c", "c": "a", "a": "b"}
    assert ends(circle) == {"a": "c", "b": "c"} == ends(dict(sorted(circle.items())))
    assert ends({"a": "a"}) == {}


def test_a_code_that_is_part_of_another_one_is_that_step() -> None:
    same = Constraints(same={"Momenten/nabellen": "Momenten/wachtlijst", "Momenten/weg": "Momenten/intake"})
    found = build(project(12), 2, same)
    assert "Momenten/nabellen" not in {*found.concepts.values(), *found.labels}
    assert concepts_of(found, project(12), "Zelf nabellen") == {"Momenten/wachtlijst"}
    assert found.labels["Momenten/wachtlijst"] in ("Maanden op de wachtlijst", "op de wachtlijst gezet")


def test_wordings_that_are_the_same_or_not_stay_so_with_more_interviews() -> None:
    told = Constraints(
        same={"Loket gebeld": "Zelf gezocht op internet"},
        apart=frozenset({frozenset({"naar de huisarts", "Huisarts bezocht"}), frozenset({"alleen"})}),
    )
    for number in (8, 12, 20):
        studied = project(number, coded=False)
        found = build(studied, 2, told)
        joined = concepts_of(found, studied, "Loket gebeld") | concepts_of(found, studied, "Zelf gezocht op internet")
        assert joined == {"Zelf gezocht op internet"}
        assert found.labels["Zelf gezocht op internet"] == "Zelf gezocht op internet"
        one, other = (concepts_of(found, studied, words) for words in ("naar de huisarts", "Huisarts bezocht"))
        assert one and other and not one & other


def test_decisions_hold_for_touchpoints_by_id_and_beyond_what_is_learnt_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klantreis.journeys.assigning.LEARN_TELLINGS", 20)
    studied = project(80, coded=False)
    apart = Constraints(
        same={"gesprek 71-0": "Hulp afgesloten"},
        apart=frozenset({frozenset({"op internet gezocht", "zoeken op internet"})}),
    )
    found = build(studied, 2, apart)
    assert found.concepts["gesprek 71-0"] in concepts_of(found, studied, "Hulp afgesloten")
    one, other = (concepts_of(found, studied, words) for words in ("op internet gezocht", "zoeken op internet"))
    assert not one & other


def test_a_wording_may_be_part_of_a_code() -> None:
    coded = project(8)
    loose = Telling("los", "", (Touchpoint("los-0", "Brand in de flat"),))
    studied = replace(coded, tellings=(*coded.tellings, loose))
    found = build(studied, 2, Constraints(same={"Brand in de flat": "Momenten/huisarts"}))
    assert found.concepts["los-0"] == "Momenten/huisarts"


keys = st.sampled_from(["A", "B", "C"])
numbers = st.integers(1, 9)


@settings(max_examples=40)
@given(
    st.dictionaries(numbers, keys), st.dictionaries(numbers, keys), st.integers(1, 9), st.randoms(use_true_random=False)
)
def test_pins_always_hold(pins: dict[int, str], previous: dict[int, str], personas: int, chance: random.Random) -> None:
    told = Constraints(
        pins={f"gesprek {n}": key for n, key in pins.items()} | {"weg": "Z"},
        previous={f"gesprek {n}": key for n, key in previous.items()},
    )
    for number in (9, 14):
        studied = project(number)
        found = build(studied, personas, told)
        for one, key in pins.items():
            assert found.keys[found.clusters[f"gesprek {one}"]] == key
        given_keys = [key for key in found.keys.values() if key]
        assert len(given_keys) == len(set(given_keys))
        assert len(found.routes) == min(
            max(personas, len(set(pins.values()))), len(set(pins.values())) + number - len(pins)
        )
        assert set(found.clusters.values()) == {route.id for route in found.routes} == set(found.keys)
        turned = list(studied.tellings)
        chance.shuffle(turned)
        assert build(replace(studied, tellings=tuple(turned)), personas, told) == found


def test_routes_keep_their_keys_when_interviews_are_added() -> None:
    first = build(project(8), 2)
    key = {"J1": "rood", "J2": "blauw"}
    later = build(project(14), 2, Constraints(previous={t: key[route] for t, route in first.clusters.items()}))
    assert {later.keys[later.clusters[t]] for t in ("gesprek 1", "gesprek 9")} == {key[first.clusters["gesprek 1"]]}
    assert sorted(later.keys.values()) == ["blauw", "rood"]
    more = build(project(14), 3, Constraints(previous={t: key[route] for t, route in first.clusters.items()}))
    assert sorted(more.keys.values()) == ["", "blauw", "rood"]


def test_pins_hold_in_a_study_that_is_learnt_on_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clustering, "SAMPLE", 20)
    pins = {f"gesprek {n}": "AB"[n // 100] for n in range(98, 102)} | {"gesprek 150": "C"}
    found = build(project(200), 4, Constraints(pins=pins))
    assert all(found.keys[found.clusters[one]] == key for one, key in pins.items())
    assert len(found.routes) == 4


@pytest.mark.parametrize("given_groups", [[0, 0, -1, 1, -1, -1], [0, 1, 2, 3, 4, 5]])
def test_given_groups_draw_the_others(given_groups: list[int]) -> None:
    presence = np.zeros((6, 8), np.bool_)
    presence[[0, 1, 2], :4] = presence[[3, 4, 5], 4:] = True
    groups, _rates = clustering.cluster(presence, max(given_groups) + 1, pinned=np.array(given_groups))
    if -1 in given_groups:
        assert groups.tolist() == [0, 0, 0, 1, 1, 1]
    else:
        assert groups.tolist() == given_groups


def test_tellings_of_one_key_stay_together_however_unlike() -> None:
    studied = Project(
        PHASES,
        (
            telling("a", ["huisarts", "intake"]),
            telling("b", ["internet", "loket"]),
            telling("c", ["huisarts", "intake"]),
        ),
    )
    found = build(studied, 2, Constraints(pins={"a": "X", "b": "X"}))
    assert found.clusters["a"] == found.clusters["b"] != found.clusters["c"]
