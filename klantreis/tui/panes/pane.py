"""What all rooms share: they read the study when it is stale, and tell the app what happened."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.containers import Container
from textual.widget import Widget

from klantreis.model.errors import KlantreisError
from klantreis.tui.messages import Changed, Told
from klantreis.workflow.studies import Study


class Pane(Container):
    """A room. `load` reads the study; `main` is the widget in which work begins.

    Each room has its own of both. They are not marked as abstract, since rooms are looked up by this class
    (`query(Pane)`), which takes a concrete one.
    """

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(id=id, classes="pane")
        self.study = study
        self.stale = True

    def load(self) -> None:
        """Show what stands in the study now."""
        raise NotImplementedError

    @property
    def main(self) -> Widget:
        """The widget that gets the focus when the room opens."""
        raise NotImplementedError

    @property
    def where(self) -> str:
        """Where the user is in this room."""
        return ""

    def reveal(self, widget: Widget) -> None:
        """Show a widget of this room and give it the focus, if it can have it."""
        if widget.focusable:
            widget.focus()

    def refresh_if_stale(self) -> None:
        """Read the study, if somebody changed it since the last time."""
        if self.stale:
            with self.attempt():
                self.load()
                self.stale = False

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What goes wrong inside for a reason that a user can understand, is told."""
        try:
            yield
        except KlantreisError as error:
            self.post_message(Told(str(error), "error"))

    def done(self, text: str) -> None:
        """Tell what was changed; all rooms read anew."""
        self.post_message(Told(text))
        self.post_message(Changed())
