"""Versions of the codebook: stamp one, and see what changed since."""

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui.codebook.place import CodebookPlace
from klantreis.tui.dialogs.book_diff import BookDiff
from klantreis.tui.dialogs.choosing import Choice, Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.workflow import versions
from klantreis.workflow.versions import Version

NOW = "now"


class Stamping(CodebookPlace):
    """The keys about versions."""

    def action_stamp(self) -> None:
        """Ask for a name, and keep the codebook as it stands under it."""
        self._ask_stamp("")

    def _ask_stamp(self, proposal: str) -> None:
        """Ask for the name of a version; where it can't be kept, ask on with what was typed."""

        def answered(name: str | None) -> None:
            if name is None:
                return
            try:
                made = versions.stamp(self.study, name)
            except KlantreisError as error:
                self.post_message(Told(str(error), "error"))
                self._ask_stamp(name)
            else:
                self.done(_("Vastgelegd als versie {n}: {name}").format(n=made.number, name=made.name))

        title, hint = _("Hoe heet deze versie van het codeboek?"), _("bijvoorbeeld: na vijf gesprekken")
        self.app.push_screen(Question(title, proposal, placeholder=hint), answered)

    def action_diff(self) -> None:
        """Ask for versions where there are several, and show what changed between them."""
        known = versions.versions(self.study)
        if not known:
            self.post_message(Told(_("Er is nog geen versie; leg er een vast met t."), "warning"))
        elif len(known) == 1:
            self._compare(known[0].number, None)
        else:

            def answered(number: str | None) -> None:
                if number is not None:
                    self._choose_newer(int(number), known)

            choices: list[Choice] = [(str(v.number), _line(v)) for v in reversed(known)]
            self.app.push_screen(Choose(_("Vanaf welke versie?"), choices), answered)

    def _choose_newer(self, older: int, known: list[Version]) -> None:
        newer = [version for version in reversed(known) if version.number > older]
        if not newer:
            self._compare(older, None)
            return

        def answered(number: str | None) -> None:
            if number is not None:
                self._compare(older, None if number == NOW else int(number))

        choices: list[Choice] = [(NOW, _("zoals het nu is")), *((str(v.number), _line(v)) for v in newer)]
        self.app.push_screen(Choose(_("Tot welke versie?"), choices), answered)

    def _compare(self, older: int, newer: int | None) -> None:
        with self.attempt():
            self.app.push_screen(BookDiff(versions.compare(self.study, older, newer)))


def _line(version: Version) -> str:
    parts = (f"{version.number}  {version.name}", version.at[:10], version.note)
    return " · ".join(filter(None, parts))
