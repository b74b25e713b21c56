"""The keys that count in every view of the room of the journeys."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

# Textual reads Alt with a digit as the sign that those keys give on a Mac.
JOURNEYS = [
    key("journeys.build", "b", "build", _("Bouwen"), "b", footer=True),
    key("journeys.export", "e", "export", _("Exporteren"), "e", footer=True),
    key("journeys.next", "right_square_bracket", "journey(1)", _("Volgende klantreis"), "]"),
    key("journeys.previous", "left_square_bracket", "journey(-1)", _("Vorige klantreis"), "["),
    key("journeys.route", "alt+1,inverted_exclamation_mark", "view('journey-route')", _("Klantreis"), "Alt+1"),
]
