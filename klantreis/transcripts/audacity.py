"""Labels of Audacity: a start, an end and a text on each line, with tabs between them."""

import re

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts.cues import Cue, by_labels

_SECONDS = r"(\d{1,7})[.,](\d{1,9})"
_LABEL = re.compile(rf"{_SECONDS}\t{_SECONDS}(?:\t(?P<text>.*))?")
_FREQUENCIES = "\\\t"
"""What a line begins with that says which frequencies the label above it is about."""


def is_labels(text: str) -> bool:
    """Whether a text is a file of labels: its first line is one."""
    return _LABEL.fullmatch(text.lstrip("\n").split("\n", 1)[0]) is not None


def read_labels(name: str, text: str) -> Transcript:
    """The transcript in a file of labels; a point has no end.

    Raises KlantreisError, with the line, for one that is no label.
    """
    cues = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith(_FREQUENCIES):
            continue
        found = _LABEL.fullmatch(line)
        if found is None:
            raise KlantreisError(
                _(
                    "{name}, regel {number}: dit is geen label van Audacity; schrijf begin, tab, einde, tab, tekst."
                ).format(name=name, number=number)
            )
        start, end = _milliseconds(found[1], found[2]), _milliseconds(found[3], found[4])
        said = one_line(found["text"] or "")
        cues.append(Cue(start, end if end != start else None, (said,) if said else ()))
    return Transcript(tuple(u for u in by_labels(cues) if u.text or u.speaker))


def _milliseconds(whole: str, fraction: str) -> int:
    """To the nearest one; Audacity writes six decimals."""
    return int(whole) * 1000 + (int(fraction.ljust(9, "0")) + 500_000) // 1_000_000
