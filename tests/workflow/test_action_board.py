"""Actions as a board: every action once, in the column of its status, what is late first."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.findings import Action, ActionStatus
from klantreis.workflow.action_board import NOBODY, Sieve, columns, moved, owners

TODAY = "2026-06-15"

some_actions = st.lists(
    st.builds(
        Action,
        id=st.uuids().map(str),
        goal=st.just("doel"),
        number=st.integers(1, 99),
        owner=st.sampled_from([None, "Karin", "piet"]),
        due=st.sampled_from([None, "2026-01-01", "2026-06-14", TODAY, "2027-01-01"]),
        status=st.sampled_from(ActionStatus),
    ),
    max_size=12,
)


@given(some_actions)
def test_without_a_filter_every_action_stands_once_under_its_status(actions: list[Action]) -> None:
    found = columns(actions, Sieve(), TODAY)
    assert [each.id for each in sorted(actions, key=lambda a: a.id)] == sorted(a.id for column in found for a in column)
    for status, column in zip(ActionStatus, found, strict=True):
        assert {each.status for each in column} <= {status}


@given(some_actions)
def test_late_comes_first_then_the_nearest_date_then_the_number(actions: list[Action]) -> None:
    for column in columns(actions, Sieve(), TODAY):
        for one, next_ in itertools.pairwise(column):
            assert one.overdue(TODAY) or not next_.overdue(TODAY)
            if one.overdue(TODAY) == next_.overdue(TODAY):
                assert (one.due or "9999", one.number) <= (next_.due or "9999", next_.number)


@given(some_actions)
def test_a_filter_leaves_exactly_what_is_late_or_of_that_owner(actions: list[Action]) -> None:
    late = {each.id for column in columns(actions, Sieve(late=True), TODAY) for each in column}
    assert late == {each.id for each in actions if each.overdue(TODAY)}
    for owner, count in owners(actions).items():
        theirs = [each for column in columns(actions, Sieve(owner=owner), TODAY) for each in column]
        assert len(theirs) == count > 0 and {each.owner or NOBODY for each in theirs} == {owner}
    assert sum(owners(actions).values()) == len(actions)


def test_nobody_comes_last_of_the_owners() -> None:
    actions = [Action("1", "a"), Action("2", "b", owner="Piet"), Action("3", "c", owner="anna")]
    assert list(owners(actions)) == ["anna", "Piet", NOBODY]


def test_a_status_moves_one_column_and_not_beyond_the_last() -> None:
    for one, next_ in zip(ActionStatus, list(ActionStatus)[1:], strict=False):
        assert moved(one, 1) is next_ and moved(next_, -1) is one
    assert moved(ActionStatus.UNDEVELOPED, -1) is None and moved(ActionStatus.MEASURED, 1) is None
