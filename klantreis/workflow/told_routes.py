"""The interviews as routes side by side: of each, its touchpoints by phase, and the persona it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from klantreis.journeys import shaping
from klantreis.model.decisions import DecisionKind
from klantreis.model.journeys import Quote
from klantreis.model.touchpoints import Telling, Touchpoint
from klantreis.store import journeys as store
from klantreis.store.study import Study, at_one_moment
from klantreis.workflow import deciding, merge
from klantreis.workflow.evidence import gather


class Sorting(StrEnum):
    """By what the interviews are in order."""

    PERSONA = "persona"
    TITLE = "title"
    LENGTH = "length"
    FEELING = "feeling"


@dataclass(frozen=True)
class ToldRoute:
    """The route of one interview (`source` is its title), cut up by phase.

    `cells` has, for each phase of the table, the touchpoints in the order in which they happened. `persona` is
    empty for an interview that came after the last build. `pinned`: the name of the persona that somebody gave
    it, empty where nobody did; it counts from the next build on.
    """

    source: str
    persona: str
    pinned: str
    cells: tuple[tuple[Touchpoint, ...], ...]

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All of them, phase by phase."""
        return tuple(touch for cell in self.cells for touch in cell)

    @property
    def feeling(self) -> float | None:
        """The mean of the feelings that were noted (-2…2)."""
        felt = [touch.valence for touch in self.touchpoints if touch.valence is not None]
        return sum(felt) / len(felt) if felt else None


@dataclass(frozen=True)
class RouteTable:
    """All interviews with a touchpoint.

    `phases`: those in which something was told, in order; None stands for touchpoints without a phase, last.
    `personas`: names in the order of the build. `quotes`: by coding (the id of a touchpoint).
    """

    phases: tuple[str | None, ...] = ()
    routes: tuple[ToldRoute, ...] = ()
    personas: tuple[str, ...] = ()
    quotes: Mapping[str, Quote] = field(default_factory=dict)


@at_one_moment
def table(study: Study) -> RouteTable:
    """The routes of all interviews as they are coded now, with the personas of the latest build."""
    voices = gather(study)
    project = merge.project(study)
    build = store.latest(study)
    built = build.journeys if build else ()
    heeded = deciding.heeded(study, voices.codebook)
    by_id = {source.id: source.title for source in voices.sources}
    names = {each.key: shaping.persona(each.persona, heeded, each.key).name for each in built}
    persona_of = {by_id[source]: names[each.key] for each in built for source in each.sources if source in by_id}
    pins = {
        by_id[each.subject]: names.get(each.value, each.value)
        for each in heeded
        if each.kind is DecisionKind.PIN and each.subject in by_id
    }
    used = {touch.phase for telling in project.tellings for touch in telling.touchpoints}
    phases = tuple(phase for phase in (*project.phases, None) if phase in used)
    routes = tuple(
        ToldRoute(each.id, persona_of.get(each.id, ""), pins.get(each.id, ""), _cells(each, phases))
        for each in project.tellings
    )
    return RouteTable(phases, routes, tuple(names.values()), voices.quotes)


def _cells(telling: Telling, phases: Sequence[str | None]) -> tuple[tuple[Touchpoint, ...], ...]:
    return tuple(tuple(touch for touch in telling.touchpoints if touch.phase == phase) for phase in phases)


def arranged(found: RouteTable, sorting: Sorting) -> tuple[tuple[str | None, tuple[ToldRoute, ...]], ...]:
    """The routes in order, in groups with a heading: by persona a group each (those of none, "", last), else one.

    Longest first, worst feeling first (none noted last); equals by title.
    """
    by_title = sorted(found.routes, key=lambda each: (each.source.casefold(), each.source))
    if sorting is Sorting.PERSONA:
        rank = {name: place for place, name in enumerate(found.personas)}
        ordered = sorted(by_title, key=lambda each: rank.get(each.persona, len(rank)))
        return tuple((name, tuple(group)) for name, group in groupby(ordered, key=lambda each: each.persona))
    if sorting is Sorting.LENGTH:
        by_title.sort(key=lambda each: -len(each.touchpoints))
    elif sorting is Sorting.FEELING:
        by_title.sort(key=lambda each: (each.feeling is None, each.feeling or 0.0))
    return ((None, tuple(by_title)),) if by_title else ()
