"""Decisions about journeys: they show at once, outlive the next build, follow the codebook, and can be undone."""

from collections.abc import Callable

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey, Standing, Step
from klantreis.store.study import Study
from klantreis.workflow import building, codebooks, collect, deciding, merge, recoding, studies
from tests.workflow.told import tell


@pytest.fixture
def built(plain: Study) -> Study:
    """Six talks along two routes, merged."""
    tell(plain)
    building.build(plain, 2)
    return plain


def journey(study: Study, number: int = 0) -> Journey:
    return merge.journeys(study)[number]


def labels(study: Study, number: int = 0) -> list[str]:
    return [step.label for step in journey(study, number).steps]


def step(study: Study, label: str) -> Step:
    return deciding.find_step(journey(study), label)


DECISIONS: dict[str, Callable[[Study], object]] = {
    "move": lambda s: deciding.move(s, journey(s), step(s, "Intake"), None),
    "merge": lambda s: deciding.merge(s, journey(s), step(s, "Intake"), step(s, "Wachtlijst")),
    "split": lambda s: deciding.split(s, journey(s), step(s, "Intake"), step(s, "Intake").evidence[:1], "Tweede keer"),
    "rename": lambda s: deciding.rename(s, journey(s), step(s, "Intake"), "Kennismaking"),
    "drop": lambda s: deciding.drop(s, journey(s), step(s, "Intake")),
}


@pytest.mark.parametrize("decide", DECISIONS.values(), ids=DECISIONS.keys())
def test_a_decision_shows_survives_a_build_and_is_undone(built: Study, decide: Callable[[Study], object]) -> None:
    before = labels(built)
    decide(built)
    after = labels(built)
    assert after != before
    building.build(built, 2)
    assert labels(built) == after
    studies.undo(built)
    assert labels(built) == after
    studies.undo(built)
    assert labels(built) == before


def test_a_dropped_step_keeps_its_evidence_and_comes_back(built: Study) -> None:
    dropped = step(built, "Intake")
    deciding.drop(built, journey(built), dropped)
    (beside,) = [each for each in journey(built).beside if each.concept == dropped.concept]
    assert (beside.standing, beside.evidence) == (Standing.DROPPED, dropped.evidence)
    deciding.keep(built, journey(built), beside)
    assert "Intake" in labels(built)


def test_decisions_follow_the_codebook(built: Study) -> None:
    deciding.drop(built, journey(built), step(built, "Intake"))
    book = codebooks.codebook(built)
    codebooks.rename_code(built, codebooks.find_code(book, "Intake"), "Kennismaking")
    assert not {"Intake", "Kennismaking"} & set(labels(built))
    building.build(built, 2)
    assert not {"Intake", "Kennismaking"} & set(labels(built))


def test_decisions_go_along_when_codes_are_merged(built: Study) -> None:
    deciding.rename(built, journey(built), step(built, "Intake"), "Eerste gesprek")
    book = codebooks.codebook(built)
    recoding.merge(built, codebooks.find_code(book, "Intake"), codebooks.find_code(book, "Wachtlijst"))
    building.build(built, 2)
    assert "Eerste gesprek" in labels(built)


def test_what_was_decided_about_a_step_can_be_taken_back(built: Study) -> None:
    before = labels(built)
    deciding.rename(built, journey(built), step(built, "Intake"), "Kennismaking")
    deciding.move(built, journey(built), step(built, "Kennismaking"), None)
    deciding.taken_back(built, journey(built), step(built, "Kennismaking"))
    assert labels(built) == before
    with pytest.raises(KlantreisError, match="niets besloten"):
        deciding.taken_back(built, journey(built), step(built, "Intake"))


def test_a_pinned_source_stays_with_its_persona(built: Study) -> None:
    other = journey(built, 1)
    source = collect.find_source(built, journey(built).sources[0])
    deciding.pin(built, other, source)
    building.build(built, 2)
    (now,) = [each for each in merge.journeys(built) if each.key == other.key]
    assert source.title in now.sources
    deciding.unpin(built, source)
    with pytest.raises(KlantreisError, match="staat niet vast"):
        deciding.unpin(built, source)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_pin_moves_the_interview_and_not_the_persona(built: Study, place: int) -> None:
    one, other = merge.journeys(built)
    moved = one.sources[place]
    deciding.pin(built, other, collect.find_source(built, moved))
    for _again in range(2):
        building.build(built, 2)
        now = {each.key: {*each.sources} for each in merge.journeys(built)}
        assert now == {one.key: {*one.sources} - {moved}, other.key: {*other.sources, moved}}


def test_a_persona_more_beside_a_pin(built: Study) -> None:
    one, other = merge.journeys(built)
    deciding.pin(built, other, collect.find_source(built, one.sources[0]))
    building.build(built, 4)
    now = merge.journeys(built)
    assert len(now) == 4
    assert one.sources[0] in next(each for each in now if each.key == other.key).sources


def test_a_persona_keeps_its_key_when_talks_come_in(built: Study) -> None:
    keys = {each.key for each in merge.journeys(built)}
    tell(built, more=True)
    building.build(built, 2)
    assert {each.key for each in merge.journeys(built)} == keys


def test_what_makes_no_sense_is_refused(built: Study) -> None:
    mine, intake = journey(built), step(built, "Intake")
    for wrong in (
        lambda: deciding.merge(built, mine, intake, intake),
        lambda: deciding.split(built, mine, intake, intake.evidence, "Alles"),
        lambda: deciding.split(built, mine, intake, intake.evidence[:1], " "),
        lambda: deciding.rename(built, mine, intake, ""),
        lambda: deciding.roll_up(built, mine, intake),
        lambda: deciding.find_step(mine, "bestaat niet"),
        lambda: deciding.find_journey([mine], "niemand"),
    ):
        with pytest.raises(KlantreisError):
            wrong()
    assert labels(built) == [each.label for each in mine.steps]


def test_decisions_hold_after_everything_was_undone_and_redone(study: Study) -> None:
    tell(study)
    building.build(study, 2)
    journey = merge.journeys(study)[0]
    deciding.rename(study, journey, journey.steps[0], "Anders")
    before = merge.journeys(study)
    for _step in range(2):
        studies.undo(study)
    for _step in range(2):
        studies.redo(study)
    assert merge.journeys(study) == before
