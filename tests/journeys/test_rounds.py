"""A figure per round: of the passages of that round, of those who were heard in it, and none of too few."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.rounds import figures, in_order, of_sources
from klantreis.model.findings import Finding, FindingKind
from klantreis.model.journeys import Quote
from klantreis.model.sources import Attendance, Source


def source(number: int, round_name: str | None, *codes: str) -> Source:
    who = tuple(Attendance(code) for code in codes or (f"R{number}",))
    return Source(f"id-{number}", f"gesprek-{number}", round=round_name, attendances=who)


def finding(*told: tuple[int, int | None], by: str = "") -> Finding:
    """Told in these sources (number) with this feeling."""
    quotes = tuple(
        Quote(f"c{place}", f"gesprek-{number}", "Woorden.", 1, None, valence, True, (by or f"R{number}",))
        for place, (number, valence) in enumerate(told)
    )
    return Finding("f", FindingKind.IMPROVE, "Wachttijd", "Wachttijd", None, (), 0, (), -1.0, quotes)


def test_each_round_counts_its_own_tellers_and_its_own_feeling() -> None:
    sources = [*(source(n, "2025") for n in range(4)), *(source(n, "2026") for n in range(4, 9)), source(9, None)]
    found = figures(finding((0, -2), (0, -1), (1, None), (4, -1), (9, -2)), of_sources(sources), {}, 3)
    assert [(each.round, each.participants, each.of, each.households) for each in found] == [
        ("2025", 2, 4, 2),
        ("2026", 1, 5, 1),
    ]
    assert [each.valence for each in found] == [pytest.approx(-1.5), -1.0]


def test_a_round_in_which_nobody_told_it_is_a_figure_too() -> None:
    sources = [*(source(n, "2025") for n in range(3)), *(source(n, "2026") for n in range(3, 6))]
    assert figures(finding((0, -1)), of_sources(sources), {}, 3)[1].participants == 0
    assert figures(finding((0, -1)), of_sources(sources), {}, 3)[1].valence is None


def test_too_few_heard_give_no_figure_however_many_talks_there_were() -> None:
    sources = [source(0, "2025", "R1"), source(1, "2025", "R1"), source(2, "2025", "R2")]
    (found,) = figures(finding((0, -2), (1, -2)), of_sources(sources), {}, 3)
    assert (found.participants, found.of, found.valence) == (None, 2, None)
    assert figures(finding((0, -2), by="R1"), of_sources(sources), {}, 2)[0].participants == 1


def test_tellers_of_one_household_count_as_one_household() -> None:
    sources = [source(n, "2025") for n in range(3)]
    (found,) = figures(finding((0, -1), (1, -1)), of_sources(sources), {"R0": "gezin", "R1": "gezin"}, 3)
    assert (found.participants, found.households) == (2, 1)


def test_rounds_come_by_year_or_else_as_they_came_in() -> None:
    years = [source(0, "najaar 2026"), source(1, "2025"), source(2, None), source(3, "voorjaar 2026")]
    assert in_order(years) == ("2025", "najaar 2026", "voorjaar 2026")
    assert in_order([source(0, "tweede"), source(1, "eerste 2025")]) == ("tweede", "eerste 2025")
    assert in_order([source(0, "meting 120251"), source(1, "2020")]) == ("meting 120251", "2020")


@given(
    st.lists(st.tuples(st.sampled_from((None, "2025", "2026", "2027")), st.sets(st.integers(0, 5), min_size=1))),
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from((None, -2, -1)))),
    st.integers(0, 4),
)
def test_nobody_tells_who_was_not_heard(
    talks: list[tuple[str | None, set[int]]], told: list[tuple[int, int | None]], least: int
) -> None:
    sources = [source(n, name, *(f"R{who}" for who in sorted(whose))) for n, (name, whose) in enumerate(talks)]
    quotes = []
    for place, (number, valence) in enumerate(told):
        if number < len(sources):
            who = sources[number].participants[:1]
            quotes.append(Quote(f"c{place}", f"gesprek-{number}", "", 1, None, valence, True, who))
    for each in figures(replace(finding(), quotes=tuple(quotes)), of_sources(sources), {}, least):
        if each.of < least:
            assert each.participants is None and each.valence is None
        else:
            assert each.participants is not None and 0 <= each.participants <= each.of
            assert each.households <= each.participants
