"""Text from outside is hostile: this is the one door through which it comes in."""

import re
import unicodedata

# C0 but tab and newline, DEL and C1, bidi and zero-width controls, line/paragraph separators' kin,
# soft hyphen, BOM, interlinear and tag characters, and lone surrogates.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_NEWLINES = re.compile("\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")


def clean(text: str) -> str:
    """The text in NFC, newlines as `\\n`, without control, bidi and zero-width characters."""
    return unicodedata.normalize("NFC", _HOSTILE.sub("", _NEWLINES.sub("\n", text)))


def one_line(text: str) -> str:
    """The text cleaned, with every run of white space as one blank."""
    return " ".join(clean(text).split())
