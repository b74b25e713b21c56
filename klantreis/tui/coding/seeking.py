"""Going to words in the source, and to another source."""

from collections.abc import Sequence

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui.coding.place import CodingPlace
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.widgets import movement
from klantreis.workflow import collect
from klantreis.workflow.studies import Study
from klantreis.workflow.transcribe import PlacedTurn


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

    def action_go_to(self) -> None:
        """Ask for a turn or a time, and go there."""

        def answered(place: str | None) -> None:
            text = self._text
            if not place or text is None:
                return
            turn = _turn(place.strip(), text.turns)
            if turn is None:
                told = _("Geef het nummer van een beurt (1 tot {n}) of een tijd, zoals 12:30.")
                self.post_message(Told(told.format(n=len(text.turns)), "warning"))
            else:
                self.view.place(text.turns[turn].start, jump=True)

        self.app.push_screen(Question(_("Naar welke beurt of tijd?"), placeholder=_("120 of 12:30")), answered)

    def action_choose_source(self) -> None:
        """Ask for another source."""
        counts = collect.visible(self.study)
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

        self.app.push_screen(Choose(_("Welke bron?"), choices, current=self.open_title, few=1), answered)


def _turn(place: str, turns: Sequence[PlacedTurn]) -> int | None:
    """The rank of the turn that somebody means by its number, or by a time within it (m:ss or h:mm:ss)."""
    if place.isascii() and place.isdigit():
        return int(place) - 1 if 1 <= int(place) <= len(turns) else None
    parts = place.split(":")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    ms = 0
    for part in parts:
        ms = ms * 60 + int(part)
    begun = [rank for rank, p in enumerate(turns) if p.turn.start_ms is not None and p.turn.start_ms <= ms * 1000]
    return begun[-1] if begun else None
