"""What stands in one cell of a workbook that came back."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from klantreis.documents.plain import plain
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.dates import day

_DATES = ("start", "due")
_DAY_ZERO = datetime(1899, 12, 30)
"""From where Excel counts days."""


class CellError(Exception):
    """Why a cell can't be taken over, as the user reads it."""


def text_of(cell: Any, field: str, known: Mapping[str, Mapping[str, str]]) -> str:
    """A cell as text: dates as ISO 8601, words in a list (by field) as what they stand for. Raises CellError."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise CellError(_("hier staat een formule; typ wat er moet staan."))
    if cell.data_type == "e":
        raise CellError(_("hier staat een fout van Excel ({error}).").format(error=plain(str(value))[:20]))
    if field in _DATES:
        return _date(value)
    if isinstance(value, datetime | date):
        raise CellError(_("hier heeft Excel een datum van gemaakt; typ een ' voor de tekst."))
    text = plain(f"{value:.15g}" if isinstance(value, float) else str(value))
    if field in known and text:
        found = known[field].get(text.casefold())
        if found is None:
            options = ", ".join(known[field])
            raise CellError(_("“{text}” kan niet; kies uit: {options}.").format(text=text[:60], options=options))
        return found
    return text


def _date(value: object) -> str:
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = _DAY_ZERO + timedelta(days=value)
        text = value.isoformat()[:10] if isinstance(value, date) else plain(str(value))
        return day(text) or ""
    except (OverflowError, ValueError) as error:
        raise CellError(_("{text} is geen datum; schrijf bijvoorbeeld 31-12-2026.").format(text=value)) from error
    except KlantreisError as error:
        raise CellError(str(error)) from error
