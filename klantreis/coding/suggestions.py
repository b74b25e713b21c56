"""Which codes fit a piece of text, learnt from what was coded in the same study, and why.

A code scores by the sum of
- how alike the words are to the passages with that code and its description (`WORDS`);
- the same for the turn in which they begin (`TURN`), and for the turn before it, mostly a question (`BEFORE`);
- how usual their length is for that kind of code (`LENGTH`), and their place in the talk for that code (`PLACE`).
Likeness is the cosine with the centroid of the texts (Rocchio), on TF-IDF of the four-letter pieces of words;
the last two are logarithms of kernel densities.

Tried on the example study (906 codings, 108 codes; its interviews are invented, real ones will give other
figures), leaving out one interview at a time: the share of codings whose own code is among the first 1 / 3 / 5.

    the codes used most                             .03  .12  .20
    BM25 on words, 20 nearest passages              .16  .29  .35
    naive Bayes on words                            .15  .30  .36
    20 nearest passages, words                      .19  .34  .40
    20 nearest passages, character 2- to 5-grams    .19  .35  .44
    ridge regression, character 2- to 5-grams       .20  .35  .43
    centroids, words                                .20  .34  .41
    centroids, character 2- to 5-grams              .19  .36  .43
    centroids and descriptions, 4-grams in words    .20  .37  .46
    + the turn                                      .22  .41  .51
    + the turn before                               .26  .48  .58
    + the place in the talk                         .27  .52  .61
    + the length: what stands here                  .30  .53  .61

The rows up to plain centroids come from a prototype, the others from this code. Nearest passages helped words and
descriptions (.37 to .39), but made the whole sum worse (.49 to .44). Weights: of 144 combinations the best on one
half of the interviews had .50 and .53 on the other half; those below are the second of these, rounded. The methods
were compared on all interviews, some 50 of them, so .53 flatters. `python -m tests.bench suggestions` measures anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from klantreis.coding.centroids import Centroids
from klantreis.coding.grams import NOTHING, Grams, Row
from klantreis.coding.reasons import Reason, Why, shared_words
from klantreis.model.codes import Code, Codebook
from klantreis.model.codings import Span
from klantreis.model.spans import SourceText

Scores = NDArray[np.float64]
"""One for each code, in the order of the book."""
Measures = tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]

WORDS, TURN, BEFORE, LENGTH, PLACE = 1.0, 0.4, 0.5, 0.015, 0.035
LENGTH_WIDTH = 0.35
"""Of the kernel over the logarithm of the number of characters."""
PLACE_WIDTH = 0.12
"""Of the kernel over the place in the talk, from 0 to 1."""
ALIKE = 0.1
"""From this cosine on, a passage is a better reason than words of a description."""


@dataclass(frozen=True)
class Example:
    """A coding that counts; `source` and `code` are ids."""

    id: str
    code: str
    source: str
    span: Span


@dataclass(frozen=True)
class Suggestion:
    """A code (id) that may fit; scores compare within one answer only."""

    code: str
    score: float
    reason: Reason


@dataclass(frozen=True)
class _Known:
    """An example with what was learnt of it."""

    example: Example
    code: int
    words: Row
    turn: Row
    before: Row
    at: float
    length: float


class Suggester:
    """Learns from examples, which may come and go, and suggests codes."""

    def __init__(self, book: Codebook, talks: Mapping[str, SourceText], examples: Iterable[Example] = ()) -> None:
        """`talks` has the text of each source, by its id, in the order of the study."""
        self._codes = tuple(book)
        self._place = {code.id: place for place, code in enumerate(self._codes)}
        kinds = sorted({code.kind for code in self._codes})
        self._kinds = np.array([kinds.index(code.kind) for code in self._codes], np.int64)
        self._talks = talks
        self._order = {source: place for place, source in enumerate(self._talks)}
        self._first: dict[str, int] = {}
        turns: list[str] = []
        for source, talk in self._talks.items():
            self._first[source] = len(turns)
            turns.extend(talk.turns)
        described = [_description(code) for code in self._codes]
        self._grams = Grams(turns, described)
        rows = self._grams.rows(described)
        self._described = [rows[place] for place in range(len(self._codes))]
        count, size = len(self._codes), self._grams.size
        self._words = Centroids(count, size, self._described)
        self._turns = Centroids(count, size, self._described)
        self._before = Centroids(count, size)
        self._known: dict[str, _Known] = {}
        self._by_code: dict[int, dict[str, _Known]] = defaultdict(dict)
        self._by_source: dict[str, dict[str, _Known]] = defaultdict(dict)
        self._measures: Measures | None = None
        self.learn(examples)

    def learn(self, examples: Iterable[Example]) -> None:
        """Take in examples that are new; those of an unknown code or source are passed over."""
        new = [e for e in examples if e.code in self._place and e.source in self._talks and e.id not in self._known]
        texts = [self._talks[example.source].quote(example.span) for example in new]
        rows = self._grams.rows(texts)
        by_code: dict[int, list[_Known]] = defaultdict(list)
        for place, example in enumerate(new):
            talk = self._talks[example.source]
            known = _Known(
                example,
                self._place[example.code],
                rows[place],
                *self._around(example.source, example.span),
                talk.offset(example.span.start) / max(1, talk.length),
                log(max(1, len(texts[place]))),
            )
            by_code[known.code].append(known)
            self._known[example.id] = known
            self._by_code[known.code][example.id] = known
            self._by_source[example.source][example.id] = known
        for code, learnt in by_code.items():
            self._words.add(code, [known.words for known in learnt])
            self._turns.add(code, [known.turn for known in learnt])
            self._before.add(code, [known.before for known in learnt])
        self._measures = None

    def forget(self, ids: Iterable[str]) -> None:
        """Examples are gone, or will be learnt anew; unknown ones are passed over."""
        for known in [self._known.pop(id_) for id_ in dict.fromkeys(ids) if id_ in self._known]:
            del self._by_code[known.code][known.example.id]
            del self._by_source[known.example.source][known.example.id]
            self._words.remove(known.code, [known.words])
            self._turns.remove(known.code, [known.turn])
            self._before.remove(known.code, [known.before])
        self._measures = None

    def suggest(
        self, source: str, span: Span, *, leave_out: Collection[str] = (), most: int | None = None
    ) -> list[Suggestion]:
        """The codes that fit a span of a source best, the best first; nothing coded in its own turns counts.

        A code for which no reason can be given is not suggested, nor are those in `leave_out` (ids).
        """
        talk = self._talks[source]
        text = talk.quote(span)
        own = self._grams.row(text)
        if not len(own.ids) or not self._codes:
            return []
        unseen: dict[int, list[_Known]] = defaultdict(list)
        for known in self._by_source[source].values():
            there = known.example.span
            if there.start.turn <= span.end.turn and span.start.turn <= there.end.turn:
                unseen[known.code].append(known)
        turn, before = self._around(source, span)
        words = WORDS * self._words.cosines(own, {c: [k.words for k in ks] for c, ks in unseen.items()})
        words += TURN * self._turns.cosines(turn, {c: [k.turn for k in ks] for c, ks in unseen.items()})
        asked = BEFORE * self._before.cosines(before, {c: [k.before for k in ks] for c, ks in unseen.items()})
        at = talk.offset(span.start) / max(1, talk.length)
        scores = np.round(
            words + asked + self._usual(at, log(max(1, len(text))), chain.from_iterable(unseen.values())), 5
        )
        found: list[Suggestion] = []
        for place in np.argsort(-scores, kind="stable").tolist():
            code = self._codes[place]
            if most is not None and len(found) == most:
                break
            if code.id in leave_out:
                continue
            hidden = {known.example.id for known in unseen.get(place, ())}
            seen = [known for id_, known in self._by_code[place].items() if id_ not in hidden]
            reason = self._reason(place, seen, text, own, before, asked[place] > words[place])
            if reason is not None:
                found.append(Suggestion(code.id, float(scores[place]), reason))
        return found

    def _around(self, source: str, span: Span) -> tuple[Row, Row]:
        """The turn in which a span begins, and the one before it."""
        turns, place = self._grams.texts, self._first[source] + span.start.turn
        return turns[place], turns[place - 1] if span.start.turn else NOTHING

    def _usual(self, at: float, length: float, unseen: Iterable[_Known]) -> Scores:
        """What place and length add for each code."""
        if self._measures is None:
            self._measures = _measured(self._known.values())
        count, near, alike = (
            all_ - hidden
            for all_, hidden in zip(
                self._kernels(self._measures, at, length), self._kernels(_measured(unseen), at, length), strict=True
            )
        )
        place = np.log((near.clip(min=0) + 0.5) / (count + 1))
        by_kind = (np.bincount(self._kinds, alike.clip(min=0)) + 0.5) / np.bincount(self._kinds)
        usual: Scores = PLACE * place + LENGTH * np.log(by_kind)[self._kinds]
        return usual

    def _kernels(self, measures: Measures, at: float, length: float) -> tuple[Scores, Scores, Scores]:
        """By code: how many examples there are, and how near they are in place and in length."""
        codes, places, lengths = measures
        size = len(self._codes)
        near = np.exp(-0.5 * np.square((places - at) / PLACE_WIDTH))
        alike = np.exp(-0.5 * np.square((lengths - length) / LENGTH_WIDTH))
        count = np.bincount(codes, minlength=size).astype(np.float64)
        summed: Scores = np.bincount(codes, near, size).astype(np.float64)
        return count, summed, np.bincount(codes, alike, size).astype(np.float64)

    def _reason(
        self, place: int, seen: Sequence[_Known], text: str, own: Row, before: Row, by_before: bool
    ) -> Reason | None:
        if by_before and (best := self._most_alike(before, seen, [known.before for known in seen])):
            example = best[1].example
            talk, turn = self._talks[example.source], example.span.start.turn - 1
            words_ = talk.turns[turn]
            start = talk.offset(example.span.start) - example.span.start.offset - len(words_) - 1
            return Reason(Why.BEFORE, words_, example.source, start)
        best = self._most_alike(own, seen, [known.words for known in seen])
        shared = shared_words(text, _description(self._codes[place]))
        described = self._cosine(own, self._described[place])
        if shared and (best is None or best[0] < min(ALIKE, described)):
            return Reason(Why.DESCRIPTION, ", ".join(shared))
        if best is None:
            return None
        example = best[1].example
        talk = self._talks[example.source]
        return Reason(Why.PASSAGE, talk.quote(example.span), example.source, talk.offset(example.span.start))

    def _most_alike(self, text: Row, seen: Sequence[_Known], rows: Sequence[Row]) -> tuple[float, _Known] | None:
        """The example whose row is nearest to the text, with the cosine; None where all have nothing in common."""
        if not seen:
            return None
        dense = self._dense(text)
        ids = np.concatenate([row.ids for row in rows])
        weights = np.concatenate([row.weights for row in rows])
        owner = np.repeat(np.arange(len(rows)), [len(row.ids) for row in rows])
        cosines = np.round(np.bincount(owner, dense[ids] * weights, len(rows)), 5)
        best = float(cosines.max())
        if best <= 0:
            return None
        equal = (seen[n] for n in np.flatnonzero(cosines == best).tolist())
        return best, min(equal, key=lambda k: (self._order[k.example.source], k.example.span, k.example.id))

    def _cosine(self, first: Row, second: Row) -> float:
        return float(second.weights @ self._dense(first)[second.ids])

    def _dense(self, row: Row) -> NDArray[np.float32]:
        dense = np.zeros(self._grams.size, np.float32)
        dense[row.ids] = row.weights
        return dense


def _description(code: Code) -> str:
    return " ".join((code.name, code.definition, code.include, code.example))


def _measured(examples: Iterable[_Known]) -> Measures:
    """Code, place and length of each example."""
    all_ = list(examples)
    return (
        np.array([known.code for known in all_], np.int64),
        np.array([known.at for known in all_], np.float64),
        np.array([known.length for known in all_], np.float64),
    )
