"""What becomes of the times of words when the text that they stand in is changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from klantreis.model.alignment import WORD, Piece, align
from klantreis.model.sources import Word


def after(old: str, new: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that an edit left alone, at their places in the new text; the others have no time any more.

    Signs that stand against a word may come and go; letters and digits may not.
    """
    if not words or old == new:
        return tuple(words)
    kept = [piece for piece in align(old, new) if piece.kept]
    found: list[Word] = []
    place = 0
    for word in words:
        core = _core(old, word)
        while place < len(kept) and kept[place].end < core[1]:
            place += 1
        if place == len(kept):
            break
        if stayed := _in_piece(new, word, core, kept[place]):
            found.append(stayed)
    return tuple(found)


def _core(text: str, word: Word) -> tuple[int, int]:
    """A word without the signs around it; all of it where it has only signs."""
    letters = [found.span() for found in WORD.finditer(text, word.start, word.end)]
    return (letters[0][0], letters[-1][1]) if letters else (word.start, word.end)


def _in_piece(new: str, word: Word, core: tuple[int, int], piece: Piece) -> Word | None:
    """The word as far as it lies in a piece that stayed; None where its core does not, or grew."""
    if core[0] < piece.start or core[1] > piece.end or core[0] == core[1]:
        return None
    by = piece.new_start - piece.start
    first, last = core[0] + by, core[1] + by
    if any(_goes_on(new, border) for border in (first, last)):
        return None
    return replace(word, start=max(word.start, piece.start) + by, end=min(word.end, piece.end) + by)


def _goes_on(text: str, border: int) -> bool:
    """Whether a word of the text goes on over a place."""
    return 0 < border < len(text) and WORD.fullmatch(text[border - 1 : border + 1]) is not None


def stretches(words: Iterable[Word], around_ms: int) -> tuple[tuple[int, int], ...]:
    """From when to when (ms) the words are heard with so much around them, in order; what touches is one stretch.

    A word without an end lasts as long as what is around it; one without a beginning can't be found.
    """
    times = sorted(
        (max(0, start - around_ms), max(start, start if word.end_ms is None else word.end_ms) + around_ms)
        for word in words
        if (start := word.start_ms) is not None
    )
    found: list[tuple[int, int]] = []
    for start, end in times:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def moved(words: Iterable[Word], by: int) -> tuple[Word, ...]:
    """Words so many characters further on; those that would begin before the text are left out."""
    return tuple(replace(word, start=word.start + by, end=word.end + by) for word in words if word.start + by >= 0)
