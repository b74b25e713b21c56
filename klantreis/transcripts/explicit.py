"""A turn on a line that can be read in one way only: `\\Moeder: Ja.\\`, behind it a stamp of f4 or nothing.

Formats that know no speakers, or no signs that set words apart, are written as people expect them:
`Moeder: Ja.` Who speaks is then recognised from the file as a whole. Where a transcript would not come
back as it was (a word that looks like a speaker, text that looks like a stamp), all of its turns are
written in this way instead. A file of which only some lines are like this is any other file.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from klantreis.model.sources import Utterance
from klantreis.text.clean import one_line
from klantreis.transcripts.times import HASHED, milliseconds

_LINE = re.compile(rf"\\(?P<speaker>(?:[^\\:]|\\.)*): (?P<text>.*)\\(?: (?P<stamp>{HASHED}))?")
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = re.compile(r"[\\:]")


class Turn(NamedTuple):
    """What such a line says; `stamp` as it stands there."""

    speaker: str | None
    text: str
    stamp: str | None


def line(u: Utterance) -> str:
    """The speaker and the text of an utterance, without its times."""
    speaker = _SIGNS.sub(r"\\\g<0>", one_line(u.speaker or ""))
    return f"\\{speaker}: {one_line(u.text)}\\"


def turn(line: str) -> Turn | None:
    """What a line says; None where it is any other line."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    return Turn(_ESCAPED.sub(r"\1", found["speaker"]) or None, found["text"], found["stamp"])


def utterances(lines: Sequence[str]) -> list[Utterance] | None:
    """The utterances of a file in which every line is such a turn; None for any other file.

    A stamp ends its turn, and the next one starts there; the first starts at 0.
    """
    turns = [turn(line) for line in lines]
    found: list[Utterance] = []
    border: int | None = 0
    for each in turns:
        if each is None:
            return None
        end = milliseconds(each.stamp)[0] if each.stamp else None
        found.append(Utterance(each.text, each.speaker, None if end is None else border, end))
        border = end
    return [u for u in found if u.text or (u.speaker and u.end_ms is not None)]
