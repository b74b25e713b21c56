"""What the views of the room have in common."""

from typing import ClassVar

from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.panes.pane import Pane
from klantreis.workflow.studies import Study


class JourneyView(Pane):
    """A view that knows which journey is chosen."""

    needs_build: ClassVar[bool] = True
    """Whether there is nothing to see in it before something was built."""

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, id=id)
        self.chosen = chosen

    def turn(self, by: int) -> None:
        """Go to the next or previous journey."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show the journey that was chosen in another view."""
