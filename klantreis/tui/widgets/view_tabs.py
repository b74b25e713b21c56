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
        self._views = views
        self._current = ""

    def show_open(self, current: str) -> None:
        """Show which view is open."""
        self._current = current
        labels, gap = self._labels()
        parts: list[Content | str] = []
        for view, label in labels:
            here = view == current
            parts.append(plain(f"▌{label}▐" if here else f" {label}{gap}", "bold $accent" if here else "$quiet"))
        self.show(beside(*parts))

    def _labels(self) -> tuple[list[tuple[str, str]], str]:
        """Id and label of each view, and what stands behind a label: whole keys where there is room, or else digits."""
        digits = [(view, f"{n} {title}") for n, (view, title) in enumerate(self._views, 1)]
        whole = [(view, f"Alt+{label}") for view, label in digits]
        fits = sum(len(label) + 2 for _view, label in whole) <= self.size.width
        return (whole, " ") if fits else (digits, "")

    def on_resize(self) -> None:
        self.show_open(self._current)
        super().on_resize()

    def on_click(self, event: events.Click) -> None:
        labels, gap = self._labels()
        at = 0
        for view, label in labels:
            at += 1 + len(label) + (1 if view == self._current else len(gap))
            if event.x < at:
                self.post_message(self.Chosen(view))
                return
