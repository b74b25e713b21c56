"""From codings to journeys and findings: who counts, and what follows from a change."""

from pathlib import Path

import pytest

from klantreis.model.codings import Anchor, Settled, Span
from klantreis.model.errors import KlantreisError
from klantreis.store import operations, settling
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, collect, merge, people_files, publish, reviewing, studies
from tests.conftest import add_book, add_source

WORDS = (
    "Hoe begon het?",
    "We gingen naar de huisarts.",
    "En toen?",
    "Toen kwam de wachtlijst.",
    "En daarna?",
    "De intake.",
)


def tell(study: Study, title: str, *names: str, coder: str = "anke", words: tuple[str, ...] = WORDS) -> str:
    """A talk in which each of these codes was put on a turn of its own; the id of the source."""
    known = {s.source.title: s.source.id for s in collect.sources(study)}
    source = known.get(title) or add_source(study, title, *words)
    book = codebooks.codebook(study)
    study.actor = coder
    for place, name in enumerate(names):
        span = Span(Anchor(place, 0), Anchor(place, 6))
        code.add_codings(study, source, span, [codebooks.find_code(book, name)], valence=1 - place, publishable=True)
    study.actor = "anke"
    return source


def take_part(study: Study, tmp_path: Path, *rows: str) -> None:
    path = tmp_path / "deelnemers.csv"
    path.write_text("code,household,traits,sources\n" + "\n".join(rows) + "\n", encoding="utf-8")
    people_files.import_participants(study, path)


@pytest.fixture
def told(study: Study, tmp_path: Path) -> Study:
    add_book(study)
    for title in ("a", "b", "c"):
        tell(study, title, "Huisarts", "Wachtlijst", "Intake")
    take_part(study, tmp_path, "R1,H1,,a", "R2,H1,,b", "R3,,,c")
    return study


def test_steps_come_in_order_with_evidence_people_and_feeling(told: Study) -> None:
    (journey,) = building.build(told, 1).journeys
    assert [(s.label, s.phase, s.valence) for s in journey.steps] == [
        ("Huisarts", "Zoeken", 1),
        ("Wachtlijst", "Wachten", 0),
        ("Intake", "Wachten", -1),
    ]
    assert journey.participants == ("R1", "R2", "R3") and journey.households == 2
    assert all(len(s.evidence) == 3 and s.households == 2 for s in journey.steps)
    assert merge.journeys(told) == (journey,)


def test_two_coders_of_one_talk_count_once(told: Study) -> None:
    tell(told, "a", "Huisarts", "Wachtlijst", coder="bram")
    project = merge.project(told)
    assert [len(telling.touchpoints) for telling in project.tellings] == [3, 3, 3]


def test_what_only_the_second_coder_saw_counts_as_well(told: Study) -> None:
    tell(told, "a", "Huisarts", "Wachtlijst", "Intake", "Wachtlijst", coder="bram")
    first, *_others = merge.project(told).tellings
    assert [t.label for t in first.touchpoints] == ["Huisarts", "Wachtlijst", "Intake", "Wachtlijst"]


def test_an_internal_file_never_takes_the_place_of_a_public_one(told: Study, tmp_path: Path) -> None:
    take_part(told, tmp_path, "R2,H2,,b")
    building.build(told, 1)
    internal = {p.name for p in publish.export(told, "journeys")}
    public = {p.name for p in publish.export(told, "journeys", audience="public")}
    assert len(internal) == len(public) == 3 and not internal & public


def test_findings_of_too_few_are_not_published(told: Study) -> None:
    tell(told, "a", "Wachttijd")
    with pytest.raises(KlantreisError, match="genoeg mensen"):
        publish.export(told, "findings", audience="public")


def test_only_the_one_who_said_it_counts_where_that_is_known(study: Study, tmp_path: Path) -> None:
    add_book(study)
    for title in ("a", "b"):
        tell(study, title, "Huisarts", "Wachtlijst")
    take_part(study, tmp_path, "R1,,,a:I", "R2,,,a:R", "R3,,,b")
    (journey,) = building.build(study, 1).journeys
    doctor, waiting = journey.steps
    assert set(doctor.participants) == {"R1", "R3"} and set(waiting.participants) == {"R2", "R3"}


def test_words_of_whom_nobody_knows_count_as_one_voice(study: Study, tmp_path: Path) -> None:
    add_book(study)
    tell(study, "a", "Huisarts", "Wachtlijst")
    tell(study, "b", "Huisarts", "Wachtlijst")
    take_part(study, tmp_path, "R1,,,a", "R2,,,a", "R3,,,a", "R4,,,b")
    (journey,) = building.build(study, 1).journeys
    assert len(journey.participants) == 4
    assert all(len(step.participants) == 2 for step in journey.steps)


