"""Putting a code on many hits at once."""

from collections.abc import Sequence

from klantreis.coding.search import Hit
from klantreis.text.catalogue import _, plural
from klantreis.tui.codebook.adding import add_code
from klantreis.tui.dialogs.new_code import AddCode, NewCode
from klantreis.tui.dialogs.picker import Picked, Picker
from klantreis.tui.finding.text import TextSearch, part_name
from klantreis.tui.messages import Told
from klantreis.workflow import codebooks, hits, retrieve


class CodingHits(TextSearch):
    """The search with the key that codes what it found."""

    def action_code(self) -> None:
        """Ask for codes, for the marked hits or for all, those that are not listed included."""
        if not self.found.hits:
            self.post_message(Told(_("Er zijn geen treffers om te coderen."), "warning"))
            return
        with self.attempt():
            chosen = self._hits()
            book = codebooks.codebook(self.study)
            many = plural("{n} treffer", "{n} treffers", len(chosen))
            words = ", ".join(dict.fromkeys(hit.text for hit in chosen[:20]))

            def picked(picked: Picked | None) -> None:
                if picked is not None and picked.codes:
                    self._code(chosen, picked.codes)
                elif picked is not None:
                    near = book[picked.near] if picked.near else None
                    self.app.push_screen(AddCode(book, picked.new_name, near.parent if near else None), made)

            def made(new: NewCode | None) -> None:
                if new is not None:
                    with self.attempt():
                        self._code(chosen, [add_code(self.study, book, new).id])

            title = _("Welke code voor {what} van {many}?").format(what=part_name(self.part), many=many)
            self.app.push_screen(Picker(book, (), codebooks.code_counts(self.study), words, title=title), picked)

    def _hits(self) -> list[Hit]:
        """What is to be coded: the marked hits, else every hit there is."""
        everything = len(self.chosen()) == len(self.found.hits)
        asked = self.question
        if everything and self.found.more and asked:
            return list(retrieve.find_text(self.study, asked.text, mode=asked.mode, sieve=asked.sieve))
        return hits.placed(self.study, self.chosen())

    def _code(self, chosen: Sequence[Hit], code_ids: Sequence[str]) -> None:
        with self.attempt():
            book = codebooks.codebook(self.study)
            codes = [book[id_] for id_ in code_ids if id_ in book]
            report = hits.code_hits(self.study, chosen, codes, part=self.part)
            added = plural("{n} codering toegevoegd", "{n} coderingen toegevoegd", report.added)
            told = [_("{added}: {codes}").format(added=added, codes=", ".join(code.name for code in codes))]
            if report.present:
                told.append(plural("{n} stond er al", "{n} stonden er al", report.present))
            if report.moved:
                told.append(plural("{n} tekst is intussen anders", "{n} teksten zijn intussen anders", report.moved))
            self.done(", ".join(told) + " " + _("(Ctrl+Z haalt ze weg)"))
