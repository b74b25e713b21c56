"""Sentences and their places."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.text.sentences import sentence_at, sentences, spans

TEXT = st.text(alphabet="aB .!?\n…”)é", max_size=60)


@given(TEXT)
def test_the_places_of_sentences_are_those_found_from_inside_them(text: str) -> None:
    assert [sentence_at(text, start) for start, _end in spans(text)] == spans(text)


@given(TEXT)
def test_every_sign_that_is_no_blank_stands_in_one_sentence(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
