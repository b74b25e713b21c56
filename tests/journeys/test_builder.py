"""The journey builder as a whole."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys import assigning
from klantreis.journeys.builder import build
from klantreis.model.errors import KlantreisError
from klantreis.model.touchpoints import Project, Telling, Touchpoint
from tests.journeys.examples import PHASES, ROUTES, project, telling


def coded_routes() -> list[tuple[str, ...]]:
    return [tuple(f"Momenten/{step}" for step in route) for route in ROUTES]


def test_coded_tellings_give_back_their_routes() -> None:
    found = build(project(12), 2)
    assert [route.steps for route in found.routes] == coded_routes()
    assert {found.clusters[f"gesprek {n}"] for n in (1, 3, 5, 7)} == {"J1"}
    assert {found.clusters[f"gesprek {n}"] for n in (2, 4, 6, 8)} == {"J2"}
    assert found.labels["Momenten/huisarts"] == "Huisarts bezocht"
    assert found.silhouette[2] > found.silhouette[3]


def test_wordings_of_one_step_become_one_concept() -> None:
    found = build(project(12, coded=False), 2)
    said = {t.id: t.channel for one in project(12, coded=False).tellings for t in one.touchpoints}
    by_concept: dict[str, set[str | None]] = {}
    for touchpoint, concept in found.concepts.items():
        by_concept.setdefault(concept, set()).add(said[touchpoint])
    assert all(len(steps) == 1 for steps in by_concept.values())
    assert [len(route.steps) for route in found.routes] == [5, 4]
    assert set(found.labels.values()) <= {t.label for one in project(12, coded=False).tellings for t in one.touchpoints}


def test_a_free_wording_joins_the_code_of_the_same_step() -> None:
    coded = project(8)
    loose = Telling(
        "los", "jongere", (Touchpoint("los-0", "bij de huisarts geweest", phase="zoeken", channel="huisarts"),)
    )
    found = build(replace(coded, tellings=(*coded.tellings, loose)), 2)
    assert found.concepts["los-0"] == "Momenten/huisarts"


def test_given_codes_are_never_merged() -> None:
    """However alike their wording and context."""
    same = Touchpoint("a", "Huisarts bezocht", "zoeken", "gesprek", "huisarts", 0, "A")
    loose = Touchpoint("c", "Iets heel anders", "hulp")
    other = replace(same, id="b", concept="B")
    found = build(Project(PHASES, (Telling("1", "", (same,)), Telling("2", "", (other, loose)))), 1)
    assert found.concepts["a"] == "A" and found.concepts["b"] == "B"


def test_a_touchpoint_alone_is_a_concept_of_its_own() -> None:
    odd = Telling("vreemd", "", (Touchpoint("vreemd-0", "Brand in de flat"),))
    coded = project(8, coded=False)
    found = build(replace(coded, tellings=(*coded.tellings, odd)), 2)
    assert list(found.concepts.values()).count(found.concepts["vreemd-0"]) == 1
    assert all(found.concepts["vreemd-0"] not in route.steps for route in found.routes)


def test_a_free_wording_never_takes_the_name_of_a_code() -> None:
    coded = Touchpoint("a", "Brief", "zoeken", "brief", "gemeente", -2, "Brief")
    free = Touchpoint("b", "Brief", "hulp", "post", "school", 2)
    found = build(Project(PHASES, (Telling("1", "", (coded, free)),)), 1)
    assert found.concepts == {"a": "Brief", "b": "Brief (2)"}
    assert found.labels["Brief (2)"] == "Brief"


def test_routes_are_numbered_from_large_to_small() -> None:
    small, large = (telling(f"k{n}", ROUTES[1]) for n in range(2)), (telling(f"g{n}", ROUTES[0]) for n in range(5))
    found = build(Project(PHASES, (*small, *large)), 2)
    assert found.clusters == {"k0": "J2", "k1": "J2", **{f"g{n}": "J1" for n in range(5)}}
    assert [route.id for route in found.routes] == ["J1", "J2"]


def test_a_step_that_is_told_twice_stands_once_in_the_route() -> None:
    found = build(
        Project(PHASES, tuple(telling(f"t{n}", ["huisarts", "wachtlijst", "huisarts", "intake"]) for n in range(4))), 1
    )
    assert found.routes[0].steps == ("Momenten/huisarts", "Momenten/wachtlijst", "Momenten/intake")


def test_every_telling_may_be_a_persona() -> None:
    found = build(project(5), 5)
    assert len(set(found.clusters.values())) == 5 and all(route.steps for route in found.routes)


def test_tellings_and_phases_may_be_empty() -> None:
    bare = Project((), (Telling("leeg", "", ()), Telling("een", "", (Touchpoint("t", "Iets"),))))
    found = build(bare, 2)
    assert set(found.clusters) == {"leeg", "een"} and found.concepts == {"t": "Iets"}


@pytest.mark.parametrize(
    ("project", "personas", "told"),
    [
        (Project((), ()), 1, "geen contactmomenten"),
        (Project((), (Telling("leeg", "", ()),)), 1, "geen contactmomenten"),
        (project(3), 0, "ten minste één"),
        (project(3), 4, "maar 3 gesprekken"),
        (project(1), 2, "maar 1 gesprek;"),
    ],
)
def test_what_cannot_be_built_is_told(project: Project, personas: int, told: str) -> None:
    with pytest.raises(KlantreisError, match=told):
        build(project, personas)


names = st.sampled_from(["a", "b", "", "é", "[bold]", "gesprek met de huisarts", "huisarts", "wachten op intake"])
touchpoints = st.builds(
    Touchpoint,
    id=st.just(""),
    label=names.filter(bool),
    phase=st.none() | st.sampled_from([*PHASES, "onbekend"]),
    channel=st.none() | names,
    actor=st.none() | names,
    valence=st.none() | st.integers(-2, 2),
    concept=st.none() | st.sampled_from(["huisarts", "A", "B"]),
)


@settings(max_examples=40)
@given(st.lists(st.lists(touchpoints, max_size=5), min_size=1, max_size=6), st.data())
def test_every_proposal_is_whole(told: list[list[Touchpoint]], data: st.DataObject) -> None:
    tellings = tuple(
        Telling(f"t{n}", "", tuple(replace(t, id=f"t{n}-{m}") for m, t in enumerate(touches)))
        for n, touches in enumerate(told)
    )
    if not any(one.touchpoints for one in tellings):
        return
    personas = data.draw(st.integers(1, len(tellings)))
    found = build(Project(PHASES, tellings), personas)
    every = [t for one in tellings for t in one.touchpoints]
    assert set(found.concepts) == {t.id for t in every}
    assert all(found.concepts[t.id] == t.concept for t in every if t.concept)
    assert set(found.labels) == set(found.concepts.values())
    assert set(found.clusters) == {one.id for one in tellings}
    assert len(found.routes) == personas == len(set(found.clusters.values()))
    for route in found.routes:
        own = [one for one in tellings if found.clusters[one.id] == route.id]
        assert len(set(route.steps)) == len(route.steps)
        for step in route.steps:
            tellers = sum(any(found.concepts[t.id] == step for t in one.touchpoints) for one in own)
            assert tellers >= min(2, len(own))
    assert all(-1 <= value <= 1 for value in found.silhouette.values())
    assert set(found.silhouette) == set(range(2, min(8, len(tellings) - 1) + 1))
    assert build(Project(PHASES, tellings), personas) == found


def test_a_large_study_is_learnt_on_a_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assigning, "LEARN_TELLINGS", 20)
    free = project(80, coded=False)
    mixed = replace(
        free, tellings=tuple(project(80).tellings[n] if n % 9 == 0 else one for n, one in enumerate(free.tellings))
    )
    for studied, concepts in ((free, 8), (mixed, 8)):
        found = build(studied, 2)
        said = {t.id: t.channel for one in studied.tellings for t in one.touchpoints}
        pairs = {(said[touchpoint], concept) for touchpoint, concept in found.concepts.items()}
        assert len(pairs) == concepts and len(set(found.concepts.values())) == concepts
        assert [len(route.steps) for route in found.routes] == [5, 4]


def test_the_order_of_the_tellings_does_not_change_who_belong_together() -> None:
    coded = project(12)
    turned = list(coded.tellings)
    random.Random(3).shuffle(turned)
    found, other = build(coded, 2), build(replace(coded, tellings=tuple(turned)), 2)
    assert sorted(r.steps for r in found.routes) == sorted(r.steps for r in other.routes)


@pytest.mark.parametrize("coded", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_the_same_proposal_for_shuffled_input(coded: bool, seed: int) -> None:
    studied = project(11, coded=coded, seed=seed)
    turned = list(studied.tellings)
    random.Random(seed).shuffle(turned)
    assert build(replace(studied, tellings=tuple(turned)), 3) == build(studied, 3)


def test_without_phases_all_is_built_the_same_way() -> None:
    bare = replace(
        project(12),
        phases=(),
        tellings=tuple(
            replace(one, touchpoints=tuple(replace(t, phase=None) for t in one.touchpoints))
            for one in project(12).tellings
        ),
    )
    assert [route.steps for route in build(bare, 2).routes] == coded_routes()


def test_all_on_one_code_is_one_step() -> None:
    found = build(Project(PHASES, tuple(telling(f"t{n}", ["huisarts"] * 3) for n in range(4))), 2)
    assert {route.steps for route in found.routes} == {("Momenten/huisarts",)}
    assert all(not thin for thin in found.thin.values())


def test_tellings_that_go_round_in_a_circle_lose_nothing() -> None:
    """a before b, b before c and c before a, each as often."""
    circle = [["huisarts", "loket", "intake"], ["loket", "intake", "huisarts"], ["intake", "huisarts", "loket"]]
    found = build(Project((), tuple(telling(f"t{n}", steps) for n, steps in enumerate(circle))), 1)
    assert set(found.routes[0].steps) == {"Momenten/huisarts", "Momenten/loket", "Momenten/intake"}
