"""Suggesting codes beside the screen."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from klantreis.model.codings import Span
from klantreis.workflow.beside import Beside
from klantreis.workflow.studies import Study
from klantreis.workflow.suggest import Learner, Proposal


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


class Adviser(Beside[Question]):
    """A learner beside the screen. `answer` is called in its thread."""

    def __init__(self, study: Study, answer: Callable[[Answer], object]) -> None:
        super().__init__(study)
        self._answer = answer
        self._learner: tuple[Study, Learner] | None = None
        self.ready = False
        """Whether it has read the study before."""

    def ask(self, source: str, span: Span, words: str, leave_out: Collection[str] = ()) -> int:
        """Ask for codes for a span of a source (id) that says `words`; the number of the question."""
        self.forget()
        self._put(Question(self._generation, source, span, words, frozenset(leave_out)))
        return self._generation

    def close(self) -> None:
        """Stop, close the connection, and forget what was learned over it."""
        super().close()
        self._learner = None

    def _reply(self, own: Study, question: Question) -> None:
        if self._learner is None or self._learner[0] is not own:
            self._learner = own, Learner(own)
        learner = self._learner[1]
        proposals = learner.suggest(question.source, question.span, question.words, leave_out=question.leave_out)
        self.ready = True
        if self._latest(question):
            self._answer(Answer(question, tuple(proposals)))

    def _fail(self, question: Question, problem: str) -> None:
        self._answer(Answer(question, (), problem))
