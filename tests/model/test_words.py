"""Words keep their times for as long as they themselves stay."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.alignment import WORD
from klantreis.model.sources import Word
from klantreis.model.words import after, moved

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
