"""How easily a Dutch text reads, by the formula of Flesch and Douma, and roughly at which level."""

from dataclasses import dataclass
from enum import StrEnum

from klantreis.text.catalogue import _
from klantreis.text.plainness.words import syllables_in, without_quotes, words_in
from klantreis.text.sentences import sentences

LEAST_WORDS = 30
"""Under so many words the figure says nothing."""


class Level(StrEnum):
    """Levels of the Common European Framework, as far as a formula can tell them apart."""

    B1 = "B1"
    B2 = "B2"
    C1 = "C1"


_AT_LEAST = {Level.B1: 60, Level.B2: 45}
"""The borders are Douma's (1960): from 60 "normal", for who did primary school; from 45 "rather hard", below it "hard".

That those borders lie near B1, B2 and C1 is a rule of thumb: nobody measured it.
"""


@dataclass(frozen=True)
class Ease:
    """The reading ease of a text (higher is easier, most texts lie between 0 and 100), and what it was made from."""

    score: float
    words: int
    sentences: int
    syllables: int

    @property
    def level(self) -> Level:
        """Roughly how well one must read to follow it."""
        return next((level for level, least in _AT_LEAST.items() if self.score >= least), Level.C1)

    @property
    def message(self) -> str:
        """What it says to who wrote the text."""
        told = {
            Level.B1: _("leest ongeveer als B1 of makkelijker"),
            Level.B2: _("leest ongeveer als B2: kortere zinnen en kortere woorden helpen"),
            Level.C1: _("leest ongeveer als C1: kortere zinnen en kortere woorden helpen"),
        }[self.level]
        return _("leesgemak {score} ({words} woorden): {level}").format(
            score=round(self.score), words=self.words, level=told
        )


def ease(text: str) -> Ease | None:
    """The reading ease of a text, what it quotes left out; None where it has too few words to say anything."""
    own = without_quotes(text)
    words = words_in(own)
    if words < LEAST_WORDS:
        return None
    lines = sum(1 for sentence in sentences(own) if words_in(sentence))
    syllables = syllables_in(own)
    return Ease(206.84 - 0.77 * (100 * syllables / words) - 0.93 * (words / lines), words, lines, syllables)
