"""Codings as stretches of units: characters or turns, so that both are counted in one way.

No array is as long as the text: a text is cut where codings begin and end, and each piece weighs as
much as it has units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.coding.agreement_report import Unit

Ints = npt.NDArray[np.int64]
Row = tuple[str, str, str, int, int, int, int]
"""(source, coder, code, first turn, offset in it, last turn, offset in it) of a coding; turns count from 0."""


@dataclass(frozen=True)
class DoubleCoded:
    """The codings of the sources that at least two people coded, in one unit.

    `stretches` has a row a coding: the numbers of its source, coder and code, and the unit in its source
    where it begins and the one before which it ends. `lengths` has the units of each source, `turns`
    the unit at which each of its turns begins.
    """

    unit: Unit
    sources: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    stretches: Ints
    lengths: Ints
    turns: tuple[Ints, ...]


def double_coded(
    rows: Sequence[Row], turns: Mapping[str, Sequence[int]], coders: Sequence[str], codes: Sequence[str], unit: Unit
) -> DoubleCoded:
    """Measure codings in units; sources that one person coded are left out, and so is who coded no other.

    `turns` has the characters of each turn by source; sources, coders and codes are numbered in the order
    in which they are given. The newline after a turn is a character of that turn, as in the offsets of a
    source; the last turn has none. A turn is coded where at least one of its own characters is, and a turn
    without any where a coding runs across it.
    """
    sources = list(turns)
    s, p, c = ({name: place for place, name in enumerate(names)} for names in (sources, coders, codes))
    table = np.array([(s[row[0]], p[row[1]], c[row[2]], *row[3:]) for row in rows], dtype=np.int64).reshape(-1, 7)
    sizes = [np.array(turns[source], dtype=np.int64) for source in sources]
    starts = [np.concatenate(([0], np.cumsum(size[:-1] + 1))) if len(size) else size for size in sizes]
    if unit == Unit.CHARACTER:
        flat = np.concatenate([*starts, np.zeros(0, np.int64)])
    else:
        flat = np.concatenate([*sizes, np.zeros(0, np.int64)])
    at = np.concatenate(([0], np.cumsum([len(size) for size in sizes])))[:-1].astype(np.int64)
    source, coder, code, first, first_offset, last, last_offset = table.T
    if unit == Unit.CHARACTER:
        start, end = flat[at[source] + first] + first_offset, flat[at[source] + last] + last_offset
        lengths = [int(begin[-1] + size[-1]) if len(size) else 0 for begin, size in zip(starts, sizes, strict=True)]
    else:
        start, end = first + (first_offset >= flat[at[source] + first]), last + (last_offset > 0)
        starts = [np.arange(len(size)) for size in sizes]
        lengths = [len(size) for size in sizes]
    stretches = np.column_stack((source, coder, code, start, end))[start < end]
    return _kept(unit, sources, coders, codes, stretches, lengths, starts)


def _kept(
    unit: Unit,
    sources: Sequence[str],
    coders: Sequence[str],
    codes: Sequence[str],
    stretches: Ints,
    lengths: Sequence[int],
    turns: Sequence[Ints],
) -> DoubleCoded:
    """Without the sources that fewer than two people coded, and without who is then gone; numbered anew."""
    pairs = np.unique(stretches[:, 0] * max(1, len(coders)) + stretches[:, 1])
    several = np.bincount(pairs // max(1, len(coders)), minlength=len(sources)) > 1
    stretches = stretches[several[stretches[:, 0]]]
    left = np.unique(stretches[:, 1])
    new_source, new_coder = np.cumsum(several) - 1, np.searchsorted(left, stretches[:, 1])
    stretches = np.column_stack((new_source[stretches[:, 0]], new_coder, stretches[:, 2:]))
    chosen = [n for n, kept in enumerate(several) if kept]
    return DoubleCoded(
        unit,
        tuple(sources[n] for n in chosen),
        tuple(coders[int(n)] for n in left),
        tuple(codes),
        stretches.astype(np.int64),
        np.array([lengths[n] for n in chosen], dtype=np.int64),
        tuple(turns[n] for n in chosen),
    )


def united(group: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """Stretches of each group without overlap: (group, start, end), by group, then by place."""
    if not len(group):
        return group, start, end
    order = np.lexsort((start, group))
    group, start, end = group[order], start[order], end[order]
    # Each group in a range of its own, so that one running maximum serves them all.
    apart = group * (int(end.max()) + 1)
    reached = np.maximum.accumulate(end + apart)
    fresh = np.concatenate(([True], start[1:] + apart[1:] > reached[:-1]))
    heads = np.flatnonzero(fresh)
    return group[heads], start[heads], np.maximum.reduceat(end, heads)


def cut(group: Ints, start: Ints, end: Ints, borders: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """The stretches cut at these borders: (group, block, start, end); block n lies between borders n and n+1."""
    first = np.searchsorted(borders, start, side="right") - 1
    last = np.searchsorted(borders, end, side="left") - 1
    times = last - first + 1
    place = np.repeat(np.arange(len(group)), times)
    block = first[place] + np.arange(len(place)) - np.repeat(np.cumsum(times) - times, times)
    return group[place], block, np.maximum(start[place], borders[block]), np.minimum(end[place], borders[block + 1])


def depths(key: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """How many stretches of a key lie on each other: (key, units, how many), for the pieces with at least one."""
    keys, places = np.concatenate((key, key)), np.concatenate((start, end))
    steps = np.concatenate((np.ones_like(start), -np.ones_like(end)))
    order = np.lexsort((places, keys))
    keys, places, deep = keys[order], places[order], np.cumsum(steps[order])
    units = np.append(np.diff(places), 0)
    held = (deep > 0) & (units > 0)
    return keys[held], units[held], deep[held]
