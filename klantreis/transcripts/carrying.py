"""What each format that is also read can carry: a transcript as it should come back from it.

Speakers and text come back from all of them, each turn as a line. Times: WebVTT, SubRip and labels of
Audacity to the ms, f4 the ends only, in tenths of a second; Markdown has none. What is missing is filled
in for WebVTT and SubRip; a label of Audacity without an end is a point, and one with no length as well.
Neighbours of one speaker that touch come back from SubRip as one turn. Turns without words come back
where they have a speaker and a time.
"""

from collections.abc import Callable, Mapping, Sequence

from klantreis.model.sources import Utterance
from klantreis.text.clean import one_line
from klantreis.transcripts.cues import together
from klantreis.transcripts.times import filled

Carried = Callable[[Sequence[Utterance]], list[Utterance]]


def _with(u: Utterance, start: int | None, end: int | None) -> Utterance:
    return Utterance(one_line(u.text), one_line(u.speaker or "") or None, start, end)


def _timed(utterances: Sequence[Utterance]) -> list[Utterance]:
    return [_with(u, *times) for u, times in zip(utterances, filled(utterances), strict=True)]


def _labels(utterances: Sequence[Utterance]) -> list[Utterance]:
    times = (start for start, _end in filled(utterances))
    return [
        _with(u, start, u.end_ms if u.end_ms != start else None) for u, start in zip(utterances, times, strict=True)
    ]


def _untimed(utterances: Sequence[Utterance]) -> list[Utterance]:
    return [_with(u, None, None) for u in utterances]


def ends(utterances: Sequence[Utterance]) -> list[int | None]:
    """When each utterance ends as f4 has it, in ms: at its end to a tenth of a second, or else the next one's start."""
    following = [*(u.start_ms for u in utterances[1:]), None]
    known = (after if u.end_ms is None else u.end_ms for u, after in zip(utterances, following, strict=True))
    return [None if end is None else (end + 50) // 100 * 100 for end in known]


def _stamped(utterances: Sequence[Utterance]) -> list[Utterance]:
    found = []
    border: int | None = 0
    for u, end in zip(utterances, ends(utterances), strict=True):
        found.append(_with(u, None if end is None else border, end))
        border = end
    return found


_CARRIED: Mapping[str, Carried] = {
    "vtt": _timed,
    "srt": lambda utterances: together(_said(_timed(utterances))),
    "md": _untimed,
    "f4": _stamped,
    "audacity": _labels,
}


def _said(utterances: Sequence[Utterance]) -> list[Utterance]:
    timed = (u.speaker and (u.start_ms is not None or u.end_ms is not None) for u in utterances)
    return [u for u, empty_turn in zip(utterances, timed, strict=True) if u.text or empty_turn]


def carried(utterances: Sequence[Utterance], format: str) -> list[Utterance]:
    """The utterances as they come back from a format. Raises KlantreisError where it needs a time and none is known."""
    return _said(_CARRIED[format](utterances))


def comes_back(format: str) -> bool:
    """Whether what is written in a format can be read again with its speakers."""
    return format in _CARRIED
