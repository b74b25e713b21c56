"""Words keep their times for as long as they themselves stay."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.alignment import WORD
from klantreis.model.sources import Word
from klantreis.model.words import after, moved, stretches

TEXT = "Nou, negen weken wachten."
WORDS = (Word(0, 4, 0, 400), Word(5, 10, 500, 900), Word(11, 16, 1000, 1500), Word(17, 25, 1600, 2400, 700))
PIECES = st.lists(
    st.sampled_from(["ja", "nee", "negen", "Negen", "weken", "wacht", "wachten", ",", ".", "-"]), max_size=9
)


def left(new: str) -> list[tuple[str, int | None]]:
    return [(new[w.start : w.end], w.start_ms) for w in after(TEXT, new, WORDS)]


def test_words_that_were_not_touched_keep_their_times_and_the_others_lose_them() -> None:
    assert left("Nou, tien weken wachten.") == [("Nou,", 0), ("weken", 1000), ("wachten.", 1600)]
    assert left("Nou, wel negen lange weken wachten.") == [
        ("Nou,", 0),
        ("negen", 500),
        ("weken", 1000),
        ("wachten.", 1600),
    ]
    assert left("Nou, negen.") == [("Nou,", 0), ("negen", 500)]
    assert left("Iets anders") == []


def test_signs_against_a_word_may_come_and_go() -> None:
    assert left("Nou negen weken, wachten!") == [("Nou", 0), ("negen", 500), ("weken", 1000), ("wachten", 1600)]


def test_a_word_that_grew_or_shrank_is_another_word() -> None:
    assert left("Nou, negentien weken wacht.") == [("Nou,", 0), ("weken", 1000)]
    assert left("Nou, negen weken afwachten.") == [("Nou,", 0), ("negen", 500), ("weken", 1000)]


def timed(text: str) -> tuple[Word, ...]:
    return tuple(Word(*found.span(), found.start(), found.end()) for found in WORD.finditer(text))


@given(PIECES.map(" ".join), PIECES.map(" ".join))
def test_no_word_ever_gets_the_time_of_another(old: str, new: str) -> None:
    kept = after(old, new, timed(old))
    said = {word.start_ms: old[word.start : word.end] for word in timed(old)}
    assert all(new[word.start : word.end] == said[word.start_ms] for word in kept)
    places = [place for word in kept for place in (word.start, word.end)]
    assert places == sorted(places)
    assert all(WORD.fullmatch(new[a - 1 : a + 1]) is None for a in places if 0 < a < len(new))


@given(PIECES.map(" ".join))
def test_a_text_that_stays_keeps_all(text: str) -> None:
    assert after(text, text, timed(text)) == timed(text)
    assert moved(moved(timed(text), 3), -3) == timed(text)


def test_words_before_the_beginning_are_left_out() -> None:
    assert moved(WORDS, -11) == (Word(0, 5, 1000, 1500), Word(6, 14, 1600, 2400, 700))


def test_stretches_that_touch_are_one_and_words_without_a_time_are_none() -> None:
    words = [Word(0, 1, 5000, 5400), Word(2, 3, 100, None), Word(4, 5, 5600, 5700), Word(6, 7, None, 900)]
    assert stretches(words, 300) == ((0, 400), (4700, 6000))
    assert stretches([], 300) == ()


@given(st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 900)), max_size=12), st.integers(0, 500))
def test_each_word_is_in_one_stretch_and_stretches_are_apart(times: list[tuple[int, int]], around: int) -> None:
    found = stretches([Word(0, 1, start, start + length) for start, length in times], around)
    for start, length in times:
        assert sum(a <= start and start + length <= b for a, b in found) == 1
    assert all(left[1] < right[0] for left, right in pairwise(found))
    assert sum(b - a for a, b in found) <= sum(length + 2 * around for _start, length in times)
