"""Editing a transcript that is being coded: every coding stays on its words, and none is dropped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.positions import make_room
from klantreis.model.sources import Source, Turn
from klantreis.model.spans import Edit, SourceText
from klantreis.model.words import moved
from klantreis.store import editing as store
from klantreis.store import sources, words
from klantreis.store.editing import Anchored
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.text.sentences import past_blanks


class Reach(StrEnum):
    """How far another name for a speaker reaches."""

    TURN = "turn"
    SOURCE = "source"
    STUDY = "study"


@dataclass(frozen=True)
class Renamed:
    """In how many turns of how many sources a speaker has another name now."""

    turns: int
    sources: int


@dataclass(frozen=True)
class Mended:
    """The words of a turn before and after (none where it went), and how many codings lost theirs by it."""

    before: str
    words: str
    lost: int = 0

    def place(self, offset: int) -> int:
        """Where a cursor at an offset of the old words stands now."""
        return Edit(self.before, 0, len(self.before), self.words).place(offset)


def mend_turn(study: Study, source: Source, seen: Turn, words: str, speaker: str, reach: Reach = Reach.TURN) -> Mended:
    """Change the words and the speaker of a turn at once.

    `seen` is the turn as the user saw it. Raises KlantreisError as `edit_turn` and `rename_speaker` do.
    """
    label = one_line(speaker) or None
    with operation(study, "edit", _("Beurt van {title} aangepast").format(title=source.title)):
        mended = edit_turn(study, source, seen, words)
        if label == seen.speaker:
            return mended
        if reach != Reach.TURN and seen.speaker is not None:
            rename_speaker(study, seen.speaker, speaker, source if reach == Reach.SOURCE else None)
        elif mended.words:
            set_speaker(study, source, seen, speaker)
    return mended


def edit_turn(study: Study, source: Source, seen: Turn, words: str) -> Mended:
    """Replace the words of a turn.

    A coding whose words all go keeps them in `lost`, at that place. Without words the turn goes; the
    last one of a source can't. Raises KlantreisError there, and where the turn is no longer as it was `seen`.
    """
    new = seen.text if words == seen.text else one_line(words)
    with operation(study, "edit", _("Tekst van {title} aangepast").format(title=source.title)):
        turns, place = _found(study, source, seen)
        if new == seen.text:
            return Mended(new, new)
        text = SourceText([turn.text for turn in turns])
        start, end = text.offset(Anchor(place, 0)), text.offset(Anchor(place, len(seen.text)))
        if new:
            after = [*turns[:place], replace(turns[place], text=new), *turns[place + 1 :]]
            lost = follow(study, source, turns, after, Edit(text.text, start, end, new), (place, place))
            sources.set_turn_text(study, seen.id, new)
        elif len(turns) > 1:
            edit = Edit(text.text, start - 1, end, "") if place else Edit(text.text, start, end + 1, "")
            lost = follow(study, source, turns, [*turns[:place], *turns[place + 1 :]], edit, (place, place))
            store.delete_turn(study, seen.id)
        else:
            raise KlantreisError(_("Een bron houdt minstens één beurt; verwijder anders de bron."))
        return Mended(seen.text, new, lost)


def split_turn(study: Study, source: Source, seen: Turn, offset: int, speaker: str | None = None) -> Turn:
    """Let a turn end at an offset (code points), and a new one begin there; the new one.

    The first half keeps the start, the second the end; when one goes over into the other is not known.
    The second half has the same speaker, or the given one. Raises KlantreisError where a half would have
    no words or a word would be cut, and where the turn is no longer as it was `seen`.
    """
    first, second = seen.text[: max(0, offset)].rstrip(), seen.text[max(0, offset) :].lstrip()
    if not first or not second:
        raise KlantreisError(_("Splits een beurt tussen twee woorden, niet aan het begin of het einde."))
    if seen.text[offset - 1].isalnum() and seen.text[offset].isalnum():
        raise KlantreisError(_("Splits een beurt tussen twee woorden, niet midden in een woord."))
    with operation(study, "edit", _("Beurt van {title} gesplitst").format(title=source.title)):
        turns, place = _found(study, source, seen)
        old = turns[place]
        label = old.speaker if speaker is None else one_line(speaker) or None
        position, moves = make_room(store.positions(study, source.id), place, sources.STEP)
        store.move_turns(study, [(turns[index].id, moved) for index, moved in moves])
        made = store.insert_turn(study, source.id, position, Turn("", second, label, None, old.end_ms))
        words.put(study, made.id, moved(words.of_turn(study, seen.id), -past_blanks(seen.text, len(first))))
        after = [*turns[:place], replace(old, text=first), made, *turns[place + 1 :]]
        text = SourceText([turn.text for turn in turns])
        start = text.offset(Anchor(place, len(first)))
        end = text.offset(Anchor(place, past_blanks(seen.text, len(first))))
        follow(study, source, turns, after, Edit(text.text, start, end, "\n"), (place, place))
        sources.set_turn_text(study, seen.id, first)
        store.set_end(study, seen.id, None)
    return made


def join_turns(study: Study, source: Source, seen: Turn, following: Turn) -> None:
    """Make one turn of two neighbours, as they were `seen`; it has the first one's speaker and start.

    Raises KlantreisError where one of them is no longer as it was seen, or where another stands between them.
    """
    with operation(study, "edit", _("Beurten van {title} samengevoegd").format(title=source.title)):
        turns, place = _found(study, source, seen)
        behind = _found(study, source, following)[1]
        if behind != place + 1 or (turns[place].speaker, turns[behind].speaker) != (seen.speaker, following.speaker):
            raise changed(study, behind, following)
        blank = " " if seen.text and following.text else ""
        text = SourceText([turn.text for turn in turns])
        start = text.offset(Anchor(place, len(seen.text)))
        joined = replace(turns[place], text=seen.text + blank + following.text)
        after = [*turns[:place], joined, *turns[behind + 1 :]]
        follow(study, source, turns, after, Edit(text.text, start, start + 1, blank), (place, behind))
        later = moved(words.of_turn(study, following.id), len(seen.text + blank))
        store.delete_turn(study, following.id)
        sources.set_turn_text(study, seen.id, joined.text)
        words.put(study, seen.id, (*words.of_turn(study, seen.id), *later))
        store.set_end(study, seen.id, turns[behind].end_ms)


def set_speaker(study: Study, source: Source, seen: Turn, speaker: str) -> None:
    """Let somebody else, or (empty) nobody known, speak a turn.

    Raises KlantreisError where the turn is gone, or has another speaker than was `seen`.
    """
    with operation(study, "edit", _("Spreker van een beurt van {title} aangepast").format(title=source.title)):
        turns, place = _placed(study, source, seen)
        if turns[place].speaker != seen.speaker:
            raise changed(study, place, seen)
        store.set_speaker(study, seen.id, one_line(speaker) or None)


def rename_speaker(study: Study, old: str, new: str, source: Source | None = None) -> Renamed:
    """Give a speaker another name in all turns of a source, or of every source; those who took part follow.

    Where somebody is called so already, the two are one from now on. Raises KlantreisError for an empty
    name, and where nobody is called `old`.
    """
    label = one_line(new)
    if not label:
        raise KlantreisError(_("Geef een naam voor de spreker."))
    if label == old:
        raise KlantreisError(_("De spreker heet al {name}.").format(name=old))
    with operation(study, "edit", _("Spreker {old} heet {new}").format(old=old, new=label)):
        turns, count = store.rename_speaker(study, old, label, source.id if source else None)
        if not turns:
            where = source.title if source else _("dit onderzoek")
            known = ", ".join(store.speakers(study, source.id)) if source else ""
            message = _("In {where} spreekt niemand die {name} heet.").format(where=where, name=old)
            raise KlantreisError(f"{message} {_('Wel: {known}.').format(known=known)}" if known else message)
    return Renamed(turns, count)


# --- what all of them share -------------------------------------------------------------------


def _placed(study: Study, source: Source, seen: Turn) -> tuple[list[Turn], int]:
    """The turns of a source as they are, and the rank of one of them."""
    turns = sources.turns(study, source.id)
    place = next((rank for rank, turn in enumerate(turns) if turn.id == seen.id), None)
    if place is None:
        raise KlantreisError(_("Die beurt is er niet meer; kijk even en probeer het opnieuw."))
    return turns, place


def _found(study: Study, source: Source, seen: Turn) -> tuple[list[Turn], int]:
    """The same, of a turn that must still say what the user saw."""
    turns, place = _placed(study, source, seen)
    if turns[place].text != seen.text:
        raise changed(study, place, seen)
    return turns, place


def changed(study: Study, place: int, seen: Turn) -> KlantreisError:
    """What to tell who wants to change a turn (`place` from 0) that somebody else changed meanwhile."""
    name = store.last_writer(study, seen.id) or _("iemand anders")
    message = _("Beurt {n} is intussen veranderd door {name}; kijk even en probeer het opnieuw.")
    return KlantreisError(message.format(n=place + 1, name=name))


def follow(
    study: Study, source: Source, before: Sequence[Turn], after: Sequence[Turn], edit: Edit, ranks: tuple[int, int]
) -> int:
    """Let the codings that reach the edited turns (first and last rank) follow; how many lost their words."""
    old, new = SourceText([turn.text for turn in before]), SourceText([turn.text for turn in after])
    rank = {turn.id: place for place, turn in enumerate(before)}
    moved, lost = [], 0
    for coding in store.reaching(study, source.id, before[ranks[0]].id, before[ranks[1]].id):
        start = old.offset(Anchor(rank[coding.start_turn], coding.start_offset))
        end = old.offset(Anchor(rank[coding.end_turn], coding.end_offset))
        words = coding.lost
        if words is not None or start == end:
            first = last = edit.place(start)
        else:
            first, last = edit.shift(start, end)
            if first == last:
                words = old.text[start:end]
                lost += 1
        span = Span(new.anchor(first), new.anchor(last))
        moved.append(
            Anchored(
                coding.coding,
                after[span.start.turn].id,
                span.start.offset,
                after[span.end.turn].id,
                span.end.offset,
                words,
            )
        )
    store.anchor(study, moved)
    return lost
