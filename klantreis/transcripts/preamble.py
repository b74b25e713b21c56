"""What stands above a transcript, or between its turns, and was said by nobody."""

import re
from collections.abc import Sequence

from klantreis.text.clean import one_line

_EXPORTER = re.compile(r"Transcribed with noScribe\b")
_EXPORTER_WITHIN = 6
_HEADING = re.compile(r"#{1,6}[ \t]")
_RULE = re.compile(r"([-*_=~])(?:[ \t]*\1){2,}")
_MAX_TITLE = 120


def is_rule(line: str) -> bool:
    """Whether a line is only a ruler, as `---`."""
    return _RULE.fullmatch(line.strip()) is not None


def heading(line: str) -> str | None:
    """The words of a Markdown heading, or None where the line is none."""
    return line.strip(" \t#") if _HEADING.match(line.strip()) else None


def exporters_block(paragraphs: Sequence[Sequence[str]]) -> int:
    """How many paragraphs a transcription program wrote above the transcript: title and particulars."""
    for at, paragraph in enumerate(paragraphs[:_EXPORTER_WITHIN]):
        if paragraph and _EXPORTER.match(paragraph[0].strip()):
            return at + 1
    return 0


def is_title(paragraph: Sequence[str]) -> bool:
    """Whether a paragraph above the first label is a title or particulars, and no speech.

    So are short lines that end without the sign of a sentence ("Interview R07, moeder, 2022",
    "Datum: 3 mei"); a remark in brackets ("(12 seconds pause)") belongs to the talk.
    """
    text = one_line(" ".join(paragraph))
    return all(len(line) <= _MAX_TITLE for line in paragraph) and not text.endswith(tuple('.?!…)]"”’'))
