"""The response: noted, counted from who talked, taken back, and refused where it can't be true."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.errors import KlantreisError
from klantreis.model.responses import Count, Invitation, Response, checked, count, told
from klantreis.store import integrity, operations
from klantreis.store.study import Study
from klantreis.workflow import people_files, responses
from tests.conftest import add_source
from tests.store.test_operations import rows


@pytest.fixture
def talked(study: Study, tmp_path: Path) -> Study:
    """Four respondents in three talks: two youths, of whom one under OTS, and two parents of one household."""
    for title in "abc":
        add_source(study, title, "Hoe ging het?", "Goed.")
    path = tmp_path / "deelnemers.csv"
    path.write_text(
        "code,group,household,cohort,sources\nR1,jongere,H1,OTS,a\nR2,jongere,H2,vrijwillig,b;c\n"
        "R3,ouder,H1,OTS,a\nR4,ouder,H1,OTS,b\n",
        encoding="utf-8",
    )
    people_files.import_participants(study, path)
    return study


def told_of(study: Study) -> dict[str, tuple[int, int, int]]:
    return {
        responses.name(row.invitation): (row.participants, row.households, row.talks) for row in responses.table(study)
    }


def test_participants_count_not_talks_and_groups_of_whom_nothing_was_noted_are_there(talked: Study) -> None:
    assert told_of(talked) == {"jongere": (2, 2, 3), "ouder": (2, 1, 2)}
    responses.put(talked, Invitation(None, "jongere", "OTS", Count(4)))
    responses.put(talked, Invitation(invited=Count(20, about=True)))
    assert told_of(talked) == {"jongere, OTS": (1, 1, 1), "iedereen": (4, 2, 3)}
    first, second = responses.table(talked)
    assert first.rate == 0.25 and second.rate == 0.2 and not first.more_than_invited
    assert integrity.problems(talked) == []


def test_a_second_note_adds_to_the_first_and_undo_takes_it_back(talked: Study) -> None:
    before = rows(talked)
    responses.put(talked, Invitation(None, "jongere", None, Count(12), reasons={"geen tijd": 3}))
    once = rows(talked)
    responses.put(talked, Invitation(None, "jongere", None, None, Count(9), Count(4)))
    (row, _ouder) = responses.table(talked)
    assert row.invitation.invited == Count(12) and row.invitation.reached == Count(9)
    assert row.invitation.reasons == {"geen tijd": 3}
    operations.undo(talked)
    assert rows(talked) == once
    operations.undo(talked)
    assert rows(talked) == before


def test_one_is_changed_and_removed(talked: Study) -> None:
    responses.put(talked, Invitation(None, "jongere", None, Count(12)))
    responses.put(talked, Invitation(None, "ouder", None, Count(12)))
    found = responses.find(talked, None, "jongere", None)
    responses.change(talked, found, responses.with_field(found, "invited", "ca. 15"))
    responses.change(talked, found, responses.with_field(found, "cohort", "OTS"))
    assert responses.find(talked, None, "jongere", "OTS").invited == Count(12)
    with pytest.raises(KlantreisError, match="al iets genoteerd"):
        responses.change(talked, responses.find(talked, None, "jongere", "OTS"), Invitation(None, "ouder"))
    responses.remove(talked, responses.find(talked, None, "jongere", "OTS"))
    with pytest.raises(KlantreisError, match="niets genoteerd"):
        responses.find(talked, None, "jongere", "OTS")


@pytest.mark.parametrize(
    ("invitation", "reason"),
    [
        (Invitation(invited=Count(5), reached=Count(6)), "bereikt zijn dan uitgenodigd"),
        (Invitation(invited=Count(5), declined=Count(6)), "weigeren"),
        (Invitation(invited=Count(9), reached=Count(5), declined=Count(6)), "weigeren"),
        (Invitation(invited=Count(2), reasons={"ziek": 3}), "meer redenen"),
        (Invitation(reasons={"ziek": 0}), "minstens één"),
    ],
)
def test_what_cannot_be_true_is_refused(talked: Study, invitation: Invitation, reason: str) -> None:
    before = rows(talked)
    with pytest.raises(KlantreisError, match=reason):
        responses.put(talked, invitation)
    assert rows(talked) == before
    assert checked(Invitation(invited=Count(5, about=True), reached=Count(6)))


def test_a_table_is_taken_over_or_nothing_of_it(talked: Study, tmp_path: Path) -> None:
    path = tmp_path / "respons.csv"
    path.write_text(
        "group;cohort;invited;reached;declined;reasons\njongere;;ca. 20;15;;geen tijd=3\nouder;OTS;8;;2;\n",
        encoding="utf-8",
    )
    assert responses.import_table(talked, path) == 2
    first, second = responses.table(talked)
    assert (first.invitation.invited, first.invitation.reasons) == (Count(20, about=True), {"geen tijd": 3})
    assert (second.invitation.of, second.participants) == ((None, "ouder", "OTS"), 2)
    before = rows(talked)
    path.write_text("group;invited\njongere;30\nouder;veel\n", encoding="utf-8")
    with pytest.raises(KlantreisError, match=r"respons\.csv, regel 3: “veel” is geen aantal"):
        responses.import_table(talked, path)
    assert rows(talked) == before


@pytest.mark.parametrize("text", ["geen tijd", "=3", "geen tijd=veel"])
def test_a_reason_has_a_number(text: str) -> None:
    with pytest.raises(KlantreisError):
        responses.reasons(text)


@given(n=st.integers(0, 999_999), about=st.booleans())
def test_a_count_is_read_as_it_is_told(n: int, about: bool) -> None:
    assert count(told(Count(n, about))) == Count(n, about)


@pytest.mark.parametrize("text", ["veel", "-3", "3,5", "1 2", "ca."])
def test_what_is_no_count_is_told(text: str) -> None:
    with pytest.raises(KlantreisError, match="geen aantal"):
        count(text)


def test_more_than_were_invited_is_noticed_not_refused() -> None:
    assert Response(Invitation(invited=Count(3)), 4, 4, 4).more_than_invited
    assert not Response(Invitation(invited=Count(3, about=True)), 4, 4, 4).more_than_invited
