"""Work that a view lets be done beside the screen, so that no key waits for it."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.timer import Timer

from klantreis.tui.panes.pane import Pane
from klantreis.workflow.errands import Done, Errands
from klantreis.workflow.studies import Study

T = TypeVar("T")

MOMENT_S = 0.3
"""Work that takes longer than this is told."""


class Aside:
    """What a view waits for: only the outcome of what it asked last is taken, the others never show.

    `told` is called when `busy` changes: whether a moment has passed and the outcome is not there.
    """

    def __init__(self, pane: Pane, told: Callable[[], None]) -> None:
        self._pane = pane
        self._told = told
        self._errands = Errands(pane.study, lambda done: pane.call_later(self._take, done))
        self._waiting = 0
        self._failed: Callable[[str], None] = lambda _problem: None
        self._moment: Timer | None = None
        self.busy = False

    @property
    def waiting(self) -> bool:
        """Whether something is under way."""
        return self._waiting > 0

    def ask(self, work: Callable[[Study], T], then: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Let `work` be done with a study of its own; then its outcome, or the problem (in Dutch), is taken."""
        self._failed = failed
        self._waiting = self._errands.ask(lambda own: partial(then, work(own)))
        if self._moment is None:
            self._moment = self._pane.set_timer(MOMENT_S, self._still)

    def forget(self) -> None:
        """Want nothing any more of what is under way."""
        self._errands.forget()
        self._over()

    def close(self) -> None:
        """Stop, and close the connection."""
        self._over()
        self._errands.close()

    def _still(self) -> None:
        if self._waiting:
            self.busy = True
            self._told()

    def _over(self) -> None:
        self._waiting, self.busy = 0, False
        if self._moment is not None:
            self._moment.stop()
            self._moment = None

    def _take(self, done: Done) -> None:
        if done.generation != self._waiting:
            return
        self._over()
        with self._pane.attempt():
            if done.follow is None:
                self._failed(done.problem)
            else:
                done.follow()
