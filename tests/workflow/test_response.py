"""Response in a study, plain and encrypted: noted, read from files, undone, and told as far as it may be."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klantreis.documents.audience import Audience
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.responses import Count, Fewer, Key, Response, Tally
from klantreis.store import integrity, people, sources
from klantreis.store import responses as store
from klantreis.store.operations import history, operation
from klantreis.store.study import Study
from klantreis.workflow import response, response_files, studies
from tests.conftest import add_source

OUDER, OTS = Key("ouder"), Key("ouder", "2026", "OTS")
PEOPLE = (
    *(("R1", "ouder", "OTS", "2026"), ("R2", "ouder", "OTS", "2026"), ("R3", "ouder", "vrij", "2026")),
    *(("R4", "jongere", "vrij", "2026"), ("R1", "ouder", "OTS", "2027")),
)


@pytest.fixture
def heard(study: Study) -> Study:
    """Four people, one of whom took part in two rounds, and one of whom told two stories in a round."""
    return tell(study)


def tell(study: Study) -> Study:
    for number, (code, group, cohort, round_name) in enumerate((*PEOPLE, PEOPLE[0])):
        source = add_source(study, f"g{number}", "Hoe ging het?", "Goed.")
        with operation(study, "participants", "wie"):
            study.connection.execute(
                "UPDATE source SET round_id = ? WHERE id = ?", (people.named(study, "round", round_name), source)
            )
            person = people.save_participant(study, Participant("", code, group, cohort=cohort))
            sources.attend(study, source, person)
    return study


def rows(study: Study) -> dict[Key, Tally]:
    return {each.key: each for each in response.tallies(study)}


def talked(study: Study) -> dict[Key, int]:
    return {key: each.talked for key, each in rows(study).items()}


def test_who_talked_is_counted_and_not_typed_in(heard: Study) -> None:
    assert talked(heard) == {
        Key("jongere", "2026", "vrij"): 1,
        OTS: 2,
        Key("ouder", "2026", "vrij"): 1,
        Key("ouder", "2027", "OTS"): 1,
    }
    response.note(heard, Key("ouder", "2026"), invited=Count(9))
    assert talked(heard)[Key("ouder", "2026")] == 3 and OTS not in talked(heard)


def test_a_row_is_noted_changed_and_undone_bit_by_bit(heard: Study) -> None:
    response.note(heard, OTS, invited=Count(20, circa=True), reasons={"geen tijd": Count(2)})
    response.note(heard, OTS, declined=Count(3), reasons={"Geen Tijd": Count(1), "ziek": Count(1, circa=True)})
    now = Response(
        OTS,
        Count(20, circa=True),
        None,
        Count(3),
        None,
        {"geen tijd": Count(1), "ziek": Count(1, circa=True)},
    )
    assert rows(heard)[OTS].response == now
    response.note(heard, OTS, invited=None, reasons={"geen tijd": None})
    assert rows(heard)[OTS].response == Response(OTS, None, None, Count(3), None, {"ziek": Count(1, circa=True)})
    studies.undo(heard)
    assert rows(heard)[OTS].response == now
    studies.undo(heard)
    studies.undo(heard)
    assert store.responses(heard) == []
    studies.redo(heard)
    assert rows(heard)[OTS].response.invited == Count(20, circa=True)
    assert not integrity.problems(heard)


def test_a_row_is_spelled_as_the_study_does_and_stands_once(heard: Study) -> None:
    response.note(heard, Key(" OUDER ", "2026", "ots"), invited=Count(4))
    response.note(heard, OTS, invited=Count(5))
    response.note(heard, Key("Pleegouder"), invited=Count(1))
    response.note(heard, Key("pleegouder"), reached=Count(1))
    assert [(each.key, each.invited) for each in store.responses(heard)] == [
        (OTS, Count(5)),
        (Key("Pleegouder"), Count(1)),
    ]


def test_saying_the_same_again_leaves_no_trace(heard: Study) -> None:
    for _time in range(2):
        response.note(heard, OTS, invited=Count(5), reasons={"ziek": Count(1)})
    assert [entry.verb for entry in history(heard)].count("response") == 1


def test_what_can_not_be_true_leaves_no_trace(heard: Study) -> None:
    response.note(heard, OTS, invited=Count(5))
    with pytest.raises(KlantreisError, match="meer mensen bereikt"):
        response.note(heard, OTS, reached=Count(6))
    with pytest.raises(KlantreisError, match="welke groep"):
        response.note(heard, Key("  "), invited=Count(6))
    assert [entry.verb for entry in history(heard)].count("response") == 1
    assert rows(heard)[OTS].response == Response(OTS, Count(5))


def test_a_row_is_removed_and_comes_back_with_its_reasons(heard: Study) -> None:
    response.note(heard, OTS, invited=Count(5), reasons={"ziek": Count(1)})
    response.remove(heard, Key("Ouder", "2026", "OTS"))
    assert store.responses(heard) == [] and talked(heard)[OTS] == 2
    with pytest.raises(KlantreisError, match="geen respons genoteerd"):
        response.remove(heard, OTS)
    studies.undo(heard)
    assert rows(heard)[OTS].response.reasons == {"ziek": Count(1)}


def write(folder: Path, text: str) -> Path:
    path = folder / "respons.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "groep;ronde;doelgroep;uitgenodigd;bereikt;geweigerd;toegezegd;redenen\n"
        "ouder;2026;OTS;ca. 20;12;3;;geen tijd=2\n",
        "group,round,cohort,invited,reached,declined,agreed,reasons\nouder,2026,OTS,about 20,12,3,,geen tijd = 2\n",
    ],
)
def test_a_file_in_dutch_or_english_adds_and_updates_as_one_operation(heard: Study, tmp_path: Path, text: str) -> None:
    response.note(heard, OTS, agreed=Count(4), reasons={"ziek": Count(1)})
    response.note(heard, Key("jongere"), invited=Count(7))
    before = len(history(heard))
    assert response_files.import_response(heard, write(tmp_path, text)) == 1
    reasons = {"ziek": Count(1), "geen tijd": Count(2)}
    assert rows(heard)[OTS].response == Response(OTS, Count(20, circa=True), Count(12), Count(3), Count(4), reasons)
    assert rows(heard)[Key("jongere")].response.invited == Count(7)
    assert len(history(heard)) == before + 1
    studies.undo(heard)
    assert rows(heard)[OTS].response == Response(OTS, agreed=Count(4), reasons={"ziek": Count(1)})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("ouder,twintig,", "twintig is geen aantal"),
        (",20,", "welke groep"),
        ("ouder,2,geen tijd", "naam=aantal"),
        ("ouder,2,geen tijd=5", "redenen tellen op"),
        ("JONGERE,2,", "stond al op regel 2"),
    ],
)
def test_a_wrong_row_stops_the_import_with_its_number(heard: Study, tmp_path: Path, row: str, said: str) -> None:
    path = write(tmp_path, f"groep,uitgenodigd,redenen\njongere,5,\n{row}\n")
    with pytest.raises(KlantreisError, match=f"respons.csv, regel 3: .*{said}") as refused:
        response_files.import_response(heard, path)
    assert "\n" not in str(refused.value)
    assert store.responses(heard) == []


def test_columns_of_both_languages_may_not_differ(heard: Study, tmp_path: Path) -> None:
    path = write(tmp_path, "groep,invited,uitgenodigd\nouder,5,6\n")
    with pytest.raises(KlantreisError, match="zeggen niet hetzelfde"):
        response_files.import_response(heard, path)
    with pytest.raises(KlantreisError, match="onbekende kolom"):
        response_files.import_response(heard, write(tmp_path, "groep,gesproken\nouder,5\n"))


def test_hostile_text_is_cleaned(heard: Study, tmp_path: Path) -> None:
    text = "groep,redenen\n\x1b[31mou\u202eder,[bold]x[/bold]\u200b=2\n"
    response_files.import_response(heard, write(tmp_path, text))
    (noted,) = store.responses(heard)
    assert noted.key.group == "[31mouder" and dict(noted.reasons) == {"[bold]x[/bold]": Count(2)}


def test_check_hints_at_more_talked_than_invited(heard: Study) -> None:
    response.note(heard, OTS, invited=Count(1))
    outcome = studies.check(heard)
    assert outcome.ok
    (hint,) = [each for each in outcome.warnings if each.kind == "response"]
    assert "met meer mensen gesproken (2) dan er zijn uitgenodigd (1)" in hint.message


def test_nothing_noted_is_no_table(heard: Study) -> None:
    assert response.table(heard, Audience.PUBLIC) is None
    response.note(heard, OTS, invited=Count(40))
    inside, outside = (response.table(heard, audience) for audience in (Audience.INTERNAL, Audience.PUBLIC))
    assert inside and len(inside.lines) == 4 and set(inside.few) == set(rows(heard))
    assert outside and outside.lines == () and outside.withheld
    assert outside.people == Count(4) and outside.homes == Count(4) and outside.few == () and outside.few_unnamed
    assert isinstance(outside.total.reached, Fewer | None) and outside.total.invited is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            Response,
            st.builds(Key, st.sampled_from(("a", "ä", "=x")), st.none() | st.just("2026"), st.none() | st.just("OTS")),
            *[st.none() | st.builds(Count, st.integers(0, 9), st.just(True))] * 4,
            st.dictionaries(st.text(min_size=1, max_size=9), st.builds(Count, st.integers(0, 9), st.booleans())),
        ),
        unique_by=lambda each: each.key,
        max_size=4,
    )
)
def test_what_is_stored_is_read_again_as_it_was(plain: Study, noted: list[Response]) -> None:
    with operation(plain, "response", "leeg"):
        for each in store.responses(plain):
            store.remove(plain, each.key)
    with operation(plain, "response", "alles"):
        for each in noted:
            store.save(plain, each)
    assert store.responses(plain) == noted
