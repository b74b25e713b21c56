"""What must hold of the response: counts that can be true, everyone counted once, and honest rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.errors import KlantreisError
from klantreis.model.responses import Count, Key, Rate, Response, Voice, by, checked, rate, tallied, together
from klantreis.text import counts

OUDER, OTS = Key("ouder"), Key("ouder", cohort="OTS")
numbers = st.integers(0, 40)
figures = st.none() | st.builds(Count, numbers, st.booleans())
responses = st.builds(
    Response,
    st.just(OUDER),
    figures,
    figures,
    figures,
    figures,
    st.dictionaries(st.sampled_from(("geen tijd", "ziek")), st.builds(Count, numbers, st.booleans())),
)
names = st.sampled_from(("", "jongere", "ouder"))
maybe = st.none() | st.sampled_from(("a", "b"))
keys = st.builds(Key, names, maybe, maybe)
voices = st.lists(st.builds(lambda key, n: Voice(key, f"R{n}", f"H{n % 3}"), keys, st.integers(1, 8)))
noted = st.lists(
    st.builds(Response, keys.filter(lambda key: bool(key.group)), figures), unique_by=lambda each: each.key
)


@pytest.mark.parametrize(
    ("response", "said"),
    [
        (Response(OUDER, invited=Count(-1)), "nooit kleiner dan nul"),
        (Response(OUDER, reasons={"ziek": Count(-1)}), "nooit kleiner dan nul"),
        (Response(OUDER, invited=Count(5), reached=Count(6)), "meer mensen bereikt"),
        (Response(OUDER, reached=Count(5), declined=Count(3), agreed=Count(3)), "ja of nee"),
        (Response(OUDER, invited=Count(5), declined=Count(6)), "ja of nee"),
        (
            Response(OUDER, Count(9), Count(5), Count(2), reasons={"ziek": Count(4), "geen tijd": Count(3)}),
            "De redenen tellen op tot 7, maar hooguit 6",
        ),
    ],
)
def test_what_can_not_be_true_is_refused_in_one_line(response: Response, said: str) -> None:
    with pytest.raises(KlantreisError, match=said) as refused:
        checked(response)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "response",
    [
        Response(OUDER),
        Response(OUDER, invited=Count(5, circa=True), reached=Count(6)),
        Response(OUDER, reached=Count(5), declined=Count(3, circa=True), agreed=Count(3)),
        Response(OUDER, reasons={"ziek": Count(100)}),
        Response(OUDER, Count(9), Count(5), Count(2), reasons={"ziek": Count(4), "geen tijd": Count(2)}),
        Response(OUDER, Count(9), Count(5), Count(2), reasons={"ziek": Count(40, circa=True)}),
    ],
)
def test_what_may_be_true_stays_as_it_is(response: Response) -> None:
    assert checked(response) is response


@given(responses)
def test_what_is_only_about_so_many_is_never_in_the_way(response: Response) -> None:
    def about(count: Count | None) -> Count | None:
        return None if count is None else Count(count.n, circa=True)

    loose = Response(
        OUDER,
        about(response.invited),
        about(response.reached),
        about(response.declined),
        about(response.agreed),
        {name: Count(count.n, circa=True) for name, count in response.reasons.items()},
    )
    assert checked(loose) is loose


@st.composite
def true_counts(draw: st.DrawFn) -> Response:
    """What was counted of real people."""
    invited = draw(numbers)
    reached = draw(st.integers(0, invited))
    declined = draw(st.integers(0, reached))
    agreed = draw(st.integers(0, reached - declined))
    ill = draw(st.integers(0, invited - reached + declined))
    busy = draw(st.integers(0, invited - reached + declined - ill))
    unknown = draw(st.sets(st.sampled_from(range(4))))
    found = [None if n in unknown else Count(c) for n, c in enumerate((invited, reached, declined, agreed))]
    return Response(OUDER, *found, reasons={"ziek": Count(ill), "geen tijd": Count(busy)})


@given(true_counts(), true_counts())
def test_what_was_counted_of_real_people_is_never_refused_nor_are_rows_together(one: Response, other: Response) -> None:
    both = together(OUDER, tallied([one], []) + tallied([other], []))
    for each in (one, other, both.response):
        assert checked(each) is each


@given(noted, voices)
def test_everyone_counts_in_just_one_row_of_what_they_were_heard_in(
    responses: list[Response], voices: list[Voice]
) -> None:
    rows = tallied(responses, voices)
    assert len({row.key for row in rows}) == len(rows)
    assert {each.key for each in responses} <= {row.key for row in rows}
    for voice in voices:
        wider = {voice.key, voice.key._replace(cohort=None), voice.key._replace(round=None), Key(voice.key.group)}
        assert any(voice.code in row.people for row in rows if row.key in wider)
    assert {code for row in rows for code in row.people} == {voice.code for voice in voices}
    assert sum(row.talked for row in rows) <= len({(voice.key, voice.code) for voice in voices})


@given(noted, voices)
def test_totals_do_not_depend_on_how_rows_are_put_together(responses: list[Response], voices: list[Voice]) -> None:
    rows = tallied(responses, voices)
    grouped = by(rows, lambda key: Key(key.group))
    whole, again = together(OUDER, rows), together(OUDER, grouped)
    assert (whole.talked, whole.people, whole.homes) == (again.talked, again.people, again.homes)
    assert whole.response.invited == again.response.invited


def test_a_cohort_of_its_own_is_not_counted_with_the_rest_of_its_group() -> None:
    heard = [Voice(OTS, "R1", "H1"), Voice(Key("ouder", cohort="vrij"), "R2", "H2"), Voice(OUDER, "R3", "H3")]
    rows = {row.key: row.talked for row in tallied([Response(OUDER), Response(OTS)], heard)}
    assert rows == {OUDER: 2, OTS: 1}


def test_participants_count_and_not_their_stories() -> None:
    (row,) = tallied([Response(OUDER, Count(4))], [Voice(OUDER, "R1", "H1")] * 3)
    assert row.talked == 1 and row.rate == Rate(0.25)


def test_who_took_part_in_two_rounds_counts_in_both_but_is_one_person() -> None:
    heard = [Voice(Key("ouder", name), "R1", "H1") for name in ("2025", "2026")]
    both = together(OUDER, tallied([], heard))
    assert both.talked == 2 and both.people == {"R1"}


@given(figures, numbers)
def test_a_rate_is_told_only_where_it_is_known_and_as_exactly_as_it_is(invited: Count | None, talked: int) -> None:
    found = rate(invited, Count(talked))
    if invited is None or invited.n == 0:
        assert found is None and counts.rate(found) == "–"
    else:
        assert found == Rate(talked / invited.n, invited.circa)
        assert counts.rate(found).startswith("ongeveer ") is invited.circa
        assert ("100%" in counts.rate(found)) is (talked == invited.n)


def test_more_talked_than_invited_is_noticed_and_not_refused() -> None:
    heard = [Voice(OUDER, "R1", "H1"), Voice(OUDER, "R2", "H2")]
    (row,) = tallied([checked(Response(OUDER, Count(1)))], heard)
    assert row.more_than_invited and counts.rate(row.rate) == "200%"
    (row,) = tallied([Response(OUDER, Count(1, circa=True))], heard)
    assert not row.more_than_invited


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("20", Count(20)),
        (" 0 ", Count(0)),
        ("1.200", Count(1200)),
        ("ca.20", Count(20, circa=True)),
        ("Ca. 20", Count(20, circa=True)),
        ("circa 20", Count(20, circa=True)),
        ("ongeveer 1.200", Count(1200, circa=True)),
        ("±20", Count(20, circa=True)),
        ("", None),
        ("?", None),
        ("-", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, count: Count | None) -> None:
    assert counts.count(text) == count


@given(figures)
def test_what_is_written_can_be_read_again(figure: Count | None) -> None:
    assert counts.count(counts.written(figure)) == figure


@pytest.mark.parametrize(
    "text", ["-3", "1,5", "twintig", "20 of 30", "²", "٣", "9" * 11, "9999999999", "1.20", "x" * 500]
)
def test_what_is_no_number_is_refused_in_one_short_line(text: str) -> None:
    with pytest.raises(KlantreisError, match="is geen aantal") as refused:
        counts.count(text)
    assert len(str(refused.value)) < 150
