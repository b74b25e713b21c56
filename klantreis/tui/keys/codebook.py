"""The keys of the codebook."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

CODEBOOK = [
    key("codebook.add", "a", "add", _("Nieuw"), "a", footer=True, longer=_("Nieuwe code")),
    key("codebook.rename", "r", "rename", _("Naam"), "r", footer=True, longer=_("Andere naam")),
    key("codebook.edit", "e", "edit", _("Wijzig"), "e", footer=True, longer=_("Alle velden van de code")),
    key("codebook.merge", "m", "merge", _("Samen"), "m", footer=True, longer=_("Voeg samen met een andere code")),
    key("codebook.split", "s", "split", _("Splits"), "s", footer=True, longer=_("Splits: elk fragment langs")),
    key("codebook.move", "v", "move", _("Verplaats"), "v", footer=True, longer=_("Hang onder een andere code")),
    key("codebook.filter", "slash", "filter", _("Zoek"), "/", footer=True, longer=_("Toon alleen codes die passen")),
    key("codebook.up", "shift+up,K", "shift(-1)", _("Omhoog tussen de buren"), "⇧↑"),
    key("codebook.down", "shift+down,J", "shift(1)", _("Omlaag tussen de buren"), "⇧↓"),
    key("codebook.delete", "delete,x", "delete", _("Verwijder de code"), "x"),
    key("codebook.passages", "right", "passages", _("Naar de fragmenten"), "→"),
    key("codebook.back", "left,escape", "back", _("Terug naar de codes"), "←"),
    key("codebook.example", "b", "example", _("Maak van het fragment het voorbeeld"), "b"),
    key("codebook.stamp", "t", "stamp", _("Leg vast als versie"), "t"),
    key("codebook.diff", "d", "diff", _("Verschil met een versie"), "d"),
]
