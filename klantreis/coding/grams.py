"""Texts as weights of the four-letter pieces of their words: what makes "wachtlijst" and "wachtlijsten" alike."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from klantreis.coding.words import words

Ids = NDArray[np.int32]
Weights = NDArray[np.float32]

LENGTH = 4
"""Characters of a piece; a blank stands before and behind each word."""
BATCH = 512
"""So many texts are counted at a time: keys pressed meanwhile don't wait, and it takes little memory."""


class Row(NamedTuple):
    """A text: the pieces that occur in it, in ascending order, and what each weighs; the vector has length 1, or 0."""

    ids: Ids
    weights: Weights


@dataclass(frozen=True)
class Rows:
    """Many texts below each other: text n has what lies between `starts[n]` and `starts[n + 1]`."""

    starts: NDArray[np.int64]
    ids: Ids
    weights: Weights

    def __getitem__(self, n: int) -> Row:
        here = slice(self.starts[n], self.starts[n + 1])
        return Row(self.ids[here], self.weights[here])

    def __len__(self) -> int:
        return len(self.starts) - 1


NOTHING = Row(np.zeros(0, np.int32), np.zeros(0, np.float32))


def pieces(word: str) -> list[str]:
    """The pieces of a word; a word of one or two letters is one."""
    padded = f" {word} "
    return [padded[at : at + LENGTH] for at in range(max(1, len(padded) - LENGTH + 1))]


class _Words(dict[str, int]):
    """Word -> its place in the table of pieces, where it is put when it is met."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, int] = {}
        self.complete = False
        """Whether pieces that are new are left out."""
        self.ids = array("i")
        self.starts = array("i", [0])

    def __missing__(self, word: str) -> int:
        known = self.known
        for piece in pieces(word):
            id_ = known.get(piece, -1) if self.complete else known.setdefault(piece, len(known))
            if id_ >= 0:
                self.ids.append(id_)
        self.starts.append(len(self.ids))
        self[word] = place = len(self.starts) - 2
        return place


class Grams:
    """Knows the pieces of some texts, and weighs other texts by them.

    Weights are TF-IDF: (1 + ln count) · (1 + ln((1 + N) / (1 + n))) of a piece that occurs in n of the N
    texts by which it was made; pieces that are in none of those texts, nor in `others`, don't count.
    """

    def __init__(self, texts: Sequence[str], others: Iterable[str] = ()) -> None:
        self._words = _Words()
        counted = [self._counted(batch) for batch in _batches(texts)]
        for text in others:
            self._places(text)
        self._words.complete = True
        self.size = len(self._words.known)
        """How many pieces there are."""
        occurs = np.zeros(self.size, np.int64)
        for each in counted:
            occurs += np.bincount(each.ids, minlength=self.size)
        self._idf = (1 + np.log((1 + len(texts)) / (1 + occurs))).astype(np.float32)
        self.texts = self._weighed(counted)
        """The texts by which it was made."""

    def rows(self, texts: Iterable[str]) -> Rows:
        """Weigh many texts."""
        return self._weighed([self._counted(batch) for batch in _batches(texts)])

    def row(self, text: str) -> Row:
        """Weigh a text."""
        return self.rows([text])[0]

    def _places(self, text: str) -> list[int]:
        return list(map(self._words.__getitem__, words(text)))

    def _counted(self, texts: Sequence[str]) -> Rows:
        """How often each piece occurs in each text, instead of weights."""
        encoded = [self._places(text) for text in texts]
        owner = np.repeat(np.arange(len(texts), dtype=np.int64), [len(places) for places in encoded])
        place = np.fromiter(chain.from_iterable(encoded), np.int64, len(owner))
        ids, starts = np.array(self._words.ids), np.array(self._words.starts)
        first, many = starts[place], starts[place + 1] - starts[place]
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        size = max(1, len(self._words.known))
        keys = np.repeat(owner * size, many) + ids[np.repeat(first, many) + within]
        keys = np.sort(keys.astype(np.int32) if len(texts) * size < 2**31 else keys)
        new = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else keys
        counts = np.diff(np.append(new, len(keys)))
        keys = keys[new]
        begins = np.searchsorted(keys, np.arange(len(texts) + 1) * size)
        return Rows(begins, (keys % size).astype(np.int32), counts.astype(np.float32))

    def _weighed(self, counted: Sequence[Rows]) -> Rows:
        starts, weights = [np.zeros(1, np.int64)], [NOTHING.weights]
        for each in counted:
            weight: Weights = self._idf[each.ids]
            several = each.weights > 1
            weight[several] *= 1 + np.log(each.weights[several])
            lengths = np.diff(each.starts)
            owner = np.repeat(np.arange(len(each)), lengths)
            norms = np.sqrt(np.bincount(owner, np.square(weight), len(each))).astype(np.float32)
            weights.append((weight / np.repeat(norms, lengths)).astype(np.float32, copy=False))
            starts.append(starts[-1][-1] + each.starts[1:])
        ids = np.concatenate([NOTHING.ids, *(each.ids for each in counted)])
        return Rows(np.concatenate(starts), ids, np.concatenate(weights))


def _batches(texts: Iterable[str]) -> Iterable[list[str]]:
    left = iter(texts)
    while batch := list(islice(left, BATCH)):
        yield batch
