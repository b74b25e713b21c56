"""What a document about findings is made of: one value that the gate has passed, and what stands where in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from klantreis.documents import moments
from klantreis.documents.audience import Audience
from klantreis.documents.plain import plain
from klantreis.documents.wrap import ELLIPSIS
from klantreis.model.findings import Action, FindingKind, OwnReach, Ranked, RoundFigure
from klantreis.model.journeys import Quote, of_many_voices
from klantreis.model.responses import ResponseTable
from klantreis.model.study import Settings

MOST_PRESSING = 5
QUOTES = 3
"""At most so many passages stand with a finding."""
LONGEST_HEADING = 110


@dataclass(frozen=True)
class Heard:
    """How many took part in the study. `told_by` is what priority counts against: participants, or else talks."""

    talks: int
    participants: int
    households: int

    @property
    def told_by(self) -> int:
        """Participants, or talks where nobody noted who took part."""
        return self.participants or self.talks


@dataclass(frozen=True)
class Point:
    """A finding with the number under which text and picture name it: its place by priority, kind by kind."""

    number: int
    ranked: Ranked
    actions: tuple[Action, ...]
    figures: tuple[RoundFigure, ...]

    @property
    def name(self) -> str:
        """What the finding is called."""
        return plain(self.ranked.finding.title).rstrip(".:") or plain(self.ranked.finding.theme)

    @property
    def heading(self) -> str:
        """Its name, cut where it is too long for a heading."""
        return shortened(self.name, LONGEST_HEADING)

    @property
    def outside(self) -> bool:
        """Whether the municipality can't mend it itself."""
        return self.ranked.assessment.own_reach is OwnReach.OUTSIDE


def shortened(text: str, most: int) -> str:
    """At most so many characters of a text, whole words where that goes, with an ellipsis."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return (kept[: kept.rfind(" ")] if " " in kept[most // 2 :] else kept) + ELLIPSIS


@dataclass(frozen=True)
class Report:
    """All that such a document says. `ranked`: the most pressing of each kind first, as `journeys.priority` gives them.

    `rounds`: finding (id) -> how it stands per round; `response`: None where none was
    noted. For the public, owners of actions, passages and figures that may not go out are left out already.
    """

    ranked: tuple[Ranked, ...]
    actions: tuple[Action, ...]
    heard: Heard
    settings: Settings
    audience: Audience
    rounds: Mapping[str, tuple[RoundFigure, ...]] = field(default_factory=dict)
    response: ResponseTable | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """The findings in their order, numbered from 1."""
        return tuple(
            Point(
                number,
                each,
                tuple(action for action in self.actions if each.finding.id in action.findings),
                tuple(self.rounds.get(each.finding.id, ())),
            )
            for number, each in enumerate(self.ranked, 1)
        )

    def of(self, kind: FindingKind) -> tuple[Point, ...]:
        """The points of one kind."""
        return tuple(point for point in self.points if point.ranked.finding.kind is kind)

    @property
    def to_mend(self) -> tuple[Point, ...]:
        """What can be better, within one's own reach as far as anybody said."""
        return tuple(point for point in self.of(FindingKind.IMPROVE) if not point.outside)

    @property
    def knots(self) -> tuple[Point, ...]:
        """What can be better and lies outside of one's own reach."""
        return tuple(point for point in self.of(FindingKind.IMPROVE) if point.outside)

    @property
    def other_actions(self) -> tuple[Action, ...]:
        """Actions about none of the findings; outside, none that is about a finding which the gate withheld."""
        known = {each.finding.id for each in self.ranked}
        others = (action for action in self.actions if known.isdisjoint(action.findings))
        return tuple(each for each in others if self.audience is Audience.INTERNAL or not each.findings)

    def quotes(self, point: Point) -> tuple[Quote, ...]:
        """A few passages of different voices, as this audience may read them."""
        return of_many_voices(moments.allowed(point.ranked.finding.quotes, self.audience), QUOTES)
