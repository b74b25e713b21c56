"""The passive voice: it says what is done, and hides who does it."""

import re
from collections.abc import Iterator

from klantreis.text.catalogue import _
from klantreis.text.plainness.hint import Hint, HintKind
from klantreis.text.plainness.words import WORD
from klantreis.text.sentences import spans

_BECOMES = frozenset(("word", "wordt", "worden", "werd", "werden", "geworden"))
_PARTICLE = (
    "aan|achter|af|bij|binnen|dicht|door|goed|in|klaar|langs|los|mee|na|neer|om|onder|op|open|over|rond|samen|tegen|"
    "terecht|terug|thuis|toe|uit|vast|voor|weg"
)
_PREFIX = "be|er|her|mis|ont|ver"
_WEAK = re.compile(rf"(?:{_PARTICLE})?(?:ge\w{{2,}}|(?:{_PREFIX})\w{{3,}})[dt]")
_STRONG = re.compile(
    rf"(?:{_PARTICLE})?(?:ge\w{{3,}}en|(?:{_PREFIX})(?:sproken|schreven|wezen|trokken|nomen|sloten|grepen|bonden|broken))"
)
# What ends like a participle and is none, or is one that tells how somebody is.
_OTHER = frozenset(
    (
        *("bekend", "bereid", "gezond", "gewend", "verliefd", "bevriend", "beperkt", "bezorgd", "gefrustreerd"),
        *("geïrriteerd", "gestrest", "gespannen", "getrouwd", "verkouden", "verwend", "verward", "verdwaald", "bewust"),
        *("geschikt", "gewoon", "gelijk", "geld", "geluid", "gebied", "gerust", "gesprekken", "gevoelens", "gegevens"),
        *("gebeuren", "genieten", "gedachten", "gevallen", "gezinnen", "gemeenten", "gewoonten", "gebieden", "geboden"),
        *("geheimen", "gebruiken", "geloven", "bericht", "verschillend", "verstand", "ernst"),
    )
)
_CLAUSE_ENDS = frozenset(
    (
        *("en", "maar", "of", "want", "omdat", "als", "toen", "dat", "die", "wat", "waar", "terwijl", "doordat"),
        *("zodat", "voordat", "nadat", "wanneer"),
    )
)
_FAR = 25
"""A participle further on than so many words belongs to something else."""


def passives(text: str, own: str) -> Iterator[Hint]:
    """A form of `worden` with its participle, at the end of the clause or right before it.

    `own` is the text with blanks for what it quotes. Only what is sure is told: a participle in the middle is not.
    """
    for start, end in spans(own):
        for clause in re.finditer(r"[^,;:()]+", own[start:end]):
            words = [*WORD.finditer(clause.group())]
            for place, word in enumerate(words):
                if word.group().casefold() in _BECOMES:
                    done = _participle(words, place)
                    if done is not None:
                        first, last = sorted((word, done), key=lambda each: each.start())
                        at = start + clause.start()
                        yield _hint(text, at + first.start(), at + last.end(), word.group(), done.group())
                        break


def _participle(words: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """The participle that goes with the verb at a place: right before it, or the last word of what follows."""
    if place and _is_participle(words[place - 1].group()):
        return words[place - 1]
    last = None
    for word in words[place + 1 : place + _FAR]:
        if word.group().casefold() in _CLAUSE_ENDS:
            break
        last = word
    return last if last is not None and _is_participle(last.group()) else None


def _is_participle(word: str) -> bool:
    small = word.casefold()
    return small not in _OTHER and bool(_WEAK.fullmatch(small) or _STRONG.fullmatch(small))


def _hint(text: str, start: int, end: int, verb: str, participle: str) -> Hint:
    message = _("lijdende vorm: “{verb} … {participle}”; schrijf wie het doet").format(verb=verb, participle=participle)
    return Hint(HintKind.PASSIVE, start, end, text[start:end], message)
