"""Where two coders differ: which coding of the one has no match with the other, and how they differ there."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise

from klantreis.model.codes import CodeKind
from klantreis.model.codings import Coding
from klantreis.model.spans import SourceText


class Difference(StrEnum):
    """How two coders differ, the strongest first."""

    OTHER_CODE = "other code"
    """Each gave these words a code of the same kind, but not the same code."""
    ONE_CODER = "one coder"
    """One gave a code where the other did not."""
    BORDERS = "borders"
    """Both gave the code, on words that are not quite the same."""
    FEELING = "feeling"
    """Both gave the code on the same words, with another feeling."""


@dataclass(frozen=True)
class Disagreement:
    """A stretch of a source (its id; offsets from `start` up to `end`) on which two coders differ.

    `first` and `second` are the codings of either that this is about.
    """

    source: str
    difference: Difference
    start: int
    end: int
    first: tuple[Coding, ...]
    second: tuple[Coding, ...]

    @property
    def codings(self) -> tuple[Coding, ...]:
        """The codings of both."""
        return self.first + self.second

    @property
    def settled(self) -> bool:
        """Whether all of them were decided on."""
        return all(coding.settled for coding in self.codings)


@dataclass(frozen=True)
class _Placed:
    coding: Coding
    start: int
    end: int
    rank: tuple[int, str]
    """The place of its code in the book, then its id: what comes first where places are the same."""


def disagreements(
    codings: Iterable[Coding], first: str, second: str, kinds: Mapping[str, CodeKind], text: SourceText
) -> list[Disagreement]:
    """Where two coders (ids) of a source differ, in the order of the text.

    Codings with one code that share at least half of the shorter of them are one and the same find; where
    they don't cover the same letters, the borders differ; else the feeling may. Of what then is left,
    codings of one kind that share as much are each other's rivals, in pairs, those that share most first.
    `kinds` goes by code.
    A coding that lost its words does not take part; whether it was settled changes nothing here.
    Where places are the same, the order is that of the codes in `kinds`.
    """
    rank_of = {code: rank for rank, code in enumerate(kinds)}
    placed: dict[str, list[_Placed]] = {first: [], second: []}
    for coding in codings:
        if coding.coder in placed and not coding.lost:
            start, end = text.offset(coding.span.start), text.offset(coding.span.end)
            if start < end:
                placed[coding.coder].append(_Placed(coding, start, end, (rank_of[coding.code], coding.id)))
    ours, theirs = (sorted(placed[who], key=_order) for who in (first, second))
    found: list[tuple[Difference, list[_Placed], list[_Placed]]] = []
    matched: set[str] = set()
    for a, b in _finds(ours, theirs):
        matched |= {p.coding.id for p in chain(a, b)}
        if _differ(a, b, text.text):
            found.append((Difference.BORDERS, a, b))
        elif _feel_otherwise(a, b):
            found.append((Difference.FEELING, a, b))
    left_a, left_b = ([p for p in side if p.coding.id not in matched] for side in (ours, theirs))
    rivals = _rivals(left_a, left_b, kinds)
    found += [(Difference.OTHER_CODE, [a], [b]) for a, b in rivals]
    paired = {p.coding.id for pair in rivals for p in pair}
    found += [(Difference.ONE_CODER, [p], []) for p in left_a if p.coding.id not in paired]
    found += [(Difference.ONE_CODER, [], [p]) for p in left_b if p.coding.id not in paired]
    listed = [(_disagreement(*entry), [p.rank for p in chain(*entry[1:])]) for entry in found]
    listed.sort(key=lambda entry: (entry[0].start, entry[0].end, entry[0].difference, entry[1]))
    return [disagreement for disagreement, _ranks in listed]


def _order(placed: _Placed) -> tuple[int, int, tuple[int, str]]:
    return placed.start, placed.end, placed.rank


def _disagreement(difference: Difference, a: Sequence[_Placed], b: Sequence[_Placed]) -> Disagreement:
    both = [*a, *b]
    start, end = min(p.start for p in both), max(p.end for p in both)
    first, second = (tuple(p.coding for p in side) for side in (a, b))
    return Disagreement(both[0].coding.source, difference, start, end, first, second)


def _sharing(ours: Sequence[_Placed], theirs: Sequence[_Placed]) -> Iterator[tuple[int, _Placed, _Placed]]:
    """(characters shared, one, other) for all pairs that share at least half of the shorter; both in order."""
    starts = [p.start for p in theirs]
    longest = max((p.end - p.start for p in theirs), default=0)
    for a in ours:
        for b in theirs[bisect_left(starts, a.start - longest) : bisect_left(starts, a.end)]:
            shared = min(a.end, b.end) - max(a.start, b.start)
            if shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start):
                yield shared, a, b


def _groups(
    ours: Sequence[_Placed], theirs: Sequence[_Placed], key: Mapping[str, str]
) -> Iterator[tuple[list[_Placed], list[_Placed]]]:
    """Those of both whose codes have one key, in order."""
    groups: dict[str, tuple[list[_Placed], list[_Placed]]] = {}
    for side, placed in enumerate((ours, theirs)):
        for p in placed:
            groups.setdefault(key[p.coding.code], ([], []))[side].append(p)
    yield from groups.values()


def _finds(ours: Sequence[_Placed], theirs: Sequence[_Placed]) -> Iterator[tuple[list[_Placed], list[_Placed]]]:
    """What both found with one code; one long coding and several short ones may be one find."""
    codes = {p.coding.code: p.coding.code for p in chain(ours, theirs)}
    for a_side, b_side in _groups(ours, theirs, codes):
        find_of: dict[str, tuple[list[_Placed], list[_Placed]]] = {}
        for _, a, b in _sharing(a_side, b_side):
            one = find_of.get(a.coding.id, ([a], []))
            other = find_of.get(b.coding.id, ([], [b]))
            joined = one if one is other else (one[0] + other[0], one[1] + other[1])
            find_of.update((p.coding.id, joined) for p in chain(*joined))
        yield from {id(find): find for find in find_of.values()}.values()


def _differ(a: Sequence[_Placed], b: Sequence[_Placed], text: str) -> bool:
    """Whether a letter or digit is covered by the codings of one side only."""
    borders = sorted({place for p in chain(a, b) for place in (p.start, p.end)})
    for start, end in pairwise(borders):
        one, other = (any(p.start <= start and p.end >= end for p in side) for side in (a, b))
        if one != other and any(character.isalnum() for character in text[start:end]):
            return True
    return False


def _feel_otherwise(a: Sequence[_Placed], b: Sequence[_Placed]) -> bool:
    """Whether both said how it felt, and not the same."""
    one, other = ({p.coding.valence for p in side} - {None} for side in (a, b))
    return bool(one and other and one != other)


def _rivals(
    ours: Sequence[_Placed], theirs: Sequence[_Placed], kinds: Mapping[str, CodeKind]
) -> list[tuple[_Placed, _Placed]]:
    """Pairs of codings with different codes of one kind on the same words; each is in one pair at most."""
    sharing = [
        found
        for a_side, b_side in _groups(ours, theirs, kinds)
        for found in _sharing(a_side, b_side)
        if found[1].coding.code != found[2].coding.code
    ]
    taken: set[str] = set()
    pairs = []
    for _, a, b in sorted(sharing, key=lambda s: (-s[0], _order(s[1]), _order(s[2]))):
        if not taken & {a.coding.id, b.coding.id}:
            taken |= {a.coding.id, b.coding.id}
            pairs.append((a, b))
    return pairs
