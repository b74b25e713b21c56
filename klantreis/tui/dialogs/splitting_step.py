"""Which passages of a step become a step of their own, and what that is called."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from klantreis.model.journeys import Step
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.widgets.passages import on_one_line
from klantreis.tui.widgets.tick_list import TickList

Answer = tuple[str, list[str]]
"""The name, and the codings (ids) that leave."""


class SplittingStep(Dialog[Answer]):
    """Asks for a name and for the passages that leave the step."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", _("Splits"), id="splitting_step.save")]

    def __init__(self, step: Step) -> None:
        hint = _("Spatie zet een vinkje · Tab naar de naam · Enter splitst · Esc terug")
        super().__init__(_("Welke fragmenten van {step} krijgen een eigen stap?").format(step=step.label), hint)
        self._step = step

    def body(self) -> Iterator[Widget]:
        """The passages, and the name."""
        yield TickList([[(on_one_line(quote), quote.coding) for quote in self._step.quotes]], ())
        yield Input(placeholder=_("Hoe heet de nieuwe stap?"))
        yield Static(id="splitting-problem", markup=False)

    def on_mount(self) -> None:
        self.query_one(TickList).focus()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Answer, once there is a name."""
        field = self.query_one(Input)
        if field.value.strip():
            self.dismiss((field.value, [str(coding) for coding in self.query_one(TickList).ticked]))
        else:
            field.focus()
