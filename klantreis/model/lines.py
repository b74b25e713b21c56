"""Which turn each line of an editor is, whatever is typed, cut or pasted."""

from collections.abc import Sequence
from dataclasses import replace

from klantreis.model.sources import Turn

Place = tuple[int, int]
"""A row and a column, from 0."""


def edited(
    turns: Sequence[Turn], top: Place, bottom: Place, inserted: str, heard_ms: int | None = None
) -> tuple[Turn, ...]:
    """The turns of the lines after an edit; the words themselves stand in the editor.

    What stood between `top` and `bottom` made way for `inserted`. A line that is split keeps its start in the first
    half and its end in the second; where the recording was heard inside of it (`heard_ms`), the border is there.
    The second half is somebody else's: Enter goes from one speaker to the other. Lines that become one keep the
    first one's speaker and start, and the last one's end.
    """
    first, last = turns[top[0]], turns[bottom[0]]
    added = inserted.count("\n")
    if not added:
        made = _joined(first, last, top, bottom)
    elif inserted == "\n" and top == bottom:
        made = _split(turns, first, top, heard_ms)
    else:
        behind = last if bottom[0] > top[0] else Turn("", "", first.speaker, None, first.end_ms)
        kept = replace(first, end_ms=None)
        made = (kept, *(Turn("", "", None) for _line in range(added - 1)), behind)
    return (*turns[: top[0]], *made, *turns[bottom[0] + 1 :])


def _joined(first: Turn, last: Turn, top: Place, bottom: Place) -> tuple[Turn, ...]:
    if bottom[0] == top[0]:
        return (first,)
    if top[1] == bottom[1] == 0:  # whole lines went: what stays is the one below
        return (last,)
    return (replace(first, end_ms=last.end_ms),)


def _split(turns: Sequence[Turn], turn: Turn, place: Place, heard_ms: int | None) -> tuple[Turn, ...]:
    if place[1] == 0:
        return Turn("", "", other_speaker(turns, place[0])), turn
    inside = (
        heard_ms is not None and (turn.start_ms or 0) < heard_ms and (turn.end_ms is None or heard_ms < turn.end_ms)
    )
    border = heard_ms if inside else None
    return (
        replace(turn, end_ms=border),
        Turn("", "", other_speaker(turns, place[0]), border, turn.end_ms),
    )


def merged(seen: Sequence[Turn], mine: Sequence[Turn], now: Sequence[Turn]) -> tuple[Turn, ...]:
    """What two people made of the same turns: `seen` was there, `mine` is typed, `now` is what the other one stored.

    Where both changed a turn, the other's stands and mine comes right behind it as a line of its own, so nobody's
    words get lost. A turn that one deleted and the other changed stays.
    """
    base = {turn.id: turn for turn in seen}
    stored = {turn.id: turn for turn in now}
    typed = {turn.id for turn in mine}
    behind: dict[str, list[Turn]] = {}
    changed: dict[str, Turn] = {}
    last = ""
    for line in mine:
        if not line.id:
            behind.setdefault(last, []).append(line)
            continue
        there = stored.get(line.id)
        if line != base.get(line.id):
            if there == base.get(line.id):
                changed[line.id] = line
            elif there is None or there.text != line.text:
                behind.setdefault(line.id if there else last, []).append(replace(line, id=""))
        last = line.id if there else last
    made = list(behind.get("", ()))
    for turn in now:
        if turn.id in typed or turn != base.get(turn.id):
            made.append(changed.get(turn.id, turn))
        made += behind.get(turn.id, ())
    return tuple(made)


def other_speaker(turns: Sequence[Turn], row: int) -> str | None:
    """Who spoke last before a line, or first after it, and is not who speaks in it; None where there is nobody else."""
    own = turns[row].speaker
    around = (*reversed(turns[:row]), *turns[row + 1 :])
    return next((turn.speaker for turn in around if turn.speaker and turn.speaker != own), own)


def speakers(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Who speaks, in the order in which they begin."""
    return tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))


def at(turns: Sequence[Turn], ms: int) -> int | None:
    """The line that is spoken at a time: the last that began by then; None before the first, or without times."""
    found = None
    for row, turn in enumerate(turns):
        if turn.start_ms is not None and turn.start_ms <= ms:
            found = row
    return found
