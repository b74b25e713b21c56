"""Every key of the terminal face, a module a room: rooms, footer, palette and help all take them from here."""

from textual.binding import Binding

from klantreis.text.catalogue import _
from klantreis.tui.keys.codebook import CODEBOOK
from klantreis.tui.keys.coding import CODING
from klantreis.tui.keys.compare import COMPARE
from klantreis.tui.keys.everywhere import APP, ROOMS, room_titles, short_titles
from klantreis.tui.keys.find import FIND, FIND_OVERLAP, FIND_PASSAGES, FIND_TEXT
from klantreis.tui.keys.rooms import FINDINGS, JOURNEYS, SOURCES
from klantreis.tui.keys.text import TEXT

__all__ = [
    "APP",
    "CODEBOOK",
    "CODING",
    "COMPARE",
    "FIND",
    "FINDINGS",
    "FIND_OVERLAP",
    "FIND_PASSAGES",
    "FIND_TEXT",
    "JOURNEYS",
    "ROOMS",
    "SOURCES",
    "TEXT",
    "help_groups",
    "room_titles",
    "short_titles",
]


def help_groups() -> list[tuple[str, list[Binding]]]:
    """The keys by room, for the help."""
    titles = room_titles()
    return [
        (_("Overal"), APP),
        (titles["sources"], SOURCES),
        (_("Coderen: coderingen"), CODING),
        (_("Coderen: door de tekst"), TEXT),
        (titles["codebook"], CODEBOOK),
        (titles["find"], FIND),
        (_("Zoeken: tekst"), FIND_TEXT),
        (_("Zoeken: fragmenten"), FIND_PASSAGES),
        (_("Zoeken: samen"), FIND_OVERLAP),
        (titles["compare"], COMPARE),
        (titles["journeys"], JOURNEYS),
        (titles["findings"], FINDINGS),
    ]
