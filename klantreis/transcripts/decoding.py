"""From the bytes of a text file to text, whatever program wrote it."""

import re

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.clean import clean

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What other kinds of file begin with that might pass for text: PDF, RTF, zip (Word), old Word.
_OTHER_KINDS = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# A tenth is what chance gives in arbitrary bytes; a terminal's escape codes stay well below it.
_MAX_CONTROLS = 0.1
_STRAY_BYTE = re.compile("[\udc80-\udcff]")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad[ \t]*(?:\r\n?|\n)")


def _windows(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace")


def _decoded(data: bytes) -> str:
    """UTF-16 where a mark says so; else UTF-8, in which each byte that is none is read as cp1252.

    Byte by byte and not file by file: one stray byte then doesn't spoil every accent of the rest.
    """
    if data.startswith(_UTF16_MARKS):
        return data.decode("utf-16", "replace")
    return _STRAY_BYTE.sub(_windows, data.decode("utf-8-sig", "surrogateescape"))


def text_of(name: str, data: bytes) -> str:
    """The cleaned text of a file; `name` is for messages.

    Raises KlantreisError where the file is empty or holds no text.
    """
    if data.startswith(_OTHER_KINDS):
        raise KlantreisError(
            _("{name} is geen tekstbestand; bewaar het gesprek als .txt of .docx en lees dat in.").format(name=name)
        )
    raw = _decoded(data)
    if "\x00" in raw or len(_CONTROLS.findall(raw)) > _MAX_CONTROLS * len(raw):
        raise KlantreisError(
            _("{name} bevat geen leesbare tekst; bewaar het bestand als tekst (UTF-8).").format(name=name)
        )
    text = clean(_SOFT_HYPHEN_AT_LINE_END.sub("", raw))
    if not text.strip():
        raise KlantreisError(_("{name} is leeg; kies een bestand met tekst.").format(name=name))
    return text
