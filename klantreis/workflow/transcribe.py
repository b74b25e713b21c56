"""Transcribing: the turns of a source, and what happens to its codings when words are mended."""

from dataclasses import dataclass

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source, Transcript, Turn, Utterance
from klantreis.model.spans import shift
from klantreis.store import codings
from klantreis.store import sources as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line


@dataclass(frozen=True)
class PlacedTurn:
    """A turn with its number from 1 and its offsets in the source."""

    number: int
    start: int
    end: int
    turn: Turn


def turns(study: Study, source: Source) -> list[PlacedTurn]:
    """The turns of a source with their places."""
    placed, at = [], 0
    for number, turn in enumerate(store.turns(study, source.id), 1):
        placed.append(PlacedTurn(number, at, at + len(turn.text), turn))
        at += len(turn.text) + 1
    return placed


def transcript(study: Study, source: Source) -> Transcript:
    """A source as a transcript, to be written to a file."""
    return Transcript(tuple(Utterance(t.text, t.speaker, t.start_ms, t.end_ms) for t in store.turns(study, source.id)))


def edit_turn(study: Study, source: Source, turn: Turn, text: str) -> None:
    """Replace the words of a turn; every coding stays on its words.

    Raises KlantreisError where nothing would be left, or where it would empty a coding.
    """
    words = one_line(text)
    if not words:
        raise KlantreisError(_("Een beurt kan niet leeg zijn."))
    with operation(study, "edit", _("Tekst van {title} aangepast").format(title=source.title)):
        moves = []
        for coding, start, end in codings.anchors_in(study, turn.id):
            # A coding that begins or ends in another turn covers this one up to its border.
            first = 0 if start is None else start
            last = len(turn.text) if end is None else end
            new_first, new_last = shift((first, last), turn.text, words)
            if start is not None and end is not None and new_first == new_last:
                raise KlantreisError(_("Daarmee verdwijnen alle woorden van een codering; haal die eerst weg."))
            moves.append((coding, None if start is None else new_first, None if end is None else new_last))
        store.set_turn_text(study, turn.id, words)
        codings.move_anchors(study, moves)
