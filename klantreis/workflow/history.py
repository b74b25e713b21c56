"""What was done, where that was, and undoing it up to some point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from klantreis.model.codes import SEPARATOR
from klantreis.model.codings import Anchor
from klantreis.model.errors import KlantreisError
from klantreis.store import codes, codings, operations, places, sources
from klantreis.store.operations import Entry
from klantreis.store.places import Place
from klantreis.store.study import Study
from klantreis.text.catalogue import _


@dataclass(frozen=True)
class Spot:
    """Where an operation took place: in words, and the title of the source if it was in one that is still there."""

    text: str
    source: str | None = None


@dataclass(frozen=True)
class Target:
    """Where to go to see it: a source (by title), a code (by id), or a room.

    In a source: the coding, or else the words (offsets), as far as those are still there.
    """

    room: str
    source: str | None = None
    coding: str | None = None
    span: tuple[int, int] | None = None
    code: str | None = None


@dataclass(frozen=True)
class Undone:
    """What was undone, the latest first; `problem` says why it stopped there, where it did not get to the end."""

    entries: tuple[Entry, ...]
    problem: str = ""


def spots(study: Study, entries: Sequence[Entry]) -> dict[int, Spot]:
    """Number of an operation -> where it took place, for those of which that can be told."""
    if not entries:
        return {}
    numbers = [entry.number for entry in entries]
    found = places.places(study, min(numbers), max(numbers))
    titles = {source.id: source.title for source in sources.sources(study)}
    paths = codes.codebook(study).paths
    told = {number: _spot(found[number], titles, paths) for number in numbers if number in found}
    return {number: spot for number, spot in told.items() if spot is not None}


def _spot(place: Place, titles: Mapping[str, str], paths: Mapping[str, str]) -> Spot | None:
    columns = place.columns
    if place.table in ("source", "coding", "turn"):
        title = titles.get(place.row if place.table == "source" else columns["source_id"])
        if title is not None:
            return Spot(title, title)
        gone = columns.get("title")
        return Spot(_("{title} (is weg)").format(title=gone) if gone else _("een bron die weg is"))
    if place.table in ("code", "pin"):
        code = place.row if place.table == "code" else columns["code_id"]
        path = paths.get(code)
        if path is not None:
            return Spot(_("code {name}").format(name=path.replace(SEPARATOR, " › ")))
        gone = columns.get("name")
        return Spot(_("code {name} (is weg)").format(name=gone)) if gone else None
    if place.table == "journey":
        return Spot(_("klantreis {name}").format(name=columns["name"]))
    if place.table == "step":
        return Spot(_("stap {name}").format(name=columns["label"]))
    return Spot(_("respondent {code}").format(code=columns["code"]))


def target(study: Study, number: int) -> Target | None:
    """Where to go to see what an operation did; None where nothing of it can be shown any more."""
    place = places.places(study, number, number).get(number)
    if place is None:
        return None
    columns = place.columns
    if place.table in ("code", "pin"):
        code = place.row if place.table == "code" else columns["code_id"]
        return Target("codebook", code=code if code in codes.codebook(study) else None)
    if place.table in ("journey", "step"):
        return Target("journeys")
    if place.table == "participant":
        return Target("sources")
    source = place.row if place.table == "source" else columns["source_id"]
    title = next((s.title for s in sources.sources(study) if s.id == source), None)
    if title is None:
        return None
    if place.table == "coding" and any(coding.id == place.row for coding in codings.of_source(study, source)):
        return Target("coding", title, coding=place.row)
    return Target("coding", title, span=_span(study, source, place))


def _span(study: Study, source: str, place: Place) -> tuple[int, int] | None:
    """The words of a turn, or those that a coding stood on, as far as they are still there."""
    if place.table == "source":
        return None
    columns = place.columns
    turns = {id_: rank for rank, id_ in enumerate(codings.turn_ids(study, source))}
    text = sources.text(study, source)
    if place.table == "turn":
        if place.row not in turns:
            return None
        start = text.offset(Anchor(turns[place.row], 0))
        end = start + len(text.turns[turns[place.row]])
    else:
        if columns["start_turn_id"] not in turns or columns["end_turn_id"] not in turns:
            return None
        start = text.offset(Anchor(turns[columns["start_turn_id"]], columns["start_offset"]))
        end = text.offset(Anchor(turns[columns["end_turn_id"]], columns["end_offset"]))
    return (start, end) if start < end <= text.length else None


def standing(study: Study, number: int) -> list[Entry]:
    """What the person at work did from an operation on, as far as it is not undone; the latest first.

    Raises KlantreisError where that operation is somebody else's, or is undone already.
    """
    entries = operations.history(study)
    chosen = next((entry for entry in entries if entry.number == number), None)
    if chosen is None or chosen.undone:
        raise KlantreisError(_("Dat is al ongedaan gemaakt."))
    if chosen.actor != study.actor:
        told = _("Dat deed {actor}; je maakt alleen ongedaan wat je zelf deed.")
        raise KlantreisError(told.format(actor=chosen.actor))
    return [e for e in entries if e.number >= number and e.actor == study.actor and not e.undone]


def undo_to(study: Study, number: int) -> Undone:
    """Undo what the person at work did, the latest first, up to and including an operation.

    Each is undone by itself; it stops at the first that can't be. Raises KlantreisError as `standing` does.
    """
    done: list[Entry] = []
    for wanted in standing(study, number):
        try:
            entry = operations.undo(study, study.actor)
        except KlantreisError as error:
            return Undone(tuple(done), str(error))
        done.append(entry)
        if entry.number != wanted.number:
            return Undone(tuple(done), _("Intussen is er iets anders gedaan; kijk even en probeer het opnieuw."))
    return Undone(tuple(done))
