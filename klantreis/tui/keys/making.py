"""How a key is made: what it does, how it reads in the footer, and how in the help."""

from textual.binding import Binding


def key(
    id_: str,
    keys: str,
    action: str,
    text: str,
    shown_as: str,
    *,
    footer: bool = False,
    first: bool = False,
    longer: str = "",
) -> Binding:
    """`text` stands in the footer; `longer`, where the footer has no room for it, in the help."""
    return Binding(keys, action, text, show=footer, key_display=shown_as, priority=first, tooltip=longer, id=id_)
