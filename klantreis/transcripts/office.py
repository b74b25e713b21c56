"""What documents of Word and OpenDocument share: XML in a zip, and tables with a turn in each row."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

from klantreis.files.turn_marks import SPEAKER, TIME, TURN, read_time
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript, Utterance
from klantreis.text.catalogue import _
from klantreis.text.clean import clean, one_line
from klantreis.transcripts.times import STAMP
from klantreis.transcripts.turns import transcript_of
from klantreis.transcripts.vocabulary import COLUMN_NAMES

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""What documents of old Word, and those with a password, begin with."""
MAX_XML = 60_000_000
MAX_INDEX = 1_000_000
_CHUNK = 1 << 16
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ParseError,
    EOFError,
    KeyError,
    RuntimeError,
    ValueError,
)
"""What damaged or encrypted zips and bad XML raise.

What defusedxml refuses is a ValueError, and a kind of compression that Python doesn't know a
NotImplementedError, which is a RuntimeError.
"""


def part(archive: zipfile.ZipFile, path: str, largest: int, name: str) -> zipfile.ZipInfo:
    """A part of a document. Raises KeyError where it is missing, KlantreisError where it is too large."""
    info = archive.getinfo(path)
    if info.file_size > largest:
        raise KlantreisError(_("{name} is uitgepakt te groot om veilig te openen.").format(name=name))
    return info


def parsed(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Any) -> Any:
    """What a target of an XML parser makes of a part. No tree is built, so it costs no more than its text.

    Raises one of DAMAGED.
    """
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    with archive.open(info) as content:
        while chunk := content.read(_CHUNK):
            parser.feed(chunk)
    return parser.close()


Pieces = list[tuple[str, str]]
"""Stretches of a paragraph: the style by which a turn is marked (see `files.turn_marks`) or empty, and the text."""
Paragraph = str | Utterance
"""A paragraph as text in which `\\n` is a line break, or the turn that it is marked as."""


def row_of(cells: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """A row of a table as paragraphs: time, speaker and words parted by tabs.

    A row with one filled cell is no row to the reader, but paragraphs in a frame; the row that
    names the columns is left out.
    """
    if marked := [u for cell in cells for u in cell if isinstance(u, Utterance)]:
        return list(marked)  # somebody put our turns into a table
    told = [[str(text) for text in cell] for cell in cells]
    filled = [cell for cell in told if any(text.strip() for text in cell)]
    if len(filled) < 2:
        return list(filled[0]) if filled else []
    texts = ["\n".join(cell).strip() for cell in filled]
    if all(text.casefold().rstrip(":.") in COLUMN_NAMES for text in texts):
        return []
    texts.sort(key=lambda text: re.fullmatch(STAMP, text) is None)  # a time first; else as it was
    return ["\t".join([*(" ".join(text.split()) for text in texts[:-1]), texts[-1]])]


def paragraph_of(pieces: Pieces, style: str = "") -> Paragraph:
    """A paragraph, from its stretches and the name of its own style."""
    speaker, time, text = ("".join(words for role, words in pieces if role == wanted) for wanted in (SPEAKER, TIME, ""))
    if style != TURN and not speaker and not time:
        return clean(text)
    name = one_line(speaker).removesuffix(":").rstrip()
    return Utterance(one_line(text), name or None, *read_time(one_line(time)))


def transcript_of_paragraphs(paragraphs: Sequence[Paragraph]) -> Transcript:
    """The transcript in a document.

    Where turns are marked, text above the first is a remark, and any other a turn of nobody known; else
    it is read as any text.
    """
    first = next((at for at, each in enumerate(paragraphs) if isinstance(each, Utterance)), None)
    if first is None:
        split = ([line for line in str(text).split("\n") if line.strip()] for text in paragraphs)
        return transcript_of([lines for lines in split if lines])
    notes = filter(None, (one_line(str(text)) for text in paragraphs[:first]))
    turns = (each if isinstance(each, Utterance) else Utterance(one_line(each)) for each in paragraphs[first:])
    timed = (u for u in turns if u.text or (u.speaker and (u.start_ms is not None or u.end_ms is not None)))
    return Transcript(tuple(timed), tuple(notes))
