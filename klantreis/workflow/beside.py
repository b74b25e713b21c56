"""Work beside the screen: a thread with a connection of its own, where a newer question stops an older."""

from abc import ABC, abstractmethod
from contextlib import ExitStack
from queue import SimpleQueue
from threading import Thread
from typing import Generic, Protocol, TypeVar

from klantreis.model.errors import KlantreisError
from klantreis.workflow import studies
from klantreis.workflow.studies import Study

WAIT_S = 5.0
"""How long closing waits for what is under way."""


class Numbered(Protocol):
    """A question that knows its number."""

    @property
    def generation(self) -> int:
        """Which question it is, counted from the first."""
        ...


Q = TypeVar("Q", bound=Numbered)


class Beside(ABC, Generic[Q]):
    """Answers the latest question only, in a thread of its own that begins with the first one."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._generation = 0
        self._questions: SimpleQueue[Q | None] = SimpleQueue()
        self._thread: Thread | None = None

    @abstractmethod
    def _reply(self, own: Study, question: Q) -> None:
        """Work on a question, in the thread. What a KlantreisError says goes to `_fail`."""

    @abstractmethod
    def _fail(self, question: Q, problem: str) -> None:
        """Tell why there is no answer, in the thread."""

    def _put(self, question: Q) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._work, name=f"klantreis-{type(self).__name__.lower()}", daemon=True)
            self._thread.start()
        self._questions.put(question)

    def _latest(self, question: Q) -> bool:
        """Whether nothing newer was asked."""
        return question.generation == self._generation

    def forget(self) -> None:
        """Let what is under way go unanswered."""
        self._generation += 1

    def close(self) -> None:
        """Stop, and close the connection."""
        self.forget()
        if self._thread is not None:
            self._questions.put(None)
            self._thread.join(WAIT_S)
            self._thread = None

    def _work(self) -> None:
        # A database connection belongs to its thread.
        with ExitStack() as stack:
            own: Study | None = None
            while (question := self._questions.get()) is not None:
                if not self._latest(question):
                    continue
                try:
                    own = own or stack.enter_context(studies.open_again(self._study))
                    self._reply(own, question)
                except KlantreisError as error:
                    if self._latest(question):
                        self._fail(question, str(error))
