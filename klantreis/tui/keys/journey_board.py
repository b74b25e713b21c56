"""The keys of the board of a journey."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

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
    key(
        "journey_board.graph",
        "g",
        "graph",
        _("Lussen"),
        "g",
        footer=True,
        longer=_("Wat er vaker dan eens gebeurde, zijwegen, en waar de volgorde verschilt"),
    ),
    key("journey_board.passages", "enter", "passages", _("Naar de fragmenten"), "Enter"),
    key("journey_board.back", "escape", "back", _("Terug naar de stappen"), "Esc"),
]
