"""Abbreviations that nobody explains."""

import re
from collections.abc import Iterator
from functools import cache

from klantreis.text.catalogue import _
from klantreis.text.plainness.hint import Hint, HintKind
from klantreis.text.plainness.jargon import lists

_DOTTED = r"(?:[a-z]{1,2}\.){2,6}"
_CAPITALS = r"[A-Z][a-z]?[A-Z](?:[a-z]?[A-Z]){0,3}[a-z]?"
_NEAR = 20
_EXPLAINED = re.compile(r"\((?P<inside>[A-Za-z]{2,6})\)|(?<!\w)(?P<before>[A-Za-z]{2,6}) ?\(\w[^()\n]{5,}\)")


def abbreviations(text: str, own: str) -> Iterator[Hint]:
    """The abbreviations in a text that it doesn't explain; `own` is the text with blanks for what it quotes."""
    clear = explained(text)
    full = {short.casefold(): told for short, told in lists().abbreviations.items()}
    for found in _pattern().finditer(own):
        short = found.group()
        if short.isupper() and (short in lists().known or _is_shouted(own, found.start(), found.end())):
            continue
        if short.casefold() in clear:
            continue
        message = _("afkorting zonder uitleg: “{word}”").format(word=short)
        yield Hint(
            HintKind.ABBREVIATION,
            *found.span(),
            text[found.start() : found.end()],
            message,
            full.get(short.casefold(), ""),
        )


def explained(text: str) -> set[str]:
    """The abbreviations, in small letters, of which a text says what they stand for."""
    told = {(found["inside"] or found["before"]).casefold() for found in _EXPLAINED.finditer(text)}
    said = text.casefold()
    return told | {short.casefold() for short, full in lists().abbreviations.items() if full.casefold() in said}


@cache
def _pattern() -> re.Pattern[str]:
    """Those of the list in whatever letters, what has dots as `i.v.m.`, and what is written in capitals."""
    short = sorted(lists().abbreviations, key=lambda each: (-len(each), each))
    dotted = "|".join(re.escape(each) for each in short if not each[-1].isalnum() or "/" in each)
    # Such as "vo", "so" and "po" are words as well: without capitals only the longer ones are seen.
    bare = "|".join(re.escape(each.lower()) for each in short if each.isalpha() and len(each) > 2)
    return re.compile(rf"(?<![\w.@/-])(?:(?:{dotted}|{_DOTTED})|(?:{bare}|{_CAPITALS})(?![\w@]))")


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words beside it are in capitals too: then it is a shout or a heading, and no abbreviation."""
    before, after = text[max(0, start - _NEAR) : start].split()[-1:], text[end : end + _NEAR].split()[:1]
    return any(len(word) > 1 and word.isupper() for word in (*before, *after))
