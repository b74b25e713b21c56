"""The bottom line: the keys that count now.

Textual's own footer makes a widget a key, anew at each change of focus, and keeps the old ones; this one is a line.
"""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from klantreis.tui import keys
from klantreis.tui.shown import beside, plain


class KeyBar(Widget):
    """Keys with what they do, as many as fit; a click does it too."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[str, str, str]] = []
        """Key, what it does, and the key as Textual calls it."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: "Screen[object]") -> None:
        active = [(key, each.binding) for key, each in screen.active_bindings.items() if each.enabled]
        found: dict[str, tuple[str, str, str]] = {}
        for key, binding in _in_order(active):
            if binding.show and binding.action not in found:
                found[binding.action] = (self.app.get_key_display(binding), binding.description, key)
        if list(found.values()) != self._shown:
            self._shown = list(found.values())
            self.refresh()

    def _fitting(self) -> list[tuple[str, str, str]]:
        room, fitting = self.size.width, []
        for entry in self._shown:
            room -= len(entry[0]) + len(entry[1]) + 4
            if room < 0:
                break
            fitting.append(entry)
        return fitting

    def render(self) -> Content:
        """The keys from left to right."""
        return beside(
            *(
                beside(" ", plain(key, "bold $accent"), " ", plain(what, "$foreground"), "  ")
                for key, what, _key in self._fitting()
            )
        )

    def on_click(self, event: events.Click) -> None:
        at = 0
        for shown, what, key in self._fitting():
            at += len(shown) + len(what) + 4
            if event.x < at:
                self.app.simulate_key(key)
                return


def _in_order(active: list[tuple[str, Binding]]) -> list[tuple[str, Binding]]:
    """Keys in the order of their rooms' lists; Textual puts those that somebody chose for themselves last."""
    ranks = {binding.id: rank for rank, (_title, group) in enumerate(keys.help_groups()) for binding in group}
    rooms = list(dict.fromkeys(ranks.get(binding.id, -1) for _key, binding in active))
    places = {b.id: n for _title, group in keys.help_groups() for n, b in enumerate(group)}
    return sorted(active, key=lambda e: (rooms.index(ranks.get(e[1].id, -1)), places.get(e[1].id, 0)))
