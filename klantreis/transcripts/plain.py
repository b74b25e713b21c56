"""Plain text and Markdown."""

import re

from klantreis.model.sources import Transcript
from klantreis.text.clean import one_line
from klantreis.transcripts import audacity, explicit
from klantreis.transcripts.decoding import text_of
from klantreis.transcripts.turns import transcript_of

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<lines>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_HARD_BREAK = re.compile(r"\\$", re.MULTILINE)


def _paragraphs(text: str) -> list[list[str]]:
    """Lines in groups, parted by empty lines."""
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return groups if groups[-1] else groups[:-1]


def transcript_of_text(text: str) -> Transcript:
    """The transcript that a plain text (cleaned) holds."""
    return transcript_of(_paragraphs(text), lines_count=True)


def read_text(name: str, data: bytes) -> Transcript:
    """The transcript in a .txt file: a text, with stamps of f4 or not, or Audacity's labels. Raises KlantreisError."""
    text = text_of(name, data)
    if audacity.is_labels(text):
        return audacity.read_labels(name, text)
    return _explicit(text) or transcript_of_text(text)


def _explicit(text: str) -> Transcript | None:
    found = explicit.utterances([line for line in text.split("\n") if line])
    return None if found is None else Transcript(tuple(found))


def read_markdown(name: str, data: bytes) -> Transcript:
    """The transcript in a .md file; front matter and headings are remarks. Raises KlantreisError."""
    text = text_of(name, data)
    notes: tuple[str, ...] = ()
    if found := _FRONT_MATTER.match(text):
        notes = tuple(one_line(line) for line in found["lines"].split("\n") if line.strip())
        text = text[found.end() :]
    read = _explicit(text) or transcript_of(_paragraphs(_HARD_BREAK.sub("", text)), lines_count=True, headings=True)
    return Transcript(read.utterances, notes + read.notes)
