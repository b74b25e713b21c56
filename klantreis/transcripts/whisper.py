"""JSON of whisper and its kin: segments with times, often words with times, of whisperX with speakers.

Whisper itself, faster-whisper and whisper-ctranslate2 write `segments` with `words` (`word`, `start`,
`end`, `probability`); whisperX writes `speaker` and `score` as well; whisper.cpp writes
`transcription` with `offsets` in ms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple, TypeGuard

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript, Utterance, Word
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts import json_files, otranscribe
from klantreis.transcripts.cues import together
from klantreis.transcripts.json_files import milliseconds

_AHEAD = 40
"""How many characters after the word before it a word is looked for: numbers may be written otherwise."""


class _Said(NamedTuple):
    word: Word
    speaker: str | None


def read_json(name: str, data: bytes) -> Transcript:
    """The transcript in a .json file of whisper, whisperX or oTranscribe. Raises KlantreisError."""
    content = json_files.load(name, data)
    if otranscribe.is_project(content):
        return otranscribe.transcript(name, content)
    found: list[Utterance] = []
    for segment in _segments(name, content):
        found += _utterances(name, segment)
    return Transcript(tuple(together(u for u in found if u.text or (u.speaker and u.start_ms is not None))))


def _is_segments(value: Any) -> TypeGuard[list[Mapping[str, Any]]]:
    return isinstance(value, list) and all(isinstance(each, dict) and "text" in each for each in value)


def _segments(name: str, content: Any) -> list[Mapping[str, Any]]:
    """The segments, in whisper's own shape. Raises KlantreisError where the file has none."""
    if isinstance(content, dict):
        if _is_segments(found := content.get("transcription")):
            return [_from_offsets(segment) for segment in found]
        content = content.get("segments")
    if not _is_segments(content):
        raise KlantreisError(
            _("{name} is geen JSON van whisper, whisperX of oTranscribe; kies een ander bestand.").format(name=name)
        )
    return content


def _from_offsets(segment: Mapping[str, Any]) -> Mapping[str, Any]:
    """A segment of whisper.cpp, which counts in ms."""
    offsets = segment.get("offsets")
    times = [offsets.get(side) if isinstance(offsets, dict) else None for side in ("from", "to")]
    start, end = (time / 1000 if isinstance(time, int) else None for time in times)
    return {"text": segment["text"], "start": start, "end": end}


def _utterances(name: str, segment: Mapping[str, Any]) -> list[Utterance]:
    """The utterances of a segment: several where its words are of several speakers."""
    given = segment.get("words")
    entries = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    text = one_line(_text(segment["text"])) or _joined(entries)
    speaker = _speaker(segment.get("speaker"))
    start, end = (milliseconds(name, segment.get(side)) for side in ("start", "end"))
    said = _placed(name, text, entries, speaker)
    runs = [list(run) for _who, run in groupby(said, key=lambda each: each.speaker)]
    if len(runs) < 2:
        who = runs[0][0].speaker if runs else speaker
        return [Utterance(text, who, start, end, tuple(each.word for each in said))]
    found = []
    for number, run in enumerate(runs):
        first, last = number == 0, number == len(runs) - 1
        begin = 0 if first else run[0].word.start
        stop = len(text) if last else runs[number + 1][0].word.start
        found.append(
            Utterance(
                text[begin:stop].rstrip(),
                run[0].speaker,
                start if first else run[0].word.start_ms,
                end if last else run[-1].word.end_ms,
                tuple(replace(w, start=w.start - begin, end=w.end - begin) for w, _who in run),
            )
        )
    return found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _joined(entries: Sequence[Mapping[str, Any]]) -> str:
    """The text of words; whisper's begin with the blank that stands before them."""
    words = [_text(entry.get("word")) for entry in entries]
    return one_line(("" if any(word[:1] == " " for word in words) else " ").join(words))


def _speaker(value: Any) -> str | None:
    return one_line(value) or None if isinstance(value, str) else None


def _placed(name: str, text: str, entries: Sequence[Mapping[str, Any]], speaker: str | None) -> list[_Said]:
    """The words with their places; one without a speaker is of who spoke before it, or of the segment's."""
    found: list[_Said] = []
    at = 0
    for entry in entries:
        token = one_line(_text(entry.get("word")))
        place = text.find(token, at, at + len(token) + _AHEAD) if token else -1
        speaker = _speaker(entry.get("speaker")) or speaker
        if place < 0:
            continue
        at = place + len(token)
        start, end = (milliseconds(name, entry.get(side)) for side in ("start", "end"))
        found.append(_Said(Word(place, at, start, end, _confidence(entry)), speaker))
    return found


def _confidence(entry: Mapping[str, Any]) -> int | None:
    given = entry.get("probability", entry.get("score"))
    return round(given * 1000) if isinstance(given, int | float) and 0 <= given <= 1 else None
