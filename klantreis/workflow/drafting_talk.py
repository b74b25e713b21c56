"""A draft of a talk: the empty turns of a source are filled in, a window at a time, so that one can stop and go on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from klantreis.audio import draft
from klantreis.audio.decoding import decode_all
from klantreis.audio.draft import Recogniser, Spoken
from klantreis.audio.sound import Sound
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source
from klantreis.store import recordings as store
from klantreis.store import sources, words
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.workflow import glossary, recordings
from klantreis.workflow.typing_out import type_out


@dataclass(frozen=True)
class Progress:
    """How far a draft is: turns done of all, and how many seconds are left (None: not known yet)."""

    done: int
    turns: int
    left_s: float | None


def fill(study: Study, source: Source, recogniser: Recogniser, tell: Callable[[Progress], bool]) -> int:
    """Fill in the empty turns of a source that have a begin and an end; how many were filled.

    Each turn is stored as soon as it is there. `tell` is told how far it is, and stops it by giving False; the next
    time it goes on with what is empty then. Raises KlantreisError where the source has no recording, or it is gone.
    """
    sound = heard(study, source)
    empty = [
        (turn, Spoken(draft.louder(sound, turn.start_ms, turn.end_ms), turn.start_ms, turn.end_ms))
        for turn in sources.turns(study, source.id)
        if not turn.text and turn.start_ms is not None and turn.end_ms is not None
    ]
    begun, done = monotonic(), 0
    for drafted in draft.draft(sound, [spoken for _turn, spoken in empty], recogniser):
        turn, _spoken = empty[drafted.number]
        with operation(study, "draft", _("Concept van {title}").format(title=source.title)):
            seen = sources.turns(study, source.id)
            now = next((each for each in seen if each.id == turn.id), None)
            if now is not None and not now.text:  # who typed something there meanwhile knows better
                lines = [replace(each, text=drafted.text) if each.id == turn.id else each for each in seen]
                type_out(study, source, seen, lines)
                words.put(study, turn.id, drafted.words)
                glossary.correct(study, source, (turn.id,))  # last: the words keep their times while the text changes
        done += 1
        passed = monotonic() - begun
        if not tell(Progress(done, len(empty), passed / done * (len(empty) - done))):
            break
    return done


def heard(study: Study, source: Source) -> Sound:
    """The recordings of a source, decoded, one behind the other. Raises KlantreisError."""
    found = store.of_source(study, source.id)
    if not found:
        raise KlantreisError(_("Bij {title} hoort geen opname.").format(title=source.title))
    return decode_all([recordings.checked(study, recording) for recording in found])
