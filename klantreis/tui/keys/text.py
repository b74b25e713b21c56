"""The keys that move through a text and choose in it."""

from textual.binding import Binding

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key


def _moves() -> list[Binding]:
    """The cursor keys; with Shift each extends the selection."""
    moves = (
        ("left", "left", _("Teken terug"), "←"),
        ("right", "right", _("Teken verder"), "→"),
        ("up", "up", _("Regel omhoog"), "↑"),
        ("down", "down", _("Regel omlaag"), "↓"),
        ("word_left", "ctrl+left", _("Woord terug"), "^←"),
        ("word_right", "ctrl+right", _("Woord verder"), "^→"),
        ("sentence_left", "ctrl+up", _("Zin terug"), "^↑"),
        ("sentence_right", "ctrl+down", _("Zin verder"), "^↓"),
        ("page_up", "pageup", _("Scherm terug"), "PgUp"),
        ("page_down", "pagedown", _("Scherm verder"), "PgDn"),
        ("line_start", "home", _("Begin van de regel"), "Home"),
        ("line_end", "end", _("Einde van de regel"), "End"),
        ("text_start", "ctrl+home", _("Begin van de bron"), "^Home"),
        ("text_end", "ctrl+end", _("Einde van de bron"), "^End"),
    )
    found = []
    for name, pressed, text, shown_as in moves:
        found.append(key(f"text.{name}", pressed, f"move('{name}')", text, shown_as))
        extending = f"ctrl+shift+{pressed.removeprefix('ctrl+')}" if pressed.startswith("ctrl+") else f"shift+{pressed}"
        text = _("{what}, en kies de tekst").format(what=text)
        found.append(key(f"text.select_{name}", extending, f"move('{name}', True)", text, f"⇧{shown_as}"))
    return found


TEXT = [
    *_moves(),
    key("text.next_coding", "n", "coding(1)", _("Volgende codering"), "n"),
    key("text.previous_coding", "N", "coding(-1)", _("Vorige codering"), "N"),
    key("text.previous_turn", "left_square_bracket", "turn(-1)", _("Vorige beurt"), "["),
    key("text.next_turn", "right_square_bracket", "turn(1)", _("Volgende beurt"), "]"),
    key("text.select_previous_turn", "left_curly_bracket", "turn(-1, True)", _("Kies tot de vorige beurt"), "{"),
    key("text.select_next_turn", "right_curly_bracket", "turn(1, True)", _("Kies tot de volgende beurt"), "}"),
    key("text.select_next_coding", "alt+n", "coding(1, True)", _("Kies tot de volgende codering"), "Alt+n"),
    key("text.select_previous_coding", "alt+N", "coding(-1, True)", _("Kies tot de vorige codering"), "Alt+N"),
    key("text.sentence", "s", "sentence", _("Zin"), "s", footer=True, longer=_("Kies de zin")),
    key("text.turn", "t", "whole_turn", _("Beurt"), "t", footer=True, longer=_("Kies de hele beurt")),
    key("text.unselect", "escape", "unselect", _("Niets kiezen"), "Esc"),
]
