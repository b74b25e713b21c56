"""RTF, as f4 and old word processors write it."""

import re

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.text.clean import clean
from klantreis.transcripts.plain import transcript_of_text

_MARK = b"{\\rtf"
MAX_BYTES = 60_000_000
_BRACES = re.compile(r"\\[\\{}]|[{}]")
_BINARY = re.compile(r"\\bin\d")
_CELL = re.compile(r"(\\\\)|\\(?:nest)?cell(?![a-zA-Z])")
# The library looks for links with an expression that long lines make crawl; with a blank it finds none.
_LINK = re.compile(r"(\\fldinst)\{", re.IGNORECASE)

# Over a list of fonts that is none it crawls as well; each font ends with a semicolon.
_MAX_FONTS = 60_000
_NO_FONTS = re.compile(r"[^;]{2000}")


def read_rtf(name: str, data: bytes) -> Transcript:
    """The transcript in an .rtf file. Raises KlantreisError where it is no RTF, cut off or damaged."""
    from striprtf.striprtf import font_table_group, rtf_to_text

    if not data.lstrip().startswith(_MARK):
        raise KlantreisError(_("{name} is geen RTF; bewaar het gesprek opnieuw als .rtf of .docx.").format(name=name))
    if len(data) > MAX_BYTES:
        raise KlantreisError(_("{name} is te groot voor een gesprek; bewaar het zonder plaatjes.").format(name=name))
    # RTF is ASCII with escapes; what programs wrote beside those is in the code page of Windows.
    raw = data.decode("cp1252", "replace")
    if not _BINARY.search(raw) and sum(_depth(found[0]) for found in _BRACES.finditer(raw)) > 0:
        raise KlantreisError(_("{name} is niet compleet: het einde ontbreekt; bewaar het opnieuw.").format(name=name))
    raw = _LINK.sub(r"\1 {", _CELL.sub(lambda found: found[1] or "\\tab ", raw))
    damaged = KlantreisError(_("{name} is beschadigd; bewaar het gesprek opnieuw.").format(name=name))
    fonts = str(font_table_group(raw))  # type: ignore[no-untyped-call]
    if len(fonts) > _MAX_FONTS or _NO_FONTS.search(fonts):
        raise damaged
    try:
        text = str(rtf_to_text(raw, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise damaged from error
    # Signs beyond 16 bits are written as two halves.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return transcript_of_text(clean(whole))


def _depth(sign: str) -> int:
    return {"{": 1, "}": -1}.get(sign, 0)
