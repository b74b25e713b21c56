"""The response in documents: true, and pointing at nobody."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.documents.response_table import hidden_rows, response_table
from klantreis.model.responses import Count, Invitation, Response

COUNTS = st.lists(st.integers(0, 40), max_size=6)


@given(counts=COUNTS, few=st.integers(0, 6))
def test_nobody_can_work_out_a_number_that_is_hidden(counts: list[int], few: int) -> None:
    hidden = hidden_rows(counts, few)
    assert {place for place, n in enumerate(counts) if n < few} <= hidden
    assert len(hidden) != 1 or len(counts) == 1
    if not any(n < few for n in counts):
        assert not hidden


@given(counts=COUNTS, invited=st.lists(st.one_of(st.none(), st.integers(0, 60)), min_size=6, max_size=6))
def test_a_hidden_row_tells_no_figure_and_a_total_is_told_only_where_all_are_shown(
    counts: list[int], invited: list[int | None]
) -> None:
    found = [
        Response(Invitation(None, f"groep {n}", None, None if asked is None else Count(asked)), count, count, count)
        for n, (count, asked) in enumerate(zip(counts, invited, strict=False))
    ]
    table = response_table(found, 3)
    hidden = hidden_rows(counts, 3)
    assert len(table.rows) == len(counts)
    for place, row in enumerate(table.rows):
        assert len(row) == len(table.heads)
        told = dict(zip(table.heads, row, strict=True))
        assert (told["Deelnemers"] == "niet vermeld") == (place in hidden)
        if place in hidden:
            assert {told["Gezinnen"], told["Gesprekken"], told.get("Respons", "niet vermeld")} == {"niet vermeld"}
    assert any(remark.startswith("In totaal") for remark in table.remarks) == (
        len(counts) > 1 and not hidden and all(asked is not None for asked in invited[: len(counts)])
    )


def test_who_may_be_counted_twice_is_not_added_up() -> None:
    all_of_them = Response(Invitation(None, "", None, Count(40)), 10, 9, 10)
    youths = Response(Invitation(None, "jongere", None, Count(20)), 5, 5, 5)
    assert response_table([all_of_them, youths], 0).remarks == ()
    parents = Response(Invitation(None, "ouder", None, Count(30, about=True)), 6, 6, 6)
    (total,) = response_table([youths, parents], 0).remarks
    assert total == "In totaal zijn ongeveer 50 mensen uitgenodigd. 11 van hen deden mee: ongeveer 22%."
