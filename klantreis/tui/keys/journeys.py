"""The keys of the room of the journeys, a list for each view that has its own."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

# Textual reads Alt with a digit as the sign that those keys give on a Mac.
JOURNEYS = [
    key("journeys.build", "b", "build", _("Bouwen"), "b", footer=True),
    key("journeys.export", "e", "export", _("Exporteren"), "e", footer=True),
    key("journeys.next", "right_square_bracket", "journey(1)", _("Volgende klantreis"), "]"),
    key("journeys.previous", "left_square_bracket", "journey(-1)", _("Vorige klantreis"), "["),
    key("journeys.route", "1,alt+1,inverted_exclamation_mark", "view('journey-route')", _("Klantreis"), "1 Alt+1"),
    key(
        "journeys.board",
        "2,alt+2,trade_mark_sign",
        "view('journey-board')",
        _("Bord"),
        "2 Alt+2",
        longer=_("Het bord: geef de klantreis vorm"),
    ),
    key(
        "journeys.routes",
        "3,alt+3,pound_sign",
        "view('journey-routes')",
        _("Routes"),
        "3 Alt+3",
        longer=_("De routes van alle gesprekken naast elkaar"),
    ),
]
JOURNEY_BOARD = [
    key("journey_board.move", "m", "move", _("Verplaats"), "m", footer=True, longer=_("Zet de stap na een andere")),
    key("journey_board.earlier", "shift+up,K", "shift(-1)", _("De stap eerder in de route"), "⇧↑"),
    key("journey_board.later", "shift+down,J", "shift(1)", _("De stap later in de route"), "⇧↓"),
    key(
        "journey_board.merge",
        "v",
        "merge",
        _("Samen"),
        "v",
        footer=True,
        longer=_("Voeg de stap samen met een andere"),
    ),
    key(
        "journey_board.split",
        "x",
        "split",
        _("Splits"),
        "x",
        footer=True,
        longer=_("Splits: kies de fragmenten voor een nieuwe stap"),
    ),
    key("journey_board.rename", "r", "rename", _("Naam"), "r", footer=True, longer=_("Geef de stap een andere naam")),
    key("journey_board.drop", "delete", "drop", _("Weg"), "Del", footer=True, longer=_("Laat de stap uit de route")),
    key("journey_board.keep", "k", "keep", _("Erin"), "k", footer=True, longer=_("Neem de stap op in de route")),
    key(
        "journey_board.roll_up",
        "o",
        "roll_up",
        _("Optellen"),
        "o",
        footer=True,
        longer=_("Tel een zeldzame stap op bij de bredere code erboven"),
    ),
    key(
        "journey_board.take_back",
        "t",
        "take_back",
        _("Terug"),
        "t",
        footer=True,
        longer=_("Neem terug wat over deze stap besloten is"),
    ),
    key(
        "journey_board.incidents",
        "i",
        "incidents",
        _("Zeldzaam"),
        "i",
        footer=True,
        longer=_("Zeldzaam maar veelzeggend: wat één gesprek vertelde"),
    ),
    key("journey_board.passages", "enter", "passages", _("Naar de fragmenten"), "Enter"),
    key("journey_board.back", "escape", "back", _("Terug naar de stappen"), "Esc"),
]
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
