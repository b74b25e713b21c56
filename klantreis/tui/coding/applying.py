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
_DONE = "done"
"""What the list of pinned codes answers when it may close."""


class Applying(CodingPlace):
    """The keys that make codings."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._recent: list[str] = []
        self._last: list[str] = []
        """What was given together the last time."""
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

    def _ask(
        self,
        words: str,
        title: str,
        then: Callable[[Sequence[str]], None],
        *,
        several: bool = True,
        left: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask for codes; a new one is made first. `then` gets the ids; `left` is called where no code is given."""
        text = self._text
        if text is None:
            return

        def picked(picked: Picked | None) -> None:
            if picked is None:
                left()
                return
            if picked.codes:
                then(picked.codes)
                return
            near = text.book[picked.near] if picked.near else None
            new = NewCode(picked.new_name, near.parent if near else None)
            self._make(new, lambda made: then([made]), left)

        counts = codebooks.visible_counts(self.study)
        self.app.push_screen(Picker(text.book, self._recent, counts, words, title=title, several=several), picked)

    def _make(self, proposal: NewCode, then: Callable[[str], None], left: Callable[[], None] = lambda: None) -> None:
        """Ask what a new code means, and make it; `then` gets its id. Where that fails, it asks again."""
        text = self._text
        if text is None:
            return

        def made(new: NewCode | None) -> None:
            if new is None:
                left()
                return
            try:
                code_id = add_code(self.study, text.book, new).id
            except KlantreisError as error:
                self.post_message(Told(str(error), "error"))
                self._make(new, then, left)
            else:
                then(code_id)

        dialog = AddCode(text.book, proposal.name, proposal.parent, proposal.definition, proposal.kind)
        self.app.push_screen(dialog, made)

    def _codes(self, ids: Sequence[str]) -> list[Code]:
        """Codes by id. Where one is new to this room, all is read anew. Raises KlantreisError for one that is gone."""
        if self._text is not None and any(id_ not in self._text.book for id_ in ids):
            self.load()
        text = self._text
        if text is None or any(id_ not in text.book for id_ in ids):
            self._recent = [id_ for id_ in self._recent if id_ not in ids]
            self._last = [id_ for id_ in self._last if id_ not in ids]
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
            self._last = list(code_ids)
            self._recent = [*code_ids, *(other for other in self._recent if other not in code_ids)][:MOST_RECENT]
            text.coders = text.coders if made[0].coder in text.coders else code.coder_names(self.study)
            for coding in made:
                self._take(coding)
            self.current = made[0].id
            self.view.place(end)
            self._together = [coding.id for coding in made]
            names = ", ".join(entry.name for entry in chosen)
            if any(coding.id not in text.marks for coding in made):
                told += _(" (niet te zien door het filter; f)")
            self._changed(_("Gecodeerd: {code}. Gevoel met − en +, of v").format(code=names) + told)

    # --- the keys -----------------------------------------------------------------------------

    def action_code(self) -> None:
        """Ask for one or more codes for the chosen text."""
        if words := self._wanted_words():
            quote = clip(" ".join(self.view.text[slice(*words)].split()), 200)
            self._ask(quote, _("Welke code?"), lambda ids: self._apply_all(ids, *words))

    def action_again(self) -> None:
        """Give the code that was given last once more, or all that were given together."""
        if not self._last:
            self.post_message(Told(_("Er is nog geen laatste code; kies er een met Enter."), "warning"))
        elif words := self._wanted_words():
            self._apply_all(self._last, *words)

    def action_in_vivo(self) -> None:
        """Make a new code of the chosen words themselves."""
        if words := self._wanted_words():
            quote = " ".join(self.view.text[slice(*words)].split()).strip(" .,;:!?…\"'“”‘’").replace("/", "-")
            name = clip(quote[:1].upper() + quote[1:], LONGEST_NAME)
            # At the top, as a free code: where it belongs is for later, not for whatever was used last.
            self._make(NewCode(name), lambda made: self._apply(made, *words))

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
        """Show what stands under the number keys, and let them be changed one after the other."""
        self._show_pins(1)

    def _show_pins(self, highlighted: int) -> None:
        pinned, paths = pins.pins(self.study), codebooks.codebook(self.study).paths
        free = _("(vrij)")
        choices = [
            (str(digit), f"{digit}  {wording.path(paths[pinned[digit]]) if pinned.get(digit) in paths else free}")
            for digit in range(1, 10)
        ]
        digits = {digit: digit for digit, _text in choices}
        choices.append((_DONE, f"✓  {_('Klaar')}"))
        current = str(highlighted) if str(highlighted) in digits else _DONE
        title = _("Codes onder de cijfertoetsen")
        self.app.push_screen(Choose(title, choices, current=current, answers=digits), self._pin)

    def _pin(self, answer: str | None) -> None:
        """Ask which code a number key gets; then the list of them is there again, at the next one."""
        if answer is None or answer == _DONE:
            return
        number = int(answer)

        def back() -> None:
            self._show_pins(number)

        def pin(ids: Sequence[str]) -> None:
            with self.attempt():
                (chosen,) = self._codes(ids[:1])
                pins.pin(self.study, number, chosen)
                self._changed(_("Toets {digit}: {code}").format(digit=number, code=chosen.name))
            self._show_pins(number + 1)

        def ask() -> None:
            self._ask("", _("Welke code komt op toets {digit}?").format(digit=number), pin, several=False, left=back)

        if pins.pins(self.study).get(number) is None:
            ask()
            return

        def answered(answer: str | None) -> None:
            if answer == "other":
                ask()
                return
            if answer == "free":
                with self.attempt():
                    pins.unpin(self.study, number)
                    self._changed(_("Toets {digit} is vrij").format(digit=number))
            back()

        choices = [("other", _("Een andere code op deze toets")), ("free", _("De toets vrijmaken"))]
        self.app.push_screen(Choose(_("Toets {digit}").format(digit=number), choices), answered)
