"""Writing transcripts: plain text, WebVTT, SubRip, Markdown and f4."""

from collections.abc import Callable, Mapping, Sequence

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript, Utterance
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts.times import clock, f4_stamp, filled

FORMATS: Mapping[str, str] = {"txt": ".txt", "vtt": ".vtt", "srt": ".srt", "md": ".md", "f4": ".txt"}
"""The formats, each with the ending of its files."""


def _text(utterances: Sequence[Utterance]) -> str:
    """The words only: offsets of codings count in exactly this."""
    return "\n".join(u.text for u in utterances)


def _escaped(text: str) -> str:
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _vtt(utterances: Sequence[Utterance]) -> str:
    """A cue for each utterance, the speaker in a voice tag."""
    blocks = ["WEBVTT\n"]
    for number, (u, (start, end)) in enumerate(zip(utterances, filled(utterances), strict=True), 1):
        voice = f"<v {_escaped(u.speaker)}>" if u.speaker else ""
        blocks.append(f"{number}\n{clock(start)} --> {clock(end)}\n{voice}{_escaped(u.text)}\n")
    return "\n".join(blocks)


def _srt(utterances: Sequence[Utterance]) -> str:
    """A cue for each utterance, which begins with the speaker and a colon."""
    return "\n".join(
        f"{number}\n{clock(start, ',')} --> {clock(end, ',')}\n{_spoken(u)}\n"
        for number, (u, (start, end)) in enumerate(zip(utterances, filled(utterances), strict=True), 1)
    )


def _spoken(u: Utterance) -> str:
    return f"{one_line(u.speaker)}: {one_line(u.text)}".rstrip() if u.speaker else one_line(u.text)


def _markdown(utterances: Sequence[Utterance]) -> str:
    """A paragraph for each utterance, the speaker in bold."""
    lines = (f"**{one_line(u.speaker)}**: {one_line(u.text)}" if u.speaker else one_line(u.text) for u in utterances)
    return "\n\n".join(line.rstrip() for line in lines) + "\n"


def _f4(utterances: Sequence[Utterance]) -> str:
    """A line for each utterance; the stamp behind it is its end, or else the start of the next.

    f4 counts in tenths of a second and knows no gap between two utterances.
    """
    lines = []
    for at, u in enumerate(utterances):
        following = utterances[at + 1].start_ms if at + 1 < len(utterances) else None
        end = following if u.end_ms is None else u.end_ms
        lines.append(_spoken(u) if end is None else f"{_spoken(u)} {f4_stamp(end)}")
    return "\n".join(lines) + "\n"


_WRITERS: Mapping[str, Callable[[Sequence[Utterance]], str]] = {
    "txt": _text,
    "vtt": _vtt,
    "srt": _srt,
    "md": _markdown,
    "f4": _f4,
}


def write(transcript: Transcript, format: str) -> bytes:
    """The utterances of a transcript as a file in one of the FORMATS, in UTF-8.

    Remarks (`notes`) are not written: they may name the recording. Subtitles (vtt, srt) need times;
    those that are missing are guessed from their neighbours.

    Raises KlantreisError for an unknown format, and for subtitles of a transcript without any time.
    """
    if format not in _WRITERS:
        raise KlantreisError(
            _("Het formaat {format} bestaat niet; kies uit {formats}.").format(
                format=format, formats=", ".join(FORMATS)
            )
        )
    return _WRITERS[format](transcript.utterances).encode("utf-8")
