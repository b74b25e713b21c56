"""The keys of the empathy map of a persona."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

JOURNEY_EMPATHY = [
    key("journey_empathy.thinks", "1", "put(1)", _("Denkt"), "1", footer=True, longer=_("Het fragment bij: denkt")),
    key("journey_empathy.feels", "2", "put(2)", _("Voelt"), "2", footer=True, longer=_("Het fragment bij: voelt")),
    key("journey_empathy.hears", "3", "put(3)", _("Hoort"), "3", footer=True, longer=_("Het fragment bij: hoort")),
    key("journey_empathy.does", "4", "put(4)", _("Doet"), "4", footer=True, longer=_("Het fragment bij: doet")),
    key("journey_empathy.nowhere", "0", "put(0)", _("Nergens"), "0", footer=True, longer=_("Het fragment nergens bij")),
    key(
        "journey_empathy.take_back",
        "t",
        "take_back",
        _("Terug"),
        "t",
        footer=True,
        longer=_("Het fragment waar het voorgesteld was"),
    ),
]
