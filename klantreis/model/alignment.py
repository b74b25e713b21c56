"""What has become of a text that was edited: which stretches of it stayed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a text and what it has become; where it was `kept`, both have the same words."""

    start: int
    end: int
    new_start: int
    new_end: int
    kept: bool


_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
WORD = re.compile(r"\w+")
LIKENESS = 0.5
"""From this normalised Levenshtein similarity on, a stretch was corrected; below, it was replaced by other words.

Two Dutch sentences that have nothing to do with each other come to about 0.3.
"""
MOST_PAIRS = 400_000_000
"""So many pairs of words take 50 MB to compare."""
LIKENESS_OF_WORDS = 2 / 3
"""The same for one word among others, where chance has more to choose from; short words are alike too easily."""
SHORTEST_CORRECTED = 4
MOST_CORRECTED = 2_500
"""Beyond so many pairs of words, a passage was written anew."""


def align(old: str, new: str) -> list[Piece]:
    """Which words of a text stayed in another one, and what came for the others.

    Method: the longest common subsequence of words (rapidfuzz); what stands between words that stayed is
    compared by character where it is alike enough to be a correction.
    """
    words, new_words = ([word.span() for word in WORD.finditer(text)] for text in (old, new))
    pieces: list[Piece] = []
    at, new_at = 0, 0
    for place, new_place in _common([old[a:b] for a, b in words], [new[a:b] for a, b in new_words]):
        was, now = words[place], new_words[new_place]
        pieces += _between(old, new, Piece(at, was[0], new_at, now[0], False))
        pieces.append(Piece(*was, *now, True))
        at, new_at = was[1], now[1]
    pieces += _between(old, new, Piece(at, len(old), new_at, len(new), False))
    return joined(pieces)


def _common(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The words that stayed: their indexes in the old and in the new text."""
    from rapidfuzz.distance import Indel, Levenshtein

    known: dict[str, str] = {}
    # Each different word becomes a character of its own.
    was, now = ("".join(known.setdefault(word, chr(len(known))) for word in words) for words in (old, new))
    head = shared(was, now)
    tail = shared(was[head:][::-1], now[head:][::-1])
    pairs = (len(was) - head - tail) * (len(now) - head - tail)
    # The longest common subsequence needs a bit for each pair; without that room, something near it will do.
    for code in (Indel if pairs <= MOST_PAIRS else Levenshtein).opcodes(was, now):
        if code.tag == "equal":
            yield from zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)


def _between(old: str, new: str, gap: Piece) -> Iterable[Piece]:
    """What stands between two words that stayed: what is the same on both sides of it stayed as well."""
    if old[gap.start : gap.end] == new[gap.new_start : gap.new_end]:
        yield gap._replace(kept=True)
        return
    was, now = (_TOKEN.findall(text) for text in (old[gap.start : gap.end], new[gap.new_start : gap.new_end]))
    head = shared(was, now)
    tail = shared(was[head:][::-1], now[head:][::-1])
    first, last = sum(map(len, was[:head])), sum(map(len, was[len(was) - tail :]))
    start, end, new_start, new_end = gap.start + first, gap.end - last, gap.new_start + first, gap.new_end - last
    yield Piece(gap.start, start, gap.new_start, new_start, True)
    yield from _changed(old, new, Piece(start, end, new_start, new_end, False))
    yield Piece(end, gap.end, new_end, gap.new_end, True)


def _changed(old: str, new: str, gap: Piece) -> Iterable[Piece]:
    """A correction by character; in other words, what looks like a correction of one of them goes by itself."""
    from rapidfuzz.distance import Levenshtein

    was, now = old[gap.start : gap.end], new[gap.new_start : gap.new_end]
    if Levenshtein.normalized_similarity(was, now) >= LIKENESS:
        opcodes = Levenshtein.opcodes(was, now)
        pieces = (Piece(o.src_start, o.src_end, o.dest_start, o.dest_end, o.tag == "equal") for o in opcodes)
        return moved(pieces, gap.start, gap.new_start)
    pair = _corrected(was, now)
    if pair is None:
        return [gap]
    (first, last), (new_first, new_last) = pair
    word = Piece(first, last, new_first, new_last, False)
    left = Piece(0, first, 0, new_first, False)
    right = Piece(last, len(was), new_last, len(now), False)
    pieces = (piece for part in (left, word, right) for piece in _between(was, now, part))
    return moved(pieces, gap.start, gap.new_start)


def _corrected(was: str, now: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where a word and its correction stand, of all pairs the most alike; None where no two are."""
    from rapidfuzz.distance import Levenshtein

    old, new = ([w for w in WORD.finditer(text) if len(w[0]) >= SHORTEST_CORRECTED] for text in (was, now))
    if not 0 < len(old) * len(new) <= MOST_CORRECTED:
        return None
    alike = {(w, n): Levenshtein.normalized_similarity(w[0], n[0]) for w in old for n in new}
    best = max(alike, key=lambda pair: alike[pair])
    return (best[0].span(), best[1].span()) if alike[best] >= LIKENESS_OF_WORDS else None


def moved(pieces: Iterable[Piece], by: int, new_by: int) -> Iterator[Piece]:
    """The same pieces so many characters further on."""
    for start, end, new_start, new_end, kept in pieces:
        yield Piece(start + by, end + by, new_start + new_by, new_end + new_by, kept)


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours that were both kept, or both not, as one; empty ones left out."""
    joined: list[Piece] = []
    for piece in pieces:
        if piece.start == piece.end and piece.new_start == piece.new_end:
            continue
        if joined and joined[-1].kept == piece.kept:
            piece = joined.pop()._replace(end=piece.end, new_end=piece.new_end)
        joined.append(piece)
    return joined


def shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many elements are the same from the start on."""
    differ = (place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    return next(differ, min(len(first), len(second)))
