"""Dates as people write them."""

from datetime import date

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

FIRST_YEAR = 1901
"""Spreadsheets know no dates before 1900."""


def day(text: str) -> str | None:
    """A date as people write it (31-12-2026, 31-12-26 or 2026-12-31) as ISO 8601; None for no text.

    Raises KlantreisError where it is no date.
    """
    wanted = text.strip()
    if not wanted:
        return None
    parts = wanted.replace("/", "-").split("-")
    try:
        numbers = [int(part) for part in parts]
        year, month, of_month = numbers if len(parts[0]) == 4 else reversed(numbers)
        found = date(year + 2000 if len(parts[-1].strip()) == 2 and len(parts[0]) < 4 else year, month, of_month)
    except ValueError as error:
        raise _none(wanted) from error
    if found.year < FIRST_YEAR:
        raise _none(wanted)
    return found.isoformat()


def written(iso: str) -> str:
    """An ISO date as people write it: `31-12-2026`."""
    return "-".join(reversed(iso.split("-")))


def _none(text: str) -> KlantreisError:
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    return KlantreisError(_("{text} is geen datum; schrijf bijvoorbeeld 31-12-2026.").format(text=shown))
