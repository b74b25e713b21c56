"""Quotes, overlap and search."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.coding import overlap, quotes, search
from klantreis.model.errors import KlantreisError

TEXT = "We stonden lang op een wachtlijst.\nToen belde de gemeente. En toen belde de school."


def test_a_literal_quote_is_found_once() -> None:
    (place,) = quotes.find(TEXT, "belde de gemeente")
    assert TEXT[place.start : place.end] == "belde de gemeente" and place.score == 100


def test_white_space_and_case_do_not_matter() -> None:
    (place,) = quotes.find(TEXT, "een   WACHTLIJST. toen")
    assert TEXT[place.start : place.end] == "een wachtlijst.\nToen"


def test_all_places_of_a_repeated_quote_are_given() -> None:
    assert len(quotes.find(TEXT, "belde de")) == 2


def test_the_best_likeness_counts_only_above_the_threshold() -> None:
    (place,) = quotes.find(TEXT, "We stonden lang op n wachtlijst")
    assert place.score < 100 and "stonden lang" in TEXT[place.start : place.end]
    assert quotes.find(TEXT, "heel andere woorden over iets anders") == []
    assert quotes.find(TEXT, "") == []


@given(st.text(st.sampled_from("ab .(["), min_size=1, max_size=40), st.data())
def test_any_passage_finds_its_own_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip() != text[start:end]:
        return
    assert (start, end) in {(p.start, p.end) for p in quotes.find(text, text[start:end])}


marks = st.lists(
    st.tuples(
        st.sampled_from("st"), st.sampled_from("ab"), st.sampled_from("xyz"), st.integers(0, 8), st.integers(1, 5)
    ),
    max_size=14,
)


@given(marks)
def test_overlap_is_that_of_comparing_all_pairs(drawn: list[tuple[str, str, str, int, int]]) -> None:
    marked = sorted((s, c, code, (0, at), (0, at + n)) for s, c, code, at, n in drawn)
    marked.sort(key=lambda m: (m[0], m[1], m[3]))
    expected: Counter[tuple[str, str]] = Counter()
    for one, other in combinations(marked, 2):
        if one[:2] == other[:2] and one[3] < other[4] and other[3] < one[4] and one[2] != other[2]:
            expected[tuple(sorted((one[2], other[2])))] += 1  # type: ignore[index]
    assert overlap.overlaps(marked) == expected


def test_search_finds_words_inside_words_whatever_their_case() -> None:
    turns = [("G1", 0, "Op de Wachtlijst."), ("G1", 18, "jeugdwachtlijsten")]
    found = list(search.hits(turns, search.literal("wachtLIJST")))
    assert [(hit.start, hit.text) for hit in found] == [(6, "Wachtlijst"), (23, "wachtlijst")]


def test_regex_and_fuzzy_search() -> None:
    turns = [("G1", 0, "drie maanden, 12 weken")]
    assert [hit.text for hit in search.hits(turns, search.regex(r"\d+ \w+"))] == ["12 weken"]
    assert [hit.text for hit in search.hits(turns, search.fuzzy("dire maanden"))] != []
    for wrong in ("(", "(" * 5000, "a{99999999999999999999}"):
        with pytest.raises(KlantreisError, match="geen geldige"):
            search.regex(wrong)
