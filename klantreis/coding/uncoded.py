"""Where there is something left to code."""

from collections.abc import Iterable, Sequence
from itertools import chain

from klantreis.model.codings import Span
from klantreis.model.sources import Source, Turn

INTERVIEWERS = frozenset(
    """
    i int interviewer interviewster vrager v vraag q onderzoeker onderzoekster researcher moderator
    gespreksleider gespreksleidster host facilitator
    """.split()  # noqa: SIM905
)
"""Labels of those who ask, in small letters, for sources of which nobody noted who speaks."""


def is_participant(source: Source, speaker: str | None) -> bool:
    """Whether the words of a speaker are those of a participant, as far as is known."""
    labels = [attendance.speaker for attendance in source.attendances]
    if labels and all(labels):
        return speaker in labels
    return speaker is None or speaker in labels or speaker.casefold() not in INTERVIEWERS


def next_uncoded(source: Source, turns: Sequence[Turn], coded: Iterable[Span], start: int) -> int | None:
    """The first turn (rank) of a participant from `start` on, round the end, that has words and nothing coded."""
    taken = _turns_of(coded)
    for rank in chain(range(start, len(turns)), range(min(start, len(turns)))):
        turn = turns[rank]
        if rank not in taken and is_participant(source, turn.speaker) and any(map(str.isalnum, turn.text)):
            return rank
    return None


def _turns_of(spans: Iterable[Span]) -> set[int]:
    return {turn for span in spans if span.start < span.end for turn in range(span.start.turn, span.end.turn + 1)}
