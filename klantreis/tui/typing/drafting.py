"""A draft from a model of the user's own: the empty turns fill up while she goes on."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from klantreis.files import preferences
from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told, Where
from klantreis.tui.typing.place import TypingPlace
from klantreis.tui.typing.times import clock

if TYPE_CHECKING:
    from klantreis.workflow.drafting_beside import DraftBeside


class Drafting(TypingPlace):
    """Beginning a draft, seeing how far it is, and stopping it."""

    _draft: "DraftBeside | None" = None
    _told_last = ""

    @property
    def where(self) -> str:
        return " · ".join(filter(None, (self._how_far(), super().where)))

    def _how_far(self) -> str:
        draft = self._draft
        if draft is None or not draft.running:
            return ""
        now = draft.progress
        if now is None:
            return _("concept begint…")
        left = "" if now.left_s is None else _("nog {time}").format(time=clock(round(1000 * now.left_s)))
        how_far = _("concept {done} van {all}").format(done=now.done, all=now.turns)
        return ", ".join(filter(None, (how_far, left)))

    def action_draft(self) -> None:
        """Begin a draft with a model, or stop the one that is being made."""
        if self._draft is not None and self._draft.running:
            self._draft.stop()
            self.post_message(Told(_("Het concept stopt na deze beurt. Alt+D gaat later verder.")))
        elif self._listening is None or not self._listening.recordings:
            self.post_message(Told(_("Bij dit gesprek hoort nog geen opname. Ctrl+B zoekt er een bij."), "warning"))
        else:
            title = _("Welk model vult de lege beurten in?")
            hint = _("de map van een model voor faster-whisper")
            self.app.push_screen(Question(title, preferences.load().model, placeholder=hint), self._begin_draft)

    def _begin_draft(self, folder: str | None) -> None:
        source = self._source
        if not folder or not folder.strip() or source is None:
            return
        from klantreis.audio.whisper import Whisper
        from klantreis.workflow.drafting_beside import DraftBeside

        model = Path(folder.strip()).expanduser()
        preferences.change(model=str(model))
        self._draft = DraftBeside(self.study, source, partial(Whisper, model))
        self._draft.start()
        self.post_message(Told(_("Het concept begint. Je kunt gewoon doorwerken; Alt+D stopt het.")))

    def _beat(self) -> None:
        super()._beat()
        draft = self._draft
        if draft is None:
            return
        if (told := self._how_far()) != self._told_last:
            self._told_last = told
            self.post_message(Where(self.where))
        if not draft.running:
            self._draft = None
            self._tell_end(draft)

    def _tell_end(self, draft: "DraftBeside") -> None:
        done = 0 if draft.progress is None else draft.progress.done
        filled = plural("{n} beurt is ingevuld", "{n} beurten zijn ingevuld", done)
        title = draft.source.title
        if draft.problem:
            self.post_message(Told(draft.problem, "error"))
        elif not done:
            self.post_message(Told(_("In {title} zijn geen lege beurten met een tijd.").format(title=title), "warning"))
        else:
            self.post_message(Told(_("Concept van {title}: {filled}.").format(title=title, filled=filled)))

    def on_unmount(self) -> None:
        if self._draft is not None:
            self._draft.stop()
