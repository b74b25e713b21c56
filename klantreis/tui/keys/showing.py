"""How a key reads for people: ^Z, ⇧↓, Esc, PgUp."""

from textual.keys import format_key

from klantreis.text.catalogue import _


def shown_keys(keys: str) -> str:
    """Keys as Textual calls them, with commas between them, as people read them."""
    return " ".join(shown_key(key) for key in keys.split(","))


def shown_key(key: str) -> str:
    """One key, such as `ctrl+z` or `question_mark`, as people read it."""
    *modifiers, name = key.strip().split("+")
    named = {
        "enter": "Enter",
        "escape": "Esc",
        "tab": "Tab",
        "space": _("Spatie"),
        "delete": "Del",
        "backspace": "Backspace",
        "insert": "Ins",
        "home": "Home",
        "end": "End",
        "pageup": "PgUp",
        "pagedown": "PgDn",
    }
    if name in named:
        text = named[name]
    elif name[:1] == "f" and name[1:].isdigit():
        text = name.upper()
    else:
        text = format_key(name)
    if modifiers == ["ctrl"] and len(text) == 1:
        text = text.upper()
    for modifier in reversed(modifiers):
        text = {"ctrl": "^", "shift": "⇧", "alt": "Alt+"}.get(modifier, f"{modifier}+") + text
    return text
