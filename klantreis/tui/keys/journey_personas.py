"""The keys of the view in which the number of personas is chosen."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

JOURNEY_PERSONAS = [
    key(
        "personas.group",
        "g",
        "build_per('group')",
        _("Per groep"),
        "g",
        footer=True,
        longer=_("Bouw met dit aantal voor elke groep apart"),
    ),
    key("personas.cohort", "c", "build_per('cohort')", _("Per doelgroep"), "c", footer=True),
]
