"""Subtitles: WebVTT and SubRip, whose cues hold the words with their times."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript, Utterance
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts import explicit
from klantreis.transcripts.cues import Cue, are_explicit, by_labels, together
from klantreis.transcripts.decoding import text_of
from klantreis.transcripts.wrapping import joined

if TYPE_CHECKING:
    from webvtt import WebVTT
    from webvtt.models import Timestamp

_TIME = r"(?:\d{1,4}:)?[0-5]?\d:[0-5]?\d"
_VTT_TIMING = re.compile(rf"\s*{_TIME}\.\d{{1,3}}\s*-->\s*{_TIME}\.\d{{1,3}}(?:\s.*)?")
_SRT_TIMING = re.compile(rf"\s*{_TIME}[.,]\d{{1,3}}\s*-->\s*{_TIME}[.,]\d{{1,3}}(?:\s.*)?")
_NO_CUE = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t](.*))?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s(?P<name>[^<>]*))?>|</v>")
_TAG = re.compile(r"</?(?:c|i|b|u|ruby|rt|lang|font)(?:\.[^\s<>]*)?(?:\s[^<>]*)?>|<[\d:.]+>")


ONE_TURN_A_CUE = "klantreis: één beurt per cue"
"""The comment that says that each cue is a turn, and that only voice tags say who speaks."""


class _Cue(NamedTuple):
    start_ms: int
    end_ms: int
    text: str
    """With its tags."""

    def plain(self) -> Cue:
        """Without its tags; a line that can be read in one way only has none."""
        if explicit.turn(exact := html.unescape(self.text)):
            return Cue(self.start_ms, self.end_ms, (exact,))
        return Cue(self.start_ms, self.end_ms, tuple(filter(None, map(one_line, _words(self.text).split("\n")))))


def _bad_timing(name: str, number: int, line: str) -> KlantreisError:
    return KlantreisError(
        _("{name}, regel {number}: “{line}” is geen goede tijdregel; schrijf 00:00:01.000 --> 00:00:02.000.").format(
            name=name, number=number, line=one_line(line)[:60]
        )
    )


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The blocks between empty lines, each with the number (from 1) of its first line."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line:
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _check_vtt(name: str, text: str) -> list[str]:
    """Find what webvtt-py would pass over in silence, and return the remarks in the file.

    Raises KlantreisError, with the line, for a time that can't be read, and for text outside cues.
    """
    notes: list[str] = []
    for start, block in _blocks(text):
        timing = next((at for at, line in enumerate(block) if at and "-->" in line), None)
        kind = _NO_CUE.fullmatch(block[0])
        if start == 1:
            notes.append(block[0].removeprefix("WEBVTT"))
            if timing is not None:
                _check_cue(name, start + timing, block[timing:])
        elif kind is None or timing is not None:
            _check_cue(name, start, block)
        elif kind[1] == "NOTE":
            notes.append(" ".join([kind[2] or "", *block[1:]]))
    return [note for note in map(one_line, notes) if note]


def _check_cue(name: str, start: int, block: list[str]) -> None:
    """Raise KlantreisError unless a block is one cue: an id if any, a line with times, text."""
    timings = [at for at, line in enumerate(block) if "-->" in line]
    for at in timings:
        if not _VTT_TIMING.fullmatch(block[at]):
            raise _bad_timing(name, start + at, block[at])
    if len(timings) == 1 and timings[0] < 2:
        return
    if not timings:
        if len(block) == 1 and block[0].strip().isdigit():
            return  # a number that lost its cue
        raise KlantreisError(
            _("{name}, regel {number}: deze tekst hoort bij geen tijd; haal de lege regel erboven weg.").format(
                name=name, number=start
            )
        )
    raise KlantreisError(
        _("{name}, regel {number}: zet een lege regel boven dit blok met een tijd.").format(
            name=name, number=start + timings[-1]
        )
    )


def _voices(text: str) -> Iterator[tuple[str | None, str]]:
    """Who says what in a cue, by its voice tags; None where there is no tag."""
    speaker: str | None = None
    at = 0
    for tag in _VOICE.finditer(text):
        yield speaker, text[at : tag.start()]
        speaker = one_line(html.unescape(tag["name"] or "")).rstrip(" :") or None
        if speaker and speaker.startswith("//"):
            speaker = None  # noScribe: two spoke at once at the end of the cue; who spoke before is lost.
        at = tag.end()
    yield speaker, text[at:]


def _words(text: str) -> str:
    """The text without tags and with its entities as characters."""
    return html.unescape(_TAG.sub("", text))


def _voiced(cue: _Cue) -> list[Utterance]:
    """The utterances of a cue with voice tags: a stretch of one speaker is one."""
    found: list[Utterance] = []
    for speaker, text in _voices(cue.text):
        words = joined(_words(text).split("\n"))
        if found and found[-1].speaker == speaker:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {words}".strip())
        elif words or speaker:
            found.append(Utterance(words, speaker, cue.start_ms, cue.end_ms))
    return found


def _one_turn(cue: _Cue) -> Utterance:
    """The one utterance of a cue that klantreis wrote."""
    voice = _VOICE.match(cue.text)
    speaker = html.unescape(voice["name"] or "") if voice else ""
    words = html.unescape(cue.text[voice.end() if voice else 0 :])
    return Utterance(one_line(words), one_line(speaker) or None, cue.start_ms, cue.end_ms)


def _transcript(cues: list[_Cue], notes: list[str]) -> Transcript:
    plain = [cue.plain() for cue in cues]
    voiced = any(_VOICE.search(cue.text) for cue in cues) and not are_explicit(plain)
    said = [u for cue in cues for u in _voiced(cue)] if voiced else by_labels(plain)
    return Transcript(tuple(together(said)), tuple(notes))


def _milliseconds(time: "Timestamp") -> int:
    hours, minutes, seconds, rest = time.to_tuple()
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _cues(parsed: "WebVTT") -> list[_Cue]:
    return [_Cue(_milliseconds(c.start_time), _milliseconds(c.end_time), c.raw_text) for c in parsed.captions]


def read_vtt(name: str, data: bytes) -> Transcript:
    """The transcript in a WebVTT file; the title and comments are remarks.

    Raises KlantreisError, with the line where there is one.
    """
    from webvtt import WebVTT

    text = text_of(name, data)
    if not text.startswith("WEBVTT"):
        raise KlantreisError(
            _("{name} begint niet met WEBVTT; controleer of dit een .vtt-bestand is.").format(name=name)
        )
    notes = _check_vtt(name, text)
    cues = _cues(WebVTT.from_string(text))
    if ONE_TURN_A_CUE not in notes:
        return _transcript(cues, notes)
    said = (_one_turn(cue) for cue in cues)
    return Transcript(tuple(u for u in said if u.text or u.speaker), tuple(n for n in notes if n != ONE_TURN_A_CUE))


def read_srt(name: str, data: bytes) -> Transcript:
    """The transcript in a SubRip file. Raises KlantreisError, with the line where there is one."""
    from webvtt import WebVTT
    from webvtt.errors import MalformedFileError

    text = text_of(name, data).strip("\n")
    # SubRip knows no entities: an ampersand is one.
    lines = ["", *text.replace("&", "&amp;").split("\n")]
    for number, (above, line) in enumerate(pairwise(lines), 1):
        if "-->" in line and (not above or above.strip().isdigit()) and not _SRT_TIMING.fullmatch(line):
            raise _bad_timing(name, number, line)
    try:
        return _transcript(_cues(WebVTT.from_buffer(StringIO("\n".join(lines[1:])), format="srt")), [])
    except MalformedFileError as error:
        raise KlantreisError(
            _("{name} begint niet met een nummer en een tijd; controleer of dit een .srt-bestand is.").format(name=name)
        ) from error
