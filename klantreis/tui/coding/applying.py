"""Putting codes on the chosen text."""

from collections.abc import Callable, Sequence

from klantreis.model.codes import Code
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.codebook.adding import add_code
from klantreis.tui.coding.place import CodingPlace
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.new_code import AddCode, NewCode
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.messages import Told
from klantreis.tui.shown import clip
from klantreis.tui.widgets import movement
from klantreis.workflow import code, codebooks, pins
from klantreis.workflow.studies import Study

MOST_RECENT = 12
LONGEST_NAME = 60
"""Characters of the chosen words that become the name of a code in vivo."""


class Applying(CodingPlace):
    """The keys that make codings."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._recent: list[str] = []
        """Ids of the codes that were given last, the latest first."""
        self._together: Sequence[str] = ()
        """Ids of the codings that were made by the last key, as long as the cursor stays."""

    # --- which words, which codes -------------------------------------------------------------

    def _wanted_words(self) -> tuple[int, int] | None:
        """The chosen text; without any, the sentence under the cursor is chosen."""
        if self._text is None:
            return None
        if self.view.selection is None:
            self.view.action_sentence()
        chosen = self.view.selection
        start, end = movement.trim(self.view.text, *chosen) if chosen else (0, 0)
        if start == end:
            self.post_message(Told(_("Kies eerst een stuk tekst."), "warning"))
            return None
        return start, end

    def _ask(self, words: str, title: str, then: Callable[[Sequence[str]], None], *, several: bool = True) -> None:
        """Ask for codes; a new one is made first. `then` gets the ids."""
        text = self._text
        if text is None:
            return

        def picked(picked: Picked | None) -> None:
            if picked is None:
                return
            if picked.codes:
                then(picked.codes)
                return
            near = text.book[picked.near] if picked.near else None
            self._make(picked.new_name, near.parent if near else None, lambda made: then([made]))

        counts = codebooks.visible_counts(self.study)
        self.app.push_screen(Picker(text.book, self._recent, counts, words, title=title, several=several), picked)

    def _make(self, name: str, parent: str | None, then: Callable[[str], None]) -> None:
        """Ask what a new code means, and make it; `then` gets its id."""
        text = self._text
        if text is None:
            return

        def made(new: NewCode | None) -> None:
            if new is not None:
                with self.attempt():
                    then(add_code(self.study, text.book, new).id)

        self.app.push_screen(AddCode(text.book, name, parent), made)

    def _codes(self, ids: Sequence[str]) -> list[Code]:
        """Codes by id. Where one is new to this room, all is read anew. Raises KlantreisError for one that is gone."""
        if self._text is not None and any(id_ not in self._text.book for id_ in ids):
            self.load()
        text = self._text
        if text is None or any(id_ not in text.book for id_ in ids):
            self._recent = [id_ for id_ in self._recent if id_ not in ids]
            raise KlantreisError(_("Die code is intussen door iemand anders weggehaald; kies een andere."))
        return [text.book[id_] for id_ in ids]

    def _apply(self, code_id: str, start: int, end: int) -> None:
        self._apply_all([code_id], start, end)

    def _apply_all(self, code_ids: Sequence[str], start: int, end: int, told: str = "") -> None:
        """Put codes on a stretch of text (offsets); `told` follows the message."""
        text = self._text
        if text is None:
            return
        with self.attempt():
            # The words as they were chosen: reading the codes may show the text anew.
            span = text.text.span(start, end)
            seen = [placed.turn for placed in text.turns]
            chosen = self._codes(code_ids)
            text = self._text or text
            made = code.add_codings(self.study, text.source.id, span, chosen, seen=seen)
            self._recent = [*code_ids, *(other for other in self._recent if other not in code_ids)][:MOST_RECENT]
            text.coders = text.coders if made[0].coder in text.coders else code.coder_names(self.study)
            for coding in made:
                self._take(coding)
            self.current = made[0].id
            self.view.place(end)
            self._together = [coding.id for coding in made]
            names = ", ".join(entry.name for entry in chosen)
            self._changed(_("Gecodeerd: {code}. Gevoel met − en +, of v").format(code=names) + told)

    # --- the keys -----------------------------------------------------------------------------

    def action_code(self) -> None:
        """Ask for one or more codes for the chosen text."""
        if words := self._wanted_words():
            quote = clip(" ".join(self.view.text[slice(*words)].split()), 200)
            self._ask(quote, _("Welke code?"), lambda ids: self._apply_all(ids, *words))

    def action_again(self) -> None:
        """Give the code that was given last once more."""
        if not self._recent:
            self.post_message(Told(_("Er is nog geen laatste code; kies er een met Enter."), "warning"))
        elif words := self._wanted_words():
            self._apply(self._recent[0], *words)

    def action_in_vivo(self) -> None:
        """Make a new code of the chosen words themselves."""
        if words := self._wanted_words():
            quote = " ".join(self.view.text[slice(*words)].split()).strip(" .,;:!?…\"'“”‘’").replace("/", "-")
            name = clip(quote[:1].upper() + quote[1:], LONGEST_NAME)
            # At the top, as a free code: where it belongs is for later, not for whatever was used last.
            self._make(name, None, lambda made: self._apply(made, *words))

    # --- codes under the number keys ----------------------------------------------------------

    def action_pinned(self, digit: int) -> None:
        """Give the code that is pinned to a number key."""
        found = pins.pins(self.study).get(digit)
        if found is None:
            told = _("Op toets {digit} staat nog geen code; zet er een op met k.").format(digit=digit)
            self.post_message(Told(told, "warning"))
        elif words := self._wanted_words():
            self._apply(found, *words)

    def action_pins(self) -> None:
        """Show what stands under the number keys, and let one be changed."""
        pinned, paths = pins.pins(self.study), codebooks.codebook(self.study).paths
        free = _("(vrij)")
        choices = [
            (str(digit), f"{digit}  {wording.path(paths[pinned[digit]]) if pinned.get(digit) in paths else free}")
            for digit in range(1, 10)
        ]
        digits = {digit: digit for digit, _text in choices}
        self.app.push_screen(Choose(_("Codes onder de cijfertoetsen"), choices, answers=digits), self._pin)

    def _pin(self, digit: str | None) -> None:
        if digit is None:
            return
        number = int(digit)

        def pin(ids: Sequence[str]) -> None:
            with self.attempt():
                (chosen,) = self._codes(ids[:1])
                pins.pin(self.study, number, chosen)
                self._changed(_("Toets {digit}: {code}").format(digit=number, code=chosen.name))

        held = pins.pins(self.study).get(number)
        if held is None:
            self._ask("", _("Welke code komt op toets {digit}?").format(digit=number), pin, several=False)
            return

        def answered(answer: str | None) -> None:
            if answer == "other":
                self._ask("", _("Welke code komt op toets {digit}?").format(digit=number), pin, several=False)
            elif answer == "free":
                with self.attempt():
                    pins.unpin(self.study, number)
                    self._changed(_("Toets {digit} is vrij").format(digit=number))

        choices = [("other", _("Een andere code op deze toets")), ("free", _("De toets vrijmaken"))]
        self.app.push_screen(Choose(_("Toets {digit}").format(digit=number), choices), answered)
