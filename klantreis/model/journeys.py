"""Journeys as people read them: a fictional persona and the steps of the route."""

from dataclasses import dataclass


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
    (-1…1, higher is better).
    """

    clusters: dict[str, str]
    concepts: dict[str, str]
    labels: dict[str, str]
    routes: tuple[Route, ...]
    silhouette: dict[int, float]


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
