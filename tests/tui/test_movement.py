import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from klantreis.tui.widgets import movement
from klantreis.tui.widgets.wrapping import layout

TEXTS = st.text(alphabet=st.sampled_from("ab ée\u0301漢👍🏽.\n"), max_size=40)


@given(TEXTS)
def test_right_stops_at_each_visible_character_and_left_goes_the_same_way_back(text: str) -> None:
    stops, at = [0], 0
    while at < len(text):
        after = movement.right(text, at)
        assert after > at
        stops.append(after)
        at = after
    assert at == len(text)
    back = [at]
    while at > 0:
        at = movement.left(text, at)
        back.append(at)
    assert back == stops[::-1]
    start = 0
    for line in text.split("\n"):
        for first, end, _cells in split_graphemes(line)[0]:
            assert not set(range(start + first + 1, start + end)) & set(stops)
        start += len(line) + 1


@given(TEXTS, st.integers(0, 40))
def test_words_and_sentences_stay_in_the_text(text: str, place: int) -> None:
    offset = min(place, len(text))
    assert offset <= movement.word_right(text, offset) <= len(text)
    assert 0 <= movement.word_left(text, offset) <= offset
    start, end = movement.sentence_at(text, offset)
    assert 0 <= start <= end <= len(text)
    assert text[start:end] == text[start:end].strip()


def test_words() -> None:
    text = "Niemand belde, echt niet."
    assert movement.word_right(text, 0) == 7
    assert movement.word_right(text, 7) == 13
    assert movement.word_left(text, 13) == 8
    assert movement.word_left(text, len(text)) == 20
    assert movement.word_at(text, 9) == (8, 13)
    assert movement.word_at(text, 13) == (13, 14)


def test_a_word_far_back_is_found() -> None:
    assert movement.word_left("woord" + " " * 500, 505) == 0


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [
        (0, "Het begon bijv. met een brief."),
        (20, "Het begon bijv. met een brief."),
        (31, "Het begon bijv. met een brief."),
        (33, "“Wat nu?”"),
        (44, "Toen niets…"),
        (57, "Toen niets…"),
    ],
)
def test_a_sentence_goes_to_its_mark_but_not_to_that_of_an_abbreviation(offset: int, sentence: str) -> None:
    text = "Het begon bijv. met een brief.  “Wat nu?” Toen niets…  "
    assert text[slice(*movement.sentence_at(text, min(offset, len(text))))] == sentence


def test_up_and_down_keep_the_column_over_a_short_line() -> None:
    lines = layout(["een lange regel", "x", "nog een lange"], 20)
    down = movement.vertical(lines, 8, 1, 8)
    assert down == 17
    assert movement.vertical(lines, down, 1, 8) == 18 + 8
    assert movement.vertical(lines, 3, -1, 3) == 0
    assert movement.vertical(lines, 30, 1, 3) == len(lines.text)


def test_next_and_previous_of_sorted_places() -> None:
    assert movement.after([3, 7], 3) == 1
    assert movement.after([3, 7], 7) is None
    assert movement.before([3, 7], 7) == 0
    assert movement.before([3, 7], 3) is None


def test_finding_goes_round_and_ignores_case() -> None:
    text = "Wachten, en weer wachten"
    assert movement.find(text, "wachten", 1) == (17, 24)
    assert movement.find(text, "wachten", 18) == (0, 7)
    assert movement.find(text, "wachten", 17, backwards=True) == (0, 7)
    assert movement.find(text, "wachten", 0, backwards=True) == (17, 24)
    assert movement.find(text, "[", 0) is None


def test_trimming_leaves_the_words() -> None:
    assert movement.trim(" a b \n", 0, 6) == (1, 4)
    assert movement.trim("   ", 0, 3) == (0, 0)
