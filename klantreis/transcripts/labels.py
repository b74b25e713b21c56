"""What can be the label of a speaker, and what looks like one but is a word of the text."""

import re

from klantreis.transcripts.vocabulary import NO_SPEAKERS, PARTICLES, ROLES, TITLES

MAX_LENGTH = 30
MAX_WORDS = 4

_IDENTIFIER = re.compile(r"[a-z]{1,3}[-_ ]?\d{1,4}|(?:speaker|spreker|spk|resp|int|person|persoon)[-_ ]?\d{1,4}")
_ALLOWED = re.compile(r"[\w'’.\-/&+ ()]+")
_WORD_START = re.compile(r"[^\W\d_]|\d")


def key(label: str) -> str:
    """What makes two spellings of a label the same."""
    return label.casefold()


def is_known(label: str) -> bool:
    """Whether a label is a role or number that transcripts usually have: `R`, `Moeder 2`, `id1`, `S01`."""
    first, *others = key(label).split()
    return bool(_IDENTIFIER.fullmatch(key(label))) or (
        (first in ROLES or bool(_IDENTIFIER.fullmatch(first))) and all(_may_follow(word) for word in others)
    )


def is_code(label: str) -> bool:
    """Whether a label is a letter or a number, and so no word of a sentence: `R`, `S01`."""
    return len(label) == 1 or bool(_IDENTIFIER.fullmatch(key(label)))


def _may_follow(word: str) -> bool:
    """Whether a word can be the second or later one of a name: not the verb of "Ik dacht"."""
    lower = word.casefold()
    return lower != word or not _WORD_START.match(word) or lower in PARTICLES | ROLES or word[0].isdigit()


def is_possible(label: str) -> bool:
    """Whether a few words before a colon, in brackets or on a line of their own can be a speaker.

    At most four words and 30 characters, without signs that only sentences have; later words begin
    with a capital or are usual in names. A first word without a capital is a title, a role, or
    stands alone. Well-known words that are no speaker ("Tip", "Ja", "Datum", "lacht") never are.
    """
    words = label.split()
    if not words or len(label) > MAX_LENGTH or len(words) > MAX_WORDS or not _ALLOWED.fullmatch(label):
        return False
    if not any(c.isalpha() for c in label) or not _WORD_START.match(label) or label.count("(") != label.count(")"):
        return False
    first = key(words[0])
    if first in NO_SPEAKERS or key(label).rstrip(".") in NO_SPEAKERS:
        return False
    if label.endswith((".", "-", "/", "&", "+")) or "//" in label:
        return False
    if len(words) > 1 and words[0] == first and not (first in TITLES or first in ROLES or first[-1].isdigit()):
        return False
    return all(_may_follow(word) for word in words[1:])


def is_lower(label: str) -> bool:
    """Whether a label has no capital at all, as words of the running text."""
    return label == key(label)
