"""Recordings of talks: which file it is, and whether it still is that file."""

from dataclasses import dataclass
from enum import StrEnum


class RecordingState(StrEnum):
    """How a recording was found when it was looked for."""

    THERE = "there"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Recording:
    """A recording of a source, or one part of it; several follow one another.

    `path` is relative to the folder of the study where the file was copied into it, and absolute where it is
    `linked`. `size` in bytes; `duration_ms` and `rate` (samples a second) as they were decoded.
    """

    id: str
    source: str
    path: str
    linked: bool
    sha256: str
    size: int
    duration_ms: int
    channels: int
    rate: int
