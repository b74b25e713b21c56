"""How many people, as people write it and read it."""

import re

from klantreis.model.errors import KlantreisError
from klantreis.model.responses import Count, Fewer, Figure, Key, Rate
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.text.rounds import name as round_name

MOST = 1_000_000_000
"""More people than this is a mistake."""
_ABOUT = re.compile(r"(?:ca\.?|circa|ongeveer|about|approx\.?|±|~)\s*", re.IGNORECASE)


def count(text: str) -> Count | None:
    """A number of people as people write it (`20`, `ca. 20`, `ongeveer 1.200`); None for no text, `?` and `-`.

    Raises KlantreisError where it is no number.
    """
    wanted = one_line(text)
    if wanted in ("", "?", "-", "–"):
        return None
    about = _ABOUT.match(wanted)
    digits = wanted[about.end() :] if about else wanted
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,10}", digits) or int(digits.replace(".", "")) > MOST:
        shown = wanted if len(wanted) <= 60 else f"{wanted[:60]}…"
        raise KlantreisError(_("{text} is geen aantal; schrijf bijvoorbeeld 20 of ca. 20.").format(text=shown))
    return Count(int(digits.replace(".", "")), about is not None)


def brief(figure: Figure) -> str:
    """In a table: `20`, `ca. 1.200`, `minder dan 3`, or – where it is not known."""
    if figure is None:
        return "–"
    if isinstance(figure, Fewer):
        return _("minder dan {n}").format(n=figure.than)
    return _("ca. {n}").format(n=_number(figure.n)) if figure.circa else _number(figure.n)


def written(figure: Count | None) -> str:
    """As one can type it again; empty where it is not known."""
    return "" if figure is None else brief(figure)


def told(figure: Figure) -> str:
    """In a sentence: `ongeveer 20`."""
    if isinstance(figure, Count) and figure.circa:
        return _("ongeveer {n}").format(n=_number(figure.n))
    return brief(figure)


def _number(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def rate(share: Rate | None) -> str:
    """A response rate in a sentence: `32%`, `ongeveer 32%`, or – where it is not known. 100% only where it is all."""
    if share is None:
        return "–"
    return _("ongeveer {n}%").format(n=_percent(share)) if share.circa else f"{_percent(share)}%"


def brief_rate(share: Rate | None) -> str:
    """The same in a table: `ca. 32%`."""
    return _("ca. {n}%").format(n=_percent(share)) if share is not None and share.circa else rate(share)


def _percent(share: Rate) -> int:
    percent = round(share.share * 100)
    return min(percent, 99) if share.share < 1 else max(percent, 101) if share.share > 1 else percent


def row(key: Key) -> str:
    """What a row is about: `Meting 2026: ouder, OTS`."""
    who = ", ".join(filter(None, (one_line(key.group) or _("groep niet genoteerd"), one_line(key.cohort or ""))))
    return _("{round}: {figure}").format(round=round_name(key.round), figure=who) if key.round else who
