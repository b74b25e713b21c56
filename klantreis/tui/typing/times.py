"""Times in a recording as people read and write them."""

import re

from klantreis.tui import wording

_TIME = re.compile(r"(?:(?:(?P<h>\d+):)?(?P<m>\d+):)?(?P<s>\d+)(?:[.,](?P<part>\d{1,3}))?")


def clock(ms: int | None) -> str:
    """`12:34`, from an hour on `1:02:03`; blank of the same width where unknown."""
    return wording.clock(ms).rjust(5, " " if ms is None else "0")


def precise(ms: int) -> str:
    """With tenths of a second: `12:34,5`."""
    return f"{clock(ms)},{ms % 1000 // 100}"


def milliseconds(text: str) -> int | None:
    """A time as somebody types it: `75`, `1:15`, `1:02:03,5`; None where it is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    whole = (int(found["h"] or 0) * 60 + int(found["m"] or 0)) * 60 + int(found["s"])
    return whole * 1000 + int((found["part"] or "0").ljust(3, "0"))
