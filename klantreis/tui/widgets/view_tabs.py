"""The views of a room below its name, with the keys that open them."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from klantreis.tui.shown import beside, plain
from klantreis.tui.widgets.text_panel import TextPanel


class ViewTabs(TextPanel):
    """The names of the views with their keys; the open one stands between bars."""

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def __init__(self, views: Sequence[tuple[str, str]], *, id: str | None = None) -> None:
        """`views`: the id and the name of each; the first opens with Alt+1, and so on."""
        super().__init__(id=id)
        self._labels = [(view, f"Alt+{n} {title}") for n, (view, title) in enumerate(views, 1)]

    def show_open(self, current: str) -> None:
        """Show which view is open."""
        parts: list[Content | str] = []
        for view, label in self._labels:
            here = view == current
            parts.append(plain(f"▌{label}▐" if here else f" {label} ", "bold $accent" if here else "$quiet"))
        self.show(beside(*parts))

    def on_click(self, event: events.Click) -> None:
        at = 0
        for view, label in self._labels:
            at += len(label) + 2
            if event.x < at:
                self.post_message(self.Chosen(view))
                return
