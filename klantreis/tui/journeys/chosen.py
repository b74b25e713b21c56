"""Which journey one looks at; the views of the room share it."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.model.journeys import Journey


@dataclass
class Chosen:
    """`key` is the lasting key of a journey; the first one is meant where it is not there (any more)."""

    key: str = ""

    def place(self, journeys: Sequence[Journey]) -> int:
        """Its place among the journeys; 0 where it is none of them."""
        return next((place for place, journey in enumerate(journeys) if journey.key == self.key), 0)

    def of(self, journeys: Sequence[Journey]) -> Journey | None:
        """The journey itself; None where there are none."""
        return journeys[self.place(journeys)] if journeys else None

    def turn(self, journeys: Sequence[Journey], by: int) -> None:
        """Go to the next (1) or previous (-1) one; after the last comes the first."""
        if journeys:
            self.key = journeys[(self.place(journeys) + by) % len(journeys)].key
