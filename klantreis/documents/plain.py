"""The last door before a file: text from outside as one line that XML can hold."""

from klantreis.text.clean import one_line

_NO_XML = {0xFFFE: None, 0xFFFF: None}


def plain(text: str) -> str:
    """The text cleaned and on one line, without the two code points that XML 1.0 forbids beside controls."""
    return one_line(text.translate(_NO_XML))
