"""Versions of the journeys, what changed between them, and whether the journeys still stand on what they rest on."""

import pytest

from klantreis.journeys.comparing import DifferenceKind
from klantreis.model.errors import KlantreisError
from klantreis.store import sources
from klantreis.store.study import Study
from klantreis.workflow import (
    building,
    code,
    codebooks,
    collect,
    deciding,
    decisions_told,
    editing,
    journey_check,
    journey_versions,
    merge,
    reviewing,
    studies,
)
from tests.workflow.told import tell

K = DifferenceKind


@pytest.fixture
def built(plain: Study) -> Study:
    """Six talks along two routes, merged."""
    tell(plain)
    building.build(plain, 2)
    return plain


def names(study: Study) -> list[str]:
    return [version.name for version in journey_versions.versions(study)]


def kinds(study: Study, older: int | None = None, newer: int | None = None) -> set[tuple[str, str | None]]:
    found = journey_versions.compare(study, older, newer).differences
    return {(each.kind.value, each.step or each.source) for each in found}


def rename_first(study: Study, label: str) -> None:
    (journey, *_others) = merge.journeys(study)
    deciding.rename(study, journey, journey.steps[0], label)


def test_a_build_keeps_what_it_takes_the_place_of_where_something_changed(built: Study) -> None:
    assert names(built) == []
    building.build(built, 2)
    assert names(built) == ["voor bouw 2"]
    building.build(built, 2)
    assert names(built) == ["voor bouw 2"]
    rename_first(built, "De dokter")
    reviewing.import_yaml(built, reviewing.export_yaml(built, None))
    assert names(built) == ["voor bouw 2", "voor bouw 4"]
    studies.undo(built)
    assert names(built) == ["voor bouw 2"]
    assert kinds(built) == {("step_renamed", "De dokter")}


def test_the_difference_with_the_last_version_is_shown_after_talks_came_in(built: Study) -> None:
    tell(built, more=True)
    building.build(built, 2)
    first = {("interview_new", "g"), ("participants", "Huisarts")}
    assert ("interview_new", "g") in first & kinds(built)
    assert kinds(built, 1) == kinds(built)


def test_versions_are_stamped_by_hand_and_compared(built: Study) -> None:
    made = journey_versions.stamp(built, "voorjaar", "2026", "na overleg")
    assert (made.number, made.round, made.note) == (1, "2026", "na overleg")
    for again in ("voorjaar", "zomer"):
        with pytest.raises(KlantreisError):
            journey_versions.stamp(built, again)
    rename_first(built, "De dokter")
    assert journey_versions.stamp(built).name == "bouw 1"
    assert kinds(built, 1, 2) == kinds(built, 2, 1) == {("step_renamed", "De dokter")}
    assert kinds(built) == set()
    with pytest.raises(KlantreisError, match="Versie 9"):
        journey_versions.compare(built, 9)
    studies.undo(built)
    assert names(built) == ["voorjaar"]


def test_without_journeys_or_versions_there_is_a_plain_word(plain: Study) -> None:
    with pytest.raises(KlantreisError, match="bouw ze eerst"):
        journey_versions.stamp(plain, "leeg")
    with pytest.raises(KlantreisError, match="nog geen versie"):
        journey_versions.compare(plain)
    assert journey_check.check(plain).ok


def test_a_version_reads_back_as_it_was_written(built: Study) -> None:
    standing = journey_versions.comparing.standing_now(merge.journeys(built))
    assert journey_versions.read(journey_versions.write(standing)) == standing


def test_every_kind_of_difference_reads_as_a_line(built: Study) -> None:
    for kind in DifferenceKind:
        each = journey_versions.Difference("Dex", kind, "Intake", 1.0, 2.0, "a")
        ((name, (line,)),) = journey_versions.told([each])
        assert name == "Dex" and "{" not in line and line


def problems(study: Study) -> list[str]:
    return [found.kind for found in journey_check.check(study).problems]


def stale(study: Study) -> list[str]:
    return [found.message for found in journey_check.check(study).warnings if found.kind == "stale"]


def test_a_fresh_build_is_sound_and_thin_ones_are_told(built: Study) -> None:
    outcome = journey_check.check(built)
    assert outcome.ok
    assert {found.kind for found in outcome.warnings} == {"gate"}


def test_a_talk_that_is_gone_is_a_problem_until_that_is_undone(built: Study) -> None:
    collect.remove_source(built, collect.find_source(built, "c"))
    assert "source" in problems(built)
    # Only that talk told of a letter.
    assert any("Brief" in found.message for found in journey_check.check(built).problems)
    studies.undo(built)
    assert problems(built) == [] and stale(built) == []


def test_what_was_coded_otherwise_since_makes_journeys_stale(built: Study) -> None:
    source = collect.find_source(built, "a")
    first, second, third = code.codings(built, source.id)
    book = codebooks.codebook(built)
    code.change_coding(built, first, code=codebooks.find_code(book, "Klacht").id)
    assert any("anders gecodeerd" in line for line in stale(built))
    studies.undo(built)
    assert stale(built) == []
    code.delete_codings(built, [second])
    assert any("weg sinds de bouw" in line for line in stale(built))
    assert problems(built) == []
    studies.undo(built)
    code.add_codings(built, source.id, third.span, [codebooks.find_code(book, "Klacht")])
    assert any("kwam erbij" in line for line in stale(built))
    building.build(built, 2)
    assert stale(built) == []


def test_words_that_were_mended_make_journeys_stale(built: Study) -> None:
    source = collect.find_source(built, "b")
    turn = sources.turns(built, source.id)[0]
    editing.edit_turn(built, source, turn, turn.text + " En toen niets.")
    assert [line for line in stale(built) if line.startswith("b is verbeterd")]


def test_a_pin_to_a_persona_that_is_not_there_is_a_problem(built: Study) -> None:
    other = merge.journeys(built)[1]
    deciding.pin(built, other, collect.find_source(built, "a"))
    assert problems(built) == []
    path = reviewing.export_yaml(built, None)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"key: {other.key}", "key: iemand-anders"), encoding="utf-8")
    reviewing.import_yaml(built, path)
    assert problems(built) == ["pin"]


def test_all_decisions_read_as_lines(built: Study) -> None:
    journey = merge.journeys(built)[0]
    intake = deciding.find_step(journey, "Intake")
    deciding.split(built, journey, intake, intake.evidence[:1], "Tweede keer")
    deciding.move(built, journey, journey.steps[1], None)
    deciding.rename(built, journey, journey.steps[0], "De dokter", everywhere=True)
    deciding.pin(built, journey, collect.find_source(built, "d"))
    found = decisions_told.told(built)
    assert {each.text for each in found} >= {
        "Tweede keer hoort in de route",
        "Wachtlijst komt eerst",
        "de stap van Huisarts heet De dokter",
        f"d hoort bij {journey.persona.name}",
    }
    assert {each.journey for each in found} == {None, journey.persona.name}
