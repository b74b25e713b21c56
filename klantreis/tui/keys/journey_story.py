"""The keys of the narrative of a journey."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

JOURNEY_STORY = [
    key(
        "journey_story.draft",
        "n",
        "draft('here')",
        _("Eerste tekst"),
        "n",
        footer=True,
        longer=_("Schrijf bij deze stap een eerste tekst uit wat verteld is"),
    ),
    key("journey_story.draft_all", "N", "draft('all')", _("Eerste tekst bij elke stap zonder tekst"), "N"),
    key("journey_story.add", "a", "add", _("Zin"), "a", footer=True, longer=_("Schrijf een zin achter deze")),
    key("journey_story.rewrite", "r", "rewrite", _("Herschrijf"), "r", footer=True, longer=_("Herschrijf de zin")),
    key(
        "journey_story.back_up",
        "k",
        "back_up",
        _("Bewijs"),
        "k",
        footer=True,
        longer=_("Kies op welke fragmenten de zin rust"),
    ),
    key("journey_story.remove", "delete", "remove", _("Weg"), "Del", footer=True, longer=_("Haal de zin weg")),
    key(
        "journey_story.plainness",
        "l",
        "plainness",
        _("Leesbaar?"),
        "l",
        footer=True,
        longer=_("Is de zin, of de tekst van de stap, begrijpelijk geschreven?"),
    ),
    key("journey_story.earlier", "shift+up,K", "shift(-1)", _("De zin eerder"), "⇧↑"),
    key("journey_story.later", "shift+down,J", "shift(1)", _("De zin later"), "⇧↓"),
    key("journey_story.back", "escape", "back", _("Terug naar de tekst"), "Esc"),
]
