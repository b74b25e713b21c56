"""Uittypen: a talk as text, with the recording under the fingers."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from klantreis.model.errors import KlantreisError
from klantreis.model.recordings import Recording
from klantreis.model.sources import Source
from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.paths import files
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.typing.drafting import Drafting
from klantreis.tui.typing.reviewing import Reviewing
from klantreis.tui.typing.saying import Saying
from klantreis.workflow import recordings, studies


class TypingPane(Reviewing, Saying, Drafting):
    """The room as a whole, and bringing in a recording."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.TYPING)

    def action_recording(self) -> None:
        """Ask for a recording of this talk; where it has any, also whether one should go."""
        source = self._source
        if source is None:
            return
        known = {each.id: each for each in recordings.of_source(self.study, source)}
        if not known:
            self._ask_which(source)
            return

        def answered(what: str | None) -> None:
            if what == "add":
                self._ask_which(source)
            elif what is not None:
                self._remove(source, known[what])

        away = _("{name} weghalen; het bestand blijft")
        choices = [
            ("add", _("Een opname erbij")),
            *((id_, away.format(name=recordings.called(known[id_]))) for id_ in known),
        ]
        self.app.push_screen(Choose(_("De opname van {title}").format(title=source.title), choices), answered)

    def _remove(self, source: Source, recording: Recording) -> None:
        with self.attempt():
            recordings.remove(self.study, recording)
            self._listen(source)
            self.done(_("Opname weggehaald: {name}").format(name=recordings.called(recording)))

    def _ask_which(self, source: Source) -> None:

        def answered(line: str | None) -> None:
            if line is not None:
                with self.attempt():
                    (path, *_more) = files(line)
                    self._ask_where_it_stays(source, path)

        title = _("Welke opname hoort bij {title}?").format(title=source.title)
        hint = _("het pad van een wav, mp3, m4a, ogg, flac of amr")
        self.app.push_screen(Question(title, placeholder=hint), answered)

    def _ask_where_it_stays(self, source: Source, path: Path) -> None:
        def answered(where: str | None) -> None:
            if where is not None:
                self.post_message(Told(_("Opname openen: {name}…").format(name=path.name)))
                work = partial(self._add, source, path, where == "link")
                self.run_worker(work, thread=True, exclusive=True, group="recording")

        copy = _("Een versleutelde kopie in het onderzoek") if self.study.encrypted else _("Een kopie in het onderzoek")
        choices = [("copy", copy), ("link", _("Waar die nu staat"))]
        self.app.push_screen(Choose(_("Waar blijft {name}?").format(name=path.name), choices), answered)

    def _add(self, source: Source, path: Path, link: bool) -> None:
        try:
            with studies.open_again(self.study) as own:
                recordings.add(own, source, path, link=link)
        except KlantreisError as error:
            self.post_message(Told(str(error), "error"))
        else:
            self.app.call_from_thread(self._added, source, path)

    def _added(self, source: Source, path: Path) -> None:
        self._listen(source)
        self.done(_("Opname erbij: {name}").format(name=path.name))
