"""The names of speakers where there is little room: shortened, but never so that two of them read alike."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from klantreis.tui.shown import clip


def shortened(names: Iterable[str], width: int) -> dict[str, str]:
    """Each name in at most `width` characters (at least 4); one that fits stays as it is.

    A name is cut at its end; those that would then read alike keep their end and lose some of their middle,
    and where that is not enough either, they get a number.
    """
    names = list(dict.fromkeys(names))
    short = {name: name for name in names if len(name) <= width}
    taken, alike = set(short), Counter(clip(name, width) for name in names)
    for name in names:
        if name not in short:
            short[name] = next(form for form in _forms(name, width) if form not in taken and alike[form] < 2)
            taken.add(short[name])
    return short


def _forms(name: str, width: int) -> Iterator[str]:
    """What may stand for a name, the best first."""
    yield clip(name, width)
    for end in range(1, width - 1):
        yield name[: width - 1 - end] + "…" + name[len(name) - end :]
    for number in count(2):
        tail = f"…{number}"
        yield name[: max(0, width - len(tail))] + tail
