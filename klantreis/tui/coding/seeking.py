"""Going to words in the source, and to another source."""

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui.coding.place import CodingPlace
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.widgets import movement
from klantreis.workflow import collect
from klantreis.workflow.studies import Study


class Seeking(CodingPlace):
    """The keys that go somewhere."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._wanted = ""
        """The words that were looked for last."""

    def action_search(self) -> None:
        """Ask for words, and go to where they stand next."""

        def answered(words: str | None) -> None:
            if words:
                self._wanted = words
                self.action_search_again(False)

        self.app.push_screen(Question(_("Zoek in deze bron"), self._wanted), answered)

    def action_search_again(self, backwards: bool) -> None:
        """Go to the next place of the words, or to the one before."""
        if not self._wanted:
            self.action_search()
            return
        chosen = self.view.selection
        start = (chosen[0] if backwards else chosen[1]) if chosen else self.view.cursor
        found = movement.find(self.view.text, self._wanted, start, backwards=backwards)
        if found is None:
            self.post_message(Told(_("“{words}” staat niet in deze bron.").format(words=self._wanted), "warning"))
            return
        self.view.select(*found)
        around = found[0] >= start if backwards else found[0] < start
        start_over = _("Gevonden, weer vanaf het andere einde; met . zoek je verder")
        message = start_over if around else _("Gevonden; met . zoek je verder")
        self.post_message(Told(message))

    def action_choose_source(self) -> None:
        """Ask for another source."""
        counts = collect.sources(self.study)
        choices = [
            (c.source.title, f"{c.source.title}  {plural('{n} codering', '{n} coderingen', c.codings)}") for c in counts
        ]

        def answered(title: str | None) -> None:
            if title is not None:
                try:
                    self.open(title)
                except KlantreisError as error:
                    self.post_message(Told(str(error), "error"))
                self.view.focus()

        self.app.push_screen(Choose(_("Welke bron?"), choices, current=self.open_title), answered)
