"""All that a document about one journey says, already as its audience may read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from klantreis.documents.arcs import Arc
from klantreis.documents.audience import Audience
from klantreis.model.findings import Finding
from klantreis.model.journeys import Journey, Quote, Step
from klantreis.model.study import Settings


@dataclass(frozen=True)
class Beside:
    """What is told of a step beside what the step itself says.

    `story`: sentences, in order. `wish`: the desired feeling (-2…2), None where none was given. `lifts`: ids of
    findings that should bring it there.
    """

    story: tuple[str, ...] = ()
    wish: int | None = None
    lifts: tuple[str, ...] = ()


@dataclass(frozen=True)
class JourneyContent:
    """A journey with everything around it. What may not be read is not in it.

    `phases`: the names of all phases, in order. `beside`: by concept of a step. `empathy`: the title of each
    quadrant with its passages, best first. `ways`: sentences about loops, branches and disputed order; `arcs`: those
    of them that can be drawn along the route. `groups` and `rounds`: those whose people told it, in order; not
    always all of them.
    """

    journey: Journey
    phases: tuple[str, ...]
    settings: Settings
    audience: Audience
    findings: tuple[Finding, ...] = ()
    beside: Mapping[str, Beside] = field(default_factory=dict)
    empathy: tuple[tuple[str, tuple[Quote, ...]], ...] = ()
    ways: tuple[str, ...] = ()
    arcs: tuple[Arc, ...] = ()
    groups: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()

    def of(self, step: Step) -> Beside:
        """What is told beside a step; nothing of its own where nobody wrote or wished anything."""
        return self.beside.get(step.concept, Beside())

    @property
    def wishes(self) -> tuple[int | None, ...]:
        """The desired feeling at each step of the route."""
        return tuple(self.of(step).wish for step in self.journey.steps)

    def lifting(self, step: Step) -> tuple[Finding, ...]:
        """The findings that should lift a step, in the order of `findings`."""
        wanted = self.of(step).lifts
        return tuple(finding for finding in self.findings if finding.id in wanted)
