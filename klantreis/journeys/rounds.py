"""How a finding stands from one round of talks to the next: by what one sees whether an action worked."""

import re
from collections.abc import Iterable, Mapping, Sequence

from klantreis.journeys import evidence
from klantreis.model.findings import Finding, RoundFigure
from klantreis.model.sources import Source

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def in_order(sources: Iterable[Source]) -> tuple[str, ...]:
    """The rounds of some sources: by year where each names one, else (and within a year) as they came in."""
    names = dict.fromkeys(source.round for source in sources if source.round)
    years = {name: found[0] for name in names if (found := _YEAR.search(name))}
    return tuple(sorted(names, key=lambda name: years[name])) if len(years) == len(names) else tuple(names)


def figures(
    finding: Finding, sources: Sequence[Source], household_of: Mapping[str, str], least: int
) -> tuple[RoundFigure, ...]:
    """A figure for each round of these sources, from the passages behind the finding.

    `household_of`: participant's code -> household, where known. Rounds in which fewer than `least` participants
    were heard get none: it would say more of who was asked than of what changed.
    """
    round_of = {source.title: source.round for source in sources}
    found = []
    for name in in_order(sources):
        heard = {code for source in sources if source.round == name for code in source.participants}
        if len(heard) < least:
            found.append(RoundFigure(name, None, len(heard)))
            continue
        told = [quote for quote in finding.quotes if round_of.get(quote.source) == name]
        who = evidence.participants(told)
        homes = evidence.households(who, household_of)
        found.append(RoundFigure(name, len(who), len(heard), homes, evidence.mean_valence(told)))
    return tuple(found)
