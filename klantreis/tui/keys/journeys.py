"""The keys that count in every view of the room of the journeys."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

# Textual reads Alt with a digit as the sign that those keys give on a Mac.
JOURNEYS = [
    key("journeys.build", "b", "build", _("Bouwen"), "b", footer=True),
    key("journeys.export", "e", "export", _("Exporteren"), "e", footer=True),
    key("journeys.changes", "w", "changes", _("Wat is er veranderd sinds een eerdere versie"), "w"),
    key("journeys.next", "right_square_bracket", "journey(1)", _("Volgende klantreis"), "]"),
    key("journeys.previous", "left_square_bracket", "journey(-1)", _("Vorige klantreis"), "["),
    key("journeys.route", "alt+1,inverted_exclamation_mark", "view('journey-route')", _("Klantreis"), "Alt+1"),
    key(
        "journeys.board",
        "alt+2,trade_mark_sign",
        "view('journey-board')",
        _("Bord"),
        "Alt+2",
        longer=_("Het bord: geef de klantreis vorm"),
    ),
    key(
        "journeys.routes",
        "alt+3,pound_sign",
        "view('journey-routes')",
        _("Routes"),
        "Alt+3",
        longer=_("De routes van alle gesprekken naast elkaar"),
    ),
    key("journeys.labels", "alt+4,cent_sign", "view('journey-labels')", _("Labels"), "Alt+4"),
    key("journeys.personas", "alt+5,infinity", "view('journey-personas')", _("Persona's"), "Alt+5"),
    key("journeys.story", "alt+6,section_sign", "view('journey-story')", _("Verhaal"), "Alt+6"),
    key(
        "journeys.curves",
        "alt+7,pilcrow_sign",
        "view('journey-curves')",
        _("Hartslag"),
        "Alt+7",
        longer=_("De hartslag: zoals het nu voelt, en zoals het zou moeten"),
    ),
    key("journeys.empathy", "alt+8,bullet", "view('journey-empathy')", _("Empathiekaart"), "Alt+8"),
]
