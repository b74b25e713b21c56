"""The bottom line: the keys that count now.

Textual's own footer makes a widget a key, anew at each change of focus, and keeps the old ones; this one is a line.
"""

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

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
        found: dict[str, tuple[str, str, str]] = {}
        for key, active in screen.active_bindings.items():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in found:
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
