"""Reading an edited workbook back: its path, what is at odds with the study, and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.message import Message

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.conflicts import Conflicts
from klantreis.tui.dialogs.one_file import OneFile
from klantreis.tui.dialogs.report import Report
from klantreis.tui.messages import Told
from klantreis.tui.panes.pane import Pane
from klantreis.workflow import acting, studies, workbook_told, workbooks
from klantreis.workflow.studies import Study
from klantreis.workflow.workbooks import Conflicting, Taken


class ReadingBack:
    """The steps, for a room. Nothing is written before every conflict was seen, and then all of it at once."""

    class Looked(Message):
        """It was seen what is at odds."""

        def __init__(self, path: Path, conflicts: Sequence[Conflicting]) -> None:
            super().__init__()
            self.path = path
            self.conflicts = conflicts

    class Read(Message):
        """The workbook was read."""

        def __init__(self, path: Path, taken: Taken) -> None:
            super().__init__()
            self.path = path
            self.taken = taken

    def __init__(self, room: Pane) -> None:
        self._room = room
        self._last = ""

    def ask(self) -> None:
        """Ask for the path, and look at what is at odds."""

        def answered(path: Path | None) -> None:
            if path is not None:
                self._last = str(path)
                self._work(lambda own: self.Looked(path, workbooks.conflicts(own, path)))

        example = _("bijvoorbeeld ~/Downloads/verbeterpunten-intern.xlsx")
        self._room.app.push_screen(OneFile(_("Welk werkboek?"), self._last, placeholder=example), answered)

    def settle(self, looked: "ReadingBack.Looked") -> None:
        """Ask what counts where both changed, and read the workbook."""

        def answered(from_file: list[Conflicting] | None) -> None:
            if from_file is None:
                self._room.post_message(Told(_("Er is niets ingelezen.")))
                return
            path = looked.path
            self._work(lambda own: self.Read(path, workbooks.import_workbook(own, path, from_file=from_file)))

        if looked.conflicts:
            self._room.app.push_screen(Conflicts(looked.conflicts), answered)
        else:
            answered([])

    def tell(self, read: "ReadingBack.Read") -> None:
        """Show what came of it."""
        taken = read.taken
        if not taken.changed and not taken.added:
            self._room.post_message(Told(_("Er staat niets nieuws in dit werkboek.")))
        else:
            self._room.stale = True
            self._room.refresh_if_stale()
            self._room.done(_("Werkboek {name} ingelezen").format(name=read.path.name))
        goals = {action.number: action.goal for action in acting.actions(self._room.study)}
        if found := workbook_told.parts(taken, goals):
            self._room.app.push_screen(Report(read.path.name, found))

    def _work(self, act: Callable[[Study], Message]) -> None:
        """Do something with the study beside the screen; what comes of it is told to the room."""
        room = self._room

        def work() -> None:
            try:
                with studies.open_again(room.study) as own:
                    answer = act(own)
            except KlantreisError as error:
                answer = Told(str(error), "error")
            room.post_message(answer)

        room.post_message(Told(_("Het werkboek wordt gelezen…")))
        room.run_worker(work, thread=True, exclusive=True, group="workbook")
