"""What was done in the study, the latest first; one can go there, or undo back to there."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.confirm import Confirm
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.messages import Changed, Told
from klantreis.tui.shown import beside, clip, plain
from klantreis.workflow import history, studies
from klantreis.workflow.history import Spot, Target
from klantreis.workflow.studies import Entry, Study

AT_ONCE = 200
"""So many are listed; who goes down to the end gets as many more."""


class History(Dialog[Target]):
    """Lists operations; the answer is where to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo_to", _("Ongedaan tot en met deze"), id="history.undo"),
        Binding("h", "leave", _("Sluiten"), id="history.leave"),
    ]

    def __init__(self, study: Study) -> None:
        super().__init__(_("Wat er gedaan is"), _("Enter gaat erheen · u maakt ongedaan tot en met deze · Esc terug"))
        self._study = study
        self._entries: list[Entry] = []
        self._spots: dict[int, Spot] = {}

    def body(self) -> Iterator[Widget]:
        """The list, and where the highlighted operation took place."""
        yield OptionList(id="history-list", markup=False)
        yield Static(id="history-where", markup=False)

    def on_mount(self) -> None:
        self._fill(AT_ONCE)

    def _fill(self, count: int) -> None:
        listed = self.query_one(OptionList)
        place = listed.highlighted or 0
        self._entries = studies.history(self._study, count)
        self._spots = history.spots(self._study, self._entries)
        width = max(24, self.app.size.width - 12 if self.app.size.width < 104 else 90)
        listed.set_options(Option(_line(entry, width)) for entry in self._entries)
        listed.highlighted = min(place, len(self._entries) - 1) if self._entries else None
        if not self._entries:
            self._tell(_("Er is nog niets gedaan."))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        entry = self._entries[event.option_index]
        spot = self._spots.get(entry.number)
        told = _("In: {where}").format(where=spot.text) if spot else ""
        undone = _("Is ongedaan gemaakt") if entry.undone else ""
        self._tell(" · ".join(filter(None, (told, undone))))
        if event.option_index == len(self._entries) - 1 and len(self._entries) % AT_ONCE == 0:
            self.call_after_refresh(self._fill, len(self._entries) + AT_ONCE)

    def _tell(self, text: str) -> None:
        self.query_one("#history-where", Static).update(plain(text))

    @property
    def _current(self) -> Entry | None:
        place = self.query_one(OptionList).highlighted
        return None if place is None else self._entries[place]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        target = history.target(self._study, self._entries[event.option_index].number)
        if target is None:
            self._tell(_("Daarvan is nu niets meer te zien."))
        else:
            self.dismiss(target)

    def action_undo_to(self) -> None:
        """Ask, then undo what this person did, back to and including the highlighted operation."""
        entry = self._current
        if entry is None:
            return
        try:
            standing = history.standing(self._study, entry.number)
        except KlantreisError as error:
            self._tell(str(error))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._undo_to(entry)

        question = plural(
            "Je maakt {n} handeling van jezelf ongedaan. Wat anderen deden, blijft. Opnieuw doen kan met Ctrl+Y.",
            "Je maakt {n} handelingen van jezelf ongedaan. Wat anderen deden, blijft. Opnieuw doen kan met Ctrl+Y.",
            len(standing),
        )
        title = _("Ongedaan maken tot en met “{summary}”?").format(summary=clip(entry.summary, 60))
        self.app.push_screen(Confirm(title, question), answered)

    def _undo_to(self, entry: Entry) -> None:
        try:
            undone = history.undo_to(self._study, entry.number)
        except KlantreisError as error:
            self._tell(str(error))
            return
        told = plural("{n} handeling ongedaan gemaakt", "{n} handelingen ongedaan gemaakt", len(undone.entries))
        if undone.problem:
            told = _("{told}; toen ging het niet verder: {problem}").format(told=told, problem=undone.problem)
        self.app.post_message(Told(told, "warning" if undone.problem else "information"))
        self.app.post_message(Changed())
        self._fill(max(AT_ONCE, len(self._entries)))
        self._tell(told)


def _line(entry: Entry, width: int) -> Content:
    at = datetime.fromisoformat(entry.at).astimezone().strftime("%d-%m %H:%M")
    undone = _("(ongedaan)") + " " if entry.undone else ""
    who = clip(entry.actor, 10).ljust(10)
    summary = clip(undone + " ".join(entry.summary.split()), max(12, width - len(at) - len(who) - 4))
    style = "$quiet" if entry.undone else ""
    return beside(plain(f"{at}  ", "$quiet"), plain(f"{who}  ", "$primary"), plain(summary, style))
