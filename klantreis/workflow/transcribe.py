"""Transcripts: the turns of a source, with their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from klantreis.model.sources import Source, Transcript, Turn, Utterance, Word
from klantreis.store import sources as store
from klantreis.store import words as timed
from klantreis.store.study import Study

UNSURE = 500
"""Below this confidence (of a thousand) a word is to be heard again."""


@dataclass(frozen=True)
class PlacedTurn:
    """A turn with its number from 1 and its offsets in the source."""

    number: int
    start: int
    end: int
    turn: Turn
    words: tuple[Word, ...] = ()
    """Its words that have a time; their places are in the text of the turn."""


def turns(study: Study, source: Source) -> list[PlacedTurn]:
    """The turns of a source with their places."""
    placed, at = [], 0
    words = timed.of_source(study, source.id)
    for number, turn in enumerate(store.turns(study, source.id), 1):
        placed.append(PlacedTurn(number, at, at + len(turn.text), turn, words.get(turn.id, ())))
        at += len(turn.text) + 1
    return placed


def stored(study: Study, source: Source) -> list[Turn]:
    """The turns of a source as they are stored, in order."""
    return store.turns(study, source.id)


def words(study: Study, source: Source) -> dict[str, tuple[Word, ...]]:
    """The words with a time of their own, by the id of their turn, of turns that have any."""
    return timed.of_source(study, source.id)


def unsure(found: Mapping[str, Sequence[Word]]) -> dict[str, tuple[Word, ...]]:
    """Those of words (by the id of their turn) that a program was not sure of: to be heard again."""
    chosen = {
        turn: tuple(word for word in each if word.confidence is not None and word.confidence < UNSURE)
        for turn, each in found.items()
    }
    return {turn: each for turn, each in chosen.items() if each}


def transcript(study: Study, source: Source) -> Transcript:
    """A source as a transcript, to be written to a file."""
    return Transcript(tuple(Utterance(t.text, t.speaker, t.start_ms, t.end_ms) for t in store.turns(study, source.id)))
