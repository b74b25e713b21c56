"""The keys that edit the text itself, and that settle what becomes of codings without words."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

EDITING = [
    key("editing.turn", "e", "edit_turn", _("Verbeter"), "e", longer=_("Verbeter de woorden of de spreker")),
    key("editing.split", "vertical_line", "split_turn", _("Splits de beurt bij de cursor"), "|"),
    key("editing.join", "ampersand", "join_turns", _("Voeg de beurt samen met de volgende"), "&"),
    key("editing.lost", "l", "lost", _("Coderingen die hun woorden kwijt zijn"), "l"),
]
