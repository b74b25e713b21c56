"""The keys of the routes side by side."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

JOURNEY_ROUTES = [
    key(
        "journey_routes.open",
        "enter",
        "open",
        _("Naar de tekst"),
        "Enter",
        footer=True,
        longer=_("Naar de tekst van dit moment; F7 brengt je terug"),
    ),
    key(
        "journey_routes.sort",
        "s",
        "sort",
        _("Volgorde"),
        "s",
        footer=True,
        longer=_("Op persona, titel, aantal momenten of gevoel"),
    ),
    key(
        "journey_routes.pin",
        "p",
        "pin",
        _("Persona"),
        "p",
        footer=True,
        longer=_("Zet het gesprek vast bij een persona, of maak het los"),
    ),
]
