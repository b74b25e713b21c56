"""Sentences that are too long to read in one go."""

from collections.abc import Iterator

from klantreis.text.catalogue import _
from klantreis.text.plainness.hint import Hint, HintKind
from klantreis.text.plainness.words import words_in
from klantreis.text.sentences import spans

MOST_WORDS = 15


def long_sentences(text: str, own: str) -> Iterator[Hint]:
    """The sentences with too many words; `own` is the text with blanks for what it quotes."""
    for start, end in spans(own):
        count = words_in(own[start:end])
        if count > MOST_WORDS:
            message = _("lange zin: {n} woorden; maak er twee zinnen van").format(n=count)
            yield Hint(HintKind.LONG, start, end, text[start:end], message)
