"""Sources and the turns they consist of."""

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """Where a source comes from."""

    INTERVIEW = "interview"
    PANEL = "panel"
    STORY = "story"
    COMPLAINT = "complaint"
    SURVEY = "survey"


@dataclass(frozen=True)
class Word:
    """A word of an utterance with a time of its own; a phrase where a program timed no smaller pieces.

    `start` and `end` are its place in the text of the utterance, in code points, with the signs that
    stand against it. Times are milliseconds from the start of the recording, None where unknown.
    """

    start: int
    end: int
    start_ms: int | None = None
    end_ms: int | None = None
    confidence: int | None = None
    """How sure the program was, in thousandths; None where it did not say."""


@dataclass(frozen=True)
class Utterance:
    """One speaker's words as a transcript file gives them, before they are stored.

    Times are milliseconds from the start of the recording; None where the file gives none.
    """

    text: str
    speaker: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    words: tuple[Word, ...] = ()
    """In the order of the text; none lies upon another."""


@dataclass(frozen=True)
class Transcript:
    """What a transcript file says: its utterances, and remarks that are no speech."""

    utterances: tuple[Utterance, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """A period of collection that belongs to a report year (`name` is unique: "2022")."""

    id: str
    name: str
    report_year: int | None = None
    starts: str | None = None
    ends: str | None = None
    channel: str = ""


@dataclass(frozen=True)
class Attendance:
    """A participant's part in a source; `speaker` is the label of their turns, where known."""

    participant: str
    """The participant's code."""
    speaker: str | None = None


@dataclass(frozen=True)
class Source:
    """An interview, panel talk, story, complaint or survey answer. `title` is unique in a study."""

    id: str
    title: str
    kind: SourceKind = SourceKind.INTERVIEW
    round: str | None = None
    attendances: tuple[Attendance, ...] = ()
    provenance: str = ""
    """The name of the file that it was read from."""
    notes: str = ""
    duration_ms: int | None = None
    sha256: str | None = None

    @property
    def participants(self) -> tuple[str, ...]:
        """The codes of those who took part, in order."""
        return tuple(a.participant for a in self.attendances)


@dataclass(frozen=True)
class Turn:
    """One utterance as it is stored: the words only, no label and no time in them."""

    id: str
    text: str
    speaker: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
