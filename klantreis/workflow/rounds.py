"""The next round beside an action: how its findings stand in each round of talks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from klantreis.journeys import rounds
from klantreis.model.findings import Action, Finding, RoundFigure
from klantreis.store.study import Study, at_one_moment
from klantreis.workflow import merge
from klantreis.workflow.evidence import gather

PerRound = Mapping[str, tuple[RoundFigure, ...]]
"""Finding (id) -> its figures, round by round."""


@dataclass(frozen=True)
class Followed:
    """A finding of an action with its figures per round; none where the finding is gone or no round was noted."""

    finding: str
    title: str
    figures: tuple[RoundFigure, ...]


def names(study: Study) -> tuple[str, ...]:
    """The rounds of the study in order."""
    return rounds.in_order(gather(study).sources)


@at_one_moment
def per_round(study: Study, findings: Sequence[Finding] | None = None) -> PerRound:
    """The figures of all findings, or of these, which must have all of their quotes."""
    voices = gather(study)
    found = merge.findings_of(study) if findings is None else findings
    least = study.settings.gate.participants
    heard, homes = rounds.of_sources(voices.sources), voices.household_of
    return {each.id: rounds.figures(each, heard, homes, least) for each in found}


def followed(action: Action, titles: Mapping[str, str], found: PerRound) -> tuple[Followed, ...]:
    """The findings of an action by title, with how they stand; `titles` as `acting.about` gives them."""
    behind = (Followed(each, titles.get(each, "?"), tuple(found.get(each, ()))) for each in action.findings)
    return tuple(sorted(behind, key=lambda each: (each.title.casefold(), each.finding)))
