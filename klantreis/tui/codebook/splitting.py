"""Splitting a code: every passage is shown, and handed to another code or left."""

from collections.abc import Mapping

from klantreis.model.codes import Code
from klantreis.text.catalogue import _, plural
from klantreis.tui.codebook.place import CodebookPlace
from klantreis.tui.dialogs.splitting import Fragment, Splitting
from klantreis.tui.messages import Told
from klantreis.workflow import recoding, retrieve


class Parting(CodebookPlace):
    """The key that splits a code."""

    def action_split(self) -> None:
        """Walk through the passages of the highlighted code."""
        here = self.current
        if here is None:
            return
        own = retrieve.passages(self.study, here)
        if not own:
            self.post_message(Told(_("{name} heeft geen fragmenten om te verdelen.").format(name=here.name), "warning"))
            return

        def around(passage: retrieve.Passage) -> tuple[str, str]:
            return recoding.context(self.study, passage)

        fragments = [Fragment(p, self.about(p)) for p in own]
        self.app.push_screen(
            Splitting(self._book, here, fragments, around, self._counts), lambda handed: self._hand_over(here, handed)
        )

    def _hand_over(self, here: Code, handed: Mapping[str, Code | str] | None) -> None:
        if not handed:
            return
        with self.attempt():
            outcome = recoding.split(self.study, here, handed)
            self._go_to = here.id
            count = plural("{n} fragment", "{n} fragmenten", outcome.codings)
            self.done(_("{name} gesplitst: {count} kregen een andere code").format(name=here.name, count=count))
