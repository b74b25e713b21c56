"""Suggesting codes beside the screen: a thread with a connection of its own, where a newer question stops an older."""

from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from klantreis.model.codings import Span
from klantreis.model.errors import KlantreisError
from klantreis.workflow import studies
from klantreis.workflow.studies import Study
from klantreis.workflow.suggest import Learner, Proposal

WAIT_S = 5.0
"""How long closing waits for what is under way."""


@dataclass(frozen=True)
class Question:
    """For which words codes are wanted; `generation` counts the questions."""

    generation: int
    source: str
    span: Span
    words: str
    leave_out: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """What is suggested, or else the problem, in Dutch."""

    question: Question
    proposals: tuple[Proposal, ...] = ()
    problem: str = ""


class Adviser:
    """A learner in a thread with a connection of its own; it answers the latest question only.

    `answer` is called in that thread.
    """

    def __init__(self, study: Study, answer: Callable[[Answer], object]) -> None:
        self._study = study
        self._answer = answer
        self._generation = 0
        self._questions: SimpleQueue[Question | None] = SimpleQueue()
        self._thread: Thread | None = None
        self.ready = False
        """Whether it has read the study before."""

    def ask(self, source: str, span: Span, words: str, leave_out: Collection[str] = ()) -> int:
        """Ask for codes for a span of a source (id) that says `words`; the number of the question."""
        self._generation += 1
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._work, name="klantreis-adviser", daemon=True)
            self._thread.start()
        self._questions.put(Question(self._generation, source, span, words, frozenset(leave_out)))
        return self._generation

    def close(self) -> None:
        """Stop, and close the connection."""
        self._generation += 1
        if self._thread is not None:
            self._questions.put(None)
            self._thread.join(WAIT_S)
            self._thread = None

    def _work(self) -> None:
        # A database connection belongs to its thread.
        with ExitStack() as stack:
            learner: Learner | None = None
            while (question := self._questions.get()) is not None:
                if question.generation != self._generation:
                    continue
                try:
                    learner = learner or Learner(stack.enter_context(self._open()))
                    proposals = learner.suggest(
                        question.source, question.span, question.words, leave_out=question.leave_out
                    )
                    self.ready = True
                    self._reply(Answer(question, tuple(proposals)))
                except KlantreisError as error:
                    self._reply(Answer(question, (), str(error)))

    def _open(self) -> Study:
        study = self._study
        return studies.open_study(study.folder, study.actor, lambda: study.passphrase or "")

    def _reply(self, answer: Answer) -> None:
        if answer.question.generation == self._generation:
            self._answer(answer)
