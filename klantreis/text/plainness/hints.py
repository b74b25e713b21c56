"""All hints for one text."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from klantreis.text.plainness.abbreviations import abbreviations, explained
from klantreis.text.plainness.hint import Hint, HintKind
from klantreis.text.plainness.jargon import jargon
from klantreis.text.plainness.lengthy import long_sentences
from klantreis.text.plainness.passive import passives
from klantreis.text.plainness.rarity import rare_words
from klantreis.text.plainness.words import WORD, without_quotes

_ORDER = {kind: place for place, kind in enumerate(HintKind)}


def hints(
    text: str,
    names: Collection[str] = (),
    more_jargon: Mapping[str, str] = MappingProxyType({}),
    around: str = "",
) -> tuple[Hint, ...]:
    """What could be plainer in a text, the most pressing kind first; what it quotes is left as it was said.

    `names` are of the personas, `more_jargon` is that of the study (jargon -> plainer), and `around` is the text
    that the reader has before them as well: what is explained there, is explained.
    """
    own = without_quotes(text)
    clear = explained(around)
    words = [*jargon(text, own, more_jargon)]
    short = [each for each in abbreviations(text, own) if each.words.casefold() not in clear]
    told = {word.casefold() for each in (*words, *short) for word in WORD.findall(each.words)}
    called = {word.casefold() + ending for name in names for word in WORD.findall(name) for ending in ("", "s", "'s")}
    settled = {word.casefold() for word in more_jargon}
    found = [
        *long_sentences(text, own),
        *words,
        *short,
        *passives(text, own),
        *rare_words(own, text, told | called | settled),
    ]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.kind], each.start, each.end)))
