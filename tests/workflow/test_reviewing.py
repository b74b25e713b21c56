"""Journeys as YAML: the own export changes nothing, and what people change in it holds and outlives a build."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from klantreis.model.decisions import Decision
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from klantreis.model.narrative import Voice
from klantreis.store import decisions
from klantreis.store.study import Study
from klantreis.workflow import (
    building,
    code,
    codebooks,
    collect,
    deciding,
    decisions_told,
    fictional,
    heartbeats,
    merge,
    narrative,
    reviewing,
    studies,
)
from tests.workflow.told import tell

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def built(plain: Study) -> Study:
    """Six talks along two routes, merged."""
    tell(plain)
    building.build(plain, 2)
    return plain


def shown(study: Study) -> list[object]:
    """All that shows of the journeys."""
    return [
        (
            j.key,
            j.persona,
            j.sources,
            [
                (s.label, s.concept, s.phase, s.channel, s.actor, s.standing, {*s.evidence})
                for s in (*j.steps, *j.beside)
            ],
        )
        for j in merge.journeys(study)
    ]


def labels(study: Study, number: int = 0) -> list[str]:
    return [step.label for step in merge.journeys(study)[number].steps]


def journey(study: Study) -> Journey:
    return merge.journeys(study)[0]


def step(tree: dict[str, Any], label: str, number: int = 0) -> dict[str, Any]:
    return next(each for each in tree["journeys"][number]["steps"] if each["label"] == label)


def edited(study: Study, change: Change) -> int:
    """Write the journeys, change the file, and read it back."""
    path = reviewing.export_yaml(study, None)
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(tree)
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return reviewing.import_yaml(study, path)


def decide_all_sorts(study: Study) -> None:
    mine = journey(study)
    deciding.split(study, mine, mine.steps[2], mine.steps[2].evidence[:1], "Tweede keer")
    deciding.rename(study, journey(study), journey(study).steps[0], "De dokter")
    deciding.merge(study, journey(study), journey(study).steps[1], journey(study).steps[0])
    deciding.move(study, journey(study), journey(study).steps[-1], None)
    second = merge.journeys(study)[1]
    deciding.move(study, second, second.steps[0], second.steps[2])
    deciding.move(study, second, second.steps[1], second.steps[2])
    deciding.drop(study, second, second.steps[0])
    fictional.describe(study, second, "situation", "Zoekt al lang")


@pytest.mark.parametrize("prepare", [lambda _study: None, decide_all_sorts], ids=["as built", "much decided"])
def test_the_own_export_read_back_changes_nothing_that_shows(built: Study, prepare: Callable[[Study], None]) -> None:
    prepare(built)
    before, decided = shown(built), decisions.decisions(built)
    path = reviewing.export_yaml(built, None)
    text = path.read_bytes()
    assert reviewing.import_yaml(built, path) == 2
    assert shown(built) == before
    assert decisions.decisions(built) == decided
    again = reviewing.export_yaml(built, None).read_text(encoding="utf-8")
    assert again == text.decode().replace("build: 1", "build: 2", 1)
    building.build(built, 2)
    assert [each[3] for each in shown(built)] == [each[3] for each in before]  # type: ignore[index]


def reorder(tree: dict[str, Any]) -> None:
    tree["journeys"][0]["steps"].sort(key=lambda each: each["label"], reverse=True)


def drop(tree: dict[str, Any]) -> None:
    tree["journeys"][0]["steps"].remove(step(tree, "Wachtlijst"))


def relabel(tree: dict[str, Any]) -> None:
    step(tree, "Wachtlijst")["label"] = "Maanden wachten"


def unite(tree: dict[str, Any]) -> None:
    step(tree, "Huisarts")["evidence"] += step(tree, "Wachtlijst")["evidence"]
    drop(tree)


def divide(tree: dict[str, Any]) -> None:
    old = step(tree, "Intake")
    tree["journeys"][0]["steps"].append({**old, "label": "Laatste intake", "evidence": old["evidence"][1:]})
    old["evidence"] = old["evidence"][:1]


def take_a_line_out(tree: dict[str, Any]) -> None:
    step(tree, "Intake")["evidence"].pop()


def bring_in(tree: dict[str, Any]) -> None:
    del step(tree, "Brief")["standing"]


EDITS: dict[str, tuple[Change, list[str]]] = {
    "order": (reorder, ["Wachtlijst", "Intake", "Huisarts"]),
    "dropped": (drop, ["Huisarts", "Intake"]),
    "label": (relabel, ["Huisarts", "Maanden wachten", "Intake"]),
    "merged": (unite, ["Huisarts", "Intake"]),
    "split": (divide, ["Huisarts", "Wachtlijst", "Intake", "Laatste intake"]),
    "less evidence": (take_a_line_out, ["Huisarts", "Wachtlijst", "Intake"]),
    "brought in": (bring_in, ["Huisarts", "Wachtlijst", "Intake", "Brief"]),
}


@pytest.mark.parametrize(("change", "expected"), EDITS.values(), ids=EDITS.keys())
def test_what_people_change_in_the_file_holds_and_outlives_a_build(
    built: Study, change: Change, expected: list[str]
) -> None:
    before = shown(built)
    assert labels(built) == ["Huisarts", "Wachtlijst", "Intake"]
    edited(built, change)
    assert labels(built) == expected
    assert shown(built)[1] == before[1]
    after = [each[3] for each in shown(built)]  # type: ignore[index]
    building.build(built, 2)
    assert labels(built) == expected
    assert [each[3] for each in shown(built)] == after  # type: ignore[index]
    studies.undo(built)
    studies.undo(built)
    assert shown(built) == before and decisions.decisions(built) == []


def test_merged_evidence_shows_in_the_step_that_it_was_put_in(built: Study) -> None:
    both = {*journey(built).steps[0].evidence, *journey(built).steps[1].evidence}
    edited(built, unite)
    assert {*journey(built).steps[0].evidence} == both


def test_what_was_merged_can_be_taken_apart_in_the_file(built: Study) -> None:
    before = shown(built)
    apart = yaml.safe_load(reviewing.export_yaml(built, None).read_text(encoding="utf-8"))["journeys"]
    deciding.merge(built, journey(built), journey(built).steps[0], journey(built).steps[1])
    edited(built, lambda tree: tree.update(journeys=apart))
    assert shown(built) == before


def test_a_persona_and_a_moved_talk_hold_and_outlive_a_build(built: Study) -> None:
    def change(tree: dict[str, Any]) -> None:
        first, second = tree["journeys"]
        first["persona"] |= {"name": "Roosmarijn", "situation": ""}
        second["sources"].append(first["sources"].pop())

    moved, keys = journey(built).sources[-1], [each.key for each in merge.journeys(built)]
    edited(built, change)
    for _time in range(2):
        first, second = (deciding.find_journey(merge.journeys(built), key) for key in keys)
        assert (first.persona.name, first.persona.situation) == ("Roosmarijn", "")
        assert moved in second.sources and moved not in first.sources
        assert {q.source for s in second.steps for q in s.quotes} >= {"d", "e", "f"}
        assert {q.source for s in (*first.steps, *first.beside) for q in s.quotes} <= {*first.sources}
        building.build(built, 2)


def test_a_persona_that_points_at_somebody_is_refused(built: Study) -> None:
    before = shown(built)
    with pytest.raises(KlantreisError, match="kan naar iemand wijzen"):
        edited(built, lambda tree: tree["journeys"][0]["persona"].update(situation="Bel 06-12345678"))
    assert shown(built) == before


def test_a_step_whose_coding_got_another_code_is_read_back(built: Study) -> None:
    path = reviewing.export_yaml(built, None)
    before = shown(built)
    source = collect.find_source(built, "a")
    book = codebooks.codebook(built)
    coding = next(c for c in code.codings(built, source.id) if c.id in journey(built).steps[0].evidence)
    code.change_coding(built, coding, code=codebooks.find_code(book, "Wachttijd").id)
    assert reviewing.import_yaml(built, path) == 2
    # What it counts as is for the next build to say.
    assert [each[:3] for each in shown(built)] == [each[:3] for each in before]  # type: ignore[index]
    assert labels(built) == ["Huisarts", "Wachtlijst", "Intake"]


def test_of_two_codings_on_the_same_words_the_one_of_the_step_is_meant(built: Study) -> None:
    for coding in code.codings(built, collect.find_source(built, "a").id):
        book = codebooks.codebook(built)
        code.add_codings(built, coding.source, coding.span, [codebooks.find_code(book, "Klacht")])
    building.build(built, 2)
    before = shown(built)
    reviewing.import_yaml(built, reviewing.export_yaml(built, None))
    assert shown(built) == before


def test_an_older_file_takes_nothing_out_that_it_did_not_know_of(built: Study) -> None:
    path = reviewing.export_yaml(built, None)
    tell(built, more=True)
    building.build(built, 2)
    told = {q.coding for j in merge.journeys(built) for s in j.steps for q in s.quotes if q.source == "g"}
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    tree["journeys"][0]["sources"].append("g")
    tree["journeys"][1]["sources"].append("h")
    path.write_text(yaml.safe_dump(tree), encoding="utf-8")
    reviewing.import_yaml(built, path)
    assert told <= {c for s in journey(built).steps for c in s.evidence}


def test_a_file_from_before_there_were_keys_is_read(built: Study) -> None:
    def change(tree: dict[str, Any]) -> None:
        del tree["build"]
        for each in tree["journeys"]:
            del each["key"], each["persona"]["situation"]
            each["steps"] = [s for s in each["steps"] if "standing" not in s]

    edited(built, change)
    assert labels(built) == ["Huisarts", "Wachtlijst", "Intake"]


def test_a_study_without_a_build_takes_the_file_as_it_stands(built: Study) -> None:
    path = reviewing.export_yaml(built, None)
    before = shown(built)
    studies.undo(built)
    assert merge.journeys(built) == ()
    reviewing.import_yaml(built, path)
    assert shown(built) == before


def wrong(field: str, value: object) -> Change:
    return lambda tree: tree["journeys"][0].update({field: value})


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: tree.update(journeys={"a": 1}),
        lambda tree: tree.update(personas="veel"),
        wrong("steps", "Intake"),
        wrong("steps", [{"label": "x", "evidence": "a 1-2 anke"}]),
        wrong("steps", [{"evidence": []}]),
        wrong("steps", [["a"]]),
        wrong("steps", [{"label": "x", "evidence": [], "standing": "ergens"}]),
        wrong("steps", [{"label": "x", "evidence": ["nergens 1-2 anke"]}]),
        wrong("sources", ["nergens"]),
        wrong("sources", ["d"]),
        wrong("sources", []),
        wrong("persona", {"name": ""}),
        wrong("persona", "Dex"),
        lambda tree: tree["journeys"][1].update(key=tree["journeys"][0]["key"]),
    ],
)
def test_a_malformed_file_is_told_in_a_line_and_changes_nothing(built: Study, change: Change) -> None:
    before = shown(built)
    with pytest.raises(KlantreisError, match=r"klantreizen\.yaml") as told:
        edited(built, change)
    assert "\n" not in str(told.value)
    assert shown(built) == before


def test_a_readable_file_of_an_encrypted_study_needs_a_reason_that_is_kept(study: Study, tmp_path: Path) -> None:
    tell(study)
    building.build(study, 2)
    if study.encrypted:
        with pytest.raises(KlantreisError, match="--out"):
            reviewing.export_yaml(study, None, "nakijken")
        with pytest.raises(KlantreisError, match="--reason"):
            reviewing.export_yaml(study, tmp_path, " ")
    path = reviewing.export_yaml(study, tmp_path, "nakijken met de opdrachtgever")
    assert ("opdrachtgever" in studies.history(study, 1)[0].summary) == study.encrypted
    reviewing.import_yaml(study, path, "nagekeken")
    assert "nagekeken" in studies.history(study, 1)[0].summary


def test_decisions_are_made_only_of_what_changed(built: Study) -> None:
    edited(built, relabel)
    mine = journey(built)
    (made,) = decisions.decisions(built)
    assert isinstance(made, Decision) and (made.value, made.journey) == ("Maanden wachten", mine.key)


def test_text_and_wishes_go_along_and_come_back(built: Study, tmp_path: Path) -> None:
    journey = next(each for each in merge.journeys(built) if "a" in each.sources)
    narrative.draft(built, journey, journey.steps[:2], Voice.FIRST)
    narrative.add(built, journey, journey.steps[2], "Zonder bewijs.", ())
    heartbeats.wish(built, journey, journey.steps[2], 1)

    def told() -> list[object]:
        return [
            ([(line.text, [quote.coding for quote in line.quotes]) for line in part.lines])
            for part in narrative.story(built, journey)
        ]

    before, path = told(), reviewing.export_yaml(built, tmp_path)
    reviewing.import_yaml(built, path)
    assert told() == before
    narrative.remove(built, journey, [line.id for part in narrative.story(built, journey) for line in part.lines])
    heartbeats.wish(built, journey, journey.steps[2], None)
    reviewing.import_yaml(built, path)
    assert told() == before
    assert [beat.wish for beat in heartbeats.curves(built, journey)] == [None, None, 1]


def test_text_changed_in_the_file_is_taken_over(built: Study, tmp_path: Path) -> None:
    journey = next(each for each in merge.journeys(built) if "a" in each.sources)
    narrative.draft(built, journey, journey.steps[:1], Voice.FIRST)
    path = reviewing.export_yaml(built, tmp_path)
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    (step,) = [s for j in tree["journeys"] for s in j["steps"] if "text" in s]
    step["text"] = [{"sentence": "Eerst naar de dokter.", "evidence": step["evidence"][:1]}]
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    reviewing.import_yaml(built, path)
    (part, *_rest) = narrative.story(built, journey)
    assert [(line.text, len(line.quotes)) for line in part.lines] == [("Eerst naar de dokter.", 1)]
    studies.undo(built)
    assert [line.text for line in narrative.story(built, journey)[0].lines] == ["Dat voelt voor mij goed."]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"text": [{"sentence": "Iets.", "evidence": ["a 1000-1001 anke"]}]}, "staat geen codering"),
        ({"text": [{"sentence": "", "evidence": []}]}, "niet de vorm"),
        ({"text": "los"}, "niet de vorm"),
        ({"wish": 3}, "niet de vorm"),
        ({"wish": "hoog"}, "niet de vorm"),
        ({"helped_by": ["Niets"]}, "geen verbeterpunt"),
    ],
)
def test_a_broken_text_changes_nothing(built: Study, tmp_path: Path, broken: dict[str, object], reason: str) -> None:
    path = reviewing.export_yaml(built, tmp_path)
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    tree["journeys"][0]["steps"][0] |= broken
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    before = shown(built)
    with pytest.raises(KlantreisError, match=reason):
        reviewing.import_yaml(built, path)
    assert shown(built) == before


def test_where_how_and_with_whom_a_step_is_outlives_a_build(built: Study, tmp_path: Path) -> None:
    path = reviewing.export_yaml(built, tmp_path)
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    step = tree["journeys"][0]["steps"][0]
    step |= {"phase": "Wachten" if step["phase"] == "Zoeken" else "Zoeken", "channel": "Brief", "actor": "De buurvrouw"}
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    reviewing.import_yaml(built, path)
    building.build(built, 2)
    key = tree["journeys"][0]["key"]
    (journey,) = [each for each in merge.journeys(built) if each.key == key]
    (found,) = [each for each in journey.steps if each.concept == step["concept"]]
    assert (found.phase, found.channel, found.actor) == (step["phase"], "Brief", "De buurvrouw")
    assert any("gaat het contact via Brief" in each.text for each in decisions_told.told(built))
    book = codebooks.codebook(built)
    codebooks.rename_code(built, next(each for each in book if each.name == step["phase"]), "Anders")
    (journey,) = [each for each in merge.journeys(built) if each.key == key]
    assert [each.phase for each in journey.steps if each.concept == step["concept"]] == ["Anders"]
