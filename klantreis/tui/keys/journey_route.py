"""The keys of the route of a persona."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

JOURNEY_ROUTE = [
    key(
        "journey_route.persona",
        "p",
        "persona",
        _("Persona"),
        "p",
        footer=True,
        longer=_("Wie de persona is: naam, leeftijd, gezin, situatie, portret"),
    ),
]
