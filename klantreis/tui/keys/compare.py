"""The keys of the room in which two coders compare their work."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

COMPARE = [
    key("compare.open", "enter", "open", _("Naar de tekst"), "Enter", footer=True),
    key(
        "compare.first",
        "1",
        "decide('first')",
        _("Eerste"),
        "1",
        footer=True,
        longer=_("De eerste heeft gelijk"),
    ),
    key("compare.second", "2", "decide('second')", _("Tweede"), "2", footer=True, longer=_("De tweede heeft gelijk")),
    key("compare.both", "b", "decide('both')", _("Beide"), "b", footer=True, longer=_("Beide tellen")),
    key("compare.neither", "x", "decide('neither')", _("Geen"), "x", footer=True, longer=_("Geen van beide telt")),
    key(
        "compare.reopen",
        "u",
        "reopen",
        _("Weer open"),
        "u",
        footer=True,
        longer=_("Maak een besluit weer open, of het laatste"),
    ),
    key("compare.next", "n", "step(1)", _("Volgende verschil"), "n"),
    key("compare.previous", "N", "step(-1)", _("Vorige verschil"), "N"),
    key("compare.coders", "c", "choose_coders", _("Codeurs"), "c", longer=_("Kies twee andere codeurs")),
    key("compare.source", "s", "choose_source", _("Bron"), "s", longer=_("Kies een bron, of alle")),
    key("compare.text", "a", "toggle_text", _("Tekst"), "a", longer=_("Tel alle tekst, of alleen waar een code staat")),
    key("compare.unit", "w", "toggle_unit", _("Teken of beurt"), "w", longer=_("Tel per teken of per beurt")),
    key("compare.settled", "o", "toggle_settled", _("Ook besliste"), "o", longer=_("Toon ook wat beslist is, of niet")),
]
