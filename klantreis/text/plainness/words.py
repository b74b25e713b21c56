"""The words of a text, and how many syllables each has."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
"""Letters, with an apostrophe or a hyphen between them: `foto's`, `POH-GGZ`."""
_QUOTED = re.compile(r"(?<!\w)‘[^‘\n]*?’(?!\w)|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|\"[^\"\n]*\"")
_FULL_STOP = re.compile(r"[.!?…]+(?=.\Z)")

# What sounds as one: the longest first. A vowel with a diaeresis begins a syllable.
_SOUND = re.compile(
    r"eau|aai|ooi|oei|eeu|ieu|aa|ai|au|ee|ei|ëi|eu|ie|ij|oe|oo|ou|ui|uu|éé|[aeiouyáàâäéèêëíìîïóòôöúùûü]", re.IGNORECASE
)
# Letters that look as one sound and are two, or the other way round: museum, beoordelen, team, intake.
_APART = re.compile(r"(?<=e)(?=um\b|us\b)|(?<=\b[bg]e)(?=[ao])|(?<=ti|li)(?=ë)", re.IGNORECASE)
_TOGETHER = re.compile(
    r"t(ea)m|b(ea)mer|l(ea)se|d(ea)l|(?<=int)(ake)|(?<=upd)(ate)|(?<=s)(ite)\b|(?<=s[sn])(io)n|(?<=t)(io)n",
    re.IGNORECASE,
)
_ONE_SOUND = "a"


def words_in(text: str) -> int:
    """How many words a text has; a number is one too."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def syllables_in(text: str) -> int:
    """How many syllables a text has; a digit counts as one."""
    return sum(syllables(word.casefold()) for word in WORD.findall(text)) + sum(sign.isdigit() for sign in text)


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """How many syllables a Dutch word has: at least one. Every group of vowels that sounds as one is one."""
    joined = _TOGETHER.sub(lambda found: found.group().replace(found.group(found.lastindex or 0), _ONE_SOUND), word)
    return max(1, len(_SOUND.findall(_APART.sub("-", joined))))


def without_quotes(text: str) -> str:
    """The text, as long as it was, with blanks for what stands between quotation marks: that is what others said.

    The mark that ends a sentence stays, so that sentences stay as they were.
    """
    return _QUOTED.sub(_blanked, text)


def _blanked(quoted: re.Match[str]) -> str:
    words = quoted.group()
    end = _FULL_STOP.search(words)
    kept = end.group() if end else ""
    return words[0] + " " * (len(words) - 2 - len(kept)) + kept + words[-1]
