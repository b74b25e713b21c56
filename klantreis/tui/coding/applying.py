"""Putting codes on the chosen text."""

from klantreis.text.catalogue import _
from klantreis.tui.coding import text as coding_text
from klantreis.tui.coding.place import CodingPlace
from klantreis.tui.dialogs.new_code import AddCode, NewCode
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.messages import Told
from klantreis.tui.panes.codebook import add_code
from klantreis.tui.shown import clip
from klantreis.tui.widgets import movement
from klantreis.workflow import code, codebooks
from klantreis.workflow.studies import Study


class Applying(CodingPlace):
    """The keys that make codings."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._recent: list[str] = []
        """Ids of the codes that were given last, the latest first."""

    def action_code(self) -> None:
        """Ask for a code for the chosen text; without any, the sentence under the cursor is chosen."""
        text = self._text
        if text is None:
            return
        if self.view.selection is None:
            self.view.action_sentence()
        chosen = self.view.selection
        start, end = movement.trim(self.view.text, *chosen) if chosen else (0, 0)
        if start == end:
            self.post_message(Told(_("Kies eerst een stuk tekst."), "warning"))
            return
        words = clip(" ".join(self.view.text[start:end].split()), 200)
        picker = Picker(text.book, self._recent, codebooks.code_counts(self.study), words)
        self.app.push_screen(picker, lambda picked: self._picked(picked, start, end))

    def _picked(self, picked: Picked | None, start: int, end: int) -> None:
        text = self._text
        if picked is None or text is None:
            return
        if picked.code is not None:
            self._apply(picked.code, start, end)
            return

        def made(new: NewCode | None) -> None:
            if new is not None:
                with self.attempt():
                    self._apply(add_code(self.study, text.book, new).id, start, end)

        near = text.book[picked.near] if picked.near else None
        parent = near.parent if near else None
        self.app.push_screen(AddCode(text.book, picked.new_name, parent), made)

    def _apply(self, code_id: str, start: int, end: int) -> None:
        text = self._text
        if text is None:
            return
        with self.attempt():
            chosen = codebooks.codebook(self.study)[code_id]
            known = {coding.id for coding in text.codings}
            code.add_codings(self.study, text.source.id, text.text.span(start, end), [chosen])
            self._recent = [code_id, *(other for other in self._recent if other != code_id)][:12]
            self.view.place(end)
            self._text = coding_text.read_codings(self.study, text)
            self.current = next((c.id for c in self._text.codings if c.id not in known), None)
            self._show_codings()
            self._changed(_("Gecodeerd: {code}. Gevoel met − en +, of v").format(code=chosen.name))
