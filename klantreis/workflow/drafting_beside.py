"""A draft of a talk that is made while somebody goes on working."""

from collections.abc import Callable
from threading import Event, Thread

from klantreis.audio.draft import Recogniser
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source
from klantreis.store.study import Study
from klantreis.workflow import studies
from klantreis.workflow.drafting_talk import Progress, fill


class DraftBeside:
    """The draft of one source, in a thread of its own. It can be looked at at any time.

    `progress` is None until the first turn is there; `problem` says why it ended early, where that was no choice.
    """

    def __init__(self, study: Study, source: Source, recogniser: Callable[[], Recogniser]) -> None:
        """`recogniser` makes one, in the thread: loading a model takes a while."""
        self.source = source
        self.progress: Progress | None = None
        self.problem = ""
        self._study = study
        self._recogniser = recogniser
        self._stop = Event()
        # Who closes the program does not wait for a model: each turn is stored when it is there.
        self._thread = Thread(target=self._work, name="klantreis-draft", daemon=True)

    @property
    def running(self) -> bool:
        """Whether it is still at work, if only on its last turn."""
        return self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Let it end after the turn that it is at; returns at once."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _work(self) -> None:
        try:
            with studies.open_again(self._study) as own:
                fill(own, self.source, self._recogniser(), self._told)
        except KlantreisError as error:
            self.problem = str(error)

    def _told(self, now: Progress) -> bool:
        self.progress = now
        return not self._stop.is_set()
