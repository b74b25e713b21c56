"""Pieces of text with a time each, as subtitles and labels on a sound track have them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from klantreis.model.sources import Utterance
from klantreis.transcripts import explicit
from klantreis.transcripts.shapes import Shape
from klantreis.transcripts.speakers import candidates, labelled_lines
from klantreis.transcripts.wrapping import joined

_SHAPES = frozenset({Shape.COLON, Shape.BRACKET})


class Cue(NamedTuple):
    """Lines of text (each one line of plain text, not empty) that are shown or stand at one time (ms)."""

    start_ms: int | None
    end_ms: int | None
    lines: tuple[str, ...]


def are_explicit(cues: Sequence[Cue]) -> bool:
    """Whether each cue is a turn that can be read in one way only."""
    return all(len(cue.lines) == 1 and explicit.turn(cue.lines[0]) for cue in cues)


def by_labels(cues: Sequence[Cue]) -> list[Utterance]:
    """The utterances of cues; "Naam: …" gives the speaker where cues have that."""
    if are_explicit(cues):
        told = ((cue, explicit.turn(cue.lines[0])) for cue in cues)
        return [Utterance(t.text, t.speaker, c.start_ms, c.end_ms) for c, t in told if t and (t.text or t.speaker)]
    lines = [cue.lines for cue in cues]
    heads = labelled_lines(lines, candidates(lines), _SHAPES)
    found: list[Utterance] = []
    for at, cue in enumerate(cues):
        parts: list[tuple[str | None, list[str]]] = []
        for number, line in enumerate(cue.lines):
            if head := heads.get((at, number)):
                parts.append((head.label, [head.rest]))
            elif parts:
                parts[-1][1].append(line)
            else:
                parts.append((None, [line]))
        found.extend(Utterance(joined(said), speaker, cue.start_ms, cue.end_ms) for speaker, said in parts)
    return found


def together(utterances: Iterable[Utterance]) -> list[Utterance]:
    """Neighbours of one speaker as one utterance, where the second begins when the first ends."""
    found: list[Utterance] = []
    for u in utterances:
        last = found[-1] if found else None
        touching = last is not None and u.start_ms is not None and u.start_ms == last.end_ms
        if last and touching and u.speaker and u.speaker == last.speaker and u.text and last.text:
            text = joined([last.text, u.text])
            by = len(text) - len(u.text)
            words = (replace(word, start=word.start + by, end=word.end + by) for word in u.words)
            found[-1] = replace(last, text=text, end_ms=u.end_ms, words=(*last.words, *words))
        else:
            found.append(u)
    return found
