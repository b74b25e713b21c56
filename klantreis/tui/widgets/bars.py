"""The bars around every room: the study and the rooms above, what just happened below."""

from time import monotonic

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from klantreis.tui import keys
from klantreis.tui.messages import Severity
from klantreis.tui.shown import clip, plain, shown

ALL_TITLES_FROM = 120
"""Width of the screen from which all rooms are named in full."""
READ_S = 4.0
"""So long a message stays for certain; after that it goes as soon as the user is somewhere else."""
_SIGNS = {"information": "✓ ", "warning": "! ", "error": "✗ "}
_STYLES = {"information": "$success", "warning": "$warning", "error": "bold $error"}


class TitleBar(Widget):
    """The study's title and who is at work."""

    def __init__(self, title: str, actor: str) -> None:
        super().__init__()
        self._title = shown(title)
        self._actor = shown(actor)

    def render(self) -> Content:
        """Title on the left, name on the right."""
        room = self.size.width
        name = clip(self._actor, max(0, room // 3))
        title = clip(self._title, max(0, room - len(name) - 3))
        gap = " " * max(1, room - len(title) - len(name))
        return Content("").join([plain(title, "bold"), Content(gap), plain(name, "$quiet")])


class Tabs(Widget):
    """The rooms with their keys; the one that is open stands between brackets."""

    ALLOW_SELECT = False
    room = reactive("", layout=True)

    class Chosen(Message):
        """A room was clicked."""

        def __init__(self, room: str) -> None:
            super().__init__()
            self.room = room

    def _labels(self) -> list[tuple[str, str, str]]:
        long, short = keys.room_titles(), keys.short_titles()
        narrow = self.app.size.width < ALL_TITLES_FROM
        bindings = {binding.id: binding for binding in keys.APP}
        return [
            (
                room,
                self.app.get_key_display(bindings[f"app.{room}"]),
                short[room] if narrow and room != self.room else long[room],
            )
            for room in keys.ROOMS
        ]

    def render(self) -> Content:
        """All labels in a row."""
        parts = []
        for room, key, title in self._labels():
            if room == self.room:
                parts.append(plain(f"▌{key} {title}▐", "bold $background on $primary"))
            else:
                parts.append(
                    Content("").join([Content(" "), plain(key, "$accent"), plain(f" {title} ", "$foreground")])
                )
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        at = 0
        for room, key, title in self._labels():
            at += len(key) + len(title) + 3
            if event.x < at:
                self.post_message(self.Chosen(room))
                return


class StatusLine(Widget):
    """What just happened on the left, where the user is on the right.

    What was told in one room goes when another opens; what the other one tells comes after that, and stays.
    """

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        self.where = ""
        self._told_at = 0.0
        self._severity: Severity = "information"

    def on_mount(self) -> None:
        self.watch(self.screen.query_one(ContentSwitcher), "current", lambda: self.tell(""), init=False)

    def tell(self, text: str, severity: Severity = "information") -> None:
        """Show what happened."""
        self.message, self._severity = shown(" ".join(text.split())), severity
        self._told_at = monotonic()
        self.refresh()

    def place(self, where: str) -> None:
        """Show where the user is."""
        if where != self.where:
            self.where = shown(where)
            if monotonic() - self._told_at > READ_S:
                self.message = ""  # whoever went on has read it
            self.refresh()

    def render(self) -> Content:
        """Both ends; the message goes before the place where room is short."""
        room = self.size.width
        sign = _SIGNS[self._severity] if self.message else ""
        message = clip(self.message, max(0, room - len(sign)))
        where = clip(self.where, max(0, room - len(sign) - len(message) - 2))
        where = where if len(where) >= min(len(self.where), 12) else ""
        gap = " " * max(0, room - len(sign) - len(message) - len(where))
        return Content("").join([plain(sign + message, _STYLES[self._severity]), Content(gap), plain(where, "$quiet")])
