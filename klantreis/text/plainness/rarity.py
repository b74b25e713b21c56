"""Words that few people read often, by the list of `wordfreq` (the extra `plain`); without it there are none."""

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec

from klantreis.text.catalogue import _
from klantreis.text.plainness.hint import Hint, HintKind
from klantreis.text.plainness.words import WORD

RARE_BELOW = 2.8
"""On the scale of Zipf, on which 3 is once in a million words. At 3 forms such as `knikte` and `appen` are rare."""
_PART = 3.4
"""How frequent the first part of a compound must be for the whole to be plain; the last needs no more than any word."""
_LEAST_LETTERS = 5
_LEAST_PART = 3
_MOST_LETTERS = 45
_NEAR = 20
_BETWEEN = ("", "s", "en", "n", "e")
_SMALL = ("etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je")
_VERB = ("ten", "den", "te", "de", "t")
_STRESS = str.maketrans("áéíóú", "aeiou")


@cache
def available() -> bool:
    """Whether the list of words is installed."""
    return find_spec("wordfreq") is not None


def rare_words(own: str, text: str, left_alone: Collection[str]) -> Iterator[Hint]:
    """The rare words of a text, each once; `own` is the text with blanks for what it quotes.

    `left_alone` are words in small letters; a word with a capital inside a sentence is taken for a name.
    """
    if not available():
        return
    seen = {*left_alone}
    for found in WORD.finditer(own):
        word = found.group()
        small = word.casefold().replace("’", "'")
        if small in seen or not word[1:].islower() or (word[0].isupper() and not _begins(own, found.start())):
            continue
        seen.add(small)
        if is_rare(small):
            told = _("zeldzaam woord: “{word}”").format(word=word)
            yield Hint(HintKind.RARE, *found.span(), text[found.start() : found.end()], told)


@lru_cache(maxsize=8192)
def is_rare(word: str) -> bool:
    """Whether a word in small letters is rare, and not made of parts that everybody knows."""
    parts = [part for part in word.split("-") if len(part) >= _LEAST_LETTERS]
    return any(len(part) <= _MOST_LETTERS and _zipf(part) < RARE_BELOW and not _made_of_known(part) for part in parts)


def _made_of_known(word: str) -> bool:
    """Whether it is a form of a word that is not rare, or two or three frequent words in one."""
    return any(_zipf(base) >= RARE_BELOW for base in _bases(word)) or _splits(word, 2)


def _bases(word: str) -> Iterator[str]:
    """What a word may be a form of: krentenbolletje, typte, telden, vráágt."""
    yield word.translate(_STRESS)
    for ending in _SMALL:
        if word.endswith(ending):
            yield word.removesuffix(ending)
    for ending in _VERB:
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) >= _LEAST_PART:
            yield f"{stem}en"
            yield f"{stem}{stem[-1]}en"


def _splits(word: str, cuts: int) -> bool:
    for at in range(len(word) - _LEAST_PART, _LEAST_PART - 1, -1):
        first, rest = word[:at], word[at:]
        if any(
            first.endswith(glue)
            and _is_part(first.removesuffix(glue))
            and ((len(rest) > _LEAST_PART and _zipf(rest) >= RARE_BELOW) or (cuts > 1 and _splits(rest, cuts - 1)))
            for glue in _BETWEEN
        ):
            return True
    return False


def _is_part(word: str) -> bool:
    # Short parts make words by chance (fluctueren: fluct-u-eren), unless they are very frequent.
    least = _PART if len(word) > _LEAST_PART else 4.5
    return len(word) >= _LEAST_PART and _zipf(word) >= least


@lru_cache(maxsize=32768)
def _zipf(word: str) -> float:
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "nl"))


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a place."""
    before = text[max(0, at - _NEAR) : at].rstrip(" \t‘“„\"'(«")
    return not before or before[-1] in ".!?…:\n"
