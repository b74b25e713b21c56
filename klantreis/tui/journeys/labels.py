"""Settling labels: codes that seem one step and codings that seem to have another code, one answer at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Quote
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.confirm import Confirm
from klantreis.tui.dialogs.question import Question
from klantreis.tui.journeys.chosen import Chosen
from klantreis.tui.journeys.view import JourneyView
from klantreis.tui.messages import Told, Where
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.passages import Excerpt, PassageList, of_quote
from klantreis.workflow import label_proposals, settling_labels, studies
from klantreis.workflow.label_proposals import LabelProposal, ProposalKind
from klantreis.workflow.studies import Study


class LabelsView(JourneyView):
    """What is there to settle on the left; on the right why, and what was said on either side."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.JOURNEY_LABELS)
    needs_build = False

    class Found(Message):
        """What a worker found; `problem` says why where it found nothing."""

        def __init__(self, proposals: tuple[LabelProposal, ...], problem: str = "") -> None:
            super().__init__()
            self.proposals = proposals
            self.problem = problem

    def __init__(self, study: Study, chosen: Chosen, *, id: str) -> None:
        super().__init__(study, chosen, id=id)
        self._proposals: tuple[LabelProposal, ...] = ()
        self._seeking = False

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            yield OptionList(id="label-proposals", markup=False)
            with Vertical(id="label-side"):
                yield Static(id="label-why", markup=False)
                yield PassageList(id="label-examples")

    @property
    def main(self) -> Widget:
        return self.query_one("#label-proposals")

    @property
    def where(self) -> str:
        return plural("{n} voorstel", "{n} voorstellen", len(self._proposals))

    @property
    def _listed(self) -> OptionList:
        return self.query_one("#label-proposals", OptionList)

    @property
    def _proposal(self) -> LabelProposal | None:
        place = self._listed.highlighted
        return self._proposals[place] if place is not None and place < len(self._proposals) else None

    def load(self) -> None:
        self._seeking = True
        self._show()
        self._seek()

    @work(thread=True, exclusive=True, group="labels")
    def _seek(self) -> None:
        study = self.study
        try:
            with studies.open_again(study) as own:
                found = label_proposals.proposals(own)
        except KlantreisError as error:
            answer = self.Found((), str(error))
        else:
            answer = self.Found(found)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_labels_view_found(self, message: Found) -> None:
        message.stop()
        self._seeking = False
        self._proposals = message.proposals
        if message.problem:
            self.post_message(Told(message.problem, "error"))
        self._show()
        if self.display:
            self.post_message(Where(self.where))

    def _show(self) -> None:
        place = self._listed.highlighted or 0
        with self.prevent(OptionList.OptionHighlighted):
            self._listed.set_options(Option(_line(proposal)) for proposal in self._proposals)
            self._listed.highlighted = min(place, len(self._proposals) - 1) if self._proposals else None
        self._show_one()

    def _show_one(self) -> None:
        proposal = self._proposal
        why = self.query_one("#label-why", Static)
        examples = self.query_one("#label-examples", PassageList)
        if proposal is None:
            told = _("Zoeken naar codes die op elkaar lijken…") if self._seeking else _("Er valt niets te beslissen.")
            why.update(plain(told, "$quiet"))
            examples.show([])
            return
        why.update(_why(proposal))
        examples.show(
            (*_excerpts(proposal.subject, proposal.examples), *_excerpts(proposal.object, proposal.other_examples))
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list is self._listed:
            self._show_one()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list is self._listed:
            self.query_one("#label-examples").focus()

    # --- actions ------------------------------------------------------------------------------

    def action_yes(self) -> None:
        """Say yes to the highlighted one."""
        if proposal := self._proposal:
            self._accept(proposal)

    def action_no(self) -> None:
        """Say no; it is not asked again."""
        if proposal := self._proposal:
            with self.attempt():
                settling_labels.refuse(self.study, proposal)
                self._settled(proposal, _("Nee: dit wordt niet meer gevraagd."))

    def action_yes_named(self) -> None:
        """Say yes, and ask what the step is called from now on."""
        proposal = self._proposal
        if proposal is None:
            return
        if proposal.kind is not ProposalKind.SAME:
            self.post_message(Told(_("Een andere naam kan alleen als twee codes dezelfde stap zijn."), "warning"))
            return
        chosen = proposal

        def answered(name: str | None) -> None:
            if name and name.strip():
                self._accept(chosen, name)

        self.app.push_screen(Question(_("Hoe heet de stap?"), _name(chosen.object)), answered)

    def action_yes_all(self) -> None:
        """Say yes to all that are as likely as the highlighted one, after asking."""
        proposal = self._proposal
        if proposal is None:
            return
        chance, found = proposal.chance, self._proposals

        def answered(yes: bool | None) -> None:
            if yes:
                with self.attempt():
                    count = settling_labels.accept_all(self.study, found, chance)
                    self._proposals = ()
                    self._seeking = True
                    self.done(plural("{n} voorstel aangenomen", "{n} voorstellen aangenomen", count))

        number = sum(each.chance >= chance and not each.against for each in found)
        told = plural(
            "Het gaat om {n} voorstel dat geen gesprek tegenspreekt.",
            "Het gaat om {n} voorstellen die geen gesprek tegenspreekt.",
            number,
        )
        told += " " + _("De kans is steeds {chance} of meer.").format(chance=f"{chance:.0%}")
        self.app.push_screen(Confirm(_("Deze voorstellen aannemen?"), told), answered)

    def _accept(self, proposal: LabelProposal, name: str = "") -> None:
        with self.attempt():
            settling_labels.accept(self.study, proposal, name)
            self._settled(proposal, _("Ja: vastgelegd."))

    def _settled(self, proposal: LabelProposal, told: str) -> None:
        self._proposals = tuple(each for each in self._proposals if each is not proposal)
        self.done(told)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _line(proposal: LabelProposal) -> Content:
    kind = _("zelfde stap?") if proposal.kind is ProposalKind.SAME else _("andere code?")
    sign = "=" if proposal.kind is ProposalKind.SAME else "→"
    return lines(
        beside(plain(f"{proposal.chance:>4.0%} ", "$accent"), plain(kind, "$quiet")),
        plain(f"     {_name(proposal.subject)} {sign} {_name(proposal.object)}"),
    )


def _why(proposal: LabelProposal) -> Content:
    if proposal.kind is ProposalKind.SAME:
        asked = _("Is “{one}” dezelfde stap als “{other}”?")
    else:
        asked = _("Is deze codering “{one}” eigenlijk “{other}”?")
    return lines(
        plain(asked.format(one=proposal.subject, other=proposal.object), "bold"),
        *(plain(f"− {reason}", "$warning") for reason in proposal.against),
        *([plain("+ " + "; ".join(proposal.reasons))] if proposal.reasons else []),
    )


def _excerpts(path: str, quotes: Iterable[Quote]) -> Iterator[Excerpt]:
    """The quotes, each with the name of its code before what is known of it."""
    for quote in quotes:
        excerpt = of_quote(quote)
        yield replace(excerpt, about=f"{_name(path)} · {excerpt.about}")
