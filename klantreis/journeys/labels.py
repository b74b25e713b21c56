"""How alike the wordings of touchpoints are: character n-grams and tokens."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

SHORTEST, LONGEST = 2, 4
"""Lengths of the character n-grams."""
_NOT_WORD = re.compile(r"[\W_]+")


def normalise(label: str) -> str:
    """The label in small letters, without accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", label.casefold()) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def ngrams(label: str) -> list[str]:
    """The character n-grams of a normalised label, words padded with a blank at both sides."""
    padded = f" {label} "
    return [padded[i : i + n] for n in range(SHORTEST, LONGEST + 1) for i in range(len(padded) - n + 1)]


def tfidf(labels: Sequence[str]) -> Matrix:
    """Labels × n-grams: rows of unit length (tf · (ln((1+N)/(1+df)) + 1)); an empty label gives zeros.

    N-grams of one label only are left out: they can't make two labels alike.
    """
    terms = [ngrams(label) for label in labels]
    df: dict[str, int] = {}
    for found in terms:
        for term in dict.fromkeys(found):
            df[term] = df.get(term, 0) + 1
    place = {term: column for column, term in enumerate(t for t, n in df.items() if n > 1)}
    idf = {term: np.log((1 + len(labels)) / (1 + n)) + 1 for term, n in df.items()}
    matrix = np.zeros((len(labels), len(place)), np.float32)
    for row, found in enumerate(terms):
        square = 0.0
        counts: dict[str, int] = {}
        for term in found:
            counts[term] = counts.get(term, 0) + 1
        for term, n in counts.items():
            weight = n * idf[term]
            square += weight * weight
            if term in place:
                matrix[row, place[term]] = weight
        if square:
            matrix[row] /= np.sqrt(square)
    return matrix


def token_set(labels: Sequence[str], others: Sequence[str]) -> Matrix:
    """Labels × others: rapidfuzz' token_set_ratio as 0…1 (a label within another counts as the same)."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import cdist

    return np.asarray(cdist(labels, others, scorer=token_set_ratio, dtype=np.float32)) / np.float32(100)
