"""How a finding stands from one round of talks to the next: by what one sees whether an action worked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from klantreis.journeys import evidence
from klantreis.model.findings import Finding, RoundFigure
from klantreis.model.journeys import Quote
from klantreis.model.sources import Source

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def in_order(sources: Iterable[Source]) -> tuple[str, ...]:
    """The rounds of some sources: by year where each names one, else (and within a year) as they came in."""
    names = dict.fromkeys(source.round for source in sources if source.round)
    years = {name: found[0] for name in names if (found := _YEAR.search(name))}
    return tuple(sorted(names, key=lambda name: years[name])) if len(years) == len(names) else tuple(names)


@dataclass(frozen=True)
class Rounds:
    """Who was heard in each round, in order, and to which round each source (title) belongs."""

    heard: Mapping[str, frozenset[str]]
    round_of: Mapping[str, str]


def of_sources(sources: Sequence[Source]) -> Rounds:
    """The rounds of some sources; a source without one belongs to none."""
    heard: dict[str, set[str]] = {name: set() for name in in_order(sources)}
    round_of = {source.title: source.round for source in sources if source.round}
    for source in sources:
        if source.round:
            heard[source.round].update(source.participants)
    return Rounds({name: frozenset(codes) for name, codes in heard.items()}, round_of)


def figures(finding: Finding, rounds: Rounds, household_of: Mapping[str, str], least: int) -> tuple[RoundFigure, ...]:
    """A figure for each round, from the passages behind the finding.

    `household_of`: participant's code -> household, where known. Rounds in which fewer than `least` participants
    were heard get none: it would say more of who was asked than of what changed.
    """
    told: dict[str, list[Quote]] = {name: [] for name in rounds.heard}
    for quote in finding.quotes:
        if name := rounds.round_of.get(quote.source):
            told[name].append(quote)
    found = []
    for name, heard in rounds.heard.items():
        if len(heard) < least:
            found.append(RoundFigure(name, None, len(heard)))
            continue
        who = evidence.participants(told[name])
        homes = evidence.households(who, household_of)
        found.append(RoundFigure(name, len(who), len(heard), homes, evidence.mean_valence(told[name])))
    return tuple(found)
