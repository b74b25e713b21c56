"""The response as it may be read: inside all of it, outside nothing from which one could tell a small number.

A row of which a figure is small hides the others too, since it is what is left when they are taken from the
total. So rows are put together until none is small: by round and group, by group, or all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from klantreis.model.responses import (
    Count,
    Key,
    ResponseTable,
    Tally,
    by,
    hidden,
    hidden_below,
    line,
    ranked,
    together,
)
from klantreis.model.study import Gate

_ALL = Key("")
_COARSER: tuple[Callable[[Key], Key], ...] = (
    lambda key: key,
    lambda key: key._replace(cohort=None),
    lambda key: Key(key.group),
)


def internal(tallies: Sequence[Tally], gate: Gate) -> ResponseTable:
    """The whole table."""
    total = together(_ALL, tallies)
    return ResponseTable(
        lines=tuple(map(line, tallies)),
        total=line(total),
        people=Count(len(total.people)),
        homes=Count(len(total.homes)),
        least=gate.participants,
        least_homes=gate.households,
        reasons=ranked(total.response.reasons),
        few=tuple(each.key for each in tallies if _few(each, gate)),
    )


def public(tallies: Sequence[Tally], gate: Gate) -> ResponseTable:
    """The table as the public may read it.

    How many declined and why is told of all together. In the total nothing below the threshold is told, and
    where rows were put together one more is asked, since two rows of one person each would be the only way to get
    two. Then it is not told either which rows are small: with the total, that can leave one answer only.
    """
    whole = internal(tallies, gate)
    shown = _shown(tallies, gate)
    withheld = len(shown) != len(tallies)
    least = gate.participants + withheld
    reasons = tuple((name, count) for name, count in whole.reasons if count.n >= gate.participants)
    return replace(
        whole,
        lines=tuple(replace(line(each), declined=None) for each in shown),
        total=hidden(whole.total, least),
        people=hidden_below(whole.people, least),
        homes=hidden_below(whole.homes, max(least, gate.households)),
        reasons=reasons,
        other_reasons=len(reasons) < len(whole.reasons),
        few=() if withheld else whole.few,
        few_unnamed=withheld and bool(whole.few),
        withheld=withheld,
    )


def _shown(tallies: Sequence[Tally], gate: Gate) -> list[Tally]:
    """The finest rows of which none is small; none where that can't be."""
    for part in _COARSER:
        parts = by(tallies, part)
        more = len(parts) < len(tallies)
        if not any(_small(each, gate.participants + more, gate.households) for each in parts):
            return parts
    return []


def _small(tally: Tally, least: int, homes: int) -> bool:
    noted = tally.response
    counts = [count.n for count in (noted.invited, noted.reached) if count is not None]
    return any(0 < n < least for n in (*counts, len(tally.people))) or 0 < len(tally.homes) < homes


def _few(tally: Tally, gate: Gate) -> bool:
    return len(tally.people) < gate.participants or len(tally.homes) < gate.households
