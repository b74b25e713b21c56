"""Who takes part, who belongs together, and who works on the study."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """Somebody who works on the study: coder, owner of an action, signer."""

    id: str
    name: str


@dataclass(frozen=True)
class Organisation:
    """A region, municipality or team; together they form a tree by `parent`."""

    id: str
    name: str
    kind: str = ""
    parent: str | None = None


@dataclass(frozen=True)
class Cohort:
    """Participants under one legal measure or kind of help (OTS, vrijwillige hulp …)."""

    id: str
    name: str


@dataclass(frozen=True)
class Household:
    """People who count as one where voices are counted: a parent and child, for instance."""

    id: str
    name: str


@dataclass(frozen=True)
class Participant:
    """A respondent, known by a code only. References are names, which are unique in a study."""

    id: str
    code: str
    group: str = ""
    household: str | None = None
    cohort: str | None = None
    organisation: str | None = None
    age_band: str = ""
    traits: Mapping[str, str] = field(default_factory=dict)
    consent: str = ""
