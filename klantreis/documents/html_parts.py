"""The parts of which our web pages are made: elements, lists, and the page around them."""

from collections.abc import Iterable
from html import escape

from klantreis.documents.html_style import STYLE
from klantreis.documents.plain import plain
from klantreis.text.catalogue import _

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
HEADER = "<header>"
"""With what the visible part of a page begins."""


def text(said: str) -> str:
    """A text of a study within the page."""
    return escape(plain(said), quote=True)


def tag(name: str, inside: str, **attributes: str) -> str:
    """An element; `class_` stands for class, `aria_label` for aria-label."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"' for key, value in attributes.items()
    )
    return f"<{name}{given}>{inside}</{name}>\n"


def bullets(points: Iterable[str]) -> str:
    """A list of texts."""
    return tag("ul", "".join(tag("li", text(point)) for point in points))


def paragraphs(texts: Iterable[str]) -> str:
    """A paragraph for each text."""
    return "".join(tag("p", text(said)) for said in texts)


def part(id_: str, title: str, *inside: str) -> str:
    """A part with a heading of the second level; nothing where there is nothing in it."""
    filled = "".join(inside)
    return tag("section", tag("h2", text(title), id=id_) + filled, aria_labelledby=id_) if filled else ""


def skip_link() -> str:
    """The first thing in the header: a way past it, for who goes by the keyboard."""
    return tag("a", text(_("Naar de inhoud")), class_="skip", href="#inhoud")


def page(title: str, head: str, body: str, foot: str = "") -> bytes:
    """A page that stands on its own, in UTF-8: no scripts, nothing from elsewhere. `title` is a text as it is."""
    whole = (
        "<!DOCTYPE html>\n"
        '<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{text(title)}</title>\n"
        f"<style>{STYLE}</style>\n</head>\n<body>\n"
        + tag("header", head)
        + tag("main", body, id="inhoud", tabindex="-1")
        + (tag("footer", foot) if foot else "")
        + "</body>\n</html>\n"
    )
    return whole.encode("utf-8")
