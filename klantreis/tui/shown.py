"""Text from a study as it may be put on the screen: every character visible, none of it an instruction."""

import re

from textual.content import Content

# What a terminal would obey or swallow: C0, DEL, C1, soft hyphen, zero-width and bidi controls, tags.
_HIDDEN = (
    "\x00-\x08\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
# What makes a sign such as ☎ or ❤ one cell wide in this terminal and two in that.
_RESIZING = "\ufe0e\ufe0f"
_NOTHING = "\u034f"
"""A character of no width that changes nothing, so that offsets stay as they are."""
_FIND_HIDDEN = re.compile(f"[{_HIDDEN}{_RESIZING}]")
_FIND_OBEYED = re.compile(f"[{_HIDDEN}]")


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\t":
        return " "
    if character in _RESIZING:
        return _NOTHING
    if character < " ":
        return chr(0x2400 + ord(character))
    return "␡" if character == "\x7f" else "�"


def shown(text: str) -> str:
    """The text with each control character as a visible sign of one cell; as many code points as before.

    The width of what it gives is the sum of the widths of its characters, in every terminal.
    """
    return _FIND_HIDDEN.sub(_picture, text)


def without_hidden(text: str) -> str:
    """The text without control characters, as many cells wide as Rich takes it to be with them."""
    return _FIND_OBEYED.sub(lambda match: "-" if match.group() == "\u00ad" else "", text)


def plain(text: str, style: str = "") -> Content:
    """The text as content that is never read as markup."""
    return Content.styled(shown(text), style) if style else Content(shown(text))


def lines(*parts: Content | str) -> Content:
    """Contents below each other; strings are taken as text of a study."""
    return Content("\n").join(part if isinstance(part, Content) else plain(part) for part in parts)


def beside(*parts: Content | str) -> Content:
    """Contents after each other; strings are taken as text of a study."""
    return Content("").join(part if isinstance(part, Content) else plain(part) for part in parts)


def hanging(head: Content | str, body: Content | str, width: int) -> Content:
    """The body wrapped to lines that are `width` cells wide with the head, which stands before the first of them."""
    first = head if isinstance(head, Content) else plain(head)
    wrapped = beside(body).wrap(max(8, width - first.cell_length))
    blank = Content(" " * first.cell_length)
    return lines(*(beside(blank if place else first, line) for place, line in enumerate(wrapped)))


def clip(text: str, width: int) -> str:
    """The text in at most `width` characters, with … where something is left out."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"


def clip_start(text: str, width: int) -> str:
    """The end of the text in at most `width` characters, with … where something is left out before it."""
    return text if len(text) <= width else "…" + text[len(text) - max(0, width - 1) :]
