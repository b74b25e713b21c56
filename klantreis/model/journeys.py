"""Journeys as people read them: a fictional persona and the steps of the route."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Route:
    """A journey as the builder finds it: concepts in order."""

    id: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """What the builder makes of a project.

    `clusters`: telling id -> route id. `concepts`: touchpoint id -> concept. `labels`: concept ->
    the wording to show. `silhouette`: number of personas -> how well it separates the tellings
    (-1…1, higher is better). `keys`: route id -> the key by which people know it, "" for a new one.
    `order`: route id -> all concepts that its tellings tell, in order, those of the route among them;
    `thin`: those of them that are not in the route.
    """

    clusters: dict[str, str]
    concepts: dict[str, str]
    labels: dict[str, str]
    routes: tuple[Route, ...]
    silhouette: dict[int, float]
    keys: dict[str, str] = field(default_factory=dict)
    thin: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Standing(StrEnum):
    """Where a step stands: in the route, told by too few for it, or left out by a person."""

    ROUTE = "route"
    THIN = "thin"
    DROPPED = "dropped"


@dataclass(frozen=True)
class DraftStep:
    """A step as it was built or shaped: what it is called, and the codings behind it (ids).

    `concept` is the path of a code, or one of somebody's own making. `support`: the share of resamples
    of the tellings in which the builder keeps the step (0…1); None where that was not measured.
    """

    label: str
    concept: str
    phase: str | None
    channel: str | None
    actor: str | None
    evidence: tuple[str, ...]
    id: str = ""
    standing: Standing = Standing.ROUTE
    support: float | None = None


@dataclass(frozen=True)
class Quote:
    """A passage behind a step or a finding. `source` is a title, `turn` a number from 1."""

    coding: str
    source: str
    text: str
    turn: int
    start_ms: int | None
    valence: int | None
    publishable: bool
    participants: tuple[str, ...]
    speaker: str | None = None


def of_many_voices(quotes: Sequence[Quote], number: int) -> tuple[Quote, ...]:
    """At most so many of the quotes: the first of each voice before the second of any, in the given order."""
    times: Counter[tuple[str, ...]] = Counter()
    ranked = []
    for place, quote in enumerate(quotes):
        times[quote.participants] += 1
        ranked.append((times[quote.participants], place))
    return tuple(quotes[place] for _time, place in sorted(ranked)[:number])


@dataclass(frozen=True)
class Step:
    """A step of a journey. Counts are of participants and households who told it."""

    id: str
    label: str
    phase: str | None
    channel: str | None
    actor: str | None
    participants: tuple[str, ...]
    households: int
    valence: float | None
    evidence: tuple[str, ...]
    """Coding ids."""
    quotes: tuple[Quote, ...] = ()
    concept: str = ""
    """What it is a step of: the path of a code, or one of somebody's own making."""
    standing: Standing = Standing.ROUTE
    support: float | None = None

    @property
    def tellers(self) -> int:
        """How many told it: participants, or interviews where nobody noted who took part."""
        return len(self.participants) or len({quote.source for quote in self.quotes})

    @property
    def typical_quotes(self) -> tuple[Quote, ...]:
        """The quotes that don't go against the mean feeling; all of them where every one does."""
        mean = self.valence
        fitting = tuple(q for q in self.quotes if mean is None or q.valence is None or abs(q.valence - mean) <= 1)
        return fitting or self.quotes


@dataclass(frozen=True)
class Persona:
    """A fictional person; every trait is shared by several participants of the journey."""

    name: str
    age_band: str = ""
    household: str = ""
    situation: str = ""
    portrait: str = ""


@dataclass(frozen=True)
class Journey:
    """A klantreis: the route of a fictional person, merged from several tellings."""

    id: str
    persona: Persona
    sources: tuple[str, ...]
    """Titles of the sources it was merged from."""
    participants: tuple[str, ...]
    households: int
    steps: tuple[Step, ...]
    key: str = ""
    """Stays the same from build to build."""
    beside: tuple[Step, ...] = ()
    """What was told as well, but stands outside of the route: by too few, or left out by a person."""

    @property
    def tellers(self) -> int:
        """How many told it: participants, or interviews where nobody noted who took part."""
        return len(self.participants) or len(self.sources)
