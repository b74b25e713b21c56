"""JSON from outside: read whole, or refused with one line."""

import json
import math
from typing import Any

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.transcripts.decoding import text_of

MAX_BYTES = 60_000_000
"""What is read of JSON takes some ten times its room in memory; an hour of talk with word times is 1 MB."""
_MAX_SECONDS = 10_000_000


def load(name: str, data: bytes) -> Any:
    """The value in a JSON file. Raises KlantreisError where it is too large, cut off or no JSON."""
    if len(data) > MAX_BYTES:
        raise KlantreisError(_("{name} is te groot voor een gesprek; knip het in delen.").format(name=name))
    try:
        # Not strict: separators of lines within a text have become newlines on their way in.
        return json.loads(text_of(name, data), strict=False)
    except json.JSONDecodeError as error:
        raise KlantreisError(
            _("{name}, regel {number}: dit is geen JSON, of het bestand is niet compleet; bewaar het opnieuw.").format(
                name=name, number=error.lineno
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise KlantreisError(_("{name} is geen gewone JSON; bewaar het bestand opnieuw.").format(name=name)) from error


def milliseconds(name: str, seconds: Any) -> int | None:
    """A time in seconds, in ms; None for null. Raises KlantreisError for what can be no time."""
    if seconds is None:
        return None
    if (
        not isinstance(seconds, int | float)
        or isinstance(seconds, bool)
        or not math.isfinite(seconds)
        or not 0 <= seconds <= _MAX_SECONDS
    ):
        raise KlantreisError(
            _("{name}: “{value}” is geen tijd in seconden; maak het bestand opnieuw.").format(
                name=name, value=str(seconds)[:30]
            )
        )
    return round(seconds * 1000)
