"""Looking for text beside the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from time import sleep

from klantreis.coding import search as searching
from klantreis.coding.search import Hit
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.workflow import hits, retrieve
from klantreis.workflow.apart import Ended, RegexApart
from klantreis.workflow.beside import Beside
from klantreis.workflow.hits import Found
from klantreis.workflow.sieves import ALL, Sieve
from klantreis.workflow.studies import Study

PAUSE_S = 0.08


@dataclass(frozen=True)
class Question:
    """What is looked for; `generation` counts the questions."""

    generation: int
    text: str
    mode: str
    sieve: Sieve
    everything: bool = False
    """Whether all hits are wanted, with their places, instead of those that are listed."""


@dataclass(frozen=True)
class Answer:
    """What was found, or else the problem, in Dutch."""

    question: Question
    found: Found
    problem: str = ""
    placed: tuple[Hit, ...] = ()
    """All hits, where everything was asked for."""


class Seeker(Beside[Question]):
    """Looks for text beside the screen. `answer` is called in its thread."""

    def __init__(self, study: Study, answer: Callable[[Answer], object]) -> None:
        super().__init__(study)
        self._answer = answer
        self._apart: RegexApart | None = None

    def ask(self, text: str, mode: str = "literal", sieve: Sieve = ALL, *, everything: bool = False) -> int:
        """Ask for something else; the number of the question."""
        self.forget()
        self._put(Question(self._generation, text, mode, sieve, everything))
        return self._generation

    def forget(self) -> None:
        """Let what is under way go unanswered, and stop it where it runs in a process of its own."""
        super().forget()
        apart = self._apart
        if apart is not None:
            apart.stop()

    def _fail(self, question: Question, problem: str) -> None:
        self._answer(Answer(question, Found(), problem))

    def _reply(self, own: Study, question: Question) -> None:
        def stopped() -> bool:
            return not self._latest(question)

        def look(scan: hits.Scan | None = None) -> Found | None:
            most = hits.MOST_CODED if question.everything else hits.MOST
            text, mode, sieve = question.text, question.mode, question.sieve
            return hits.look(own, text, mode=mode, sieve=sieve, most=most, stopped=stopped, scan=scan)

        if question.mode == "literal":
            self._tell(own, question, look())
            return
        # All text is gone through: it pays to wait until somebody stops typing.
        sleep(PAUSE_S)
        if stopped():
            return
        if question.mode != "regex":
            self._tell(own, question, look())
            return
        pattern = retrieve.wanted_text(question.text, question.mode)
        searching.regex(pattern)
        with RegexApart(pattern) as self._apart:
            try:
                found = look(self._apart)
            except Ended as error:
                raise KlantreisError(_("Deze uitdrukking kost te veel tijd; maak haar eenvoudiger.")) from error
            finally:
                self._apart = None
        self._tell(own, question, found)

    def _tell(self, own: Study, question: Question, found: Found | None) -> None:
        if found is None or not self._latest(question):
            return
        every = tuple(hits.placed(own, found.hits)) if question.everything and not found.more else ()
        if self._latest(question):
            self._answer(Answer(question, found, placed=every))
