"""Times in transcripts: the ways in which they are written, and guesses where a format needs them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Utterance
from klantreis.text.catalogue import _

_CLOCK = r"(?:\d{1,3}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d)(?:[.,]\d{1,3})?(?!\d)"
_RANGE = rf"{_CLOCK}(?:\s*(?:-->|-|–|—|tot)\s*{_CLOCK})?"
HASHED = r"#\d{1,3}:[0-5]\d:[0-5]\d(?:[-.,]\d{1,3})?#"
"""A stamp of f4, as `#00:01:23-4#`."""
MARKED = rf"(?:{HASHED}|\[\s*{_RANGE}\s*\]|\(\s*{_RANGE}\s*\)|<\s*{_RANGE}\s*>|\{{\s*{_RANGE}\s*\}})"
"""A time, or a range, that signs set apart from the text."""
STAMP = rf"(?:{MARKED}|(?<![\d:]){_RANGE})"
"""A time or a range, with or without such signs."""

_ONE = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:[-.,](\d{1,3})(?![\d:]))?")
_LAST_MS = 2_000
"""How long an utterance of unknown length at the very end counts."""


def milliseconds(stamp: str) -> tuple[int, int | None]:
    """Start and end (None where there is one time only) of what STAMP matches."""
    found = []
    for hours, minutes, seconds, fraction in _ONE.findall(stamp):
        whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
        found.append(whole * 1000 + int(fraction.ljust(3, "0") or 0))
    return found[0], (found[1] if len(found) > 1 else None)


def has_seconds(stamp: str) -> bool:
    """Whether a time has hours, minutes and seconds, so that it can be no time of the day."""
    return re.search(r"\d:\d\d:\d\d", stamp) is not None


def clock(ms: int, point: str = ".") -> str:
    """`hh:mm:ss.mmm`, with `point` before the milliseconds."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def f4_stamp(ms: int) -> str:
    """`#hh:mm:ss-t#`, to a tenth of a second (the nearest)."""
    tenths = (ms + 50) // 100
    return f"#{clock(tenths * 100)[:8]}-{tenths % 10}#"


def filled(utterances: Sequence[Utterance]) -> list[tuple[int, int]]:
    """Start and end in ms of each utterance, for formats that can't do without.

    Known times stay. Unknown ones are spread evenly over the gap between their known neighbours,
    so that a missing end is the start of the next; before the first known time the gap begins
    at 0, after the last one each utterance counts two seconds.

    Raises KlantreisError where no utterance has a time.
    """
    times = [time for u in utterances for time in (u.start_ms, u.end_ms)]
    known = [at for at, time in enumerate(times) if time is not None]
    if not known:
        raise KlantreisError(
            _("Dit gesprek heeft geen tijden, en ondertitels en labels kunnen niet zonder; kies txt, md, docx of f4.")
        )
    # Time passes within an utterance (from an even place to the odd one after it), not between two.
    passed = [(at + 1) // 2 for at in range(len(times))]
    result = list(times)
    for at, time in enumerate(times):
        if time is not None:
            continue
        place = bisect_left(known, at)
        left, left_at = (times[known[place - 1]] or 0, passed[known[place - 1]]) if place else (0, 0)
        if place == len(known):
            result[at] = left + (passed[at] - left_at) * _LAST_MS
        else:
            gap = max(0, (times[known[place]] or 0) - left)
            result[at] = left + gap * (passed[at] - left_at) // max(1, passed[known[place]] - left_at)
    return [(result[at] or 0, result[at + 1] or 0) for at in range(0, len(result), 2)]
