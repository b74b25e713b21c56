"""Looking for text beside the screen: a thread with a connection of its own, where a newer question stops an older."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from time import sleep

from klantreis.coding import search as searching
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.workflow import hits, retrieve, studies
from klantreis.workflow.apart import Ended, RegexApart
from klantreis.workflow.hits import Found
from klantreis.workflow.sieves import ALL, Sieve
from klantreis.workflow.studies import Study

PAUSE_S = 0.08
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
        self._apart: RegexApart | None = None

    def ask(self, text: str, mode: str = "literal", sieve: Sieve = ALL) -> int:
        """Ask for something else; the number of the question."""
        self.forget()
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._work, name="klantreis-seeker", daemon=True)
            self._thread.start()
        self._questions.put(Question(self._generation, text, mode, sieve))
        return self._generation

    def forget(self) -> None:
        """Let what is under way go unanswered."""
        self._generation += 1
        apart = self._apart
        if apart is not None:
            apart.stop()

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
                    if question.generation == self._generation:
                        self._answer(Answer(question, Found(), str(error)))

    def _open(self) -> Study:
        study = self._study
        return studies.open_study(study.folder, study.actor, lambda: study.passphrase or "")

    def _reply(self, own: Study, question: Question) -> None:
        def stopped() -> bool:
            return question.generation != self._generation

        if question.mode == "literal":
            self._tell(question, hits.look(own, question.text, sieve=question.sieve, stopped=stopped))
            return
        # All text is gone through: it pays to wait until somebody stops typing.
        sleep(PAUSE_S)
        if stopped():
            return
        if question.mode != "regex":
            found = hits.look(own, question.text, mode=question.mode, sieve=question.sieve, stopped=stopped)
            self._tell(question, found)
            return
        pattern = retrieve.wanted_text(question.text, question.mode)
        searching.regex(pattern)
        with RegexApart(pattern) as self._apart:
            try:
                found = hits.look(
                    own, question.text, mode="regex", sieve=question.sieve, stopped=stopped, scan=self._apart
                )
            except Ended as error:
                raise KlantreisError(_("Deze uitdrukking kost te veel tijd; maak haar eenvoudiger.")) from error
            finally:
                self._apart = None
        self._tell(question, found)

    def _tell(self, question: Question, found: Found | None) -> None:
        if found is not None and question.generation == self._generation:
            self._answer(Answer(question, found))
