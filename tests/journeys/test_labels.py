"""Likeness of wordings."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys import labels


def likeness(*said: str) -> np.ndarray:
    told = [labels.normalise(label) for label in said]
    matrix = labels.tfidf(told, labels.vocabulary(told, [1] * len(told)))
    return matrix @ matrix.T


def test_a_typing_error_matters_less_than_another_word() -> None:
    found = likeness("naar de huisarts gegaan", "naar de huisrats gegaan", "bezwaar gemaakt", "bezwaar gemaakt")
    assert found[0, 1] > 0.5 > found[0, 2] and found[2, 3] == pytest.approx(1)


@pytest.mark.parametrize(("label", "plain"), [("  Één  gesprek!", "een gesprek"), ("POH-GGZ", "poh ggz"), ("?!", "?!")])
def test_normalising(label: str, plain: str) -> None:
    assert labels.normalise(label) == plain


def test_words_within_a_longer_label_count_as_the_same() -> None:
    (found,) = labels.token_set(["intake gehad"], ["en toen intake gehad", "wachten"]).tolist()
    assert found[0] == 1 and found[1] < 0.6


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_no_likeness_is_above_one(said: list[str]) -> None:
    found = likeness(*said)
    assert np.isfinite(found).all() and (found > -1e-6).all() and (found < 1 + 1e-5).all()
