"""Writing transcripts: plain text, WebVTT, SubRip, Markdown, f4 and labels of Audacity."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript, Utterance
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts import explicit
from klantreis.transcripts.carrying import carried, comes_back, ends
from klantreis.transcripts.reading import read
from klantreis.transcripts.subtitles import ONE_TURN_A_CUE
from klantreis.transcripts.times import clock, f4_stamp, filled

FORMATS: Mapping[str, str] = {
    "txt": ".txt",
    "vtt": ".vtt",
    "srt": ".srt",
    "md": ".md",
    "f4": ".txt",
    "audacity": ".txt",
}
"""The formats, each with the ending of its files."""


def _spoken(u: Utterance) -> str:
    return f"{one_line(u.speaker)}: {one_line(u.text)}".rstrip() if u.speaker else one_line(u.text)


def _text(utterances: Sequence[Utterance], _remark: str, _exact: bool) -> str:
    """The words only: offsets of codings count in exactly this."""
    return "\n".join(u.text for u in utterances)


def _escaped(text: str) -> str:
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _name(speaker: str) -> str:
    """A speaker within a tag, which may not end in an arrow."""
    name = _escaped(speaker)
    return f"{name[:-1]}&#45;" if name.endswith("--") else name


def _vtt(utterances: Sequence[Utterance], remark: str, exact: bool) -> str:
    """A cue for each utterance, the speaker in a voice tag; the remark is a comment."""
    blocks = ["WEBVTT\n"]
    blocks += [f"NOTE {_escaped(note)}\n" for note in (ONE_TURN_A_CUE if exact else "", remark) if note]
    for number, (u, (start, end)) in enumerate(zip(utterances, filled(utterances), strict=True), 1):
        voice = f"<v {_name(u.speaker)}>" if u.speaker else ""
        blocks.append(f"{number}\n{clock(start)} --> {clock(end)}\n{voice}{_escaped(u.text)}\n")
    return "\n".join(blocks)


def _srt(utterances: Sequence[Utterance], _remark: str, exact: bool) -> str:
    """A cue for each utterance, which begins with the speaker and a colon."""
    line = explicit.line if exact else _spoken
    return "\n".join(
        f"{number}\n{clock(start, ',')} --> {clock(end, ',')}\n{line(u)}\n"
        for number, (u, (start, end)) in enumerate(zip(utterances, filled(utterances), strict=True), 1)
    )


def _bold(u: Utterance) -> str:
    return (f"**{one_line(u.speaker)}**: {one_line(u.text)}" if u.speaker else one_line(u.text)).rstrip()


def _markdown(utterances: Sequence[Utterance], remark: str, exact: bool) -> str:
    """A paragraph for each utterance, the speaker in bold; the remark stands above it as front matter."""
    head = f"---\n{one_line(remark)}\n---\n\n" if remark else ""
    return head + "\n\n".join(map(explicit.line if exact else _bold, utterances)) + "\n"


def _f4(utterances: Sequence[Utterance], _remark: str, exact: bool) -> str:
    """A line for each utterance; the stamp behind it is its end, or else the start of the next.

    f4 counts in tenths of a second and knows no gap between two utterances.
    """
    line = explicit.line if exact else _spoken
    stamped = zip(utterances, ends(utterances), strict=True)
    return "".join(f"{line(u)}\n" if end is None else f"{line(u)} {f4_stamp(end)}\n" for u, end in stamped)


def _audacity(utterances: Sequence[Utterance], _remark: str, exact: bool) -> str:
    """A label for each utterance, which begins with the speaker and a colon; without an end it is a point."""
    line = explicit.line if exact else _spoken
    timed = zip(utterances, filled(utterances), strict=True)
    return "".join(
        f"{_seconds(start)}\t{_seconds(start if u.end_ms is None else u.end_ms)}\t{line(u)}\n"
        for u, (start, _end) in timed
    )


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03}000"


_WRITERS: Mapping[str, Callable[[Sequence[Utterance], str, bool], str]] = {
    "txt": _text,
    "vtt": _vtt,
    "srt": _srt,
    "md": _markdown,
    "f4": _f4,
    "audacity": _audacity,
}


def write(transcript: Transcript, format: str, remark: str = "") -> bytes:
    """The utterances of a transcript as a file in one of the FORMATS, in UTF-8.

    Notes of the transcript are not written: they may name the recording. A `remark` of our own is, in
    formats that have room for one (vtt, md). Subtitles (vtt, srt) and labels (audacity) need times; those
    that are missing are guessed from their neighbours. What comes back when the file is read again
    stands in `carrying`.

    Raises KlantreisError for an unknown format, and where a format needs times and there are none.
    """
    if format not in _WRITERS:
        raise KlantreisError(
            _("Het formaat {format} bestaat niet; kies uit {formats}.").format(
                format=format, formats=", ".join(FORMATS)
            )
        )
    utterances = transcript.utterances
    data = _WRITERS[format](utterances, remark, False).encode("utf-8")
    if not comes_back(format) or _read_back(data, format) == carried(utterances, format):
        return data
    return _WRITERS[format](utterances, remark, True).encode("utf-8")


def _read_back(data: bytes, format: str) -> list[Utterance] | None:
    """The utterances in what was written; None where it can't be read."""
    try:
        return [replace(u, words=()) for u in read(f"a{FORMATS[format]}", data).utterances]
    except KlantreisError:
        return None
