"""Typing out a talk: the lines of an editor become the turns of a source, whatever was done to them.

An editor holds a line a turn. What it hands over is compared with what it last got; only that is written, and
every coding stays on its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from klantreis.model.codings import Anchor
from klantreis.model.errors import KlantreisError
from klantreis.model.lines import merged
from klantreis.model.positions import make_room
from klantreis.model.sources import Source, Turn
from klantreis.model.spans import Edit, SourceText
from klantreis.store import editing as store
from klantreis.store import sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.workflow.editing import changed, follow

Lines = Sequence[Turn]
"""What an editor holds: turns in order; one that is not stored yet has no id. A line may be empty."""


def type_beside(study: Study, source: Source, seen: Lines, lines: Lines) -> list[Turn]:
    """The same, also where somebody changed the same turns meanwhile: what both made of them is kept, see `merged`."""
    with operation(study, "type", _("{title} uitgetypt").format(title=source.title)):
        now = sources.turns(study, source.id)
        return type_out(study, source, now, merged(seen, lines, now))


@dataclass(frozen=True)
class _Region:
    """What differs: `old` turns of what was seen and the `new` lines that came for them; never empty.

    `before` is the turn that stands before it, None at the beginning.
    """

    before: Turn | None
    old: tuple[Turn, ...]
    new: tuple[Turn, ...]


def type_out(study: Study, source: Source, seen: Lines, lines: Lines) -> list[Turn]:
    """Store the lines of an editor that last got `seen`; the turns of the source as they are now.

    Lines keep the order of what was seen; their text is stored as one line without blanks at the ends. What
    others did to other turns stays. Raises KlantreisError where somebody changed the same turns meanwhile.
    """
    known = {turn.id: turn for turn in seen}
    region = _region(tuple(seen), [_cleaned(line, known.get(line.id)) for line in lines])
    if region is None:
        return sources.turns(study, source.id)
    with operation(study, "type", _("{title} uitgetypt").format(title=source.title)):
        now = sources.turns(study, source.id)
        place = _place(study, now, region)
        last = place + len(region.old) - 1
        new = _with_ids(study, source, now, place, region)
        after = [*now[:place], *new, *now[last + 1 :]]
        text = SourceText([turn.text for turn in now])
        start, end = text.offset(Anchor(place, 0)), text.offset(Anchor(last, len(now[last].text)))
        if [turn.text for turn in new] != [turn.text for turn in region.old]:
            words = "\n".join(turn.text for turn in new)
            follow(study, source, now, after, Edit(text.text, start, end, words), (place, last))
        stored = {turn.id: turn for turn in region.old}
        for turn in new:
            if turn != stored.get(turn.id, turn):
                sources.set_turn_text(study, turn.id, turn.text)
                store.set_speaker(study, turn.id, turn.speaker)
                store.set_times(study, turn.id, turn.start_ms, turn.end_ms)
        for gone in stored.keys() - {turn.id for turn in new}:
            store.delete_turn(study, gone)
    return after


def _cleaned(line: Turn, before: Turn | None) -> Turn:
    """The line as it is stored; words that nobody touched stay as they are, whatever is in them."""
    if line == before:
        return line
    speaker = one_line(line.speaker or "") or None
    same = before is not None and line.text == before.text
    return replace(line, text=line.text if same else one_line(line.text), speaker=speaker)


def _region(seen: tuple[Turn, ...], lines: Sequence[Turn]) -> _Region | None:
    """The smallest part that differs, with a neighbour where else there would be nothing on one side."""
    if not seen or not lines:
        raise KlantreisError(_("Een bron houdt minstens één beurt; verwijder anders de bron."))
    first = 0
    while first < min(len(seen), len(lines)) and seen[first] == lines[first]:
        first += 1
    tail = 0
    while tail < min(len(seen), len(lines)) - first and seen[-1 - tail] == lines[-1 - tail]:
        tail += 1
    if first == len(seen) == len(lines):
        return None
    if first in (len(seen) - tail, len(lines) - tail):
        if first:
            first -= 1
        else:
            tail -= 1
    old, new = seen[first : len(seen) - tail], tuple(lines[first : len(lines) - tail])
    return _Region(seen[first - 1] if first else None, old, new)


def _place(study: Study, now: Sequence[Turn], region: _Region) -> int:
    """Where the region stands in the turns as they are. Raises KlantreisError where it is not as it was seen."""
    rank = {turn.id: place for place, turn in enumerate(now)}
    place = rank.get(region.old[0].id)
    if place is None:
        raise changed(study, rank.get(region.before.id, -1) + 1 if region.before else 0, region.old[0])
    for offset, turn in enumerate(region.old):
        if place + offset >= len(now) or now[place + offset] != turn:
            raise changed(study, place + offset, turn)
    return place


def _with_ids(study: Study, source: Source, now: Sequence[Turn], place: int, region: _Region) -> list[Turn]:
    """The new lines, those that were not stored yet put in their places."""
    order = [turn.id for turn in now]
    made: list[Turn] = []
    behind = place - 1
    for line in region.new:
        if line.id:
            made.append(line)
        else:
            position = _position(study, source, order, behind)
            made.append(store.insert_turn(study, source.id, position, line))
            order.insert(behind + 1, made[-1].id)
        behind = order.index(made[-1].id, behind + 1)
    return made


def _position(study: Study, source: Source, order: Sequence[str], behind: int) -> int:
    """A position right behind the turn with this rank, the others moved where there is no room."""
    taken = store.positions(study, source.id)
    if behind < 0:
        return taken[0] - sources.STEP
    position, moves = make_room(taken, behind, sources.STEP)
    store.move_turns(study, [(order[index], moved) for index, moved in moves])
    return position
