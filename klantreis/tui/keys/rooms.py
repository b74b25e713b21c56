"""The keys of the rooms that have few."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

SOURCES = [
    key("sources.open", "enter", "open", _("Coderen"), "Enter", footer=True),
    key("sources.type", "t", "type", _("Uittypen"), "t", footer=True, longer=_("Uittypen bij de opname")),
    key("sources.import", "i", "import", _("Inlezen"), "i", footer=True),
    key(
        "sources.response",
        "r",
        "response",
        _("Respons"),
        "r",
        footer=True,
        longer=_("Respons: wie er is gevraagd, en wie er meedeed"),
    ),
    key("sources.remove", "delete", "remove", _("Verwijderen"), "Del", footer=True),
]
