"""Who stands behind a step or a finding, and which of their words show it best."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from klantreis.model.journeys import Quote

SHORTEST, LONGEST = 40, 260
"""Characters between which a quote reads well on its own."""


def participants(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The codes of all who said it, each once, in the order in which they come."""
    return tuple(dict.fromkeys(code for quote in quotes for code in quote.participants))


def households(codes: Iterable[str], household_of: Mapping[str, str]) -> int:
    """How many households they come from; someone without one counts as one."""
    return len({household_of.get(code) or f"\0{code}" for code in codes})


def mean_valence(quotes: Iterable[Quote]) -> float | None:
    """The mean of what they felt (-2…2), or None where no feeling was coded."""
    values = [quote.valence for quote in quotes if quote.valence is not None]
    return fmean(values) if values else None


def ranked(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, those first that may be published, that fit the mean feeling and that read well."""
    mean = mean_valence(quotes)

    def rank(quote: Quote) -> tuple[bool, bool, float, int]:
        off = 0.0 if mean is None else 1.0 if quote.valence is None else abs(quote.valence - mean)
        return not quote.publishable, not SHORTEST <= len(quote.text) <= LONGEST, off, -min(len(quote.text), LONGEST)

    return tuple(sorted(quotes, key=rank))
