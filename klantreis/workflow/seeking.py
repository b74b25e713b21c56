"""Looking for text beside the screen: a thread with a connection of its own, where a newer question stops an older."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from klantreis.model.errors import KlantreisError
from klantreis.workflow import hits, studies
from klantreis.workflow.hits import Found
from klantreis.workflow.sieves import ALL, Sieve
from klantreis.workflow.studies import Study

WAIT_S = 5.0
"""How long closing waits for what is under way."""


@dataclass(frozen=True)
class Question:
    """What is looked for; `generation` counts the questions."""

    generation: int
    text: str
    mode: str
    sieve: Sieve


@dataclass(frozen=True)
class Answer:
    """What was found, or else the problem, in Dutch."""

    question: Question
    found: Found
    problem: str = ""


class Seeker:
    """Answers the latest question only. `answer` is called in the thread of the seeker."""

    def __init__(self, study: Study, answer: Callable[[Answer], object]) -> None:
        self._study = study
        self._answer = answer
        self._generation = 0
        self._questions: SimpleQueue[Question | None] = SimpleQueue()
        self._thread: Thread | None = None

    def ask(self, text: str, mode: str = "literal", sieve: Sieve = ALL) -> int:
        """Ask for something else; the number of the question."""
        self._generation += 1
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._work, name="klantreis-seeker", daemon=True)
            self._thread.start()
        self._questions.put(Question(self._generation, text, mode, sieve))
        return self._generation

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
                if question.generation != self._generation:
                    continue
                try:
                    own = own or stack.enter_context(self._open())
                    self._reply(own, question)
                except KlantreisError as error:
                    self._answer(Answer(question, Found(), str(error)))

    def _open(self) -> Study:
        study = self._study
        return studies.open_study(study.folder, study.actor, lambda: study.passphrase or "")

    def _reply(self, own: Study, question: Question) -> None:
        def stopped() -> bool:
            return question.generation != self._generation

        found = hits.look(own, question.text, mode=question.mode, sieve=question.sieve, stopped=stopped)
        if found is not None and not stopped():
            self._answer(Answer(question, found))
