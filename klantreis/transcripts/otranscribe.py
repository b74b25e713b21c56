"""Projects of oTranscribe (.otr): JSON around HTML, with a span for each time that was typed."""

from collections.abc import Sequence
from typing import Any

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts import json_files
from klantreis.transcripts.markup import Piece, page_of
from klantreis.transcripts.times import clock
from klantreis.transcripts.turns import transcript_of


def is_project(content: Any) -> bool:
    """Whether a JSON value is a project of oTranscribe."""
    return isinstance(content, dict) and isinstance(content.get("text"), str) and "media" in content


def read_otr(name: str, data: bytes) -> Transcript:
    """The transcript in an .otr file; the recording's name is a remark. Raises KlantreisError."""
    content = json_files.load(name, data)
    if not is_project(content):
        raise KlantreisError(_("{name} is geen project van oTranscribe; kies een ander bestand.").format(name=name))
    return transcript(name, content)


def transcript(name: str, content: Any) -> Transcript:
    """The transcript in a project; a time in the middle of a turn begins another one of the same speaker.

    Raises KlantreisError for a stamp that is no time.
    """
    paragraphs = [
        [text for line in paragraph for text in _lines(name, line) if text]
        for paragraph in page_of(content["text"]).paragraphs
    ]
    read = transcript_of([lines for lines in paragraphs if lines], lines_count=True)
    media = one_line(content["media"]) if isinstance(content["media"], str) else ""
    return Transcript(read.utterances, (media, *read.notes) if media else read.notes)


def _lines(name: str, pieces: Sequence[Piece]) -> list[str]:
    """A line of the page, cut before each time; a time after a label stays with it."""
    lines = [""]
    for piece in pieces:
        if piece.stamp is None:
            lines[-1] += piece.text
            continue
        before = one_line(lines[-1])
        if before and not before.endswith(":"):
            lines.append("")
        lines[-1] += f"[{clock(_milliseconds(name, piece.stamp))}] "
    return [one_line(line) for line in lines]


def _milliseconds(name: str, stamp: str) -> int:
    try:
        seconds = float(stamp)
    except ValueError:
        seconds = float("nan")
    return json_files.milliseconds(name, seconds) or 0
