"""The keys that ask for suggestions in the coding room."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

SUGGESTING = [
    key(
        "suggest.show",
        "u",
        "suggest",
        _("Voorstel"),
        "u",
        footer=True,
        longer=_("Codes voorgesteld voor de gekozen tekst, of voor de volgende beurt waar je nog niets codeerde"),
    ),
    key("suggest.accept", "y", "accept_best", _("Geef de gekozen tekst de best passende code"), "y"),
]
