"""What the views of the room have in common."""

from typing import ClassVar

from klantreis.model.journeys import Journey
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.messages import Where
from klantreis.tui.panes.pane import Pane
from klantreis.workflow import merge
from klantreis.workflow.studies import Study


class JourneyView(Pane):
    """A view that knows which journey is chosen."""

    needs_build: ClassVar[bool] = True
    """Whether there is nothing to see in it before something was built."""

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, id=id)
        self.chosen = chosen

    def turn(self, by: int) -> None:
        """Go to the next or previous journey; a view about all of them stays as it is."""

    def follow(self) -> None:
        """Show the journey that was chosen in another view."""


class OneJourneyView(JourneyView):
    """A view of the chosen journey; `show`, which each view has its own of, shows it as it stands in the study now."""

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self.journeys: tuple[Journey, ...] = ()

    @property
    def journey(self) -> Journey | None:
        """The journey that is shown; None where there is none."""
        return self.chosen.of(self.journeys)

    def load(self) -> None:
        self.journeys = merge.journeys(self.study)
        self.show()

    def follow(self) -> None:
        self.show()

    def turn(self, by: int) -> None:
        self.chosen.turn(self.journeys, by)
        self.show()
        self.post_message(Where(self.where))

    def show(self) -> None:
        """Show the journey."""
        raise NotImplementedError
