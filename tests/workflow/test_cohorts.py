"""Journeys of each group or cohort apart."""

import pytest

from klantreis.model.people import Participant
from klantreis.store import people, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import building, collect, deciding, merge
from klantreis.workflow.cohorts import Per
from tests.workflow.told import tell

GROUPS = {"a": "ouder", "b": "jongere", "c": "ouder", "d": "ouder", "e": "jongere", "f": ""}
COHORTS = {"a": "OTS", "c": "OTS", "d": "OTS", "e": "vrijwillig"}


@pytest.fixture
def mixed(study: Study) -> Study:
    """Six talks with parents and youths, some in a cohort; of f nothing is known."""
    tell(study)
    with operation(study, "participants", "groepen"):
        for number, (title, group) in enumerate(GROUPS.items(), 1):
            who = Participant("", f"R{number:02}", group, cohort=COHORTS.get(title))
            sources.attend(study, collect.find_source(study, title).id, people.save_participant(study, who))
    return study


def by_sources(study: Study) -> set[frozenset[str]]:
    return {frozenset(journey.sources) for journey in merge.journeys(study)}


def test_one_journey_of_each_group(mixed: Study) -> None:
    building.build(mixed, 1, Per.GROUP)
    assert by_sources(mixed) == {frozenset("acd"), frozenset("be"), frozenset("f")}
    told = {frozenset(each.sources): each.persona.situation for each in merge.journeys(mixed)}
    assert told[frozenset("acd")].startswith("Verteld door: ouder.")
    assert "Verteld door" not in told[frozenset("f")]


def test_one_journey_of_each_cohort(mixed: Study) -> None:
    building.build(mixed, 1, Per.COHORT)
    assert by_sources(mixed) == {frozenset("acd"), frozenset("e"), frozenset("bf")}


def test_a_group_that_is_too_small_gets_fewer_personas(mixed: Study) -> None:
    building.build(mixed, 2, Per.GROUP)
    found = by_sources(mixed)
    assert found == {frozenset("ac"), frozenset("d"), frozenset("b"), frozenset("e"), frozenset("f")}


def test_what_was_decided_stays_when_groups_part(mixed: Study) -> None:
    built = building.build(mixed, 2)
    (journey,) = [each for each in built.journeys if "a" in each.sources]
    deciding.rename(mixed, journey, deciding.find_step(journey, "Intake"), "Eerste gesprek", everywhere=True)
    building.build(mixed, 1, Per.GROUP)
    found = merge.journeys(mixed)
    labels = {step.label for each in found for step in (*each.steps, *each.beside)}
    assert "Eerste gesprek" in labels and "Intake" not in labels
    assert len({each.key for each in found}) == len(found)
    building.build(mixed, 2)
    assert journey.key in {each.key for each in merge.journeys(mixed)}
