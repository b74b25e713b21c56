"""A study's own settings: everything in `study.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TranscriptStyle(StrEnum):
    """How talks were typed out."""

    VERBATIM = "verbatim"
    """Every word, slip, sound and pause."""
    CLEAN = "clean"
    """What was said, without slips, stopgaps and repeats."""


@dataclass(frozen=True)
class Gate:
    """Thresholds of the publication gate; counts are of participants, never of stories."""

    participants: int = 3
    households: int = 3
    warn_below: int = 5
    quote_share: float = 0.5
    """Largest share of a persona's quotes that one participant may supply."""


@dataclass(frozen=True)
class Priority:
    """How findings are ranked; see `journeys.priority`."""

    reach: float = 1.0
    """Weight of the share of participants; 0 leaves it out."""
    severity: float = 1.0
    """Weight of how bad it is; 0 leaves it out."""
    outside: float = 0.5
    """What is left of the priority of what the municipality can't mend itself."""


@dataclass(frozen=True)
class House:
    """Whose house style Word documents are in. Paths are as people write them, from the study's folder."""

    organisation: str = ""
    template: str = ""
    """A docx or dotx."""
    logo: str = ""
    """A PNG or JPEG."""


@dataclass(frozen=True)
class Settings:
    """What people may edit by hand about a study."""

    title: str
    language: str = "nl"
    contact: str = ""
    personas: int = 3
    """How many personas the researchers chose; a build may be asked for another number."""
    blind: bool = False
    """Whether coders see only their own codings while they code."""
    transcript_style: TranscriptStyle = TranscriptStyle.VERBATIM
    gate: Gate = field(default_factory=Gate)
    priority: Priority = field(default_factory=Priority)
    house_style: House = field(default_factory=House)
    jargon: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Jargon of this study -> a plainer word; an empty one lets the word stand."""
    signs: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Signs for typing out -> what they stand for, beside those that everybody has; an empty one takes a sign away."""
