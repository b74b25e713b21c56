"""What documents say of a journey: all of it to colleagues, to the public what the gate lets through."""

from pathlib import Path

import pytest

from klantreis.documents.audience import Audience
from klantreis.documents.content import JourneyContent
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from klantreis.store import codings
from klantreis.store.study import Study
from klantreis.workflow import (
    building,
    code,
    collect,
    composing,
    deciding,
    empathy,
    heartbeats,
    merge,
    narrative,
    people_files,
)
from klantreis.workflow.empathy import Quadrant
from tests.workflow.test_journey_graphs import tell as turned_down
from tests.workflow.told import tell


@pytest.fixture
def told(plain: Study, tmp_path: Path) -> Study:
    """Six talks of six respondents along two routes; in each of the first three one passage may be published."""
    tell(plain)
    path = tmp_path / "deelnemers.csv"
    rows = [f"R{n},H{n},{title}" for n, title in enumerate("abcdef", 1)]
    path.write_text("code,household,sources\n" + "\n".join(rows) + "\n", encoding="utf-8")
    people_files.import_participants(plain, path)
    for title in "abc":
        coded = codings.of_source(plain, collect.find_source(plain, title).id)
        code.change_codings(plain, coded[:1], publishable=True)
    building.build(plain, 2)
    return plain


def journey(study: Study) -> Journey:
    return next(each for each in merge.journeys(study) if "a" in each.sources)


def content(study: Study, audience: Audience) -> JourneyContent:
    name = journey(study).persona.name
    (found,) = [each for each in composing.contents(study, audience) if each.journey.persona.name == name]
    return found


def test_the_public_reads_sentences_that_rest_on_something(told: Study) -> None:
    step = journey(told).steps[0]
    narrative.add(told, journey(told), step, "Het begint bij de huisarts.", step.evidence)
    narrative.add(told, journey(told), step, "Dit zei niemand.", ())
    inside, outside = (content(told, audience) for audience in (Audience.INTERNAL, Audience.PUBLIC))
    assert inside.of(step).story == ("Het begint bij de huisarts.", "Dit zei niemand.")
    assert outside.of(step).story == ("Het begint bij de huisarts.",)


def test_wishes_and_what_helps_go_along(told: Study) -> None:
    heartbeats.wish(told, journey(told), journey(told).steps[1], 1)
    assert content(told, Audience.PUBLIC).wishes == (None, 1, None)


def test_the_empathy_map_shows_the_public_only_what_was_released(told: Study) -> None:
    for step in journey(told).steps:
        for coding in step.evidence:
            empathy.put(told, journey(told), coding, Quadrant.HEARS)
    inside, outside = (dict(content(told, audience).empathy) for audience in (Audience.INTERNAL, Audience.PUBLIC))
    assert len(inside["Hoort"]) == composing.EMPATHY and inside["Denkt"] == ()
    assert all(quote.publishable for quote in outside["Hoort"]) and len(outside["Hoort"]) == 3
    assert len({quote.participants for quote in outside["Hoort"]}) == 3


def test_thin_steps_take_their_text_and_ways_along(told: Study) -> None:
    thin = next(step for step in journey(told).beside if step.label == "Brief")

    deciding.keep(told, journey(told), thin)
    narrative.add(told, journey(told), thin, "Toen kwam er een brief.", thin.evidence)
    outside = content(told, Audience.PUBLIC)
    assert "Brief" not in [step.label for step in outside.journey.steps]
    assert all("brief" not in sentence for beside in outside.beside.values() for sentence in beside.story)
    assert outside.ways == ()


def test_too_few_voices_are_refused(plain: Study) -> None:
    tell(plain)
    building.build(plain, 2)
    with pytest.raises(KlantreisError, match="Publiceren kan niet"):
        composing.contents(plain, Audience.PUBLIC)


def test_other_ways_are_told_outside_only_where_enough_went_them(plain: Study, tmp_path: Path) -> None:
    turned_down(plain)
    path = tmp_path / "deelnemers.csv"
    rows = [f"R{n},H{n if n % 2 == 0 else n // 5},g{n}" for n in range(10)]
    path.write_text("code,household,sources\n" + "\n".join(rows) + "\n", encoding="utf-8")
    people_files.import_participants(plain, path)
    building.build(plain, 1)
    (inside,) = composing.contents(plain, Audience.INTERNAL)
    (outside,) = composing.contents(plain, Audience.PUBLIC)
    assert any("Afwijzing" in way for way in inside.ways)
    # The five who were turned down come from two households.
    assert outside.ways == ()
    apart = [f"R{n},H{n},g{n}" for n in range(10)]
    path.write_text("code,household,sources\n" + "\n".join(apart) + "\n", encoding="utf-8")
    people_files.import_participants(plain, path)
    (outside,) = composing.contents(plain, Audience.PUBLIC)
    shown = {step.label for step in outside.journey.steps}
    assert all(name in shown or name not in way for way in outside.ways for name in ("Afwijzing", "Melding"))


def test_where_a_group_is_small_the_public_reads_of_all_together(told: Study, tmp_path: Path) -> None:
    path = tmp_path / "groepen.csv"
    rows = [f"R{n},{'jongere' if n < 3 else 'ouder'}" for n in range(1, 7)]
    path.write_text("code,group\n" + "\n".join(rows) + "\n", encoding="utf-8")
    people_files.import_participants(told, path)
    inside, outside = (composing.respondents(told, audience) for audience in (Audience.INTERNAL, Audience.PUBLIC))
    assert [(each.group, each.participants) for each in inside] == [("jongere", 2), ("ouder", 4)]
    assert [(each.group, each.participants, each.households, each.talks) for each in outside] == [
        ("alle groepen samen", 6, 6, 6)
    ]


def test_groups_and_rounds_are_named_outside_only_where_they_are_not_small(plain: Study, tmp_path: Path) -> None:
    tell(plain, rounds=dict.fromkeys("abce", "2026") | {"d": "2025"})
    path = tmp_path / "deelnemers.csv"
    rows = [f"R{n},H{n},{title},{'ouder' if title in 'ab' else 'jongere'}" for n, title in enumerate("abcdef", 1)]
    path.write_text("code,household,sources,group\n" + "\n".join(rows) + "\n", encoding="utf-8")
    people_files.import_participants(plain, path)
    building.build(plain, 1)
    (inside,), (outside,) = (composing.contents(plain, audience) for audience in (Audience.INTERNAL, Audience.PUBLIC))
    assert (inside.groups, inside.rounds) == (("jongere", "ouder"), ("2025", "2026"))
    assert (outside.groups, outside.rounds) == (("jongere",), ("2026",))


def test_a_group_of_one_household_is_not_named_outside(plain: Study, tmp_path: Path) -> None:
    tell(plain, rounds=dict.fromkeys("abc", "2026"))
    path = tmp_path / "deelnemers.csv"
    rows = [f"R{n},{'een' if title in 'abc' else n},{title},{'gezin' if title in 'abc' else 'anders'}"
            for n, title in enumerate("abcdef", 1)]  # fmt: skip
    path.write_text("code,household,sources,group\n" + "\n".join(rows) + "\n", encoding="utf-8")
    people_files.import_participants(plain, path)
    building.build(plain, 1)
    (outside,) = composing.contents(plain, Audience.PUBLIC)
    assert (outside.groups, outside.rounds) == (("anders",), ())
