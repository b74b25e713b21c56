"""How alike the wordings of touchpoints are: character n-grams and words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

SHORTEST, LONGEST = 2, 4
"""Lengths of the character n-grams."""
VOCABULARY = 4096
"""At most so many n-grams are used: those of most touchpoints."""
_NOT_WORD = re.compile(r"[\W_]+")


def normalise(label: str) -> str:
    """The label in small letters, without accents and punctuation; signs alone stay as they are."""
    small = label.casefold()
    if not small.isascii():
        small = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", small).strip() or label


def ngrams(label: str) -> Counter[str]:
    """The character n-grams of a normalised label and their number, with a blank at both ends."""
    padded = f" {label} "
    lengths = range(SHORTEST, LONGEST + 1)
    return Counter(padded[i : i + n] for n in lengths for i in range(len(padded) - n + 1))


@dataclass(frozen=True)
class Vocabulary:
    """N-gram -> column and weight (ln((1+N)/(1+df)) + 1 over N touchpoints)."""

    column: dict[str, int]
    weight: dict[str, float]
    rarest: float
    """The weight of an n-gram that no touchpoint had."""


def vocabulary(labels: Sequence[str], times: Sequence[int]) -> Vocabulary:
    """The n-grams of distinct labels that were told so many `times`.

    N-grams of a single touchpoint get no column: they can't make two alike.
    """
    df: Counter[str] = Counter()
    for label, n in zip(labels, times, strict=True):
        for term in ngrams(label):
            df[term] += n
    total = sum(times)
    kept = sorted((term for term, n in df.items() if n > 1), key=lambda term: (-df[term], term))[:VOCABULARY]
    weight = {term: float(np.log((1 + total) / (1 + n))) + 1.0 for term, n in df.items()}
    return Vocabulary({term: place for place, term in enumerate(kept)}, weight, float(np.log(1 + total)) + 1.0)


def tfidf(labels: Sequence[str], words: Vocabulary) -> Matrix:
    """Labels × n-grams: tf · idf over the length of the whole label; an empty label gives zeros."""
    matrix = np.zeros((len(labels), len(words.column)), np.float32)
    for row, label in enumerate(labels):
        square = 0.0
        columns, weights = [], []
        for term, n in ngrams(label).items():
            weight = n * words.weight.get(term, words.rarest)
            square += weight * weight
            column = words.column.get(term)
            if column is not None:
                columns.append(column)
                weights.append(weight)
        if columns:
            matrix[row, columns] = np.array(weights) / np.sqrt(square)
    return matrix


def token_set(labels: Sequence[str], others: Sequence[str]) -> Matrix:
    """Labels × others: rapidfuzz' token_set_ratio as 0…1 (the words of one within the other count as the same)."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import cdist

    return np.asarray(cdist(labels, others, scorer=token_set_ratio, dtype=np.float32) / 100, np.float32)
