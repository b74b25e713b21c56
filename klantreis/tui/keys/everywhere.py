"""The rooms, and the keys that count in all of them."""

from collections.abc import Mapping

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

ROOMS = ("sources", "coding", "codebook", "find", "compare", "journeys", "findings")


FOR_THE_SOUND = ("coding", "codebook", "find")
"""Rooms whose keys (F3, F4 and F5, as on every foot pedal) are for the sound while one types out."""


def room_titles() -> Mapping[str, str]:
    """Room -> its name, in the order of the research."""
    titles = (
        _("Bronnen"),
        _("Coderen"),
        _("Codeboek"),
        _("Zoeken"),
        _("Vergelijken"),
        _("Klantreizen"),
        _("Verbeterpunten"),
    )
    return dict(zip(ROOMS, titles, strict=True))


def place_title(place: str) -> str:
    """What a room, or a place within one, is called."""
    return {**room_titles(), "typing": _("Uittypen")}[place]


def tab_of(place: str) -> str:
    """The room whose tab stands out while one is in a place: typing out begins from the sources."""
    return "sources" if place == "typing" else place


def short_titles() -> Mapping[str, str]:
    """Room -> a name for where there is little room."""
    titles = (_("Bron"), _("Code"), _("Boek"), _("Zoek"), _("Samen"), _("Reis"), _("Punt"))
    return dict(zip(ROOMS, titles, strict=True))


APP = [
    *(
        key(f"app.{room}", f"f{number}", f"room('{room}')", title, f"F{number}", first=True)
        for number, (room, title) in enumerate(room_titles().items(), 2)
    ),
    key("app.help", "question_mark,f1", "help", _("Hulp"), "?", footer=True),
    key("app.undo", "ctrl+z", "undo", _("Ongedaan maken"), "^Z"),
    key("app.redo", "ctrl+y", "redo", _("Opnieuw doen"), "^Y"),
    key(
        "app.history", "h", "history", _("Geschiedenis"), "h", longer=_("Wat er gedaan is; ga erheen of maak ongedaan")
    ),
    key("app.palette", "ctrl+p", "command_palette", _("Alle opdrachten"), "^P", first=True),
    key("app.theme", "f9", "theme", _("Donker, licht of 16 kleuren"), "F9"),
    key("app.quit", "ctrl+q", "quit", _("Stoppen"), "^Q", footer=True, first=True),
]
