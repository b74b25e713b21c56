"""How a document says which of its words are the speaker and the time of a turn.

By named styles, which survive editing in Word and LibreOffice: `documents` writes them, `transcripts`
finds them again. Other programs read `Moeder: [00:00:12.3 – 00:00:15.0] Ja.`
"""

import re

SPEAKER = "TranscriptSpeaker"
"""The character style of the speaker, a colon behind it."""
TIME = "TranscriptTime"
"""The character style of the time."""
TURN = "TranscriptTurn"
"""The paragraph style of a turn."""

_TIMES = re.compile(r"\[(?P<start>[\d:.]+)?(?: ?(?P<range>–) ?(?P<end>[\d:.]+))?\]")
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d):([0-5]\d)\.(\d)")


def _clock(ms: int) -> str:
    tenths = (ms + 50) // 100
    seconds, rest = divmod(tenths, 10)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest}"


def _ms(clock: str | None) -> int | None:
    found = _CLOCK.fullmatch(clock or "")
    if found is None:
        return None
    hours, minutes, seconds, tenths = map(int, found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + tenths * 100


def time_of(start_ms: int | None, end_ms: int | None) -> str:
    """`[00:00:12.3 – 00:00:15.0]`, to the nearest tenth of a second; without what is unknown, empty where all is."""
    if start_ms is None and end_ms is None:
        return ""
    start = "" if start_ms is None else _clock(start_ms)
    end = "" if end_ms is None else f"– {_clock(end_ms)}"
    return f"[{' '.join(filter(None, (start, end)))}]"


def read_time(text: str) -> tuple[int | None, int | None]:
    """The start and end (ms) in what `time_of` wrote; None for what is not there."""
    found = _TIMES.fullmatch(text.strip())
    return (_ms(found["start"]), _ms(found["end"])) if found else (None, None)
