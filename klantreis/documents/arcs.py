"""Ways back and around in the picture of a journey: from one step of its route to another."""

from dataclasses import dataclass
from enum import StrEnum

from klantreis.model.journey_graph import BranchKind, JourneyGraph
from klantreis.model.journeys import Journey
from klantreis.text.catalogue import _, plural


class ArcKind(StrEnum):
    """Whether people came by a stretch again, went back to an earlier step, or went past steps another way."""

    AGAIN = "again"
    BACK = "back"
    PAST = "past"


@dataclass(frozen=True)
class Arc:
    """From a step of the route to another (places from 0), and how many tellings went so."""

    kind: ArcKind
    start: int
    end: int
    tellings: int

    @property
    def label(self) -> str:
        """What stands on the arc."""
        return {
            ArcKind.AGAIN: _("{n} opnieuw"),
            ArcKind.BACK: _("{n} terug"),
            ArcKind.PAST: _("{n} anders"),
        }[self.kind].format(n=self.tellings)

    @property
    def told(self) -> str:
        """The same as a sentence."""
        talks = plural("In {n} gesprek", "In {n} gesprekken", self.tellings)
        start, end = self.start + 1, self.end + 1
        if self.kind is ArcKind.PAST:
            text = _("{talks} ging het van stap {start} langs een andere weg naar stap {end}.")
        elif self.kind is ArcKind.BACK:
            text = _("{talks} ging het van stap {start} terug naar stap {end}.")
        elif self.start == self.end:
            text = _("{talks} kwam stap {start} vaker voor.")
        else:
            text = _("{talks} kwamen stap {end} tot en met {start} vaker voor.")
        return text.format(talks=talks, start=start, end=end)


def arcs(graph: JourneyGraph, journey: Journey) -> tuple[Arc, ...]:
    """The loops and other ways that both begin and end at a step of the route, most tellings first."""
    place = {step.concept: number for number, step in enumerate(journey.steps)}
    found = []
    for loop in graph.loops:
        places = [place[step] for step in loop.steps if step in place]
        if len(places) == len(loop.steps):
            found.append(Arc(ArcKind.AGAIN, max(places), min(places), len(loop.tellings)))
    for branch in graph.branches:
        start, end = place.get(branch.leaves or ""), place.get(branch.joins or "")
        if start is not None and end is not None:
            kind = ArcKind.BACK if branch.kind is BranchKind.RETURN else ArcKind.PAST
            if (end < start) == (kind is ArcKind.BACK) and start != end:
                found.append(Arc(kind, start, end, len(branch.tellings)))
    return tuple(sorted(dict.fromkeys(found), key=lambda arc: (-arc.tellings, arc.start, arc.end, arc.kind)))
