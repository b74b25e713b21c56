"""The keys of the two curves of a journey."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

JOURNEY_CURVES = [
    key(
        "journey_curves.better",
        "plus,equals_sign",
        "wish(1)",
        _("Beter"),
        "+",
        footer=True,
        longer=_("Wens een beter gevoel bij deze stap"),
    ),
    key(
        "journey_curves.worse",
        "minus",
        "wish(-1)",
        _("Minder"),
        "-",
        footer=True,
        longer=_("Wens een minder goed gevoel"),
    ),
    key("journey_curves.no_wish", "delete", "no_wish", _("Geen wens"), "Del", footer=True),
    key(
        "journey_curves.lift",
        "v",
        "lift",
        _("Wat helpt"),
        "v",
        footer=True,
        longer=_("Kies de verbeterpunten die de stap beter maken"),
    ),
    key("journey_curves.back", "escape", "back", _("Terug naar de stappen"), "Esc"),
]
