"""Quotes, overlap and search."""

from collections import Counter
from itertools import combinations, pairwise

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


@given(marks, st.integers(0, 3))
def test_near_is_that_of_comparing_all_pairs(drawn: list[tuple[str, str, str, int, int]], apart: int) -> None:
    size = 4
    marked = [(s, c, code, divmod(at, size), divmod(at + n, size)) for s, c, code, at, n in sorted(drawn)]
    marked.sort(key=lambda m: (m[0], m[1], m[3]))

    def turns(mark: overlap.Marked) -> set[int]:
        return {n // size for n in range(mark[3][0] * size + mark[3][1], mark[4][0] * size + mark[4][1])}

    expected: Counter[tuple[str, str]] = Counter()
    for one, other in combinations(marked, 2):
        apart_here = min(abs(a - b) for a in turns(one) for b in turns(other))
        if one[:2] == other[:2] and one[2] != other[2] and apart_here <= apart:
            expected[tuple(sorted((one[2], other[2])))] += 1  # type: ignore[index]
    assert overlap.overlaps(overlap.in_turns(marked, apart)) == expected


def test_search_finds_words_inside_words_whatever_their_case() -> None:
    turns = [("G1", 0, "Op de Wachtlijst."), ("G1", 18, "jeugdwachtlijsten")]
    found = list(search.hits(turns, search.literal("wachtLIJST")))
    assert [(hit.start, hit.text) for hit in found] == [(6, "Wachtlijst"), (23, "wachtlijst")]


def test_regex_and_fuzzy_search() -> None:
    turns = [("G1", 0, "drie maanden, 12 weken")]
    assert [hit.text for hit in search.hits(turns, search.regex(r"\d+ \w+"))] == ["12 weken"]
    assert [hit.text for hit in search.hits(turns, search.fuzzy("dire maanden"))] == ["drie maanden"]
    both = [("G1", 0, "De gemeente, en weer die gemente.")]
    assert [hit.text for hit in search.hits(both, search.fuzzy("gemeente"))] == ["gemeente", "gemente"]
    for wrong in ("(", "(" * 5000, "a{99999999999999999999}"):
        with pytest.raises(KlantreisError, match="geen geldige"):
            search.regex(wrong)


@given(st.text(st.sampled_from("wacht lijst"), max_size=60))
def test_what_is_alike_comes_in_order_and_never_twice(text: str) -> None:
    places = list(search.fuzzy("wacht")(text))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_the_words_around_a_hit() -> None:
    text = "x" * 70 + " HIER\t" + "y" * 70
    around = search.around(text, 71, 75)
    assert around.text == "HIER" and around.before == "…" + "x" * 59 + " " and around.after == " " + "y" * 59 + "…"
    assert search.around("hier", 0, 4) == search.Around("", "hier", "")
