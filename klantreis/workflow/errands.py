"""Errands: work that is done beside the screen, with a connection of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from klantreis.workflow.beside import Beside
from klantreis.workflow.studies import Study

Follow = Callable[[], None]
"""What is to be done with the outcome, where the errand was asked for."""


@dataclass(frozen=True)
class Errand:
    """Work on an open study; `generation` counts the errands."""

    generation: int
    work: Callable[[Study], Follow]


@dataclass(frozen=True)
class Done:
    """What follows from an errand, or else the problem, in Dutch."""

    generation: int
    follow: Follow | None
    problem: str = ""


class Errands(Beside[Errand]):
    """Runs the latest errand only. `done` is called in its thread."""

    def __init__(self, study: Study, done: Callable[[Done], object]) -> None:
        super().__init__(study)
        self._done = done

    def ask(self, work: Callable[[Study], Follow]) -> int:
        """Run something, instead of what was asked for before; the number of the errand."""
        self.forget()
        self._put(Errand(self._generation, work))
        return self._generation

    def _reply(self, own: Study, question: Errand) -> None:
        follow = question.work(own)
        if self._latest(question):
            self._done(Done(question.generation, follow))

    def _fail(self, question: Errand, problem: str) -> None:
        self._done(Done(question.generation, None, problem))
