"""What a measurement of agreement says; measuring is in `agreement`, and takes numpy."""

from dataclasses import dataclass
from enum import StrEnum

RESAMPLES = 1000

Interval = tuple[float, float]


class Unit(StrEnum):
    """What is judged to carry a code or not."""

    CHARACTER = "character"
    TURN = "turn"


class Undefined(StrEnum):
    """Why there is no coefficient."""

    NO_TEXT = "no text"
    """No source was coded by two people."""
    UNUSED = "unused"
    """Nobody gave the code there."""
    EVERYWHERE = "everywhere"
    """Everybody gave it to all units, so that chance alone would agree as much."""


@dataclass(frozen=True)
class Values:
    """Agreement over `n` units. `kappa` is Cohen's for two coders and Fleiss' for more.

    `same` is the share of pairs of judgements that are alike, over all codes the mean of those used. What can't
    be computed is None, and `undefined` says why. Intervals are percentile intervals of 95 %.
    """

    n: int
    same: float | None
    alpha: float | None
    kappa: float | None
    fleiss: float | None
    alpha_interval: Interval | None
    kappa_interval: Interval | None
    undefined: Undefined | None


@dataclass(frozen=True)
class Agreement:
    """Agreement twice: over all text, and only over units to which at least one coder gave any code.

    Most text has no code, and agreeing on that is easy: the first rests on it, the second leaves it out.
    """

    all_text: Values
    coded_text: Values


@dataclass(frozen=True)
class CodeAgreement:
    """Agreement on one code (an id). `codings` and `marked`: by coder, how often and on how many units it stands."""

    code: str
    agreement: Agreement
    codings: dict[str, int]
    marked: dict[str, int]


@dataclass(frozen=True)
class Report:
    """Agreement between `coders` on the `sources` that at least two of them coded (ids).

    The intervals rest on `resamples` draws of `blocks` sources, or of turns where there is one source only.
    """

    unit: Unit
    sources: tuple[str, ...]
    coders: tuple[str, ...]
    overall: Agreement
    codes: tuple[CodeAgreement, ...]
    by_source: bool
    blocks: int
    resamples: int = RESAMPLES

    @property
    def two(self) -> bool:
        """Whether kappa is Cohen's."""
        return len(self.coders) == 2
