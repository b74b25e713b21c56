"""The evidence behind a finding, in figures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from klantreis.model.findings import Finding
from klantreis.model.people import Participant


@dataclass(frozen=True)
class OfGroup:
    """How many participants of a group told it, and from how many households. No name: nobody noted the group."""

    group: str
    participants: int
    households: int


@dataclass(frozen=True)
class Counts:
    """Passages by feeling, the sources they stand in, and who told it by group.

    `groups` is None where it may not be told. `unfelt`: passages at which no feeling was coded.
    """

    negative: int
    neutral: int
    positive: int
    unfelt: int
    sources: int
    groups: tuple[OfGroup, ...] | None = ()


def count(finding: Finding, participants: Mapping[str, Participant]) -> Counts:
    """The evidence of a finding with all of its quotes; `participants` by code.

    Someone whose household nobody noted counts as one.
    """
    felt = Counter(
        "unfelt" if q.valence is None else "negative" if q.valence < 0 else "positive" if q.valence else "neutral"
        for q in finding.quotes
    )
    homes: dict[str, list[str]] = {}
    for code in finding.participants:
        who = participants.get(code)
        homes.setdefault(who.group if who else "", []).append((who and who.household) or f"\0{code}")
    return Counts(
        negative=felt["negative"],
        neutral=felt["neutral"],
        positive=felt["positive"],
        unfelt=felt["unfelt"],
        sources=len({quote.source for quote in finding.quotes}),
        groups=tuple(
            OfGroup(group, len(found), len(set(found)))
            for group, found in sorted(homes.items(), key=lambda pair: (not pair[0], pair[0].casefold()))
        ),
    )
