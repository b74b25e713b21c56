"""Who has journeys of their own: all respondents together, or each group or cohort apart."""

from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from klantreis.model.touchpoints import Project, Telling
from klantreis.workflow.evidence import Voices


class Per(StrEnum):
    """What parts the interviews before personas are sought in them."""

    GROUP = "group"
    COHORT = "cohort"


def part_of(telling: Telling, voices: Voices, per: Per) -> str:
    """The group or cohort of the respondents of an interview; several in one interview with a plus between them."""
    if per is Per.GROUP:
        return telling.role
    (codes,) = [source.participants for source in voices.sources if source.title == telling.id]
    cohorts = [voices.participants[code].cohort for code in codes if code in voices.participants]
    return "+".join(dict.fromkeys(filter(None, cohorts)))


def parts(project: Project, voices: Voices, per: Per) -> dict[str, Project]:
    """Name of the group or cohort -> its interviews; those of none have the name ""; by name, that one last."""
    of = {telling.id: part_of(telling, voices, per) for telling in project.tellings}

    def place(telling: Telling) -> tuple[bool, str]:
        return not of[telling.id], of[telling.id]

    grouped = groupby(sorted(project.tellings, key=place), key=lambda telling: of[telling.id])
    return {name: replace(project, tellings=tuple(tellings)) for name, tellings in grouped}
