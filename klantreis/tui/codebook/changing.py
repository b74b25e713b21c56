"""Changing the codebook code by code: add, rename, edit, merge, move, delete."""

from klantreis.model.codes import Code
from klantreis.model.errors import KlantreisError
from klantreis.text import names
from klantreis.text.catalogue import _, plural
from klantreis.tui import wording
from klantreis.tui.codebook.adding import add_code
from klantreis.tui.codebook.place import CodebookPlace
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.confirm import Confirm
from klantreis.tui.dialogs.edit_code import EditCode, Edited
from klantreis.tui.dialogs.new_code import AddCode, NewCode
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.shown import clip
from klantreis.tui.widgets.passages import PassageList
from klantreis.workflow import codebooks, recoding, retrieve

TOP = "top"
"""What the choice of a place answers for the top of the tree; no id is that short."""


class Changing(CodebookPlace):
    """The keys that change the tree and what codes say."""

    def action_add(self) -> None:
        """Ask for a new code below the highlighted one, or beside it where it has none below."""
        here = self.current
        parent = None
        if here is not None:
            parent = here.id if self._book.children(here.id) else here.parent

        self._ask_new(NewCode("", parent))

    def _ask_new(self, proposal: NewCode) -> None:
        """Ask for a new code, and make it; where that fails, ask on with what was filled in."""

        def answered(new: NewCode | None) -> None:
            if new is None:
                return
            try:
                made = add_code(self.study, self._book, new)
            except KlantreisError as error:
                self.post_message(Told(str(error), "error"))
                self._ask_new(new)
            else:
                self._go_to = made.id
                self.done(_("Code toegevoegd: {name}").format(name=made.name))

        dialog = AddCode(self._book, proposal.name, proposal.parent, proposal.definition, proposal.kind)
        self.app.push_screen(dialog, answered)

    def action_rename(self) -> None:
        """Ask for another name of the highlighted code."""
        if here := self.current:
            self._ask_name(here, here.name)

    def _ask_name(self, here: Code, proposal: str) -> None:
        """Ask for another name of a code; where it can't be given, ask on with what was typed."""

        def answered(name: str | None) -> None:
            if name is None or name.strip() == here.name:
                return
            try:
                codebooks.rename_code(self.study, here, name)
            except KlantreisError as error:
                self.post_message(Told(str(error), "error"))
                self._ask_name(here, name)
            else:
                self.done(_("{old} heet nu {new}").format(old=here.name, new=" ".join(name.split())))

        self.app.push_screen(Question(_("Andere naam voor {name}").format(name=here.name), proposal), answered)

    def action_edit(self) -> None:
        """Show all fields of the highlighted code in a form."""
        here = self.current
        if here is None:
            return

        def save(edited: Edited) -> None:
            codebooks.edit_code(self.study, here, edited.name, **edited.fields)
            self.done(_("{name} aangepast").format(name=edited.name or here.name))

        self.app.push_screen(EditCode(self._book, here, save))

    def action_example(self) -> None:
        """Make the highlighted passage the example of its code."""
        listed = self.query_one(PassageList)
        place = listed.highlighted
        if not listed.has_focus or place is None or place >= len(self._passages):
            self.post_message(Told(_("Ga eerst met → naar een fragment."), "warning"))
            return
        passage = self._passages[place]
        with self.attempt():
            codebooks.edit_code(self.study, self._book[passage.code], example=passage.text)
            told = _("Voorbeeld van {name}: “{text}”")
            self.done(told.format(name=self._book[passage.code].name, text=clip(passage.text, 40)))

    def action_shift(self, by: int) -> None:
        """Move the highlighted code up or down among its siblings."""
        if here := self.current:
            with self.attempt():
                if recoding.shift(self.study, here, by):
                    self.done(_("{name} verplaatst").format(name=here.name))

    def action_move(self) -> None:
        """Ask under which code the highlighted one must hang."""
        here = self.current
        if here is None:
            return
        own = {code.id for code in self._book.below(here.id)}
        choices = [(TOP, _("(bovenaan, onder geen andere code)"))] if here.parent else []
        choices += [
            (code.id, wording.path(self._book.paths[code.id]))
            for code in self._book
            if code.id not in own and code.id != here.parent
        ]

        def answered(answer: str | None) -> None:
            if answer is not None:
                under = None if answer == TOP else self._book[answer]
                with self.attempt():
                    recoding.move(self.study, here, under)
                    self._go_to = here.id
                    where = _("{name} hangt nu onder {above}") if under else _("{name} staat nu bovenaan")
                    self.done(where.format(name=here.name, above=under.name if under else ""))

        self.app.push_screen(Choose(_("Waar komt {name}?").format(name=here.name), choices), answered)

    # --- merging and deleting -----------------------------------------------------------------

    def action_merge(self) -> None:
        """Ask with which code the highlighted one must be merged."""
        here = self.current
        if here is None:
            return

        def picked(picked: Picked | None) -> None:
            if picked is None:
                return
            if picked.codes:
                self._merge(here, self._book[picked.codes[0]])
            else:
                self.post_message(Told(_("Kies een code die er al is; een andere naam geef je met r."), "warning"))

        title = _("Met welke code voeg je {name} samen?").format(name=here.name)
        self.app.push_screen(Picker(self._book, (), self._counts, "", title=title, several=False), picked)

    def _merge(self, here: Code, into: Code) -> None:
        count = codebooks.code_counts(self.study).get(here.id, 0)  # all that would be merged, also when coding blind
        told = plural("{n} codering", "{n} coderingen", count)
        others = sorted({p.coder for p in retrieve.passages(self.study, here)} - {self.study.actor})
        if others:
            told = _("{codings} (ook van {names})").format(codings=told, names=", ".join(others))
        parts = [_("{code} gaat op in {into}, met {told}.").format(code=here.name, into=into.name, told=told)]
        if below := len(self._book.below(here.id)) - 1:
            parts.append(plural("{n} code eronder gaat mee.", "{n} codes eronder gaan mee.", below))
        if here.kind != into.kind:
            kinds = {"old": names.code_kind(here.kind), "new": names.code_kind(into.kind)}
            parts.append(_("Let op: het soort was {old} en wordt {new}.").format(**kinds))
        parts.append(_("Je kunt dit ongedaan maken."))

        def answered(yes: bool | None) -> None:
            if yes:
                with self.attempt():
                    outcome = recoding.merge(self.study, here, into)
                    self._go_to = into.id
                    count = plural("{n} codering", "{n} coderingen", outcome.codings)
                    self.done(_("{code} is nu {into}: {count}").format(code=here.name, into=into.name, count=count))

        self.app.push_screen(Confirm(_("Samenvoegen?"), " ".join(parts)), answered)

    def action_delete(self) -> None:
        """Ask, then delete the highlighted code with all that hangs on it."""
        here = self.current
        if here is None:
            return
        stake = recoding.told(recoding.at_stake(self.study, here))
        explanation = _("{name} gaat weg, met {stake}.") if stake else _("{name} gaat weg; hij is nergens gebruikt.")
        explanation = explanation.format(name=here.name, stake=stake) + " " + _("Je kunt dit ongedaan maken.")

        def answered(yes: bool | None) -> None:
            if yes:
                with self.attempt():
                    recoding.delete(self.study, here, everything=bool(stake))
                    siblings = [c.id for c in self._book.children(here.parent)]
                    place = siblings.index(here.id)
                    near = siblings[place + 1 : place + 2] or siblings[:place][-1:]
                    self._go_to = near[0] if near else here.parent
                    self.done(_("Code verwijderd: {name} (Ctrl+Z zet hem terug)").format(name=here.name))

        self.app.push_screen(Confirm(_("Code verwijderen?"), explanation), answered)
