"""Jargon of youth care and government, with a plainer word for each."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from klantreis.text.catalogue import _
from klantreis.text.plainness.hint import Hint, HintKind

_FILE = Path(__file__).parent / "jargon.toml"
_ENDINGS = "(?:en|es|e|n|'s|’s|s|t|tje|tjes|je|jes)?"
_ENDS_OTHER_WORDS = "*"


@dataclass(frozen=True)
class Lists:
    """What `jargon.toml` holds: jargon -> plainer, abbreviation -> in full, and abbreviations that everybody knows.

    `exact` is jargon without other forms.
    """

    words: Mapping[str, str]
    exact: Mapping[str, str]
    abbreviations: Mapping[str, str]
    known: frozenset[str]


@cache
def lists() -> Lists:
    """The lists that come with klantreis."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Lists(data["words"], data["exact"], data["abbreviations"], frozenset(data["known"]))


def jargon(text: str, own: str, more: Mapping[str, str]) -> Iterator[Hint]:
    """Jargon in a text; `own` is the text with blanks for what it quotes.

    `more` is jargon of the study itself; a word without a plainer one is left alone.
    """
    pattern, plainer = _patterns(tuple(sorted(more.items())))
    for found in pattern.finditer(own):
        start, end = found.span()
        instead = plainer[int((found.lastgroup or "")[1:])]
        message = _("vaktaal: “{word}”").format(word=text[start:end])
        yield Hint(HintKind.JARGON, start, end, text[start:end], message, instead)


@cache
def _patterns(more: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern with a group for each word, and the plainer words by the number of the group."""
    own = {word.casefold(): instead for word, instead in more}
    forms = {_form(word, _ENDINGS): instead for word, instead in own.items() if word and instead}
    for entries, endings in ((lists().words, _ENDINGS), (lists().exact, "")):
        for words, instead in entries.items():
            left = [word for word in words.split("|") if word.lstrip(_ENDS_OTHER_WORDS) not in own]
            forms |= {_form(word, endings): instead for word in left}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    groups = "|".join(f"(?P<g{n}>{form})" for n, form in enumerate(longest_first))
    return re.compile(rf"(?<![\w-])(?=\w)(?:{groups})(?![\w-])", re.IGNORECASE), tuple(
        forms[form] for form in longest_first
    )


def _form(word: str, endings: str) -> str:
    """The pattern of a word or of several; blanks between them may be of any kind and number."""
    escaped = r"\s+".join(re.escape(part) for part in word.lstrip(_ENDS_OTHER_WORDS).split())
    return (r"\w*" if word.startswith(_ENDS_OTHER_WORDS) else "") + escaped + endings
