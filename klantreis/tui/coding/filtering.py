"""Which codings are shown: by code, coder, kind and feeling."""

from dataclasses import replace

from klantreis.coding.filters import EVERYTHING, CodingFilter
from klantreis.text.catalogue import _
from klantreis.tui.coding.applying import Applying
from klantreis.tui.dialogs.filtering import Filtering
from klantreis.tui.messages import Told, Where
from klantreis.workflow.studies import Study


class Sifting(Applying):
    """The keys that hide codings and show them again."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._before_alone = EVERYTHING
        if study.settings.blind:
            self.wanted = self._only_mine

    @property
    def _only_mine(self) -> CodingFilter:
        return replace(EVERYTHING, coder_names=frozenset({self.study.actor}))

    def action_filter(self) -> None:
        """Ask which codings to show."""
        text = self._text
        if text is None:
            return
        blind = self.study.settings.blind

        def answered(wanted: CodingFilter | None) -> None:
            if wanted is not None:
                self._sift(replace(wanted, coder_names=self._only_mine.coder_names) if blind else wanted)

        coders = [] if blind else sorted(set(text.coders.values()), key=str.casefold)
        self.app.push_screen(Filtering(text.book, coders, self.wanted), answered)

    def action_alone(self) -> None:
        """Show only what the person at work coded, or what all coded."""
        if self.study.settings.blind:
            told = _("In dit onderzoek codeer je blind: je ziet alleen je eigen coderingen (study.toml, blind).")
            self.post_message(Told(told, "warning"))
        elif self.wanted.coder_names == self._only_mine.coder_names:
            self._sift(replace(self.wanted, coder_names=None))
        else:
            self._sift(replace(self.wanted, coder_names=self._only_mine.coder_names))

    def _sift(self, wanted: CodingFilter) -> None:
        text = self._text
        self.wanted = wanted
        if text is None:
            return
        text.sift(wanted)
        self.view.show_marks(text.marks.values())
        self._show_here(anew=True)
        if wanted.active:
            counts = _("Je ziet {n} van {all} coderingen; f past dat aan")
            self.post_message(Told(counts.format(n=len(text.marks), all=len(text.codings))))
        else:
            self.post_message(Told(_("Je ziet alle coderingen")))
        self.post_message(Where(self.where))
