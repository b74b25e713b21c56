"""What documents of Word and OpenDocument share: XML in a zip, and tables with a turn in each row."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.transcripts.times import STAMP
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


def row_of(cells: Sequence[Sequence[str]]) -> list[str]:
    """A row of a table as paragraphs: time, speaker and words parted by tabs.

    A row with one filled cell is no row to the reader, but paragraphs in a frame; the row that
    names the columns is left out.
    """
    filled = [cell for cell in cells if any(text.strip() for text in cell)]
    if len(filled) < 2:
        return list(filled[0]) if filled else []
    texts = ["\n".join(cell).strip() for cell in filled]
    if all(text.casefold().rstrip(":.") in COLUMN_NAMES for text in texts):
        return []
    texts.sort(key=lambda text: re.fullmatch(STAMP, text) is None)  # a time first; else as it was
    return ["\t".join([*(" ".join(text.split()) for text in texts[:-1]), texts[-1]])]