def test_a_code_that_points_at_someone_is_not_published(told: Study, tmp_path: Path) -> None:
    take_part(told, tmp_path, "R2,H2,,b")
    building.build(told, 1)
    book = codebooks.codebook(told)
    codebooks.rename_code(told, codebooks.find_code(book, "Huisarts"), "Huisarts van R1")
    with pytest.raises(KlantreisError, match="“R1”"):
        publish.export(told, "journeys", audience="public")


def test_a_deleted_coding_is_no_evidence_any_more_and_undo_brings_it_back(told: Study) -> None:
    before = building.build(told, 1).journeys
    source = collect.find_source(told, "a")
    code.delete_codings(told, code.codings(told, source.id))
    (journey,) = merge.journeys(told)
    assert all(len(step.evidence) == 2 for step in journey.steps)
    operations.undo(told)
    assert merge.journeys(told) == before


def test_without_touchpoints_or_a_build_that_is_told(plain: Study) -> None:
    with pytest.raises(KlantreisError, match="nog geen contactmomenten"):
        building.build(plain)
    with pytest.raises(KlantreisError, match="nog geen klantreizen"):
        merge.current(plain)
    assert merge.journeys(plain) == ()


def test_the_gate_stops_what_rests_on_too_few(told: Study, tmp_path: Path) -> None:
    building.build(told, 1)
    assert not studies.check(told).ok
    with pytest.raises(KlantreisError, match="te weinig respondenten of gezinnen"):
        publish.export(told, "journeys", audience="public")
    assert not list((told.folder / "exports").iterdir())
    take_part(told, tmp_path, "R2,H2,,b")
    assert studies.check(told).ok
    assert len(publish.export(told, "journeys", audience="public")) == 3


def test_yaml_is_read_back_as_a_new_build(told: Study, tmp_path: Path) -> None:
    built = building.build(told, 1).journeys
    path = reviewing.export_yaml(told, tmp_path / "uit", "om na te kijken")
    text = path.read_text(encoding="utf-8")
    assert "huisarts." not in text, "no words of a talk stand in it"
    path.write_text(text.replace("label: Intake", "label: Eerste gesprek"), encoding="utf-8")
    assert reviewing.import_yaml(told, path) == 1
    (journey,) = merge.journeys(told)
    assert [s.label for s in journey.steps] == ["Huisarts", "Wachtlijst", "Eerste gesprek"]
    assert [s.evidence for s in journey.steps] == [s.evidence for s in built[0].steps]
    path.write_text(text.replace("a 15-21", "a 15-22"), encoding="utf-8")
    with pytest.raises(KlantreisError, match="geen codering"):
        reviewing.import_yaml(told, path)


@pytest.mark.parametrize("text", ["- lijst", "journeys: x", "journeys: [{}]\npersonas: 1", "personas: [", ""])
def test_a_wrong_yaml_is_told(plain: Study, tmp_path: Path, text: str) -> None:
    (tmp_path / "k.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KlantreisError, match=r"k\.yaml"):
        reviewing.import_yaml(plain, tmp_path / "k.yaml")


def test_an_encrypted_study_writes_no_readable_journeys_unasked(told: Study) -> None:
    building.build(told, 1)
    if told.encrypted:
        with pytest.raises(KlantreisError, match="versleuteld"):
            reviewing.export_yaml(told, None)
    else:
        assert reviewing.export_yaml(told, None).parent == told.folder / "journeys"


def test_findings_of_some_sources_only(told: Study) -> None:
    tell(told, "a", "Wachttijd", "Wachttijd", "Wachttijd")
    tell(told, "b", "Telefoon", "Telefoon", "Bejegening")
    everything = {(f.theme, f.kind.value) for f in merge.findings_of(told)}
    assert everything == {("Wachttijd", "strength"), ("Wachttijd", "improve"), ("Bejegening", "improve")}
    assert {f.theme for f in merge.findings_of(told, ["b"])} == {"Bejegening"}


def test_a_coding_that_was_dropped_after_comparing_is_no_evidence_any_more(told: Study) -> None:
    (journey,) = building.build(told, 1).journeys
    wait = next(step for step in journey.steps if step.label == "Wachtlijst")
    with operation(told, "settle", "besloten"):
        settling.settle(told, wait.evidence[:1], Settled.DROPPED)
    (now,) = merge.journeys(told)
    assert set(next(step for step in now.steps if step.label == "Wachtlijst").evidence) == set(wait.evidence[1:])
    source = collect.find_source(told, "a")
    dropped = next(c for c in code.codings(told, source.id) if c.id == wait.evidence[0])
    again = code.change_coding(told, dropped, code=codebooks.find_code(codebooks.codebook(told), "Intake").id)
    assert again.settled is None and again in code.codings(told, source.id)
