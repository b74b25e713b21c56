"""The keys of the route of a source: its contact moments in the order in which they happened."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

ROUTE_FROM_TEXT = [
    key("route.focus", "R,tab", "to_route", _("Route"), "R", footer=True, longer=_("Naar de route, en terug")),
    key("route.flashback_here", "T", "flashback_here", _("Terugblik: wanneer gebeurde dit contactmoment?"), "T"),
]
ROUTE = [
    key("route.open", "enter", "ask('open')", _("Naar de tekst"), "Enter", footer=True),
    key(
        "route.flashback", "f", "ask('flashback')", _("Terugblik"), "f", footer=True, longer=_("Wanneer gebeurde dit?")
    ),
    key(
        "route.earlier",
        "K,shift+up",
        "ask('earlier')",
        _("Eerder"),
        "K",
        footer=True,
        longer=_("Eén plaats eerder gebeurd"),
    ),
    key(
        "route.later",
        "J,shift+down",
        "ask('later')",
        _("Later"),
        "J",
        footer=True,
        longer=_("Eén plaats later gebeurd"),
    ),
    key(
        "route.back",
        "z,backspace",
        "ask('back')",
        _("Als verteld"),
        "z",
        footer=True,
        longer=_("Terug naar waar het verteld is"),
    ),
    key("route.leave", "escape,tab,R", "ask('leave')", _("Terug"), "Esc", footer=True, longer=_("Terug naar de tekst")),
    key("route.up", "up", "step(-1)", _("Vorig moment"), "↑"),
    key("route.down", "down", "step(1)", _("Volgend moment"), "↓"),
    key("route.page_up", "pageup", "page(-1)", _("Scherm terug"), "PgUp"),
    key("route.page_down", "pagedown", "page(1)", _("Scherm verder"), "PgDn"),
    key("route.first", "home", "go(0)", _("Eerste moment"), "Home"),
    key("route.last", "end", "go(-1)", _("Laatste moment"), "End"),
]
